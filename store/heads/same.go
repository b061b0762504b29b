package heads

import (
	"reflect"
	"time"

	"tijdig/model"
)

// Link tells the list which subjects are one. What it shows from then on, and whom it finds,
// is whom they are together; the heads themselves stay what they are.
func (l *List) Link(links model.Links) {
	l.await()
	l.mu.Lock()
	defer l.mu.Unlock()
	l.links = links
	l.unite()
}

// unite finds out anew who is one, and shows it.
func (l *List) unite() {
	if len(l.links) == 0 && len(l.ones) == 0 {
		return
	}
	index := l.index
	if l.loaded != nil {
		index = l.few()
	}
	ones := model.Ones(l.links, index.standing(l.links))
	if reflect.DeepEqual(ones, l.ones) {
		return
	}
	if l.ones = ones; l.loaded != nil { // nobody has seen them yet
		for i := range l.snap {
			l.snap[i] = l.shown(l.snap[i].Alone())
		}
		return
	}
	l.merge()
	snap := make([]model.Head, len(l.snap))
	for i := range l.snap {
		snap[i] = l.shown(l.snap[i].Alone())
	}
	l.snap = snap
}

// few is the index of those that a link is about, until there is one of all.
func (l *List) few() *subjectIndex {
	x, linked := newSubjectIndex(0), map[model.ID]bool{}
	for _, k := range l.links {
		linked[k.A], linked[k.B] = true, true
	}
	for i := range l.loaded {
		if h := l.loaded[i].Alone(); linked[h.Subject] {
			x.put(&h, l.asides[i].Stamp, func() *indexed { return new(indexed) })
		}
	}
	return x
}

// standing is how those that links are about stand in the file.
func (x *subjectIndex) standing(links model.Links) map[model.ID]model.Standing {
	out := map[model.ID]model.Standing{}
	for _, k := range links {
		for _, id := range []model.ID{k.A, k.B} {
			if s := x.subjects[id]; s != nil {
				out[id] = model.Standing{Subject: s.Subject, Recorded: s.recorded(), Highest: s.highest}
			}
		}
	}
	return out
}

// shown returns a head as it is shown.
func (l *List) shown(h model.Head) model.Head {
	if one, joined := l.ones[h.Subject]; joined {
		return h.Under(one)
	}
	return h
}

// Would says what would come of it if two were one: which code stays, which goes along, and
// what the numbers of its signals would be shown with more.
func (l *List) Would(a, b model.ID) (kept, other model.Code, shift int) {
	x, y := l.One(a), l.One(b)
	l.mu.Lock()
	defer l.mu.Unlock()
	link, _ := l.links.Say(x.ID, y.ID, true, time.Time{})
	links, _ := l.links.With(link)
	one := model.Ones(links, l.index.standing(links))[x.ID]
	if one.ID == y.ID {
		x, y = y, x
	}
	m, _ := one.Find(y.ID)
	return x.Code, y.Code, m.Shift
}

// Joined returns whom a subject is together with others, and false where it is by itself.
func (l *List) Joined(id model.ID) (model.One, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	one, joined := l.ones[id]
	return one, joined
}

// One is Joined, where one that is by itself is that one.
func (l *List) One(id model.ID) model.One {
	if one, joined := l.Joined(id); joined {
		return one
	}
	sub := l.Own(id)
	return model.One{Subject: sub, Members: []model.Member{{Subject: sub}}}
}

// LinksOf returns what was said of a subject.
func (l *List) LinksOf(id model.ID) (out model.Links) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, k := range l.links {
		if k.Of(id) {
			out = append(out, k)
		}
	}
	return out
}

// Kept returns the id by which a subject is shown: another than its own where it is one with
// one that was made earlier.
func (l *List) Kept(id model.ID) model.ID {
	l.mu.Lock()
	defer l.mu.Unlock()
	if one, joined := l.ones[id]; joined {
		return one.ID
	}
	return id
}

// kept counts the subjects that are shown: several that are one are one.
func (l *List) kept() (n int) {
	done := map[model.ID]bool{}
	for id := range l.index.subjects {
		switch one, joined := l.ones[id]; {
		case !l.index.subjects[id].recorded():
		case joined && done[one.ID]:
		default:
			done[one.ID] = joined
			n++
		}
	}
	return n
}
