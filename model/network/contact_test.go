package network

import (
	"testing"

	"tijdig/model"
)

func contact(answers ...string) Contact {
	d := model.Draft{ID: model.NewID(), Content: model.Content{Answers: model.Answers{}}}
	for i := 0; i < len(answers); i += 2 {
		d.Answers[answers[i]] = model.Answer{answers[i+1]}
	}
	return NewContact(d)
}

func TestAContactIsFoundByEveryNameItHas(t *testing.T) {
	c := contact(QOrg, "Buurthuis De Schakel", QRole, "beheerder", QName, "Fatima", QAliases, "de Schakel, buurtkamer")
	for _, words := range []string{"Buurthuis De Schakel", "beheerder", "fatima", "buurtkamer", "de schakel", "fatima schakel", "schakle"} {
		hits := Shipped().Find(words, today, []Entry{c.Entry})
		if len(hits) == 0 || hits[0].ID != c.ID {
			t.Errorf("%q: %+v", words, hits)
		}
	}
}

func TestAContactThatIsCalledOtherwiseNowLeadsThere(t *testing.T) {
	c := contact(QOrg, "Jeugdhulp Zuid", QNow, "jeugdbescherming brabant", QUntil, "2025-01-01")
	hits := Shipped().Find("jeugdhulp zuid", today, []Entry{c.Entry})
	if len(hits) != 2 || hits[0].Name != "Jeugdbescherming Brabant" || hits[0].Why.Said != "Jeugdhulp Zuid" || hits[0].Why.Year != 2025 || hits[1].ID != c.ID {
		t.Errorf("%+v", hits)
	}
}

func TestWhetherItIsStillRightIsAskedAfterAWhile(t *testing.T) {
	for day, want := range map[string]bool{"": true, "2026-11-22": false, "2026-05-24": false, "2026-05-23": true, "2020-01-01": true} {
		if got := contact(QChecked, day).Due(today); got != want {
			t.Errorf("%q: %v", day, got)
		}
	}
}

func TestAnEntryIsWhatAContactBeginsWith(t *testing.T) {
	for _, e := range Shipped().All() {
		d := model.Draft{ID: model.NewID(), Content: model.Content{Answers: e.Begin()}}
		c := NewContact(d)
		if c.Group == "" || c.Name == "" && e.Name != KeyPerson {
			t.Errorf("%s begins as %+v", e.Name, c.Entry)
		}
	}
}
