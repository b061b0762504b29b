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
// because a signal only counts when someone acts on it.
type Agenda struct {
	Unfinished []Head // concepts, and recorded signals with something missing; newest first
	NoStep     []Head // recorded and open without any step; most urgent first
	Steps      []Head // the first planned step is due within a week or late; soonest first
	Later      int    // signals whose first planned step is due after that, or has no day
	Suspicions int    // lines that are still a suspicion after LookAgainSuspicion days
	Hearsay    int    // lines that are still hearsay after LookAgainHearsay days
	Unshared   int    // recorded and never handed over complete
}

// NewAgenda picks out of all heads what asks for attention on a day.
func NewAgenda(heads []Head, today Date) Agenda {
	var a Agenda
	week := today.Add(7)
	for _, h := range heads {
		if h.Concept {
			a.Unfinished = append(a.Unfinished, h)
			continue
		}
		if h.State == Closed {
			continue
		}
		a.add(h, today, week)
	}
	slices.SortStableFunc(a.Steps, func(x, y Head) int { return x.NextDue.Sub(y.NextDue) })
	slices.SortStableFunc(a.NoStep, func(x, y Head) int { return dueOrder(x) - dueOrder(y) })
	return a
}

func (a *Agenda) add(h Head, today, week Date) {
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
	if !h.OpenSince.IsZero() {
		if age := today.Sub(h.OpenSince); age >= LookAgainHearsay {
			a.Suspicions += h.Suspicions
			a.Hearsay += h.Hearsay
		}
	}
	if h.HandedOver.IsZero() {
		a.Unshared++
	}
}

// dueOrder puts the shortest term first and signals without one last.
func dueOrder(h Head) int {
	if n, ok := h.Urgency.Days(); ok {
		return n
	}
	return 1000
}

// Empty reports whether nothing asks for attention.
func (a Agenda) Empty() bool {
	return len(a.Unfinished)+len(a.NoStep)+len(a.Steps)+a.Later+a.Suspicions+a.Hearsay+a.Unshared == 0
}
