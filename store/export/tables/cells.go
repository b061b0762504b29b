package tables

import (
	"slices"
	"strconv"
	"strings"

	"tijdig/model"
	"tijdig/model/steps"
	"tijdig/model/words"
	"tijdig/store/export/privacy"
	"tijdig/store/export/say"
)

// findingKinds says of each line what it is and when it was written, so that
// hearsay stays hearsay where the text itself is left out.
func findingKinds(r *privacy.Shown) string {
	var out []string
	for _, f := range r.Signal.Findings {
		days := model.DateOf(f.Written).String()
		if !f.Corrected.IsZero() {
			days += ", gewijzigd " + model.DateOf(f.Corrected).String()
		}
		if f.Settled() {
			days += ", " + words.Of(string(f.Status)) + " " + f.StatusDay.String()
		}
		out = append(out, say.Origin(f)+" ("+days+")")
	}
	return strings.Join(out, "; ")
}

func findingTexts(r *privacy.Shown) string {
	var out []string
	for _, f := range r.Signal.Findings {
		out = append(out, say.Origin(f)+": "+f.Text+say.Prefixed(" — ", f.StatusWhy))
	}
	return strings.Join(out, "\n")
}

func stepList(r *privacy.Shown) string {
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
			line += " " + say.Unclear(s.Said)
		}
		if s.Text != "" {
			line += " (" + s.Text + ")"
		}
		line += say.Prefixed(": ", say.Join("; ", s.Result, say.ChildSeen(s)))
		out = append(out, line)
	}
	return strings.Join(out, "; ")
}

// ageSaid is what was said about the age of the subject, and when.
func ageSaid(r *privacy.Shown) string {
	a := r.Signal.Age()
	return say.Join(", ", a.Said, a.Day.String())
}

func acute(r *privacy.Shown) string {
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
func bulk(r *privacy.Shown) string {
	return slugs(r, func(c model.Check) bool { return c.Bulk }, func(model.Check) string { return "" })
}

// otherAge lists the items that were answered while another age was set.
func otherAge(r *privacy.Shown) string {
	band := r.Signal.Band()
	return slugs(r, func(c model.Check) bool { return c.Band != "" && band != "" && c.Band != band }, func(c model.Check) string { return ": " + string(c.Band) })
}

// slugs lists the items whose answer is picked, in the order of the alphabet.
func slugs(r *privacy.Shown, pick func(model.Check) bool, more func(model.Check) string) string {
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
func earlierCell(v *privacy.View, r *privacy.Shown) string {
	var out []string
	for _, was := range say.Revisions(v.Forms, r.Versions()) {
		head := "versie " + strconv.Itoa(was.N) + " (" + model.DateOf(was.Signal.Written).String() + ")"
		out = append(out, say.Join(": ", head, was.Signal.Reason))
		for _, s := range was.Said {
			out = append(out, "  stond er: "+s)
		}
	}
	return strings.Join(out, "\n")
}
