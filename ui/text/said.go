package text

import (
	"strings"
	"time"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/model/steps"
	"tijdig/model/words"
)

// Words beside what was answered.
const (
	NotUnderstood = "niet begrepen"
	NoteLabel     = "toelichting: "
	SawChild      = "Kind of jongere gezien"
)

// StepName says what a step is, short.
func StepName(s model.Step) string {
	if s.Text != "" {
		return s.Text
	}
	t, _ := steps.Find(s.Type)
	return t.Short
}

// Step says what a step is, when, and what became of it.
func Step(s model.Step, now time.Time) string { return stepSays(StepName(s), s, now) }

// WholeStep says it as a report does, where there is room for all of what it is.
func WholeStep(s model.Step, now time.Time) string {
	name := StepName(s)
	if t, known := steps.Find(s.Type); known && s.Type != steps.Other {
		name = t.Label
		if s.Text != "" {
			name += ": " + s.Text
		}
	}
	return stepSays(name, s, now)
}

func stepSays(name string, s model.Step, now time.Time) string {
	day := dates.ShowDate(s.Planned, model.DateOf(now))
	if s.Status == model.Done && !s.Done.IsZero() {
		day = dates.Show(s.Done, now)
	}
	parts := []string{name}
	switch {
	case day != "":
		parts = append(parts, day)
	case s.Said != "":
		parts = append(parts, AsSaid(s.Said))
	}
	parts = append(parts, words.Of(string(s.Status)))
	if s.Result != "" {
		parts = append(parts, s.Result)
	}
	if s.ChildSeen != "" {
		parts = append(parts, SawChild+": "+words.Of(s.ChildSeen))
	}
	return strings.Join(parts, "  ")
}

// SeenApart says when a line was seen where that is told of it apart from its signal; "" where
// it is not.
func SeenApart(f model.Finding, now time.Time) string {
	if f.Seen.IsZero() {
		return ""
	}
	return "wanneer: " + SeenBefore(dates.Show(f.Seen, now), f.Seen, f.Written)
}

// SeenBefore adds a word to when something was seen where it was written down before.
func SeenBefore(shown string, s model.Seen, written time.Time) string {
	if !s.After(written) {
		return shown
	}
	return shown + " (" + words.Of("gezien_na_opgeschreven") + ")"
}

// AsSaid shows the words for a day that was not understood.
func AsSaid(typed string) string { return "\"" + typed + "\" (" + NotUnderstood + ")" }

// Age says how old somebody is: as it was said, on which day where that is not
// today, and the band that follows from it.
func Age(a model.Age, now time.Time) string {
	band := words.Of(string(a.Band))
	switch {
	case a.Band == model.BandNone:
		return ""
	case a.Said == "":
		return band
	case a.Band == model.BandUnknown:
		band = "leeftijdsgroep onbekend"
	}
	return AgeSaid(a, model.DateOf(now)) + " (" + band + ")"
}

// AgeSaid says an age as it was said, and on which day where that is not today.
func AgeSaid(a model.Age, today model.Date) string {
	said := a.Said
	if strings.Trim(said, "0123456789") == "" {
		said += " jaar"
	}
	if a.Day != today {
		_, day, _ := strings.Cut(dates.ShowDate(a.Day, model.Date{}), " ") // without its weekday
		said += ", " + day
	}
	return said
}

// Person says who belongs with a subject.
func Person(p model.Person, now time.Time) string {
	parts := []string{words.Of(string(p.Role))}
	if a := Age(p.Age(), now); a != "" {
		parts = append(parts, a)
	}
	switch p.Home {
	case model.Yes:
		parts = append(parts, "woont in huis")
	case model.No:
		parts = append(parts, "woont elders")
	case "deels":
		parts = append(parts, "woont er deels")
	}
	return strings.Join(append(parts, words.About(p.About)...), ", ")
}

// SourceAndNote says whom an answer is from and what was noted with it.
func SourceAndNote(c model.Check) string {
	var parts []string
	if c.Source != "" {
		parts = append(parts, "bron: "+words.Of(string(c.Source)))
	}
	if c.Note != "" {
		parts = append(parts, "toelichting: "+c.Note)
	}
	return strings.Join(parts, "   ")
}
