package concept

import (
	"time"

	"tijdig/model"
)

// pause is how long nothing is typed before what comes is another edit.
const pause = time.Second

// stretch is typing in one text, that is one edit to take back.
type stretch struct {
	name  string // as [model.Stretch] names it; "" when nothing is being typed
	since model.Draft
	at    time.Time // of the last key
}

func (s stretch) goesOn(name string, now time.Time) bool {
	return name != "" && name == s.name && now.Sub(s.at) < pause && !now.Before(s.at)
}

// Closed returns the concept with nothing to take back any more: what was taken out of it is
// gone from the file with the next save.
func (c Concept) Closed() Concept {
	if len(c.draft.Undo)+len(c.draft.Redo) == 0 {
		return c
	}
	next := c.draft.Clone()
	next.History, next.Spot = model.History{}, model.Spot{}
	next.Rev++
	c.draft, c.typing = next, stretch{}
	return c
}
