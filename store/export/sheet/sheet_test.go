package sheet

import (
	"bytes"
	"testing"
)

// TestACellDoesNothingAndKeepsItsText writes what a spreadsheet would run, or take for a
// number or a day. What is a number as it should be is one.
func TestACellDoesNothingAndKeepsItsText(t *testing.T) {
	for in, want := range map[string]string{
		"=1+1": "'=1+1", "+31": "'+31", "@som": "'@som", "＝1": "'＝1", "gewoon": "gewoon", "": "",
	} {
		if got := Safe(in); got != want {
			t.Errorf("safe %q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"-3": "-3", "12,5": "12,5", "-3 graden": "'-3 graden", "1e5": "1e5",
	} {
		if got := Number.Safe(in); got != want {
			t.Errorf("number %q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"6-11": `="6-11"`, "waar": `="waar"`, "3 mei": `="3 mei"`, "1e5": `="1e5"`, "#N/B": `="#N/B"`, "groep 6": "groep 6", "mei": "mei", "\"6\"": "\"6\"",
	} {
		if got := Keep(in); got != want {
			t.Errorf("keep %q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{"'-3": "-3", "'=1+1": "'=1+1", "'s avonds": "'s avonds"} {
		if got := Unkept(in); got != want {
			t.Errorf("unkept %q: %q, want %q", in, got, want)
		}
	}
}

func TestACellOfATypeHoldsIt(t *testing.T) {
	for _, c := range []struct {
		of   Type
		cell string
		want bool
	}{
		{Text, "wat ook", true},
		{Number, "12,5", true},
		{Number, "twaalf", false},
		{Day, "2026-11-22", true},
		{Day, "gisteren", false},
		{Moment, "2026-11-22T14:05:00+01:00", true},
		{Moment, "2026-11-22", false},
	} {
		if got := c.of.Holds(c.cell); got != c.want {
			t.Errorf("%s, %q: %v", c.of, c.cell, got)
		}
	}
}

// TestRowsAreQuotedWhereTheyHaveTo writes for programs and for people. A cell that is kept
// as text stands without quotes of CSV.
func TestRowsAreQuotedWhereTheyHaveTo(t *testing.T) {
	cells := []string{"a;b", "a,b", "zeg \"ja\"", "twee\nregels", " ruimte", Keep("6-11"), ""}
	for _, c := range []struct {
		dutch bool
		want  string
	}{
		{false, "kop\r\na;b,\"a,b\",\"zeg \"\"ja\"\"\",\"twee\r\nregels\",\" ruimte\",=\"6-11\",\r\n"},
		{true, "\uFEFFkop\r\n\"a;b\";a,b;\"zeg \"\"ja\"\"\";\"twee\r\nregels\";\" ruimte\";=\"6-11\";\r\n"},
	} {
		var b bytes.Buffer
		s := New(c.dutch, []string{"kop"})
		if err := s.Head(&b); err != nil {
			t.Fatal(err)
		}
		s.Row(&b, cells)
		if b.String() != c.want {
			t.Errorf("got %q, want %q", b.String(), c.want)
		}
	}
}
