package heads

import (
	"slices"

	"tijdig/model"
	"tijdig/model/same"
)

// look waits for the index and has both it and the table as they are now. What it returns
// lets others look again.
func (l *List) look() (done func()) {
	l.await()
	l.mu.Lock()
	l.settle()
	return l.mu.Unlock
}

// about is how a subject stands by itself.
func (l *List) about(id model.ID) (same.Standing, bool) {
	places := l.index.about(l.table.packed, id)
	return standing(l.table.packed, places), len(places) > 0
}

// Subjects lists those with a recorded signal, of the newest changes first.
func (l *List) Subjects() (out []model.Subject) {
	defer l.look()()
	p, ones := l.table.packed, l.table.ones
	done := make(map[model.ID]bool, l.table.Len())
	for _, at := range l.table.order {
		own := p.subject(at)
		id := kept(ones, own)
		if p.concept(at) || id.IsZero() || done[id] {
			continue
		}
		done[id] = true
		if id == own { // of its recorded signals the newest says who it is
			out = append(out, p.entry(at).about())
		} else if s, ok := l.about(id); ok {
			out = append(out, s.Subject)
		}
	}
	return out
}

// Own returns a subject by itself as the list has it.
func (l *List) Own(id model.ID) model.Subject {
	defer l.look()()
	if s, ok := l.about(id); ok {
		return s.Subject
	}
	return model.Subject{ID: id}
}

// OfSubject lists the heads of a subject and of those it is one with, concepts included,
// newest first.
func (l *List) OfSubject(id model.ID) (out []model.Head) {
	for _, m := range l.One(id).Members {
		for _, h := range l.OwnOf(m.ID) {
			out = append(out, l.shown(h))
		}
	}
	slices.SortFunc(out, func(a, b model.Head) int { return Newer(&a, &b) })
	return out
}

// OwnOf lists the heads of a subject by itself, as they are by themselves, newest first.
func (l *List) OwnOf(id model.ID) (out []model.Head) {
	defer l.look()()
	for _, at := range l.index.about(l.table.packed, id) {
		out = append(out, l.table.packed.entry(at).Head)
	}
	return out
}

func (l *List) shown(h model.Head) model.Head {
	l.mu.Lock()
	defer l.mu.Unlock()
	return shown(l.table.ones, h)
}

// CodeOwner returns the subject that has a code, be it of concepts alone.
func (l *List) CodeOwner(c model.Code) (model.ID, bool) {
	defer l.look()()
	return l.index.owner(l.table.packed, c)
}

// FindCode returns the recorded subject with this code, or the one it is shown as.
func (l *List) FindCode(c model.Code) (model.Subject, bool) {
	defer l.look()()
	id, _ := l.index.owner(l.table.packed, c)
	s, ok := l.about(kept(l.table.ones, id))
	if !ok || !s.Recorded {
		return model.Subject{}, false
	}
	return s.Subject, true
}

// Alone reports whether all heads of a subject are of these signals. It waits for the
// index: a subject that is not in it yet is not alone.
func (l *List) Alone(subject model.ID, but map[model.ID]bool) bool {
	defer l.look()()
	p := l.table.packed
	return !slices.ContainsFunc(l.index.about(p, subject), func(at uint32) bool { return !but[p.signal(at)] })
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
		e.Head = shown(l.table.ones, e.Head)
		out = append(out, e)
	}
	return out
}

// FreeCode draws a code that no subject has, concepts included.
func (l *List) FreeCode() model.Code {
	for {
		c := model.NewCode()
		if _, taken := l.CodeOwner(c); !taken {
			return c
		}
	}
}
