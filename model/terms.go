package model

import "time"

// Terms are after how many days the worker is asked again. None of them is a law, and none
// does anything by itself.
type Terms struct {
	HandedOver int `json:"handed_over"` // a signal that was handed over complete: can it go?
	ThrownAway int `json:"thrown_away"` // a concept that was thrown away: can it go for good?
	OpenLines  int `json:"open_lines"`  // a suspicion, or hearsay: is it known by now?
}

// DefaultTerms are those that come with the program.
var DefaultTerms = Terms{HandedOver: 30, ThrownAway: 30, OpenLines: 14}

// TermLimit is what a term can be set to, in days. They are long enough to hear that a signal
// arrived and to miss what was thrown away, and short enough for a laptop, which is no archive.
type TermLimit struct {
	Name        string // as in JSON
	Asks        string // what is asked then
	Of          func(Terms) int
	Least, Most int
}

// TermLimits lists the terms in the order they are told.
var TermLimits = []TermLimit{
	{"handed_over", "vragen of een overgedragen signaal weg kan", func(t Terms) int { return t.HandedOver }, 7, 180},
	{"thrown_away", "vragen of een weggegooid concept weg kan", func(t Terms) int { return t.ThrownAway }, 7, 180},
	{"open_lines", "vragen of een vermoeden of horen zeggen klopt", func(t Terms) int { return t.OpenLines }, 1, 90},
}

// DueBefore returns the moment before which a signal must have been changed last to be asked
// about.
func (t Terms) DueBefore(now time.Time) time.Time { return now.AddDate(0, 0, -t.HandedOver) }

// TrashDue reports whether a concept was thrown away so long ago that letting it go may be
// proposed.
func (t Terms) TrashDue(thrown, now time.Time) bool {
	return now.Sub(thrown) > time.Duration(t.ThrownAway)*24*time.Hour
}

// LooksAgain reports whether a line that was written on a day, and is no fact, comes up for
// another look.
func (t Terms) LooksAgain(written, today Date) bool { return today.Sub(written) >= t.OpenLines }
