package store

import (
	"slices"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/objects"
)

// Subject returns one subject that was recorded.
func (s *Store) Subject(id model.ID) (model.Subject, error) {
	var r subjectRecord
	err := s.db.View(func(b *bolt.Tx) error { return objects.Get(b, s.db.Keys, objects.Live, objects.KindSubject, id, &r) })
	return r.Subject, err
}

// Name returns the roepnaam of a subject, "" when none was given.
func (s *Store) Name(subject model.ID) (string, error) {
	var r nameRecord
	err := s.db.View(func(b *bolt.Tx) error { return objects.Get(b, s.db.Keys, objects.Live, objects.KindName, subject, &r) })
	return r.Name, ignoreNotFound(err)
}

// Subjects lists the subjects with a recorded signal, those of the newest
// changes first. The slice is the caller's.
func (s *Store) Subjects() []model.Subject { return s.heads.subjects() }

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

// SignalsOf lists the heads of a subject, concepts included, newest first.
func (s *Store) SignalsOf(subject model.ID) []model.Head { return s.heads.ofSubject(subject) }

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

// FindCode returns the recorded subject with this code.
func (s *Store) FindCode(c model.Code) (model.Subject, bool) {
	l := s.heads
	l.await()
	l.mu.Lock()
	defer l.mu.Unlock()
	x := l.index.subjects[l.index.codes[keyOf(c)]]
	if x == nil || !x.recorded() {
		return model.Subject{}, false
	}
	return x.Subject, true
}

// FreeCode draws a code that no subject of the file has, concepts included.
func (s *Store) FreeCode() model.Code {
	for {
		c := model.NewCode()
		if _, taken := s.heads.codeOwner(c); !taken {
			return c
		}
	}
}

// codeFor returns the code a subject gets: its own where that is free.
func (s *Store) codeFor(t *tx, sub model.Subject) model.Code {
	c := sub.Code
	for {
		owner, taken := s.heads.codeOwner(c)
		if c != "" && !t.codes[c] && (!taken || owner == sub.ID) {
			break
		}
		c = s.FreeCode()
	}
	if t.codes == nil {
		t.codes = map[model.Code]bool{}
	}
	t.codes[c] = true
	return c
}

func (l *headList) codeOwner(c model.Code) (model.ID, bool) {
	l.await()
	l.mu.Lock()
	defer l.mu.Unlock()
	id, ok := l.index.codes[keyOf(c)]
	return id, ok
}
