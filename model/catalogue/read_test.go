package catalogue

import (
	"slices"
	"strings"
	"testing"

	"tijdig/model/fold"
)

func TestEveryItemIsThereAndFitsTheScreen(t *testing.T) {
	if len(All()) != 150 || Version() != 2 {
		t.Errorf("%d items, version %d", len(All()), Version())
	}
	flagged := 0
	for _, i := range All() {
		if i.Flag {
			flagged++
		}
		if len(i.Basis) == 0 {
			t.Errorf("%s says not where it comes from", i.Slug)
		}
	}
	if flagged != 20 {
		t.Errorf("%d flagged items, want 20", flagged)
	}
}

func TestAFaultyCatalogueIsRefusedWithItsLine(t *testing.T) {
	good := string(itemData)
	for _, c := range []struct{ old, new, want string }{
		{"#versie\t2", "#versie\teen", "c.tsv:1: no version"},
		{"help_nl", "uitleg_nl", "c.tsv:2: not the expected columns"},
		{"r.ind.vroeg-start", "b.ind.vroeg-start", `c.tsv:3: slug "b.ind.vroeg-start" does not fit`},
		{"r.ind.temperament", "r.ind.vroeg-start", `c.tsv:4: slug "r.ind.vroeg-start" stands twice`},
		{"Probleemgedrag begon al jong", "", "c.tsv:3: label: none"},
		{"Probleemgedrag begon al jong", strings.Repeat("é", 46), "c.tsv:3: label: none, or over 45"},
		{"Probleemgedrag begon al jong", "a\x1b[31m", "c.tsv:3: column 3"},
		{"Probleemgedrag begon al jong", " a", "c.tsv:3: column 3"},
		{"Stelen, liegen", strings.Repeat("x", 40) + "Stelen, liegen", "c.tsv:3: help"},
		{"\tindividu\tK J\t6-11 12-17\t", "\tindividu\tK X\t6-11 12-17\t", `c.tsv:3: subjects "K X"`},
		{"\tindividu\tK J\t6-11 12-17\t", "\tindividu\tK K\t6-11 12-17\t", `c.tsv:3: subjects "K K"`},
		{"\tindividu\tK J\t6-11 12-17\t", "\tindividu\tK J\t6-12\t", `c.tsv:3: ages "6-12"`},
		{"\tindividu\tK J\t6-11 12-17\t", "\touder\tK J\t6-11 12-17\t", `c.tsv:3: domain "ouder"`},
		{"\tindividu\tK J\t6-11 12-17\t\t-", "\tindividu\tK J\t6-11 12-17\t?\t-", `c.tsv:3: flag "?"`},
		{"\tindividu\tK J\t6-11 12-17\t\t-", "\tindividu\tK J\t6-11 12-17\t\ta8", `c.tsv:3: privacy "a8"`},
		{"WAS, CtC(own)\n", "WAS, , CtC(own)\n", "c.tsv:3: no basis"},
		{"WAS, CtC(own)\n", "WAS\tCtC(own)\n", "c.tsv:3: 12 columns, want 11"},
		{"alle\t!\t-\tS54\n", "alle\t\t-\tS54\n", `flag ""`},
		{good[len(good)-60:], "", ""},
		{"A-risk-crime\tr.ind.vroeg", "Z-risk-crime\tr.ind.vroeg", `c.tsv:3: unknown catalogue "Z-risk-crime"`},
	} {
		_, err := read([]byte(strings.Replace(good, c.old, c.new, 1)), "c.tsv")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q for %q: got %v, want %q", c.new, c.old, err, c.want)
		}
	}
}

func TestALostItemIsNoticed(t *testing.T) {
	lines := strings.Split(string(itemData), "\n")
	short := strings.Join(append(lines[:40:40], lines[41:]...), "\n")
	if _, err := read([]byte(short), "c.tsv"); err == nil || !strings.Contains(err.Error(), "58 items, want 59") {
		t.Errorf("got %v", err)
	}
}

func TestAFaultyArrangementIsRefusedWithItsPlace(t *testing.T) {
	good := string(arrangementData)
	for _, c := range []struct{ old, new, want string }{
		{`"items": ["r.ind.overvraagd"`, `"items": ["r.ind.onzin"`, `tags[0].items[0]: no item`},
		{`"also": ["lvb"`, `"also": ["combi"`, `tags[3].also[0]: no earlier tag "combi"`},
		{`"ouder": "ouder",`, ``, "no words for ouder"},
	} {
		_, err := readArrangement([]byte(strings.Replace(good, c.old, c.new, 1)), "p.json")
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("got %v, want %q", err, c.want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(itemData)
	f.Add([]byte("#versie\t1\n" + header + "\n\t\t\t\t\t\t\t\t\t\t"))
	f.Fuzz(func(_ *testing.T, data []byte) {
		_, _ = read(data, "c.tsv") // must not panic
	})
}

// TestEachLabelReadsRightWithNo holds that no label says no by itself: "geen eten: nee"
// is read as its opposite.
func TestEachLabelReadsRightWithNo(t *testing.T) {
	says := func(label string) bool {
		return slices.ContainsFunc(fold.Words(label), func(w string) bool {
			return slices.Contains([]string{"geen", "niet", "niemand", "nooit", "niets", "onvoldoende", "nergens"}, w)
		})
	}
	for _, i := range All() {
		if says(i.Label) {
			t.Errorf("%s: %s: nee", i.Slug, i.Label)
		}
	}
	if !says("Geen eten") {
		t.Error("control: a label that says no is let through")
	}
}
