package textlint

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"tijdig/model/clean"
)

// Plain is a text as a reader takes it: what cannot be seen is left away, digits and
// letters of every kind are plain ones, one kind of dash, one kind of space. What hides
// inside a number hides nothing then.
type Plain struct {
	Text string
	at   []int // of each byte of Text, where it stands in the text it was made of
}

// Read returns a text as a reader takes it.
func Read(text string) Plain {
	var b strings.Builder
	b.Grow(len(text))
	p := Plain{at: make([]int, 0, len(text)+1)}
	for i, r := range text {
		n := b.Len()
		write(&b, r)
		for range b.Len() - n {
			p.at = append(p.at, i)
		}
	}
	p.Text = b.String()
	p.at = append(p.at, len(text))
	return p
}

// Span returns where a part of the plain text stands in the text it was made of, up to
// the end of its last character.
func (p Plain) Span(start, end int, text string) (int, int) {
	last := p.at[max(start, end-1)]
	to := len(text)
	if end > start && end < len(p.at) {
		for _, at := range p.at[end:] {
			if at > last {
				to = at
				break
			}
		}
	}
	return p.at[start], to
}

func write(b *strings.Builder, r rune) {
	switch {
	case r < 0x80:
		if r == '\t' {
			r = ' '
		}
		b.WriteRune(r)
	case r == clean.Mark || unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point):
	case unicode.Is(unicode.Zs, r):
		b.WriteByte(' ')
	case unicode.Is(unicode.Pd, r) || r == '−' || r == '⁃':
		b.WriteByte('-')
	case unicode.Is(unicode.Nd, r):
		b.WriteByte(digit(r))
	case r >= '！' && r <= '～' || r >= '𝐀' && r <= '𝟿' || r >= '①' && r <= '⑨' || r >= '⁰' && r <= '₉':
		b.WriteString(norm.NFKD.String(string(r)))
	case r == '’' || r == '‘' || r == 'ʼ':
		b.WriteByte('\'')
	default:
		b.WriteRune(r)
	}
}

// digit returns the plain digit for one of any script: they stand in rows of ten.
func digit(r rune) byte {
	if plain := norm.NFKD.String(string(r)); len(plain) == 1 {
		return plain[0]
	}
	n := byte(0)
	for n < 9 && unicode.Is(unicode.Nd, r-1) {
		r, n = r-1, n+1
	}
	return '0' + n
}
