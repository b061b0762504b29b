package layout

import (
	"slices"
	"strings"
	"testing"
)

// TestColumnsFallAwayBeforeWordsAreCut gives a list of a code, somebody, what and a day
// windows of several widths.
func TestColumnsFallAwayBeforeWordsAreCut(t *testing.T) {
	cols := []Column{{Want: 8}, {Want: 20, Least: 13, Falls: 1}, {Want: 30, Least: 20}, {Want: 16, Falls: 2}}
	for _, c := range []struct {
		width int
		want  []int
	}{
		{100, []int{8, 20, 30, 16}}, // all of it
		{70, []int{8, 20, 20, 16}},  // from left to right
		{60, []int{8, 20, 28, 0}},   // the day falls first
		{40, []int{8, 0, 30, 0}},
		{28, []int{8, 0, 18, 0}}, // no column is left to fall, so words give way
		{5, []int{8, 0, 1, 0}},
	} {
		if got := Columns(cols, 2, c.width); !slices.Equal(got, c.want) {
			t.Errorf("in %d cells: %v, want %v", c.width, got, c.want)
		}
	}
}

// TestALineHasNothingWhereAColumnFell puts cells in columns of which one fell away.
func TestALineHasNothingWhereAColumnFell(t *testing.T) {
	got := Line([]string{"A", "weg", "gesprek met ouder", "di"}, []int{3, 0, 12, 6}, 1, nil, nil, strings.ToUpper)
	if want := "A   GESPREK …    di"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestWordsAreLeftOutWhole cuts texts that are too long.
func TestWordsAreLeftOutWhole(t *testing.T) {
	for _, c := range []struct {
		s     string
		width int
		want  string
	}{
		{"gesprek met ouder", 17, "gesprek met ouder"},
		{"gesprek met ouder", 16, "gesprek met …"},
		{"gesprek met ouder", 13, "gesprek met …"},
		{"gesprek met ouder", 12, "gesprek …"},
		{"gestopt bij: hoe snel", 16, "gestopt bij …"},
		{"ander: sleutelfiguur*", 12, "ander …*"},
		{"Stokhasselt", 6, "Stokh…"}, // one word
		{"een", 1, "…"},
	} {
		if got := CutWords(c.s, c.width); got != c.want || Width(got) > c.width {
			t.Errorf("%q in %d cells: %q, want %q", c.s, c.width, got, c.want)
		}
	}
}
