package heads

import (
	"reflect"
	"time"

	"tijdig/model"
	"tijdig/model/same"
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
	if len(l.links) == 0 && len(l.table.ones) == 0 {
		return
	}
	ones := same.Who(l.links, l.standing(l.links))
	if !reflect.DeepEqual(ones, l.table.ones) {
		l.table = l.table.under(ones)
	}
}

// standing is how those that links are about stand in the file.
func (l *List) standing(links model.Links) map[model.ID]same.Standing {
	out := map[model.ID]same.Standing{}
	for id, places := range l.linked(links) {
		if len(places) > 0 {
			out[id] = standing(l.table.packed, places)
		}
	}
	return out
}

// linked returns the places of the heads of all that links are about, newest first. Until
// there is an index it looks at each.
func (l *List) linked(links model.Links) map[model.ID][]uint32 {
	out := map[model.ID][]uint32{}
	for _, k := range links {
		out[k.A], out[k.B] = nil, nil
	}
	l.settle()
	if l.built {
		for id := range out {
			out[id] = l.index.about(l.table.packed, id)
		}
		return out
	}
	for _, at := range l.table.order {
		id := l.table.packed.subject(at)
		if places, ok := out[id]; ok {
			out[id] = append(places, at)
		}
	}
	return out
}

// standing is how a subject stands in the file, by its heads.
func standing(p packed, places []uint32) (s same.Standing) {
	for i, at := range places {
		e := p.entry(at)
		if i == 0 || !e.Concept && !s.Recorded {
			s.Subject, s.Recorded = e.about(), !e.Concept
		}
		s.Highest = max(s.Highest, e.N)
	}
	return s
}

// about is whom a head is about by itself.
func (e Entry) about() model.Subject {
	return model.Subject{ID: e.Subject, Kind: e.Kind, Code: e.Code, Mark: e.Mark, Created: e.Stamp}
}

// Would says what would come of it if two were one: which code stays, which goes along, and
// what the numbers of its signals would be shown with more.
func (l *List) Would(a, b model.ID) (kept, other model.Code, shift int) {
	x, y := l.One(a), l.One(b)
	l.mu.Lock()
	defer l.mu.Unlock()
	link, _ := l.links.Say(x.ID, y.ID, true, time.Time{})
	links, _ := l.links.With(link)
	one := same.Who(links, l.standing(links))[x.ID]
	if one.ID == y.ID {
		x, y = y, x
	}
	m, _ := one.Find(y.ID)
	return x.Code, y.Code, m.Shift
}

// Joined returns whom a subject is together with others, and false where it is by itself.
func (l *List) Joined(id model.ID) (same.One, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	one, joined := l.table.ones[id]
	return one, joined
}

// One is Joined, where one that is by itself is that one.
func (l *List) One(id model.ID) same.One {
	if one, joined := l.Joined(id); joined {
		return one
	}
	sub := l.Own(id)
	return same.One{Subject: sub, Members: []same.Member{{Subject: sub}}}
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
	return kept(l.table.ones, id)
}

func kept(ones map[model.ID]same.One, id model.ID) model.ID {
	if one, joined := ones[id]; joined {
		return one.ID
	}
	return id
}
