package export

import (
	"slices"
	"strconv"
	"strings"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/model/steps"
	"tijdig/model/words"
)

func yesNo(b bool) string {
	if b {
		return "ja"
	}
	return "nee"
}

// findingKinds says of each line what it is and when it was written, so that
// hearsay stays hearsay where the text itself is left out.
func findingKinds(r *shown) string {
	var out []string
	for _, f := range r.Signal.Findings {
		days := model.DateOf(f.Written).String()
		if !f.Corrected.IsZero() {
			days += ", gewijzigd " + model.DateOf(f.Corrected).String()
		}
		if f.Settled() {
			days += ", " + words.Of(string(f.Status)) + " " + f.StatusDay.String()
		}
		out = append(out, origin(f)+" ("+days+")")
	}
	return strings.Join(out, "; ")
}

func findingTexts(r *shown) string {
	var out []string
	for _, f := range r.Signal.Findings {
		out = append(out, origin(f)+": "+f.Text+prefixed(" — ", f.StatusWhy))
	}
	return strings.Join(out, "\n")
}

// origin names the kind and source of a line, and whether it still has to be
// looked into.
func origin(f model.Finding) string {
	s := words.Origin(f)
	if f.Confidential && f.Source != hidden && f.Source != unnamed {
		s += ", bron vertrouwelijk"
	}
	if f.Open() {
		s += ", nog na te gaan"
	}
	if f.Settled() {
		s += ", " + words.Of(string(f.Status))
	}
	return s
}

func stepList(r *shown) string {
	var out []string
	for _, s := range r.Signal.Steps {
		t, _ := steps.Find(s.Type)
		line := t.Label + ": " + words.Of(string(s.Status))
		switch {
		case !s.Done.IsZero():
			line += " " + s.Done.Date.String()
		case !s.Planned.IsZero():
			line += " " + s.Planned.String()
		case s.Said != "":
			line += " " + asSaid(s.Said)
		}
		if s.Text != "" {
			line += " (" + s.Text + ")"
		}
		line += prefixed(": ", join("; ", s.Result, childSeen(s)))
		out = append(out, line)
	}
	return strings.Join(out, "; ")
}

// childSeen says whether the child or youngster was seen at a step; "" when nobody said.
func childSeen(s model.Step) string {
	return prefixed("kind of jongere gezien: ", words.Of(s.ChildSeen))
}

// age says how old somebody is: the band, or where the level lets it through
// what was said and when.
func age(a model.Age) string {
	switch {
	case a.Band == model.BandNone:
		return ""
	case a.Said == "":
		return words.Of(string(a.Band))
	}
	return a.Said + " (" + dates.ShowDate(a.Day, model.Date{}) + "), leeftijdsgroep " + words.Of(string(a.Band))
}

// ageSaid is what was said about the age of the subject, and when.
func ageSaid(r *shown) string {
	a := r.Signal.Age()
	return join(", ", a.Said, a.Day.String())
}

func people(r *shown) string {
	var out []string
	for _, p := range r.Signal.People {
		out = append(out, person(p))
	}
	return strings.Join(out, "; ")
}

// person is somebody who belongs with whom it is about.
func person(p model.Person) string {
	s := words.Of(string(p.Role))
	if a := age(p.Age()); a != "" {
		s += " " + a
	}
	if p.Home != "" {
		s += ", in huis: " + words.Of(p.Home)
	}
	return strings.Join(append([]string{s}, words.About(p.About)...), ", ")
}

func acute(r *shown) string {
	var out []string
	for _, a := range r.Signal.Acute {
		s := words.Of(string(a.Answer)) + " " + a.At.Format("2006-01-02 15:04")
		if a.Text != "" {
			s += " (" + a.Text + ")"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// bulk lists the items that were answered by "the rest of this page: no".
func bulk(r *shown) string {
	return slugs(r, func(c model.Check) bool { return c.Bulk }, func(model.Check) string { return "" })
}

// otherAge lists the items that were answered while another age was set.
func otherAge(r *shown) string {
	band := r.Signal.Band()
	return slugs(r, func(c model.Check) bool { return c.Band != "" && band != "" && c.Band != band }, func(c model.Check) string { return ": " + string(c.Band) })
}

// slugs lists the items whose answer is picked, in the order of the alphabet.
func slugs(r *shown, pick func(model.Check) bool, more func(model.Check) string) string {
	var out []string
	for slug, c := range r.Signal.Checks {
		if pick(c) {
			out = append(out, slug+more(c))
		}
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

// earlierCell lists the versions before, with what each said that the next does not.
func earlierCell(v *view, r *shown) string {
	var out []string
	for _, was := range revisions(v.Forms, r.versions()) {
		head := "versie " + strconv.Itoa(was.n) + " (" + model.DateOf(was.signal.Written).String() + ")"
		out = append(out, join(": ", head, was.signal.Reason))
		for _, s := range was.said {
			out = append(out, "  stond er: "+s)
		}
	}
	return strings.Join(out, "\n")
}
