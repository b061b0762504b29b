package clean

import (
	"strings"
	"unicode/utf8"
)

// Frame is the last gate before the terminal. From what is drawn it lets
// through text as [Show] makes it, ends of lines, and colours: the sequences
// ESC [ digits ; m, which is all that styles are made of here. Whatever else
// would steer the terminal is left away, wherever it came from.
func Frame(s string) string {
	if drawable(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for s != "" {
		if n := colour(s); n > 0 {
			b.WriteString(s[:n])
			s = s[n:]
			continue
		}
		n := max(1, next(s))
		b.WriteString(Show(strings.ReplaceAll(strings.ToValidUTF8(s[:n], "\uFFFD"), "\t", " ")))
		s = s[n:]
	}
	return b.String()
}

// next returns where the next escape stands, or the end.
func next(s string) int {
	if i := strings.IndexByte(s, '\x1b'); i >= 0 {
		return i
	}
	return len(s)
}

// colour returns how long the colour sequence is that s begins with, and 0
// when it begins with none.
func colour(s string) int {
	if len(s) < 3 || s[0] != '\x1b' || s[1] != '[' {
		return 0
	}
	for i := 2; i < len(s); i++ {
		switch c := s[i]; {
		case c == 'm':
			return i + 1
		case (c < '0' || c > '9') && c != ';' && c != ':':
			return 0
		}
	}
	return 0
}

// drawable is the short way, for nearly every row: printable ASCII, letters
// with accents, dashes, arrows and lines, and colours.
func drawable(s string) bool {
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case c >= ' ' && c <= '~' || c == '\n':
			i++
		case c == '\x1b':
			n := colour(s[i:])
			if n == 0 {
				return false
			}
			i += n
		case c < utf8.RuneSelf:
			return false
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if !familiar(r) {
				return false
			}
			i += n
		}
	}
	return true
}

// familiar reports a character that is drawn as it is and one cell wide
// wherever we know of.
func familiar(r rune) bool {
	switch {
	case r >= 0xA0 && r < 0x300:
		return r != soft
	case r >= 0x2010 && r <= 0x2027, r >= 0x2030 && r <= 0x205E, r >= 0x20A0 && r <= 0x20BF:
		return true
	}
	return r >= 0x2190 && r <= 0x21FF || r >= 0x2500 && r <= 0x25FF
}
