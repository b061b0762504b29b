package model

import "slices"

// History is what can be taken back of a concept, and given again. Its slices
// are never changed in place, so copies of a draft may share them.
type History struct {
	Undo   []Edit `json:"terugnemen,omitempty"`   // newest last
	Redo   []Edit `json:"opnieuw_doen,omitempty"` // next last; a new edit drops all of it
	Fallen int    `json:"afgevallen,omitempty"`   // edits that are too long ago to be taken back
}

// How much of the past of a concept is kept: as many edits, or as many bytes,
// whichever comes first. The newest edit always stays, and what was taken back
// can always be given again.
const (
	MaxEdits     = 500
	MaxEditBytes = 1 << 20
)

// Edit is one change: what to swap to be back at the state on the other side
// of it. It holds what that state has otherwise, never a whole content.
type Edit struct {
	What  string `json:"wat"` // the question, or the item of the checklist
	Swaps []Swap `json:"delen"`
}

// Size is about how many bytes the edit takes in the file.
func (e Edit) Size() int {
	n := len(e.What) + 16
	for _, s := range e.Swaps {
		n += len(s.Part) + len(s.Put) + 48
	}
	return n
}

// Line is the line of a list that the edit is about, zero-based, and -1 when
// it is about no list.
func (e Edit) Line() int {
	for _, s := range e.Swaps {
		if s.list() {
			return s.At
		}
	}
	return -1
}

// With returns the history with one more edit. What was taken back before it
// can no longer be given again.
func (h History) With(e Edit) History {
	undo := append(slices.Clone(h.Undo), e)
	size := 0
	for i := len(undo) - 1; i >= 0; i-- {
		size += undo[i].Size()
		if i < len(undo)-1 && (len(undo)-i > MaxEdits || size > MaxEditBytes) {
			h.Fallen += i + 1
			undo = undo[i+1:]
			break
		}
	}
	return History{Undo: undo, Fallen: h.Fallen}
}

// Back returns the draft before its last edit, and that edit; false when there
// is none. Rev is the caller's to raise.
func (d Draft) Back() (Draft, Edit, bool) {
	n := len(d.Undo)
	if n == 0 {
		return d, Edit{}, false
	}
	e := d.Undo[n-1]
	next, again, ok := e.apply(d)
	next.Undo = slices.Clip(d.Undo[:n-1])
	if !ok { // it fits the content no longer; nothing older does either
		next.History = History{Fallen: d.Fallen + n}
		return next, e, false
	}
	next.Redo = append(slices.Clip(d.Redo), again)
	return next, e, true
}

// Again returns the draft with the last edit that was taken back given again,
// and that edit; false when there is none.
func (d Draft) Again() (Draft, Edit, bool) {
	n := len(d.Redo)
	if n == 0 {
		return d, Edit{}, false
	}
	e := d.Redo[n-1]
	next, back, ok := e.apply(d)
	next.Redo = slices.Clip(d.Redo[:n-1])
	if !ok {
		next.Redo = nil
		return next, e, false
	}
	next.Undo = append(slices.Clip(d.Undo), back)
	return next, e, true
}

// apply swaps all that the edit holds, and returns what swaps it back. When
// something does not fit d comes back as it was.
func (e Edit) apply(d Draft) (Draft, Edit, bool) {
	next := d.Clone()
	back := Edit{What: e.What}
	for _, s := range e.Swaps {
		other, err := s.in(&next)
		if err != nil {
			return d, Edit{}, false
		}
		back.Swaps = append(back.Swaps, other)
	}
	slices.Reverse(back.Swaps)
	return next, back, true
}

// Difference returns the edit that turns after back into before, and false
// when nothing changed. What was noted on Direct bellen is never part of it: a
// call that was made stays made.
func Difference(what string, before, after Draft) (Edit, bool) {
	e := Edit{What: what}
	then, now, add := before.Content, after.Content, e.add
	for _, p := range parts {
		if !p.info().noted {
			p.differ(&then, &now, add)
		}
	}
	swapValues(partTyping, before.Typing, after.Typing, same, add)
	if b, a := whom(before), whom(after); b != a {
		e.add(swap(partSubject, encoded(b), encoded(a)))
	}
	if before.Reason != after.Reason {
		e.add(swap(partReason, encoded(before.Reason), encoded(after.Reason)))
	}
	return e, len(e.Swaps) > 0
}

func (e *Edit) add(s Swap) {
	if s.Now != s.Then || s.Len > 0 || len(s.Put) > 0 {
		e.Swaps = append(e.Swaps, s)
	}
}

func same[T comparable](a, b T) bool { return a == b }

func sameAs[T comparable](a, b *T) bool { return *a == *b }

// differing returns the keys under which two maps hold other things, in order.
func differing[V any](a, b map[string]V, equal func(V, V) bool) []string {
	var out []string
	for k, v := range a {
		if w, ok := b[k]; !ok || !equal(v, w) {
			out = append(out, k)
		}
	}
	for k := range b {
		if _, ok := a[k]; !ok {
			out = append(out, k)
		}
	}
	slices.Sort(out)
	return out
}

// Change is a part in which two contents differ.
type Change struct {
	Part PartName
	Of   string // the question or the item; "" for a whole list
}

// Changed names the parts in which two contents differ, in a fixed order.
func Changed(before, after Content) (out []Change) {
	var e Edit
	for _, p := range parts {
		p.differ(&before, &after, e.add)
	}
	for _, s := range e.Swaps {
		out = append(out, Change{s.part(), s.of()})
	}
	return out
}

func (a Acute) equal(b Acute) bool {
	return a.At.Equal(b.At) && a.Answer == b.Answer && a.Text == b.Text && slices.Equal(a.Why, b.Why)
}

// Unsaid reports a concept in which nothing stands: all that was typed was taken back, or the
// line of a scribble was emptied. With some answers, and a line, a concept begins.
func (d Draft) Unsaid() bool {
	c := d.Content
	c.Findings = c.Said().Findings
	if slices.ContainsFunc(Changed(Content{}, c), func(c Change) bool { return c.Part != PartAnswers }) {
		return false
	}
	elsewhere := func(e Edit) bool { return e.What != QFindings }
	switch {
	case d.Fallen > 0 || slices.ContainsFunc(d.Undo, elsewhere):
		return false // something else was answered
	case len(d.Undo) == 0:
		return len(d.Redo) > 0
	}
	return d.Scribble
}
