package signalpage

import (
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/ui/text"
	"tijdig/ui/text/reading"
)

// part is how a part of the content stands on the page.
type part struct {
	of      model.PartName
	block   func(m Model, w int) []tea.View // nil: it has none of its own
	changes func(m Model, of string, before, after model.Content) []change
}

// contentParts are the parts of the content, in the order of their blocks. Moments go with
// the answer they are of.
var contentParts = []part{
	{model.PartFindings, Model.findings, Model.findingChanges},
	{model.PartPeople, Model.people, func(m Model, _ string, b, a model.Content) []change {
		return itemChanges(m, reading.PeopleHead, b.People, a.People, func(p model.Person) model.ID { return p.ID }, text.Person)
	}},
	{model.PartChecks, Model.checks, Model.checkChange},
	{model.PartSteps, Model.steps, func(m Model, _ string, b, a model.Content) []change {
		return itemChanges(m, reading.StepsHead, b.Steps, a.Steps, func(s model.Step) model.ID { return s.ID }, text.WholeStep)
	}},
	{model.PartAnswers, nil, Model.answerChange},
	{model.PartUnclear, nil, Model.unclearChange},
	{model.PartAcute, nil, Model.acuteChanges},
}
