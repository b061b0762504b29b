package export

import "tijdig/model"

// contentTable is the table of a part of the content.
type contentTable struct {
	of    model.PartName
	table func(*view) relation
}

// contentTables are the tables of the parts of the content, in the order in which people
// see them. What was not understood stands in a column, and moments go with the answer
// they are of.
var contentTables = []contentTable{
	{model.PartFindings, findingTable},
	{model.PartAnswers, answerTable},
	{model.PartChecks, checkTable},
	{model.PartSteps, stepTable},
	{model.PartPeople, personTable},
	{model.PartAcute, callTable},
}

// relations are the tables of a level, in the order people see them.
func relations(v *view) []relation {
	out := []relation{signalTable(v)}
	for _, p := range contentTables {
		out = append(out, p.table(v))
	}
	return append(out, rowTables(v)...)
}
