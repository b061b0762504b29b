package input

import (
	"tijdig/model/clean"
	"tijdig/ui/text"
)

// Took says what became of a key or a paste. What does not fit is refused
// whole: half a sentence that looks like a whole one is worse than none.
type Took struct {
	Refused int // characters that did not fit; nothing of them was taken
	Left    int // characters that still fit
	Cleaned clean.Report
}

// near is how little room is left when it is said.
const near = 200

// Say is what the worker should know of it; "" when there is nothing.
func (t Took) Say() string {
	switch {
	case t.Refused > 0:
		return text.DoesNotFit(t.Refused, t.Left, MaxText)
	case t.Cleaned.Changed():
		return text.Cleaned(t.Cleaned)
	case t.Left <= near:
		return text.RoomLeft(t.Left)
	}
	return ""
}
