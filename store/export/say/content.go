package say

import (
	"strings"

	"tijdig/model"
	"tijdig/model/steps"
	"tijdig/model/words"
)

// ChildSeen says whether the child or youngster was seen at a step; "" when nobody said.
func ChildSeen(s model.Step) string {
	return Prefixed("kind of jongere gezien: ", words.Of(s.ChildSeen))
}

// People lists who belongs with whom it is about.
func People(all []model.Person) string {
	var out []string
	for _, p := range all {
		out = append(out, person(p))
	}
	return strings.Join(out, "; ")
}

// person is somebody who belongs with whom it is about.
func person(p model.Person) string {
	s := words.Of(string(p.Role))
	if a := Age(p.Age()); a != "" {
		s += " " + a
	}
	if p.Home != "" {
		s += ", in huis: " + words.Of(p.Home)
	}
	return strings.Join(append([]string{s}, words.About(p.About)...), ", ")
}

// Call is what was answered on Direct bellen.
func Call(c model.Acute) string {
	return Join(": ", When(model.SeenAt(c.At))+", "+words.Of(string(c.Answer)), c.Text)
}

// Step is a step in words.
func Step(st model.Step) string {
	label, more := StepLabel(st), st.Text
	if label == st.Text {
		more = "" // in the worker's own words
	}
	return Join(", ", label+": "+words.Of(string(st.Status)), StepDay(st), Unclear(st.Said), Prefixed("door ", st.Who), more, st.Result, ChildSeen(st))
}

// StepLabel is what a step is called: in the worker's own words where it is none of the list.
func StepLabel(st model.Step) string {
	if st.Type == steps.Other && st.Text != "" {
		return st.Text
	}
	t, _ := steps.Find(st.Type)
	return t.Label
}

// StepDay is the day of a step: when it was done, or is or was planned.
func StepDay(st model.Step) string {
	switch day := When(model.Seen{Date: st.Planned}); {
	case !st.Done.IsZero():
		return When(model.Seen{Date: st.Done.Date})
	case st.Status == model.Failed, st.Status == model.Dropped:
		return Prefixed("gepland was ", day)
	default:
		return day
	}
}

// Item is what was found at an item, and the item with what is noted beside it.
func Item(label string, c model.Check, band model.Band) []string {
	more := []string{Prefixed("bron: ", words.Of(string(c.Source)))}
	if c.Bulk {
		more = append(more, words.Of("in_een_keer"))
	}
	if c.Band != "" && band != "" && c.Band != band {
		more = append(more, "nagegaan bij "+words.Of(string(c.Band)))
	}
	if s := Join(", ", more...); s != "" {
		label += " (" + s + ")"
	}
	return []string{Check(c), Join(". ", label, c.Note)}
}

// Check is what was found at an item; where there is only a note, nothing.
func Check(c model.Check) string {
	if c.Looked() {
		return words.Of(string(c.Answer))
	}
	return NotLooked
}
