package clean

import (
	"strings"
	"unicode"
)

// most is how many accents a character may carry on a screen; a pile of them
// would run through the lines above and below.
const most = 3

// Show returns text for a screen: everything in it has a width on which
// terminals agree. Joined emoji come apart, skin tones and presentation marks
// are left away, and a flag becomes its two letters.
func Show(s string) string {
	if plain(s, true) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	accents := 0
	for _, c := range s {
		switch {
		case c == zwj, c == zwnj, c == keycap, c >= 0xFE00 && c <= 0xFE0F, c >= toneFirst && c <= toneLast:
			continue
		case c >= flagFirst && c <= flagLast:
			c = 'A' + c - flagFirst
		case control(c, true):
			continue
		case invisible(c):
			c = Mark
		case unicode.Is(unicode.M, c):
			if accents++; accents > most {
				continue
			}
			b.WriteRune(c)
			continue
		}
		accents = 0
		b.WriteRune(c)
	}
	return b.String()
}
