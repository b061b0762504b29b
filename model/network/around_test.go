package network

import (
	"slices"
	"testing"

	"tijdig/model"
)

// involving returns what a signal says of who is involved: a group and a name each.
func involving(pairs ...string) model.Content {
	c := model.Content{Answers: model.Answers{}}
	for i := 0; i < len(pairs); i += 2 {
		row := model.NewID().String()
		c.Answers[QInvolved] = append(c.Answers[QInvolved], row)
		c.Answers[model.Cell(QInvolved, row, colGroup)] = model.Answer{pairs[i]}
		c.Answers[model.Cell(QInvolved, row, colOffice)] = model.Answer{pairs[i+1]}
	}
	return c
}

func TestWhoIsInvolvedIsListedOnceInTheOrderOfTheGuide(t *testing.T) {
	var got []string
	for _, in := range Around([]model.Content{involving("onderwijs", "Leerkracht groep 5", "wijk", "wijkteam"), involving("omgeving", "oma", "wijk", "Wijkteam", "", "iemand", "regie", "")}) {
		got = append(got, in.Group+" "+in.Who)
	}
	if want := []string{"omgeving oma", "wijk wijkteam", "onderwijs Leerkracht groep 5", " iemand"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestAnInvolvedOfficeLeadsToTheWorkersContactThere(t *testing.T) {
	c := contact(QOrg, "wijkteam Oost", QRole, "jeugdwerker", QName, "Fatima", QPhone, "06")
	for who, want := range map[string]bool{"wijkteam oost": true, "Wijkteam Oost, jeugdwerker": true, "wijkteam": false, "": false} {
		if _, ok := Reach(who, []Contact{c}); ok != want {
			t.Errorf("%q: %v", who, ok)
		}
	}
}
