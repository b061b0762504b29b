package form

import (
	"testing"

	"tijdig/model/network"
)

// TestWhoIsInvolvedIsAskedByTheGroupsOfTheNetwork holds the options of the full form and the
// groups of the network together: the same parts, in one order, under one name.
func TestWhoIsInvolvedIsAskedByTheGroupsOfTheNetwork(t *testing.T) {
	q, ok := Full().Find("betrokken")
	if !ok {
		t.Fatal("no question of who is involved")
	}
	gs := network.Groups()
	options := q.Questions[0].Options
	if len(options) != len(gs) {
		t.Fatalf("%d options, %d groups", len(options), len(gs))
	}
	for i, o := range options {
		if o.ID != gs[i].ID {
			t.Errorf("option %d is %s, group %s", i, o.ID, gs[i].ID)
		}
	}
}
