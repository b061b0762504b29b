package passphrase

import (
	"slices"
	"strings"
	"testing"
)

func TestTheListHoldsTenBitsAWord(t *testing.T) {
	if len(list) != 1024 {
		t.Fatalf("%d words, want 1024", len(list))
	}
	if !slices.IsSorted(list) || len(slices.Compact(slices.Clone(list))) != len(list) {
		t.Fatal("the list is not sorted, or holds a word twice")
	}
	for _, w := range list {
		if len(w) < 3 || strings.ContainsFunc(w, func(r rune) bool { return r < 'a' || r > 'z' }) {
			t.Errorf("%q is not at least three plain letters", w)
		}
	}
}

func TestAnOfferedPassphraseIsEnough(t *testing.T) {
	seen := map[string]bool{}
	for range 1000 {
		p := New()
		if len(strings.Fields(p)) != Words || seen[p] {
			t.Fatalf("%q: not %d words, or drawn twice", p, Words)
		}
		if Bits(p) < Enough {
			t.Fatalf("%q is offered, and then called guessable: %.0f bits", p, Bits(p))
		}
		seen[p] = true
	}
}

func TestStrengthFollowsWhatMakesGuessingHard(t *testing.T) {
	for _, c := range []struct {
		phrase string
		enough bool
	}{
		{"", false},
		{"welkom01", false},
		{"aaaaaaaaaaaaaaaaaaaaaaaaaa", false},               // one letter
		{"abcdefghijklmnopqrstuvwxyz", false},               // one run
		{"appel appel appel appel appel", false},            // one word
		{"appel boot kerk", false},                          // three words
		{"appel boot anker zeven lamp", true},               // five
		{"Mijn tante fietst zelden door Woensdrecht", true}, // a sentence of one's own
	} {
		if got := Bits(c.phrase) >= Enough; got != c.enough {
			t.Errorf("%q: %.0f bits, enough %v, want %v", c.phrase, Bits(c.phrase), got, c.enough)
		}
	}
}
