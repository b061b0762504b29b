// Package fold makes words comparable: capitals, accents, the letters of other alphabets
// that are written with Latin ones, and the many apostrophes and dashes are equal. Search,
// names, places and masking all go by it, so that what is found here is found there.
package fold

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Text returns a text without capitals and accents, for comparing and never
// for showing.
func Text(s string) string {
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	write(&b, s)
	return b.String()
}

// write folds s. What a letter comes apart into is folded as well: a capital may be in
// it, or a letter of the list.
func write(b *strings.Builder, s string) {
	for _, r := range s {
		switch {
		case r < 0x80:
			if 'A' <= r && r <= 'Z' {
				r += 'a' - 'A'
			}
			b.WriteRune(r)
		case apart[unicode.ToLower(r)] != "":
			b.WriteString(apart[unicode.ToLower(r)])
		case unicode.Is(unicode.Mn, r):
		default:
			low := string(unicode.ToLower(r))
			if parts := norm.NFKD.String(low); parts != low {
				write(b, parts)
			} else {
				b.WriteString(low)
			}
		}
	}
}

func isPlain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 0x80 || c >= 'A' && c <= 'Z' {
			return false
		}
	}
	return true
}

// Token is a word of a text: folded, and where it stands, in bytes.
type Token struct {
	Text       string
	Start, End int
}

// Tokens returns the words of a text: runs of letters and digits. An
// apostrophe inside a word stays; one that ends it is a quotation mark.
func Tokens(s string) []Token {
	var out []Token
	start := -1
	flush := func(end int) {
		if start < 0 {
			return
		}
		word := strings.TrimRightFunc(s[start:end], apostrophe)
		if folded := Text(word); folded != "" {
			out = append(out, Token{folded, start, start + len(word)})
		}
		start = -1
	}
	for i, r := range s {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || start >= 0 && apostrophe(r)
		switch {
		case letter && start < 0:
			start = i
		case !letter:
			flush(i)
		}
	}
	flush(len(s))
	return out
}

func apostrophe(r rune) bool { return r == '\'' || apart[r] == "'" }

// Words returns the words of a text, folded.
func Words(s string) []string {
	tokens := Tokens(s)
	out := make([]string, len(tokens))
	for i, t := range tokens {
		out[i] = t.Text
	}
	return out
}
