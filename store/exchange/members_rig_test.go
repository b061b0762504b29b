package exchange

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
)

// core is how many laptops of the rig never leave.
const core = 3

// yes has a laptop say yes to what waits, as often as there is something.
func (l *laptop) yes() (n int) {
	l.t.Helper()
	for {
		r, err := l.job().look(l.t.Context())
		l.check(err)
		if len(r.out.Changes) == 0 {
			return n
		}
		if n++; n > 50 {
			l.t.Fatalf("%s: changes without an end", l.name)
		}
		_, err = l.job().Confirm(l.t.Context(), r.out.Changes[0].Words)
		l.check(err)
	}
}

func (l *laptop) team() (names []string) {
	l.t.Helper()
	all, _, err := Members(l.s)
	l.check(err)
	for _, c := range all {
		names = append(names, c.Name)
	}
	slices.Sort(names)
	return names
}

// TestATeamAgreesWhoIsInItWhoeverChangedItWhen has people come and go while others, who do not
// know of it yet, change the team too. In the end all who are in it agree who is, have the
// same, and nothing in the folder opens for who is not.
func TestATeamAgreesWhoIsInItWhoeverChangedItWhen(t *testing.T) {
	histories, rounds := map[string]int{"ci": 2, "long": 100}[os.Getenv("TIJDIG_RIG")], 20
	guests := 4
	if histories == 0 {
		histories, rounds, guests = 1, 4, 1
	}
	done := map[string]int{}
	for i := range histories {
		changing(t, uint64(i), guests, rounds, done)
	}
	t.Logf("%d histories: %v", histories, done)
	if os.Getenv("TIJDIG_RIG") != "" && (done["gone"] == 0 || done["at once"] == 0) || done["come"] == 0 {
		t.Errorf("it never came to much: %v", done)
	}
}

func changing(t *testing.T, seed uint64, guests, rounds int, done map[string]int) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 2))
	all := team(t, "Sanne", "Fatima", "Noor")
	for i := range guests {
		l := newLaptop(t, tempDir(t), all[0].folder, fmt.Sprintf("Gast %d", i))
		l.card()
		all = append(all, l)
	}
	for range rounds {
		changers := 0
		for _, i := range r.Perm(len(all)) {
			l := all[i]
			guest := all[core+r.IntN(len(all)-core)]
			in := l.team()
			switch n := r.IntN(10); {
			case len(in) == 0 || guest == l: // who is in no team waits to be taken in
			case n < 2 && !slices.Contains(in, guest.name):
				l.check(Add(l.s, guest.card()))
				done["come"]++
				changers++
			case n == 2 && i < core && slices.Contains(in, guest.name):
				l.check(Remove(l.s, guest.name))
				done["gone"]++
				changers++
			case n == 3:
				l.records("Markt")
			}
			if r.IntN(3) == 0 {
				done["yes"] += l.yes()
			}
			if r.IntN(2) == 0 {
				if _, err := l.job().Do(t.Context()); err != nil {
					l.check(err)
				}
			}
		}
		if changers > 1 {
			done["at once"]++
		}
	}
	settled(t, all)
}

func settled(t *testing.T, all []*laptop) {
	t.Helper()
	for range 4 {
		for _, l := range all {
			l.yes()
			l.does()
		}
	}
	want := all[0].team()
	read, err := all[0].job().look(t.Context())
	all[0].check(err)
	if len(read.all) < core {
		t.Fatalf("only %d files of the team", len(read.all))
	}
	held, err := all[0].s.Held()
	all[0].check(err)
	for i, l := range all {
		if !slices.Contains(want, l.name) {
			if i < core {
				t.Errorf("%s left", l.name)
			}
			for _, f := range read.all { // those of the team: who left may go on with others who did
				if l.opens(f.name) {
					t.Errorf("a file opens for %s, who is not in the team", l.name)
				}
			}
			continue
		}
		if got := l.team(); !slices.Equal(got, want) {
			t.Errorf("%s is in a team of %s, %s of %s", l.name, strings.Join(got, ", "), all[0].name, strings.Join(want, ", "))
		}
		have, err := l.s.Held()
		l.check(err)
		if len(idsOf(have)) != len(idsOf(held)) {
			t.Errorf("%s has %d versions, %s %d", l.name, len(idsOf(have)), all[0].name, len(idsOf(held)))
		}
		if r := l.does(); r.Any() || len(r.Changes) > 0 {
			t.Errorf("%s goes on: %+v", l.name, r)
		}
	}
}
