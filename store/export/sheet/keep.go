package sheet

import (
	"slices"
	"strings"

	"tijdig/model/pattern"
)

// Keep writes text that a spreadsheet would take for a number, a day or a value of its own
// as a formula that is only that text. It is what Excel and LibreOffice read back equal,
// whether or not special numbers are looked for; quotes alone keep it only where somebody
// ticks a box. Any other text is returned as it is.
func Keep(text string) string {
	if !changes(text) {
		return text
	}
	return keepMark + text + `"`
}

// keepMark begins a cell that is kept as text. [Safe] lets no other cell begin so.
const keepMark = `="`

// Unkept is text behind the sign that [Safe] put before it, where it is to be kept.
func Unkept(text string) string {
	if rest, ok := strings.CutPrefix(text, "'"); ok && changes(rest) && !strings.HasPrefix(rest, "=") && !strings.HasPrefix(rest, "@") {
		return rest
	}
	return text
}

// keptLen is how long a cell that is kept may be: a text in a formula has no more than 255
// characters, and no number or day is as long.
const keptLen = 240

var (
	// measure is what numbers, days, times, fractions and amounts are written with.
	measure = pattern.Lazy(`^[\d\s.,:/\-+()%‰€$£'’°½¼¾²³]+$`)
	letters = pattern.Lazy(`\pL+`)
	// failed is what a spreadsheet takes for an error of its own: #N/B, #DEEL/0!
	failed = pattern.Lazy(`^#[\pL\d/]+[!?]?$`)
)

// spoken are the words that stand in a number or a day, and those for true and false. A
// month is known by any shorter form of three letters or more.
var spoken = []string{"e", "d", "x", "am", "pm", "a", "p", "uur", "u", "h", "eur", "t", "z", "st", "nd", "rd", "th", "ste", "de"}

// truths are taken for a value where they stand alone.
var truths = []string{"waar", "onwaar", "true", "false"}

var dayNames = []string{
	"januari", "februari", "maart", "mrt", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december",
	"january", "february", "march", "may", "june", "july", "august", "october",
	"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
	"ma", "di", "wo", "do", "vr", "za", "zo",
}

// changes reports whether a spreadsheet would make something else of a text. It says so of
// a few texts too many: being kept changes none of them.
func changes(text string) bool {
	if text == "" || len(text) > keptLen || strings.ContainsAny(text, "\"\n\r\t") {
		return false
	}
	low := strings.ToLower(text)
	if slices.Contains(truths, strings.TrimSpace(low)) || failed().MatchString(text) {
		return true
	}
	if !strings.ContainsAny(low, "0123456789½¼¾") || !measure().MatchString(letters().ReplaceAllString(low, " ")) {
		return false
	}
	for _, w := range letters().FindAllString(low, -1) {
		if !slices.Contains(spoken, w) && !slices.ContainsFunc(dayNames, func(d string) bool {
			return w == d || len(w) >= 3 && strings.HasPrefix(d, w)
		}) {
			return false
		}
	}
	return true
}
