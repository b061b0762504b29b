// Package hints finds what had better not stand in a field, or had better be
// said otherwise. It warns and never blocks: the worker decides.
package hints

import (
	"slices"
	"strings"

	"tijdig/model"
)

// Kind is what a hint is about.
type Kind string

// The kinds of hint.
const (
	BSN         Kind = "bsn"        // nine digits that pass the test of a citizen service number
	Phone       Kind = "telefoon"   // a Dutch telephone number of a person
	Mail        Kind = "mail"       // an e-mail address
	Address     Kind = "adres"      // a postcode with a house number
	Plate       Kind = "kenteken"   // a Dutch number plate
	Origin      Kind = "afkomst"    // descent, nationality, skin
	Religion    Kind = "geloof"     // faith
	Orientation Kind = "geaardheid" // sexual orientation
	Diagnosis   Kind = "diagnose"   // made by someone who may not
	Wording     Kind = "woord"      // a word that labels people; a better one is given
	Conclusion  Kind = "conclusie"  // a suspicion that reads as a fact
	FullName    Kind = "naam"       // first and last name, where a group or place is written about
)

// Hint is one thing found, from byte Start up to End.
type Hint struct {
	Kind       Kind
	Start, End int
	Say        string // one sentence in Dutch for beside the field
}

// Personal reports whether the hint is about something that can lead to a
// person. Outputs put [naam] in its place.
func (h Hint) Personal() bool {
	switch h.Kind {
	case BSN, Phone, Mail, Address, Plate, FullName:
		return true
	case Origin, Religion, Orientation, Diagnosis, Wording, Conclusion:
	}
	return false
}

// Where is what the text is part of.
type Where struct {
	Line    model.InfoKind // the kind of the line; "" for another field or a line without one
	Subject model.Kind     // whom the signal is about
}

// Find returns every hint in a text, in the order of the text. A literal
// quote may hold any word: there only what leads to a person is found, and
// what had better not be kept at all. It takes under a millisecond for a few
// thousand characters; call it when a line is finished, not at each key.
func Find(text string, at Where) []Hint {
	var out []Hint
	for _, p := range patterns {
		out = append(out, p(text)...)
	}
	quoted := quotes(text)
	for _, h := range findWords(text) {
		if h.Kind == Conclusion && at.Line == model.Suspicion || inside(quoted, h) && !sensitive(h.Kind) {
			continue
		}
		out = append(out, h)
	}
	if at.Subject == model.Group || at.Subject == model.Place {
		out = append(out, findNames(text)...)
	}
	slices.SortStableFunc(out, func(a, b Hint) int { return a.Start - b.Start })
	return apart(out)
}

// sensitive reports whether a word had better not be kept even in a quote.
func sensitive(k Kind) bool { return k == Origin || k == Religion || k == Orientation }

// apart leaves of two hints that overlap the first.
func apart(in []Hint) []Hint {
	out := in[:0]
	for _, h := range in {
		if len(out) == 0 || h.Start >= out[len(out)-1].End {
			out = append(out, h)
		}
	}
	return out
}

// quotes returns the parts of a text between quotation marks, as pairs.
func quotes(text string) [][2]int {
	var out [][2]int
	for at := 0; at < len(text); {
		i := strings.IndexAny(text[at:], "\"“„«")
		if i < 0 {
			break
		}
		start := at + i + 1
		j := strings.IndexAny(text[start:], "\"”“»\n")
		if j < 0 {
			break
		}
		out = append(out, [2]int{start, start + j})
		at = start + j + 1
	}
	return out
}

func inside(spans [][2]int, h Hint) bool {
	for _, s := range spans {
		if h.Start >= s[0] && h.End <= s[1] {
			return true
		}
	}
	return false
}
