package model

import "time"

// Head is what lists show of a signal or a concept, without opening its body.
type Head struct {
	Signal   ID
	Subject  ID
	Revision ID // the newest current version; zero for a concept
	Code     Code
	N        int // zero for a concept of a new signal
	Kind     Kind
	Band     Band
	Mark     string // of a group or place

	Concept  bool
	Draft    ID // of the concept; zero for a recorded signal
	Scribble bool
	Stopped  string // concept: the question the worker was at
	Edits    bool   // concept: it changes a recorded signal

	Danger    string // ja, nee, weet_niet or "" when not asked
	Call      CallState
	Seen      Seen
	Place     string
	Changed   time.Time // when the version was written or the concept last saved
	State     State
	Urgency   Urgency
	TermFrom  Date // the day its term counts from; zero: that of Changed
	Discussed string
	Missing   int // required questions without an answer

	NextType string // of the first planned step; "" when there is none
	NextText string // what it is in the worker's own words, or the first of those; "" for a known type
	NextDue  Date   // zero: that step has no day
	Steps    int    // planned with a day, or done: see [stepsOf]

	Suspicions int  // lines that are the worker's own suspicion
	Hearsay    int  // lines from a third party
	OpenSince  Date // day the oldest of those was written

	Versions   int  // current versions; more than one must be settled
	Revisions  int  // versions in all
	HandedOver Date // day of the last complete hand-over; zero: never

	Line     string   // the first words of the first finding
	LineKind InfoKind // and what kind of information that is

	Own *OwnHead // what it says by itself, where the above is of the subject it is one with
}

// OwnHead is what a head says of whom it is about by itself, where that subject is one with
// another and is shown as that.
type OwnHead struct {
	Subject ID
	Code    Code
	Mark    string
	Kind    Kind
	N       int
}

// Is reports whether a code and a number name this signal: those that are shown, or those it
// was recorded under.
func (h *Head) Is(c Code, n int) bool {
	return h.Code == c && h.N == n || h.Own != nil && h.Own.Code == c && h.Own.N == n
}

// Alone returns a head as it is by itself.
func (h Head) Alone() Head {
	if o := h.Own; o != nil {
		h.Subject, h.Code, h.Mark, h.Kind, h.N, h.Own = o.Subject, o.Code, o.Mark, o.Kind, o.N, nil
	}
	return h
}

// Unfinished reports a concept, an open signal in which something is missing, or one with
// versions beside each other. One of which a call is open asks for that first.
func (h *Head) Unfinished() bool {
	return h.Call != CallOpen && (h.Concept || h.Versions > 1 || h.State != Closed && h.Missing > 0)
}

// StepDue reports a recorded signal whose first step that waits is due by a day.
func (h *Head) StepDue(by Date) bool {
	return h.Waits() && !h.NextDue.IsZero() && !by.Before(h.NextDue)
}

// StepLater reports a recorded signal whose first step that waits is due after a day, or has
// none.
func (h *Head) StepLater(than Date) bool {
	return h.Waits() && (h.NextDue.IsZero() || than.Before(h.NextDue))
}

// Waits reports a recorded signal of which a step waits, also where it was closed: what was
// planned is done or dropped by saying so.
func (h *Head) Waits() bool { return !h.Concept && h.NextType != "" }

// HasStep reports whether anything was planned or done.
func (h Head) HasStep() bool { return h.Steps > 0 }

// Due returns the last day of the term the worker set, counted in whole days
// from the day of writing, and false when no term was set.
func (h Head) Due() (Date, bool) {
	n, ok := h.Urgency.Days()
	switch {
	case !ok || h.Changed.IsZero():
		return Date{}, false
	case !h.TermFrom.IsZero():
		return h.TermFrom.Add(n), true
	}
	return DateOf(h.Changed).Add(n), true
}

// HeadOfDraft returns the head of a concept.
func HeadOfDraft(d Draft) Head {
	h := headOf(d.Said())
	h.Signal, h.Subject, h.Draft = d.Signal, d.Subject.ID, d.ID
	h.Code, h.Kind, h.Mark = d.Subject.Code, d.Subject.Kind, d.Subject.Mark
	h.Concept, h.Scribble, h.Edits = true, d.Scribble, len(d.Parents) > 0
	h.Stopped, h.Changed, h.Missing = RowsOf(d.Spot.Question), d.Changed, len(d.Missing)
	return h
}

// HeadOfSignal returns the head of a recorded signal. Versions counts the
// current versions, revisions all of them.
func HeadOfSignal(s Signal, sub Subject, versions, revisions int, handedOver Date) Head {
	h := headOf(s.Content)
	h.Signal, h.Subject, h.Revision = s.Signal, s.Subject, s.Revision
	h.Code, h.Kind, h.Mark, h.N = sub.Code, sub.Kind, sub.Mark, s.N
	h.Changed, h.State, h.Missing = s.Written, s.State, len(s.Missing)
	h.Versions, h.Revisions, h.HandedOver = versions, revisions, handedOver
	return h
}

func headOf(c Content) Head {
	c = c.Said()
	h := Head{
		Band: c.Band(), Danger: c.Answers.One(QDanger), Seen: c.Seen(),
		Place: c.Answers.One(QPlace), Urgency: c.Urgency(), Discussed: c.Answers.One(QDiscussed),
		Call: c.Call(),
	}
	if !c.UrgentAt.IsZero() {
		h.TermFrom = DateOf(c.UrgentAt)
	}
	h.Steps = stepsOf(c)
	if s, ok := c.NextStep(); ok {
		h.NextType, h.NextText, h.NextDue = s.Type, s.Text, s.Planned
	}
	for _, f := range c.Findings {
		if !f.Open() {
			continue
		}
		if f.Kind == Suspicion {
			h.Suspicions++
		} else {
			h.Hearsay++
		}
		if d := DateOf(f.Written); h.OpenSince.IsZero() || d.Before(h.OpenSince) {
			h.OpenSince = d
		}
	}
	if len(c.Findings) > 0 {
		h.Line, h.LineKind = c.Findings[0].Text, c.Findings[0].Kind
	}
	return h
}

// stepsOf counts the steps that lead somewhere: those planned with a day, and those done. One
// that failed or was dropped leads nowhere, and where it failed a step is wanted again,
// whatever was done before.
func stepsOf(c Content) (n int) {
	done := 0
	for _, s := range c.Steps {
		switch {
		case s.Status == Failed:
			done = 0
		case s.Status == Done:
			done++
		case s.Status == Planned && !s.Undated():
			n++
		}
	}
	return n + done
}
