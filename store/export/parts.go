package export

import (
	"slices"
	"sync"

	"tijdig/model"
	"tijdig/model/form"
)

// part is how a part of the content stands in the outputs.
type part struct {
	of    model.PartName
	table func(*view) relation                                          // nil: it has none of its own
	was   func(f *form.Form, of string, was, is model.Content) []string // what one version said that the next does not say so
}

// contentParts are the parts of the content, in the order in which people see their tables.
// Moments go with the answer they are of.
var contentParts = []part{
	{model.PartFindings, findingTable, linesIn},
	{model.PartAnswers, answerTable, answerIn},
	{model.PartUnclear, nil, unclearIn},
	{model.PartChecks, checkTable, checkIn},
	{model.PartSteps, stepTable, gone(func(c model.Content) []model.Step { return c.Steps }, told)},
	{model.PartPeople, personTable, gone(func(c model.Content) []model.Person { return c.People }, person)},
	{model.PartAcute, callTable, gone(func(c model.Content) []model.Acute { return c.Acute }, call)},
}

// everything is all there is of a signal.
var everything = sync.OnceValue(func() []section {
	return []section{
		{"", []body{aboutWhom, nickname, whenSeen, whenWritten, writtenBy, where, danger, howSoon, discussed, targets, standing}},
		{"Wat er is gezien of gehoord", allLines},
		{"Vragen", append([]body{ownQuestions}, blocks()...)},
		{"Eerder ingevuld, nu niet meer gevraagd", []body{formerAnswers}},
		{"Nagegaan", []body{directItems, goodItems, signItems, worryItems, ownFormItems, itemsOpen}},
		{"Wie erbij hoort", []body{peopleAround}},
		{"Direct bellen", []body{calls}},
		{"Vervolg", []body{nextSteps}},
		{"Versies", []body{versions}},
	}
})

// relations are the tables of a level, in the order people see them.
func relations(v *view) []relation {
	out := []relation{signalTable(v)}
	for _, p := range contentParts {
		if p.table != nil {
			out = append(out, p.table(v))
		}
	}
	return append(out, rowTables(v)...)
}

// differing lists what one version said that the next does not say so: what was changed
// or taken away.
func (v *view) differing(was, is model.Signal) (out []string) {
	f, _ := v.o.Forms.For(was.FormRef, was.Content)
	changed := model.Changed(was.Content, is.Content)
	for _, p := range contentParts {
		for _, c := range changed {
			if c.Part == p.of {
				out = append(out, p.was(f, c.Of, was.Content, is.Content)...)
			}
		}
	}
	return out
}

// gone lists what was said in a list and is not said there any more.
func gone[T any](at func(model.Content) []T, say func(T) string) func(f *form.Form, of string, was, is model.Content) []string {
	return func(_ *form.Form, _ string, was, is model.Content) (out []string) {
		for _, t := range at(was) {
			if !slices.ContainsFunc(at(is), func(o T) bool { return say(o) == say(t) }) {
				out = append(out, say(t))
			}
		}
		return out
	}
}
