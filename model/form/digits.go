package form

import (
	"slices"
	"strings"
	"unicode"
)

// mostDigits is how many options digits can choose from.
const mostDigits = 9

// digitsBehindText takes the letters off the options of questions that are asked right behind
// typed text: who types on there would answer with the first letter of a word. Digits choose
// there, by position. What has digits in its words keeps its letters.
func digitsBehindText(all []Question) {
	typed := false
	for i := range all {
		q := &all[i]
		typed = typed && (i == 0 || q.Block == all[i-1].Block)
		digitsBehindText(q.Questions)
		if typed && q.lettered() {
			q.Options = slices.Clone(q.Options)
			for n := range q.Options {
				q.Options[n].Key = ""
			}
		}
		if q.Kind != Note && q.When == nil { // the others may be passed by
			typed = q.Kind == Text || q.Kind == Area
		}
	}
}

// lettered reports options that letters choose, and digits could.
func (q Question) lettered() bool {
	return (q.Kind == Choice || q.Kind == Choices) && len(q.Options) <= mostDigits &&
		!slices.ContainsFunc(q.Options, func(o Option) bool { return strings.ContainsFunc(o.Label, unicode.IsDigit) })
}
