// Package textlint finds what had better not stand in a field, or had better be
// said otherwise. It warns and never blocks: the worker decides.
package textlint

import (
	"slices"
	"strings"
	"unicode"

	"tijdig/model"
)

// Kind is what a hint is about.
type Kind string

// The kinds of hint.
const (
	BSN         Kind = "bsn"        // nine digits that pass the test of a citizen service number
	Phone       Kind = "telefoon"   // a Dutch telephone number of a person
	Mail        Kind = "mail"       // an e-mail address
	Address     Kind = "adres"      // a house, by its postcode or its street
	Plate       Kind = "kenteken"   // a Dutch number plate
	IBAN        Kind = "iban"       // a bank account
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
	case BSN, Phone, Mail, Address, Plate, IBAN, FullName:
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
// thousand characters without a number, and for some hundreds with many; call it when a line is finished, not at each key.
func Find(text string, at Where) []Hint {
	out := personal(text, at)
	quoted := quotes(text)
	for _, h := range findWords(text) {
		if h.Kind == Conclusion && at.Line == model.Suspicion || inside(quoted, h) && !sensitive(h.Kind) {
			continue
		}
		out = append(out, h)
	}
	slices.SortStableFunc(out, func(a, b Hint) int { return a.Start - b.Start })
	return apart(out)
}

// Personal returns the hints about what can lead to a person, in no order: two may
// overlap. It is for whoever takes them out, and asks nothing of words.
func Personal(text string) []Hint { return personal(text, Where{Subject: model.Group}) }

func personal(text string, at Where) []Hint {
	var out []Hint
	p := Read(text)
	if strings.Contains(p.Text, "@") {
		out = findMail(p.Text)
	}
	if strings.ContainsAny(p.Text, "0123456789") {
		for _, find := range patterns {
			out = append(out, find(p.Text)...)
		}
	}
	if at.Subject == model.Group || at.Subject == model.Place {
		out = append(out, findNames(p.Text)...)
	}
	for i, h := range out {
		out[i].Start, out[i].End = p.Span(h.Start, h.End, text)
	}
	return out
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

// closes gives for each mark that opens a quotation those that close it.
var closes = map[rune]string{'"': "\"”", '“': "”“\"", '„': "”“\"", '«': "»", '»': "«", '‘': "’'", '\'': "'’", '‚': "‘’", '‹': "›"}

// quotes returns the parts of a text between quotation marks, as pairs. A single mark
// opens one only before a word and closes one only behind: 's avonds, auto's and jongens'
// are no quotations.
func quotes(text string) [][2]int {
	var out [][2]int
	var runes []rune
	var at []int
	for i, r := range text {
		runes, at = append(runes, r), append(at, i)
	}
	at = append(at, len(text))
	for i := 0; i < len(runes); i++ {
		ends := closes[runes[i]]
		if ends == "" || !opens(runes, i) {
			continue
		}
		for j := i + 1; j < len(runes) && runes[j] != '\n'; j++ {
			if strings.ContainsRune(ends, runes[j]) && shuts(runes, j) {
				out = append(out, [2]int{at[i+1], at[j]})
				i = j
				break
			}
		}
	}
	return out
}

func single(r rune) bool { return r == '\'' || r == '‘' || r == '’' || r == '‚' }

func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// opens reports whether a mark can open a quotation: a single one stands before a word of
// more than the one letter of 's, 't and 'n.
func opens(s []rune, i int) bool {
	if !single(s[i]) {
		return true
	}
	if i > 0 && wordRune(s[i-1]) || i+2 >= len(s) || !wordRune(s[i+1]) {
		return false
	}
	return wordRune(s[i+2]) || !strings.ContainsRune("stnmrkd", s[i+1]) || s[i] == '‘'
}

// shuts reports whether a mark can close one: no word goes on behind a single one.
func shuts(s []rune, j int) bool {
	return !single(s[j]) || j+1 == len(s) || !wordRune(s[j+1])
}

func inside(spans [][2]int, h Hint) bool {
	return slices.ContainsFunc(spans, func(s [2]int) bool { return h.Start >= s[0] && h.End <= s[1] })
}
