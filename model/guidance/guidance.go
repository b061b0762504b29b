// Package guidance says what stands beside the answers of a record: what the weighing
// questions of the meldcode fit, what has not been looked at yet, what is still open. It
// never answers anything, concludes nothing about a person and holds nobody back.
package guidance

import (
	"slices"
	"strings"

	"tijdig/model"
	"tijdig/model/catalogue"
)

// Record is what is looked at.
type Record struct {
	model.Content
	Kind  model.Kind // whom it is about; "" when that was not said
	Texts *Texts     // in which words; nil for those that come with the program
}

// rules are the things that can be said, by the name a form calls them by.
var rules = map[string]func(Record) []string{
	"past_bij": fits, "nalezen": reread, "kader": frame, "staat_open": stillOpen,
}

// Known reports whether there is something to say under a name.
func Known(name string) bool { return rules[name] != nil }

// Say returns what is to be said under a name, a line each; none when there is nothing.
func Say(name string, r Record) []string {
	say := rules[name]
	if say == nil {
		return nil
	}
	r.Content = r.Said()
	return say(r)
}

// said reports whether a question was answered.
func (r Record) said(question string) bool {
	return strings.TrimSpace(strings.Join(r.Answers[question], "")) != ""
}

// is reports whether this was one of the answers.
func (r Record) is(question, value string) bool { return slices.Contains(r.Answers[question], value) }

// alarming lists the items that ask for attention at once and were answered with yes or
// maybe, in the words of the catalogue.
func (r Record) alarming() (out []string) {
	for _, i := range catalogue.All() {
		c := r.Checks[i.Slug]
		if i.Acute() && (c.Answer == model.CheckYes || c.Answer == model.CheckMaybe) {
			out = append(out, i.Label)
		}
	}
	return out
}

// childSpoken reports whether anything says that the child or youngster was spoken to.
func (r Record) childSpoken() bool {
	if r.is("zelf_gesproken", model.Yes) || r.is("gesproken_met", "kind") || r.said("mening_kind") {
		return true
	}
	if slices.ContainsFunc(r.People, func(p model.Person) bool { return p.Role == model.RoleChild && p.Spoken == model.Yes }) {
		return true
	}
	for _, row := range r.Answers["gesprekken"] {
		if r.is(model.Cell("gesprekken", row, "met"), "kind") {
			return true
		}
	}
	if slices.ContainsFunc(r.Findings, func(f model.Finding) bool {
		return f.Kind == model.Said && (f.Source == model.FromChild || f.Source == model.FromYouth)
	}) {
		return true
	}
	return r.did("gesprek_jongere", "kind_apart_gesproken")
}

// did reports whether a step of one of these kinds was done.
func (r Record) did(kinds ...string) bool {
	return slices.ContainsFunc(r.Steps, func(s model.Step) bool { return s.Status == model.Done && slices.Contains(kinds, s.Type) })
}

// some returns the sentences of a set whose condition holds, in order.
func (r Record) some(set string, all ...line) (out []string) {
	for _, l := range all {
		if l.holds {
			out = append(out, r.Texts.say(set, l.name))
		}
	}
	return out
}

// line is a sentence that is said when something holds.
type line struct {
	name  string
	holds bool
}
