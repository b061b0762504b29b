// Package agenda picks out of what lists show of signals what asks for attention on a day. It
// knows neither where they are kept nor how it is shown.
package agenda

import (
	"math"
	"runtime"
	"slices"
	"sync"

	"tijdig/model"
)

// Agenda is what asks for attention today: the most useful list there is,
// because a signal only counts when someone acts on it.
type Agenda struct {
	Danger     []*model.Head // a call is open: all of them, newest first, and under no other heading but Steps
	Unsure     []*model.Head // direct danger is ja, and only the signal itself knows about the call
	Unfinished Shortlist     // concepts, and recorded signals with something missing; newest first
	NoStep     Shortlist     // recorded and open without any step; most urgent first
	Steps      Shortlist     // the first planned step is due within a week or late; soonest first
	Later      int           // signals whose first planned step is due after that, or has no day
	Suspicions int           // lines that are still a suspicion after [model.Terms.OpenLines] days
	Hearsay    int           // lines that are still hearsay after [model.Terms.OpenLines] days
	Unshared   int           // recorded and never handed over complete

	edits map[model.ID]bool // recorded signals that are being changed
}

// Shortlist is the first few of a list and how long it is in all.
type Shortlist struct {
	Heads []*model.Head
	Of    int
	by    []int // what each of Heads is ordered by
}

// Short is how many heads a shortlist holds at most.
const Short = 5

// add puts a head where its number belongs, behind those with the same one.
func (s *Shortlist) add(h *model.Head, by int) {
	s.Of++
	at := len(s.by)
	for at > 0 && s.by[at-1] > by {
		at--
	}
	if at == Short {
		return
	}
	h = kept(h)
	s.Heads, s.by = slices.Insert(s.Heads, at, h), slices.Insert(s.by, at, by)
	s.Heads, s.by = s.Heads[:min(Short, len(s.Heads))], s.by[:min(Short, len(s.by))]
}

// kept is a head of its own, of one that is read over.
func kept(h *model.Head) *model.Head {
	own := *h
	return &own
}

// join adds what comes behind.
func (s *Shortlist) join(o Shortlist) {
	of := s.Of + o.Of
	for i, h := range o.Heads {
		s.add(h, o.by[i])
	}
	s.Of = of
}

// New picks out of so many heads what asks for attention on a day; read reads one of
// them. There may be a hundred thousand, and the first screen waits for it: each processor
// takes a part.
func New(heads int, read func(i int, h *model.Head), today model.Date, terms model.Terms) Agenda {
	parts := min(runtime.GOMAXPROCS(0), 1+heads/10_000)
	picked := make([]Agenda, parts)
	each := heads/parts + 1
	var wg sync.WaitGroup
	for n := range parts {
		wg.Go(func() {
			var h model.Head
			week := Week(today)
			for i := n * each; i < min((n+1)*each, heads); i++ {
				read(i, &h)
				picked[n].pick(&h, today, week, terms)
			}
		})
	}
	wg.Wait()
	a := picked[0]
	for _, p := range picked[1:] {
		a.join(p)
	}
	a.Danger, a.Unsure = a.newest(a.Danger), a.newest(a.Unsure)
	return a
}

// Week is the last day whose steps count as due.
func Week(today model.Date) model.Date { return today.Add(7) }

// newest leaves of a recorded signal and a change of it the change: a call is noted
// there.
func (a Agenda) newest(heads []*model.Head) []*model.Head {
	return slices.DeleteFunc(heads, func(h *model.Head) bool { return !h.Concept && a.edits[h.Signal] })
}

func (a *Agenda) pick(h *model.Head, today, week model.Date, terms model.Terms) {
	if h.Concept && h.Edits {
		if a.edits == nil {
			a.edits = map[model.ID]bool{}
		}
		a.edits[h.Signal] = true
	}
	switch {
	case h.Call == model.CallOpen:
		a.Danger = append(a.Danger, kept(h))
	case h.Call == model.CallUnknown && h.Danger == model.Yes:
		a.Unsure = append(a.Unsure, kept(h))
	}
	if h.Unfinished() {
		a.Unfinished.add(h, 0)
	}
	switch {
	case h.Concept:
	case h.State == model.Closed:
		a.step(h, week)
	default:
		a.add(h, today, week, terms)
	}
}

// add counts one recorded and open signal.
func (a *Agenda) add(h *model.Head, today, week model.Date, terms model.Terms) {
	switch {
	case h.Steps == 0 && h.Call == model.CallOpen:
	case h.Steps == 0:
		a.NoStep.add(h, dueOrder(h))
	default:
		a.step(h, week)
	}
	if !h.OpenSince.IsZero() && terms.LooksAgain(h.OpenSince, today) {
		a.Suspicions += h.Suspicions
		a.Hearsay += h.Hearsay
	}
	if h.HandedOver.IsZero() {
		a.Unshared++
	}
}

// step counts the step of a signal that waits.
func (a *Agenda) step(h *model.Head, week model.Date) {
	switch {
	case h.StepLater(week):
		a.Later++
	case h.StepDue(week):
		a.Steps.add(h, h.NextDue.Order())
	}
}

func (a *Agenda) join(b Agenda) {
	a.Danger, a.Unsure = append(a.Danger, b.Danger...), append(a.Unsure, b.Unsure...)
	for id := range b.edits {
		if a.edits == nil {
			a.edits = map[model.ID]bool{}
		}
		a.edits[id] = true
	}
	a.Unfinished.join(b.Unfinished)
	a.NoStep.join(b.NoStep)
	a.Steps.join(b.Steps)
	a.Later += b.Later
	a.Suspicions += b.Suspicions
	a.Hearsay += b.Hearsay
	a.Unshared += b.Unshared
}

// dueOrder puts what should have been done first first, and signals without a term last.
func dueOrder(h *model.Head) int {
	if day, ok := h.Due(); ok {
		return day.Order()
	}
	return math.MaxInt
}

// Empty reports whether nothing asks for attention.
func (a Agenda) Empty() bool {
	return len(a.Danger)+len(a.Unsure)+a.Unfinished.Of+a.NoStep.Of+a.Steps.Of+a.Later+a.Suspicions+a.Hearsay+a.Unshared == 0
}
