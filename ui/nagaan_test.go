package ui

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/synctest"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/ui/screen/acute"
	"tijdig/ui/screen/checklist"
	"tijdig/ui/screen/intake"
	"tijdig/ui/uitest"
)

// nagaan opens the checklist about a child of seven, with a line that suggests items.
func nagaan(d *uitest.Desk) {
	d.Press("n", "n", "k", "enter", "7", "enter")
	d.Type("Wijk")
	d.Press("enter")
	d.Type("Kind moe, geen eten mee, vies en te laat")
	d.Press("ctrl+n")
}

// markRow is a row of the sheet with the mark: the answer stands in twelve cells
// before the label.
var markRow = regexp.MustCompile(`(?m)^ ›.{3}.{12}(\S.*)$`)

// atMarked returns the label drawn at the mark, as much as stands on its first row;
// "" where no item has one.
func atMarked(d *uitest.Desk) string {
	m := markRow.FindStringSubmatch(d.Screen())
	if m == nil {
		return ""
	}
	return strings.TrimSpace(m[1])
}

func isLabel(item catalogue.Item, drawn string) bool {
	return drawn != "" && strings.HasPrefix(item.Label, drawn)
}

// inFront returns the checks of the checklist in front, and false when another
// screen is.
func inFront(d *uitest.Desk) (map[string]model.Check, bool) {
	m, ok := d.Model().(App).top().(checklist.Model)
	if !ok {
		return nil, false
	}
	return m.Draft().Checks, true
}

// differing returns the items whose answer is not the same.
func differing(a, b map[string]model.Check) []string {
	var out []string
	for _, m := range []map[string]model.Check{a, b} {
		for slug := range m {
			if a[slug] != b[slug] && !slices.Contains(out, slug) {
				out = append(out, slug)
			}
		}
	}
	return out
}

// TestTheItemDrawnAtTheMarkIsTheOneAnswered presses keys at random on Nagaan, with
// searches in between: what a key changes is what stands at the mark.
func TestTheItemDrawnAtTheMarkIsTheOneAnswered(t *testing.T) {
	words := []string{"meenemen", "hard", "thuis", "zzz", ""}
	keys := []string{"j", "v", "n", "o", "1", "2", "3", "5", "9", "?", "u", "*", "/", "/", "d", "g", "r", "enter", "shift+tab", "up", "down", "down", "b", "z", "t", "esc", "delete"}
	answered := 0
	for seed := range uitest.Long(6, 12, 200) {
		synctest.Test(t, func(t *testing.T) {
			r := rand.New(rand.NewPCG(7, uint64(seed)))
			d := newBench(t, t.TempDir()).sit(t, 66, 120)
			nagaan(d)
			for range 120 {
				before, at := mustChecks(t, d), atMarked(d)
				k := keys[r.IntN(len(keys))]
				d.Press(k)
				if k == "/" && strings.Contains(d.Screen(), "Typ een woord") {
					d.Type(words[r.IntN(len(words))])
				}
				switch d.Model().(App).top().(type) {
				case acute.Model:
					d.Press("esc")
				case intake.Model:
					d.Press("ctrl+n")
					continue
				}
				after, now := mustChecks(t, d), atMarked(d)
				changed := differing(before, after)
				if k == "u" || k == "r" || len(changed) == 0 {
					continue
				}
				item, _ := catalogue.Find(changed[0])
				digit := k >= "1" && k <= "9"
				if len(changed) > 1 || !isLabel(item, now) || !digit && !isLabel(item, at) {
					t.Fatalf("seed %d: %s changed %v (%s); the mark stood at %q and stands at %q\n%s", seed, k, changed, item.Label, at, now, d.Screen())
				}
				answered++
			}
			leave(t, d)
		})
	}
	if answered < 25 {
		t.Errorf("%d answers: too few to say anything", answered)
	}
}

func mustChecks(t *testing.T, d *uitest.Desk) map[string]model.Check {
	t.Helper()
	c, ok := inFront(d)
	if !ok {
		t.Fatalf("Nagaan is not in front:\n%s", d.Screen())
	}
	return c
}

// TestHelpUndoAndFiltersLeaveTheMarkWhereItIs looks at what is drawn at the mark
// around each key that lays out the page anew.
func TestHelpUndoAndFiltersLeaveTheMarkWhereItIs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newBench(t, t.TempDir()).sit(t, 66, 60)
		nagaan(d)
		d.Press("g", "h", "down", "j", "down", "down")
		for _, keys := range [][]string{{"?"}, {"*"}, {"u"}, {"d", "1", "esc"}, {"*"}, {"/", "h", "a", "esc"}, {"/", "enter"}} {
			at := atMarked(d)
			d.Press(keys...)
			if now := atMarked(d); at == "" || now != at {
				t.Errorf("after %v the mark went from %q to %q", keys, at, now)
			}
		}
		leave(t, d)
	})
}

func TestASearchOnNagaanBeginsEmptyAndSaysWhenNothingIsFound(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		nagaan(d)
		d.Press("/")
		d.Type("meenemen")
		d.Press("enter", "?", "v", "esc")
		for slug, c := range mustChecks(t, d) {
			if item, _ := catalogue.Find(slug); !strings.Contains(strings.ToLower(item.Label), "meenemen") {
				t.Errorf("%s is %s", item.Label, c.Answer)
			}
		}
		d.Press("/")
		d.SeesNot("meenemen")
		d.Sees("Typ een woord")
		d.Type("qqq")
		d.Sees(`Niets gevonden met "qqq"`)
		d.Press("enter")
		d.Sees(`Niets gevonden met "qqq"`)
		if len(mustChecks(t, d)) != 1 {
			t.Error("an answer came of nothing")
		}
	})
}
