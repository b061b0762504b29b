package model

import (
	"slices"
	"strings"
)

// OtherStep is the machine name of a step that fits none of the others: it is
// what its own words say, and without them nothing.
const OtherStep = "anders"

// FeedbackStep is the machine name of the step that tells those it came from what was done
// with it.
const FeedbackStep = "terugkoppeling"

// Said returns c without what says nothing: a line without words, a step of
// one's own without words, somebody without a role, an answer of spaces alone. It is what
// counts, what is looked at for what is missing, and what is recorded; only while it is
// being written may an empty line stand between others. Nothing of c is changed.
func (c Content) Said() Content {
	for _, p := range parts {
		p.said(&c)
	}
	return c
}

// blank reports an answer of spaces alone.
func blank(a Answer) bool {
	return len(a) > 0 && !slices.ContainsFunc(a, func(s string) bool { return strings.TrimSpace(s) != "" })
}

func (f Finding) empty() bool { return strings.TrimSpace(f.Text) == "" }

func (s Step) empty() bool {
	return (s.Type == "" || s.Type == OtherStep) && strings.TrimSpace(s.Text) == ""
}

func (p Person) empty() bool { return p.Role == "" }
