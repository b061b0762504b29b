package same

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"tijdig/model"
)

var sameDay = time.Date(2026, 11, 22, 13, 0, 0, 0, time.UTC)

func someone(n byte, k model.Kind) Standing {
	return Standing{Subject: model.Subject{ID: model.ID{n}, Kind: k, Code: model.Code(fmt.Sprintf("K%d", n)), Created: sameDay.Add(-time.Duration(n) * time.Hour)}, Recorded: true, Highest: 2}
}

// TestLinksAreTheSameInWhateverOrderTheyAreHeard holds the laws of a merge on what is said of
// who is who.
func TestLinksAreTheSameInWhateverOrderTheyAreHeard(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		here := map[model.ID]Standing{}
		for n := range byte(5) {
			here[model.ID{n + 1}] = someone(n+1, model.Child)
		}
		var said []model.Link
		var links model.Links
		for range 12 {
			a, b := model.ID{byte(r.IntN(5) + 1)}, model.ID{byte(r.IntN(5) + 1)}
			from := links
			if r.IntN(2) == 0 {
				from = nil // who had not heard the others
			}
			if l, news := from.Say(a, b, r.IntN(3) > 0, sameDay.Add(time.Duration(r.IntN(3))*time.Hour)); news && a != b {
				said = append(said, l)
				links, _ = links.With(l)
			}
		}
		var again model.Links
		for _, i := range r.Perm(2 * len(said)) {
			again, _ = again.With(said[i/2])
		}
		if !reflect.DeepEqual(links, again) {
			t.Fatalf("%+v\nand\n%+v", links, again)
		}
		ones := Who(links, here)
		if !reflect.DeepEqual(ones, Who(again, here)) {
			t.Fatal("who is who differs")
		}
		numbers := map[string]bool{}
		for id := range here {
			one, joined := ones[id]
			m, _ := one.Find(id)
			code := here[id].Code
			if joined {
				code = one.Code
			}
			for n := 1; n <= here[id].Highest; n++ {
				if s := model.SignalCode(code, n+m.Shift); numbers[s] {
					t.Fatalf("%s names two", s)
				} else {
					numbers[s] = true
				}
			}
		}
	}
}

// TestTheOneThatWasMadeFirstIsKept tells which code stays, whoever is joined to whom, and that
// one taken apart leaves the others together.
func TestTheOneThatWasMadeFirstIsKept(t *testing.T) {
	a, b, c := someone(1, model.Child), someone(2, model.Child), someone(3, model.Child)
	here := map[model.ID]Standing{a.ID: a, b.ID: b, c.ID: c}
	for _, pairs := range [][][2]model.ID{{{a.ID, b.ID}, {b.ID, c.ID}}, {{c.ID, a.ID}, {a.ID, b.ID}}, {{b.ID, a.ID}, {c.ID, b.ID}, {a.ID, c.ID}}} {
		var links model.Links
		for _, p := range pairs {
			l, _ := links.Say(p[0], p[1], true, sameDay)
			links, _ = links.With(l)
		}
		one := Who(links, here)[a.ID]
		if one.ID != c.ID || len(one.Members) != 3 || one.Members[1].ID != b.ID {
			t.Fatalf("%v gives %+v", pairs, one)
		}
		for _, l := range links.Apart(b.ID, sameDay) {
			links, _ = links.With(l)
		}
		ones := Who(links, here)
		if _, joined := ones[b.ID]; joined || len(ones[a.ID].Members) != 2 {
			t.Fatalf("%v: taken apart %+v", pairs, ones)
		}
	}
}

// TestWhoCanNotBeOneIsNot holds that a group or a family is never one with a person, whatever
// a link says.
func TestWhoCanNotBeOneIsNot(t *testing.T) {
	for _, k := range model.Kinds {
		for _, o := range model.Kinds {
			a, b := someone(1, k), someone(2, o)
			l, _ := model.Links{}.Say(a.ID, b.ID, true, sameDay)
			joined := len(Who(model.Links{l}, map[model.ID]Standing{a.ID: a, b.ID: b})) > 0
			person := slices.Contains([]model.Kind{model.Child, model.Youth}, k) && slices.Contains([]model.Kind{model.Child, model.Youth}, o)
			if joined != (k == o || person) {
				t.Errorf("%s and %s: %v", k, o, joined)
			}
		}
	}
}
