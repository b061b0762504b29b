// Package clean is the one place that makes text safe: on its way in, from
// keys, paste and import, and on its way out to a screen.
//
// On the way in ([Line], [Text]) what can steer a terminal is dropped, what
// cannot be seen becomes a visible mark, and the rest is kept as it was
// written, in the normal form NFC. A joiner (ZWJ, ZWNJ) stays where it joins:
// in an emoji of several parts and between the letters of scripts that need
// it. On the way out ([Show]) joiners, skin tones and the like are left away,
// because terminals do not agree on their width; the text itself keeps them.
package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Mark stands where something invisible stood. It is in every console font
// and one cell wide.
const Mark = '¬'

// Report says what cleaning changed, so that the program can say it too.
type Report struct {
	Invalid int // bytes that were not UTF-8; each became U+FFFD
	Dropped int // control characters left away
	Marked  int // invisible characters that became a mark
}

// Changed reports whether anything happened that is worth saying.
func (r Report) Changed() bool { return r != Report{} }

// Line makes text safe for a field of one line: ends of lines, tabs and other
// separators become spaces. However long the text is, nothing is cut off: what
// is too long is for its field to refuse.
func Line(s string) (string, Report) { return clean(s, false) }

// Text makes text safe for a field of many lines. Every kind of line end, the
// soft break and the page break of a word processor among them, becomes \n;
// tabs stay.
func Text(s string) (string, Report) { return clean(s, true) }

// Whole is Text without a report, for outputs.
func Whole(s string) string {
	s, _ = Text(s)
	return s
}

func clean(s string, lines bool) (string, Report) {
	if plain(s, lines) {
		return s, Report{}
	}
	var r Report
	return rewrite(s, lines, &r), r
}

func rewrite(s string, lines bool, r *Report) string {
	runes := decode(s, lines, r)
	var b strings.Builder
	b.Grow(len(s))
	for i, c := range runes {
		switch {
		case c == soft || c >= 0 && control(c, lines):
			r.Dropped++
		case invisible(c) && !joins(runes, i):
			b.WriteRune(Mark)
			r.Marked++
		case unicode.Is(unicode.Zs, c):
			b.WriteByte(' ')
		default:
			b.WriteRune(c)
		}
	}
	return norm.NFC.String(b.String())
}

// plain is the short way: printable ASCII, which is nearly all text.
func plain(s string, lines bool) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; (c < ' ' || c > '~') && (!lines || c != '\n') {
			return false
		}
	}
	return true
}

// decode makes characters of bytes, with one kind of line end.
func decode(s string, lines bool, r *Report) []rune {
	out := make([]rune, 0, len(s))
	for i := 0; i < len(s); {
		c, n := utf8.DecodeRuneInString(s[i:])
		if c == utf8.RuneError && n == 1 {
			r.Invalid++
		}
		if c == '\r' {
			if i+1 < len(s) && s[i+1] == '\n' {
				n++
			}
			c = '\n'
		}
		if breaks(c) {
			c = '\n'
		}
		if !lines && (c == '\n' || c == '\t') {
			c = ' '
		}
		out = append(out, c)
		i += n
	}
	return out
}
