package catalogue_test

import (
	"testing"

	"tijdig/model"
	"tijdig/model/catalogue"
)

func TestAnyWordFindsAnItemAlsoOutsideTheFilter(t *testing.T) {
	for query, want := range map[string]string{
		"hard":           "r.gez.hard",
		"HARD straf":     "r.gez.hard",
		"bankpas":        "r.vri.ronselen",
		"scheiding":      "v.gez.scheiding",
		"r.ind.wapen":    "r.ind.wapen",
		"112":            "a.gevaar-nu",
		"ronselen":       "r.vri.ronselen",
		"vangt het kind": "p.net.vangnet",
		"telefoon":       "r.vri.telefoons",
		"vaste hulpver":  "p.net.vaste-hulp",
	} {
		got := catalogue.Search(query, boy)
		if len(got) == 0 || got[0].Slug != want {
			t.Errorf("%q finds %v, want %s first", query, got, want)
		}
	}
	for _, query := range []string{"", "  ", "?!", "xyzzy"} {
		if got := catalogue.Search(query, boy); len(got) != 0 {
			t.Errorf("%q finds %d", query, len(got))
		}
	}
}

func TestASearchSaysWhatIsOutsideTheFilter(t *testing.T) {
	for query, want := range map[string]bool{"r.gez.hard": false, "r.ind.wapen": true, "r.grp.overlast": true} {
		got := catalogue.Search(query, boy)
		if len(got) != 1 || got[0].Outside != want {
			t.Errorf("%q: %+v", query, got)
		}
	}
	f := catalogue.Filter{Kind: model.Youth, Order: youthWork}
	if got := catalogue.Search("politiecontact", f); len(got) != 1 || !got[0].Outside {
		t.Errorf("an item that the profile hides is not found as outside: %+v", got)
	}
}
