package model

import "time"

// Terms are after how many days the worker is asked again. None of them is a law, and none
// does anything by itself.
type Terms struct {
	HandedOver int `json:"handed_over"` // a signal that was handed over complete: can it go?
}

// Within reports terms that can be lived with: long enough to hear that a signal arrived, and
// no longer than half a year, as the laptop is no archive.
func (t Terms) Within() bool { return t.HandedOver >= 7 && t.HandedOver <= 180 }

// DefaultTerms are those that come with the program.
var DefaultTerms = Terms{HandedOver: 30}

// DueBefore returns the moment before which a signal must have been changed last to be asked
// about.
func (t Terms) DueBefore(now time.Time) time.Time { return now.AddDate(0, 0, -t.HandedOver) }
