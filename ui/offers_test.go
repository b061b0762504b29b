package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/nav"
	"tijdig/ui/uitest"
)

// seenAt records a signal about someone new, seen at a place.
func seenAt(d *uitest.Desk, name, place string) {
	d.Press("n", "n", "k")
	d.Type(name)
	d.Press("enter", "7", "enter")
	d.Type(place)
	d.Press("ctrl+k")
}

// draft is the concept in front.
func draft(d *uitest.Desk) model.Draft { return d.Model().(App).top().(nav.Editor).Draft() }

// TestAPlaceOfOneChildNeverStandsInTheRecordOfTheNext records one signal with a
// place, and then goes past Waar in every way that answers nothing.
func TestAPlaceOfOneChildNeverStandsInTheRecordOfTheNext(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		seenAt(d, "Sam", "Schoolplein")
		for _, keys := range [][]string{{"enter", "ctrl+k"}, {"tab", "ctrl+k"}, {"ctrl+k"}} {
			d.Press("n", "n", "k")
			d.Type("Noor")
			d.Press("enter", "7", "enter")
			d.Sees("→ Schoolplein")
			d.Press(keys...)
		}
		s := d.Model().(App).env.Store
		n := 0
		for h := range s.Heads().All() {
			if h.Place == "Schoolplein" {
				n++
			}
		}
		if n != 1 {
			t.Errorf("%d signals are at Schoolplein, want the one in which it was typed", n)
		}
		d.Press("n", "n", "k")
		d.Type("Lot")
		d.Press("enter", "7", "enter", "right")
		if p := draft(d).Answers.One(model.QPlace); p != "Schoolplein" {
			t.Errorf("→ took %q", p)
		}
	})
}

// TestAPlaceThatLeadsToSomebodyIsOfferedForThatSubjectAlone tries places of several
// kinds, for another child and for the same one.
func TestAPlaceThatLeadsToSomebodyIsOfferedForThatSubjectAlone(t *testing.T) {
	for _, place := range []string{
		"bij Sam thuis", "Kerkstraat 12", "Kerkstraat nr. 12 hs", "5038 AB 12", "flat van Sam", "bel 06-12345678",
		"Kerkstraat 12, derde bel van links, bij oma in de voorkamer",
	} {
		at(t, func(t *testing.T, d *uitest.Desk) {
			seenAt(d, "Sam", place)
			d.Press("n", "n", "k")
			d.Type("Noor")
			d.Press("enter", "7", "enter")
			d.SeesNot("van een vorige keer")
			d.Press("right")
			d.Type(strings.ToLower(place[:2]))
			d.Press("down", "enter", "ctrl+k")
			if p := placeOf(d, "Noor"); strings.HasPrefix(p, place) {
				t.Errorf("%q stands with another child", place)
			}
			d.Press("n", "n", "b")
			d.Type("Sam")
			d.Press("enter", "enter", "enter")
			if _, ok := d.Model().(App).top().(nav.Editor); !ok {
				t.Fatalf("no form:\n%s", d.Screen())
			}
			d.Press("ctrl+g", "6", "right")
			if p := draft(d).Answers.One(model.QPlace); p != place {
				t.Fatalf("→ took %q, want this child's own last place %q\n%s", p, place, d.Screen())
			}
		})
	}
}

// placeOf is where the newest signal about somebody was seen.
func placeOf(d *uitest.Desk, name string) string {
	s := d.Model().(App).env.Store
	for h := range s.Heads().All() {
		if n, _ := s.Name(h.Subject); n == name {
			return h.Place
		}
	}
	return ""
}

func TestThePlaceOfAnEarlierDayIsNotOffered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 24)
		seenAt(d, "Sam", "Schoolplein")
		d.Press("n", "n", "k", "enter", "7", "enter")
		d.Sees("van een vorige keer")
		leave(t, d)
		b.env.Now = uitest.Clock(sunday.AddDate(0, 0, 1))
		d = b.sit(t, 80, 24)
		d.Press("n", "n", "k", "enter", "7", "enter")
		d.SeesNot("van een vorige keer")
		leave(t, d)
	})
}

// TestAnAgeFilledInForOneKnownChildDoesNotStayWithTheNext picks someone known and
// then someone new.
func TestAnAgeFilledInForOneKnownChildDoesNotStayWithTheNext(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		seenAt(d, "Sam", "Schoolplein")
		d.Press("n", "n", "b", "enter")
		if draft(d).Band() != model.Band6 {
			t.Fatalf("the age of someone known was not filled in:\n%s", d.Screen())
		}
		d.Press("ctrl+g", "2", "k")
		if b := draft(d).Band(); b != "" {
			t.Errorf("someone new is %s", b)
		}
	})
}

// TestAFormFillsInOnlyWhatItSaysTo opens a form that remembers in both ways.
func TestAFormFillsInOnlyWhatItSaysTo(t *testing.T) {
	const own = `{"id":"eigen","version":1,"title":"Eigen","questions":[
		{"id":"wie","kind":"text","label":"Werker","remember":"fill","about":"worker"},
		{"id":"klas","kind":"text","label":"Klas","remember":true},
		{"id":"soort","kind":"choice","label":"Soort","remember":"offer","options":[{"id":"a","key":"a","label":"eerste"},{"id":"b","key":"b","label":"tweede"}]},
		{"id":"dag","kind":"date","label":"Dag","remember":true},
		{"id":"verhaal","kind":"area","label":"Verhaal","remember":true}]}`
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		f, err := form.Read(strings.NewReader(own), "eigen.json")
		if err != nil {
			t.Fatal(err)
		}
		b.env.Form = f
		d := b.sit(t, 80, 24).Watch()
		d.Press("n")
		d.Type("Janssen")
		d.Press("enter")
		d.Type("groep 8")
		d.Press("enter", "2")
		d.Type("gisteren")
		d.Press("enter")
		d.Type("vertelt veel")
		d.Press("ctrl+k")

		d.Press("n")
		for range 5 {
			d.Press("enter")
		}
		a := draft(d).Answers
		if a.One("wie") != "Janssen" || len(a) != 1 {
			t.Errorf("enter left %v, want the worker alone", a)
		}
		d.Press("ctrl+g", "2", "right", "tab", "right", "tab", "right", "tab", "right")
		want := map[string]string{"klas": "groep 8", "soort": "b", "dag": "2026-11-21", "verhaal": "vertelt veel"}
		for q, v := range want {
			if got := draft(d).Answers.One(q); got != v {
				t.Errorf("→ at %s took %q, want %q\n%s", q, got, v, d.Screen())
			}
		}
		leave(t, d)
	})
}

// TestTheReferenceFormDeclaresItsFive reads it: a form that fills in more than it
// says is refused.
func TestTheReferenceFormDeclaresItsFive(t *testing.T) {
	r, err := os.Open(filepath.Join("testdata", "reference.json"))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	f, err := form.Read(r, "reference.json")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, q := range f.Questions {
		if q.Remember == form.Fill {
			n++
		}
	}
	if n != 5 {
		t.Errorf("%d questions are filled in, want 5", n)
	}
}
