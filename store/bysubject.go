package store

import (
	"slices"

	"tijdig/model"
)

// subjects lists those with a recorded signal, of the newest changes first.
func (l *headList) subjects() (out []model.Subject) {
	heads := l.all()
	l.await()
	l.mu.Lock()
	defer l.mu.Unlock()
	done := make(map[model.ID]bool, len(l.index.subjects))
	for i := range heads {
		id := heads[i].Subject
		if heads[i].Concept || done[id] {
			continue
		}
		done[id] = true
		if x := l.index.subjects[id]; x != nil {
			out = append(out, x.Subject)
		}
	}
	return out
}

// subject returns a subject as the list has it.
func (l *headList) subject(id model.ID) model.Subject {
	l.await()
	l.mu.Lock()
	defer l.mu.Unlock()
	if x := l.index.subjects[id]; x != nil {
		return x.Subject
	}
	return model.Subject{ID: id}
}

// ofSubject lists the heads of a subject, concepts included, newest first.
func (l *headList) ofSubject(id model.ID) (out []model.Head) {
	heads := l.all()
	l.await()
	l.mu.Lock()
	defer l.mu.Unlock()
	x := l.index.subjects[id]
	if x == nil {
		return nil
	}
	for _, r := range x.refs {
		want := model.Head{Signal: r.signal, Draft: r.draft, Concept: !r.draft.IsZero(), Changed: r.changed}
		i, ok := slices.BinarySearchFunc(heads, &want, func(h model.Head, w *model.Head) int { return newer(&h, w) })
		if ok {
			out = append(out, heads[i])
		}
	}
	slices.SortFunc(out, func(a, b model.Head) int { return newer(&a, &b) })
	return out
}

// codeOwner returns the subject that has a code, be it of concepts alone.
func (l *headList) codeOwner(c model.Code) (model.ID, bool) {
	l.await()
	l.mu.Lock()
	defer l.mu.Unlock()
	id, ok := l.index.codes[keyOf(c)]
	return id, ok
}

// findCode returns the recorded subject with this code.
func (l *headList) findCode(c model.Code) (model.Subject, bool) {
	l.await()
	l.mu.Lock()
	defer l.mu.Unlock()
	x := l.index.subjects[l.index.codes[keyOf(c)]]
	if x == nil || !x.recorded() {
		return model.Subject{}, false
	}
	return x.Subject, true
}

// Alone reports whether all heads of a subject are of these signals. It waits for the
// index: a subject that is not in it yet is not alone.
func (l *headList) Alone(subject model.ID, but map[model.ID]bool) bool {
	l.await()
	l.mu.Lock()
	defer l.mu.Unlock()
	x := l.index.subjects[subject]
	if x == nil {
		return true
	}
	for _, r := range x.refs {
		if !but[r.signal] {
			return false
		}
	}
	return true
}

// DraftsIn lists the concepts of a signal, in hand and thrown away.
func (l *headList) DraftsIn(signal model.ID) (inHand, away []model.ID) {
	for _, e := range l.discarded() {
		if e.Signal == signal {
			away = append(away, e.Draft)
		}
	}
	return l.draftsOf(signal), away
}

// discarded lists the concepts thrown away, in no order.
func (l *headList) discarded() (out []entry) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, e := range l.thrown {
		out = append(out, e)
	}
	return out
}
