package model

import (
	"slices"
	"time"
)

// The days after which a line that is no fact comes up for another look.
const (
	LookAgainHearsay   = 14
	LookAgainSuspicion = 14
)

// KeepHandedOver is how many days a signal that was handed over complete is left
// alone before the worker is asked whether it can go. It is no law.
const KeepHandedOver = 30

// DueBefore returns the moment before which a signal must have been changed
// last to be on that list.
func DueBefore(now time.Time) time.Time { return now.AddDate(0, 0, -KeepHandedOver) }

// Agenda is what asks for attention today: the most useful list there is,
// because a signal only counts when someone acts on it. Its heads are those it
// was made of, and are not to be changed.
type Agenda struct {
	Unfinished []*Head // concepts, and recorded signals with something missing; newest first
	NoStep     []*Head // recorded and open without any step; most urgent first
	Steps      []*Head // the first planned step is due within a week or late; soonest first
	Later      int     // signals whose first planned step is due after that, or has no day
	Suspicions int     // lines that are still a suspicion after LookAgainSuspicion days
	Hearsay    int     // lines that are still hearsay after LookAgainHearsay days
	Unshared   int     // recorded and never handed over complete
}

// NewAgenda picks out of all heads what asks for attention on a day.
func NewAgenda(heads []Head, today Date) Agenda {
	var a Agenda
	week, old := today.Add(7), today.Add(1-LookAgainHearsay)
	for i := range heads {
		switch h := &heads[i]; {
		case h.Concept:
			a.Unfinished = append(a.Unfinished, h)
		case h.State != Closed:
			a.add(h, week, old)
		}
	}
	a.Steps = ordered(a.Steps, func(h *Head) int { return h.NextDue.order() })
	a.NoStep = ordered(a.NoStep, dueOrder)
	return a
}

// add counts one recorded and open signal. Old is the first day that is too
// recent for another look.
func (a *Agenda) add(h *Head, week, old Date) {
	if h.Missing > 0 {
		a.Unfinished = append(a.Unfinished, h)
	}
	switch {
	case h.Steps == 0:
		a.NoStep = append(a.NoStep, h)
	case h.NextType == "":
	case h.NextDue.IsZero() || week.Before(h.NextDue):
		a.Later++
	default:
		a.Steps = append(a.Steps, h)
	}
	if !h.OpenSince.IsZero() && h.OpenSince.Before(old) {
		a.Suspicions += h.Suspicions
		a.Hearsay += h.Hearsay
	}
	if h.HandedOver.IsZero() {
		a.Unshared++
	}
}

// ordered sorts heads by a number and leaves those with the same one in their
// order. The number is worked out once for each: there may be a hundred
// thousand, before the first screen.
func ordered(heads []*Head, number func(*Head) int) []*Head {
	type ranked struct {
		by   int
		head *Head
	}
	all := make([]ranked, len(heads))
	for i, h := range heads {
		all[i] = ranked{number(h), h}
	}
	slices.SortStableFunc(all, func(x, y ranked) int { return x.by - y.by })
	for i := range all {
		heads[i] = all[i].head
	}
	return heads
}

// dueOrder puts the shortest term first and signals without one last.
func dueOrder(h *Head) int {
	if n, ok := h.Urgency.Days(); ok {
		return n
	}
	return 1000
}

// Empty reports whether nothing asks for attention.
func (a Agenda) Empty() bool {
	return len(a.Unfinished)+len(a.NoStep)+len(a.Steps)+a.Later+a.Suspicions+a.Hearsay+a.Unshared == 0
}
