// Package say says in Dutch what a signal holds: a line, a step, a person, an answer, an item,
// and what a version before said. It says what it is given: it knows no level, no table and no
// document.
package say

import (
	"strings"
	"time"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/model/words"
)

// Seen shows when something was seen, with a word where that is later than it was
// written down.
func Seen(s model.Seen, written time.Time) string {
	if s.After(written) {
		return When(s) + " (" + words.Of("gezien_na_opgeschreven") + ")"
	}
	return When(s)
}

// Unclear shows words for a day that were not understood; nothing when there are none.
func Unclear(typed string) string {
	if typed == "" {
		return ""
	}
	return "\"" + typed + "\" (niet begrepen)"
}

// When writes a moment with its year: a report is read long after.
func When(s model.Seen) string { return dates.Show(s, time.Time{}) }

// Join puts the parts that say something together.
func Join(sep string, parts ...string) string {
	var out []string
	for _, s := range parts {
		if s != "" {
			out = append(out, s)
		}
	}
	return strings.Join(out, sep)
}

// Sentence ends a sentence, unless what was typed at its end did.
func Sentence(s string) string {
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") {
		return s
	}
	return s + "."
}

// Prefixed puts something before what is said, where something is.
func Prefixed(with, s string) string {
	if s == "" {
		return ""
	}
	return with + s
}
