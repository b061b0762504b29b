package heads

import (
	"slices"

	"tijdig/model"
)

// Subjects lists those with a recorded signal, of the newest changes first.
func (l *List) Subjects() (out []model.Subject) {
	heads := l.All()
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

// Own returns a subject by itself as the list has it.
func (l *List) Own(id model.ID) model.Subject {
	l.await()
	l.mu.Lock()
	defer l.mu.Unlock()
	if x := l.index.subjects[id]; x != nil {
		return x.Subject
	}
	return model.Subject{ID: id}
}

// OfSubject lists the heads of a subject and of those it is one with, concepts included,
// newest first.
func (l *List) OfSubject(id model.ID) (out []model.Head) {
	heads := l.All()
	for _, m := range l.One(id).Members {
		out = append(out, l.of(heads, m.ID)...)
	}
	slices.SortFunc(out, func(a, b model.Head) int { return Newer(&a, &b) })
	return out
}

// OwnOf lists the heads of a subject by itself, as they are by themselves, in no order.
func (l *List) OwnOf(id model.ID) (out []model.Head) {
	for _, h := range l.of(l.All(), id) {
		out = append(out, h.Alone())
	}
	return out
}

func (l *List) of(heads []model.Head, id model.ID) (out []model.Head) {
	l.await()
	l.mu.Lock()
	defer l.mu.Unlock()
	x := l.index.subjects[id]
	if x == nil {
		return nil
	}
	for _, r := range x.refs {
		want := model.Head{Signal: r.Signal, Draft: r.Draft, Concept: !r.Draft.IsZero(), Changed: r.changed}
		i, ok := slices.BinarySearchFunc(heads, &want, func(h model.Head, w *model.Head) int { return Newer(&h, w) })
		if ok {
			out = append(out, heads[i])
		}
	}
	return out
}

// CodeOwner returns the subject that has a code, be it of concepts alone.
func (l *List) CodeOwner(c model.Code) (model.ID, bool) {
	l.await()
	l.mu.Lock()
	defer l.mu.Unlock()
	id, ok := l.index.codes[keyOf(c)]
	return id, ok
}

// FindCode returns the recorded subject with this code, or the one it is shown as.
func (l *List) FindCode(c model.Code) (model.Subject, bool) {
	l.await()
	l.mu.Lock()
	defer l.mu.Unlock()
	id := l.index.codes[keyOf(c)]
	if one, joined := l.ones[id]; joined {
		id = one.ID
	}
	x := l.index.subjects[id]
	if x == nil || !x.recorded() {
		return model.Subject{}, false
	}
	return x.Subject, true
}

// Alone reports whether all heads of a subject are of these signals. It waits for the
// index: a subject that is not in it yet is not alone.
func (l *List) Alone(subject model.ID, but map[model.ID]bool) bool {
	l.await()
	l.mu.Lock()
	defer l.mu.Unlock()
	x := l.index.subjects[subject]
	if x == nil {
		return true
	}
	for _, r := range x.refs {
		if !but[r.Signal] {
			return false
		}
	}
	return true
}

// DraftsIn lists the concepts of a signal, in hand and thrown away.
func (l *List) DraftsIn(signal model.ID) (inHand, away []model.ID) {
	for _, e := range l.Discarded() {
		if e.Signal == signal {
			away = append(away, e.Draft)
		}
	}
	return l.DraftsOf(signal), away
}

// Discarded lists the concepts thrown away, in no order.
func (l *List) Discarded() (out []Entry) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, e := range l.thrown {
		e.Head = l.shown(e.Head)
		out = append(out, e)
	}
	return out
}
