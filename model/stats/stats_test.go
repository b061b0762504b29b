package stats_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/model/stats"
)

// published is all that may be seen of a count, in every table.
func published(c *stats.Count) string {
	var b strings.Builder
	for _, t := range c.Tables() {
		for _, r := range t.Rows {
			fmt.Fprintf(&b, "%s/%s=%s;", t.Name, t.Words(r), stats.Shown(r.N))
		}
	}
	return b.String()
}

// town counts signals in two neighbourhoods, with and without a step.
func town(n [4]int) *stats.Count {
	c := &stats.Count{}
	for i, many := range n {
		for range many {
			c.Add("2026-11", model.Child, []string{"Noord", "Zuid"}[i%2]+" · plein", stats.Fact{First: uint8(i / 2 * 2)})
		}
	}
	return c
}

// watched are the numbers that are looked for.
var watched = []string{
	"alle_signalen/signalen", "eerste_stap/zonder_stap", "eerste_stap/zelfde_dag", "per_maand/2026-11", "per_soort/kind", "per_wijk/" + stats.Others,
}

// values are which of the numbers 0 to 31 one of watched might be, a bit for each.
type values [6]uint32

// TestAHiddenNumberCannotBeWorkedOut goes over every small town there is, as somebody does
// who knows exactly how numbers are hidden. Each number that is hidden might be another one
// in a town that looks the same in every table.
func TestAHiddenNumberCannotBeWorkedOut(t *testing.T) { reckon(t, 9, 0, 1_000) }

// TestNeitherFromTheTablesOfAnotherDay does the same with the tables of two days, between
// which it grew by some signals nobody knows the number of.
func TestNeitherFromTheTablesOfAnotherDay(t *testing.T) { reckon(t, 7, 5, 100_000) }

// reckon looks in towns of so many in each place that grow by so much at most for hidden
// numbers that can be nothing else, and expects to look at a number of them.
func reckon(t *testing.T, size, grows, expected int) {
	t.Helper()
	const most = 5
	looks, seen, numbers := map[string]int{}, map[[4]int]int{}, map[[4]int]values{}
	each := func(to int, do func([4]int)) {
		for i := range to * to * to * to {
			do([4]int{i % to, i / to % to, i / to / to % to, i / to / to / to})
		}
	}
	each(size+grows+1, func(n [4]int) {
		c := town(n)
		of := published(c)
		if _, ok := looks[of]; !ok {
			looks[of] = len(looks)
		}
		seen[n] = looks[of]
		var v values
		for _, table := range c.Tables() {
			for _, r := range table.Rows {
				if i := slices.Index(watched, table.Name+"/"+r.Name); i >= 0 {
					v[i] = 1 << min(r.N, 31)
				}
			}
		}
		numbers[n] = v
	})
	possible := map[[2]int]values{}
	grown := func(n [4]int, do func([4]int)) {
		each(grows+1, func(by [4]int) { do([4]int{n[0] + by[0], n[1] + by[1], n[2] + by[2], n[3] + by[3]}) })
	}
	each(size, func(n [4]int) {
		grown(n, func(later [4]int) {
			key := [2]int{seen[n], seen[later]}
			p := possible[key]
			for i, v := range numbers[n] {
				p[i] |= v
			}
			possible[key] = p
		})
	})
	checked := 0
	each(most, func(n [4]int) {
		grown(n, func(later [4]int) {
			for i, v := range numbers[n] {
				if v < 1<<1 || v >= 1<<stats.Step {
					continue // not hidden
				}
				if checked++; possible[[2]int{seen[n], seen[later]}][i] == v {
					t.Errorf("%s of %v, then %v, can be nothing else", watched[i], n, later)
				}
			}
		})
	})
	if checked < expected {
		t.Fatalf("%d hidden numbers only", checked)
	}
}

// TestExactNumbersWouldBeWorkedOut is the control: with the exact total beside them, the
// same reckoning finds hidden numbers.
func TestExactNumbersWouldBeWorkedOut(t *testing.T) {
	values := map[string]map[int]bool{}
	for a := range 9 {
		for b := range 9 {
			looks := fmt.Sprintf("%s %s %d", stats.Shown(a), stats.Shown(b), a+b)
			if values[looks] == nil {
				values[looks] = map[int]bool{}
			}
			values[looks][a] = true
		}
	}
	if !slices.ContainsFunc([]string{"minder dan 5 minder dan 5 2"}, func(l string) bool { return len(values[l]) == 1 }) {
		t.Fatal("the reckoning finds nothing where everything can be found")
	}
}

func TestAPlaceIsNamedOnlyWhereEnoughSignalsAreFromIt(t *testing.T) {
	c := &stats.Count{}
	for range 6 {
		c.Add("2026-11", model.Youth, "Stokhasselt · skatebaan", stats.Fact{})
	}
	for i := range 4 {
		c.Add("2026-11", model.Youth, fmt.Sprintf("Dorpsstraat %d", i), stats.Fact{})
	}
	got := published(c)
	if !strings.Contains(got, "per_wijk/Stokhasselt=5;") || strings.Contains(got, "Dorpsstraat") || !strings.Contains(got, "andere plekken samen=minder dan 5;") {
		t.Error(got)
	}
}

func TestTheTimeToTheFirstStepIsCountedFromTheFirstLine(t *testing.T) {
	written := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	day := func(n int) model.Seen { return model.Seen{Date: model.DateOf(written).Add(n)} }
	signal := func(steps ...model.Step) model.Signal {
		return model.Signal{Written: written.AddDate(0, 0, 9), Content: model.Content{Findings: []model.Finding{{Text: "x", Written: written}}, Steps: steps}}
	}
	for want, s := range map[string]model.Signal{
		"zonder_stap":       signal(),
		"stap_gepland":      signal(model.Step{Type: "huisbezoek", Status: model.Planned}),
		"zelfde_dag":        signal(model.Step{Type: "huisbezoek", Status: model.Done, Done: day(8)}, model.Step{Type: "huisbezoek", Status: model.Done, Done: day(0)}),
		"binnen_3_dagen":    signal(model.Step{Type: "huisbezoek", Status: model.Planned}, model.Step{Type: "huisbezoek", Status: model.Done, Done: day(3)}),
		"binnen_2_weken":    signal(model.Step{Type: "huisbezoek", Status: model.Done, Done: day(14)}),
		"later_dan_2_weken": signal(model.Step{Type: "huisbezoek", Status: model.Done, Done: day(15)}, model.Step{Type: "huisbezoek", Status: model.Failed}),
	} {
		if got := stats.Firsts[stats.FactOf(s).First]; got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestEveryRowHasWords(t *testing.T) {
	c := &stats.Count{}
	for k := range uint8(7) {
		c.Add("2026-11", model.Kinds[int(k)%len(model.Kinds)], "Noord", stats.Fact{Themes: 1<<11 - 1, Targets: 15, Outcomes: 7, Frame: k % 5, First: k % 6})
	}
	if len(c.Tables()) != 9 {
		t.Errorf("%d tables", len(c.Tables()))
	}
	for _, table := range c.Tables() {
		for _, r := range table.Rows {
			if w := table.Words(r); w == "" || strings.Contains(w, "_") {
				t.Errorf("%s/%s is called %q", table.Name, r.Name, w)
			}
		}
	}
}
