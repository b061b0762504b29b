package form

import (
	"testing"

	"tijdig/model"
	"tijdig/model/network"
)

// TestTheGroupsOfTheNetworkAreAskedByOneName holds the options of the forms and the groups
// together: the same parts, in one order.
func TestTheGroupsOfTheNetworkAreAskedByOneName(t *testing.T) {
	involved, _ := Full().Find("betrokken")
	group, _ := Contact().Find(network.QGroup)
	gs := network.Groups()
	for _, q := range []Question{involved.Questions[0], group} {
		if len(q.Options) != len(gs) {
			t.Fatalf("%d options, %d groups", len(q.Options), len(gs))
		}
		for i, o := range q.Options {
			if o.ID != gs[i].ID {
				t.Errorf("option %d is %s, group %s", i, o.ID, gs[i].ID)
			}
		}
	}
}

// TestAContactIsAskedWhatTheNetworkLooksAt goes over the names the network looks at.
func TestAContactIsAskedWhatTheNetworkLooksAt(t *testing.T) {
	for _, id := range []string{
		network.QSort, network.QGroup, network.QOrg, network.QRole, network.QName, network.QPhone, network.QMail, network.QArea, network.QFrom,
		network.QAliases, network.QNow, network.QUntil, network.QNeeds, network.QAsked, network.QChecked,
	} {
		if _, ok := Contact().Find(id); !ok {
			t.Errorf("nothing asks %s", id)
		}
	}
	for _, id := range []string{"groep", "organisatie", "doet", "tot"} {
		if _, ok := Full().Find(model.Cell(network.QInvolved, "", id)); !ok {
			t.Errorf("nothing asks %s of who is involved", id)
		}
	}
	for _, id := range []string{network.ColRole, "wat"} {
		if _, ok := Full().Find(model.Cell(network.QHelpers, "", id)); !ok {
			t.Errorf("nothing asks %s of who helps", id)
		}
	}
	q, _ := Contact().Find(network.QSort)
	if _, ok := q.Option(network.KeyPerson); !ok {
		t.Error("nobody can be a key person")
	}
}
