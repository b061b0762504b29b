package clean

import "unicode"

const (
	soft               = '\u00AD' // soft hyphen: says only where a word may break
	zwnj, zwj          = '\u200C', '\u200D'
	nextLine           = '\u0085'
	lineSeparator      = '\u2028'
	paragraphSeparator = '\u2029'
	emojiStyle         = '\uFE0F' // the character before it is drawn as emoji
	keycap             = '\u20E3'
	toneFirst          = '\U0001F3FB' // skin tones
	toneLast           = '\U0001F3FF'
	flagFirst          = '\U0001F1E6' // two of these make a flag
	flagLast           = '\U0001F1FF'
	tagFirst           = '\U000E0000' // tags spell words that nothing shows
	tagLast            = '\U000E007F'
)

// breaks reports whether a character parts lines: dropped, it would glue the
// words on either side. Word writes a soft break as VT and a page break as FF,
// and FS to US part the records and cells of tables.
func breaks(c rune) bool {
	switch c {
	case '\v', '\f', 0x1C, 0x1D, 0x1E, 0x1F, nextLine, lineSeparator, paragraphSeparator:
		return true
	}
	return false
}

// control reports whether a character could steer a terminal: C0 but for line
// end and tab, DEL, C1, and the ends of lines that only some know.
func control(c rune, lines bool) bool {
	if lines && (c == '\n' || c == '\t') {
		return false
	}
	return c < ' ' || c >= 0x7F && c <= 0x9F || c == lineSeparator || c == paragraphSeparator
}

// invisible reports whether a character takes no place, or changes the order
// in which others are drawn.
func invisible(c rune) bool {
	if c < soft {
		return false
	}
	switch c {
	case 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0: // fillers: letters that show nothing
		return true
	}
	if c >= 0xFE00 && c <= emojiStyle { // how the character before is drawn; not on a screen
		return false
	}
	return unicode.In(c, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point) || c >= tagFirst && c <= tagLast
}

// joins reports whether the joiner at i joins two things that need it: parts
// of an emoji, or letters of a script other than Latin.
func joins(s []rune, i int) bool {
	if (s[i] != zwj && s[i] != zwnj) || i == 0 || i+1 == len(s) {
		return false
	}
	before, after := s[i-1], s[i+1]
	if s[i] == zwj && partOfEmoji(before) && emoji(after) {
		return true
	}
	return needsJoiner(before) && needsJoiner(after)
}

func partOfEmoji(c rune) bool { return emoji(c) || c == emojiStyle || c >= toneFirst && c <= toneLast }

// emoji is wide on purpose: it only decides whether a joiner may stay.
func emoji(c rune) bool {
	return c >= 0x1F000 && c <= 0x1FAFF || c >= 0x2190 && c <= 0x2BFF && unicode.Is(unicode.S, c)
}

func needsJoiner(c rune) bool {
	if c < 0x0590 { // Latin, Greek, Cyrillic, Armenian
		return false
	}
	return unicode.Is(unicode.L, c) || unicode.Is(unicode.M, c)
}
