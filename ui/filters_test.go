package ui

import (
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/ui/text/listing"
	"tijdig/ui/uitest"
)

// twoPlaces records a signal at each of two places, and opens Signalen.
func twoPlaces(d *uitest.Desk) {
	for _, at := range []string{"tunnel", "skatebaan"} {
		d.Press("n", "n", "k", "enter", "7", "enter")
		d.Type(at)
		d.Press("enter", "ctrl+k")
	}
	d.Press("s")
}

// keepFilters has three filters stand in the settings, one of which cannot be read.
func keepFilters(d *uitest.Desk) {
	err := stored(d).UpdateSettings(func(s *model.Settings) {
		s.Filters = []model.Filter{
			{Name: "Bij de tunnel", Words: "tunnel", Order: "gezien"},
			{Name: "Nog een stap nodig", Only: "zonder_stap", Order: "stap"},
			{Name: "Van een later programma", Only: "op_de_maan"},
		}
	})
	if err != nil {
		panic(err)
	}
}

// TestAFilterIsKeptTakenWithOneKeyRenamedAndRemoved walks all that is done with one, and over
// a restart.
func TestAFilterIsKeptTakenWithOneKeyRenamedAndRemoved(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		twoPlaces(d)
		d.Press("f", "+")
		d.Sees(listing.FilterNothing[:30])
		d.Press("esc", "v", "f", "+")
		d.Type("Op code")
		d.Press("enter")
		d.Sees(listing.FilterKept("Op code", 1)[:20], "volgorde: gewijzigd")
		set := stored(d).Settings()
		if len(set.Filters) != 1 || set.Filters[0] != (model.Filter{Name: "Op code", Order: "gewijzigd"}) {
			t.Fatalf("kept: %+v", set.Filters)
		}
		d.Press("+")
		d.Type("op CODE")
		d.Press("enter")
		d.Sees(listing.FilterFault(model.FilterTaken))
		d.Press("esc", "right")
		d.Type(" eerst")
		d.Press("enter", "*")
		d.Sees("Op code eerst", listing.FilterIsFirst)
		d.Press("esc", "esc", "esc", "s")
		d.Sees(listing.FilterCalled("Op code eerst"), "2")
		d.Press("ctrl+p")
		d.Type("Op code")
		d.Sees(listing.FilterCalled("Op code eerst"))
		d.Press("esc", "esc")
		d.SeesNot(listing.FilterCalled("Op code eerst"))
		d.Press("1")
		d.Sees(listing.FilterCalled("Op code eerst"))
		d.Press("f", "backspace")
		d.Sees(listing.FilterGone("Op code eerst")[:20])
		if n := len(stored(d).Settings().Filters); n != 0 {
			t.Errorf("%d stay", n)
		}
		d.Press("u")
		if fs := stored(d).Settings().Filters; len(fs) != 1 || !fs[0].Default {
			t.Errorf("put back: %+v", fs)
		}
	})
}

// TestTheWordsOfAFilterFindAgain keeps words, and finds by them with one key.
func TestTheWordsOfAFilterFindAgain(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		twoPlaces(d)
		d.Press("/")
		d.Type("tunnel")
		d.Press("ctrl+p")
		d.Type("bewaar dit filter")
		d.Press("enter")
		d.Type("Bij de tunnel")
		d.Press("enter", "esc")
		d.Sees("1 van 2", "tunnel")
		d.SeesNot("skatebaan")
		d.Press("esc")
		d.Sees("skatebaan")
		d.Press("1")
		d.Sees(listing.FilterCalled("Bij de tunnel"), "1 van 2")
		d.SeesNot("skatebaan")
	})
}

// TestAFilterThatCannotBeReadIsRefusedWithItsPlaceAndReason puts one there as a later program
// may, and as the one the list opens with.
func TestAFilterThatCannotBeReadIsRefusedWithItsPlaceAndReason(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		twoPlaces(d)
		d.Press("esc")
		err := stored(d).UpdateSettings(func(s *model.Settings) {
			s.Filters = []model.Filter{{Name: "Goed", Order: "code"}, {Name: "Later", Only: "op_de_maan", Default: true}}
		})
		if err != nil {
			t.Fatal(err)
		}
		d.Press("s")
		want := listing.FilterUnread(2, model.Filter{Name: "Later", Only: "op_de_maan"}, model.FilterOnly)
		d.Sees(want[:40], "tunnel", "skatebaan")
		d.Press("1")
		d.Sees(listing.FilterCalled("Goed"))
		d.Press("2")
		d.Sees(want[:40], "op_de_maan")
		d.Sees(listing.FilterCalled("Goed"))
		d.Press("f")
		if !strings.Contains(d.Screen(), "op_de_maan") {
			t.Errorf("the list does not say so:\n%s", d.Screen())
		}
	})
}
