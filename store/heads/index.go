package heads

import (
	"slices"
	"time"

	"tijdig/model"
)

// subjectIndex is who is in the file, in memory: for recall, for codes and
// for the signals of a subject. The heads themselves stand in the list only.
type subjectIndex struct {
	subjects map[model.ID]*indexed
	codes    map[codeKey]model.ID
	owner    map[ID]model.ID // the subject of each head
}

// indexed is one subject and where its heads are.
type indexed struct {
	model.Subject
	refs    []headRef
	highest int // number a signal of it had
}

// headRef finds one head in the list, which is ordered by Changed.
type headRef struct {
	ID
	changed time.Time
}

// newSubjectIndex returns an index with room for so many subjects.
func newSubjectIndex(n int) *subjectIndex {
	return &subjectIndex{make(map[model.ID]*indexed, n), make(map[codeKey]model.ID, n), make(map[ID]model.ID, n)}
}

// codeKey is a code as one number, which a map finds faster. A code is shorter.
type codeKey uint64

func keyOf(c model.Code) (k codeKey) {
	for i := range min(len(c), 8) {
		k = k<<8 | codeKey(c[i])
	}
	return k
}

// add takes in a head that is new or has changed, of a subject made then.
func (x *subjectIndex) add(e *model.Head, made time.Time) {
	x.remove(IDOf(e))
	x.put(e, made, func() *indexed { return new(indexed) })
}

// put is add for a head that is not in the index. Fresh gives memory for a
// subject that is new.
func (x *subjectIndex) put(e *model.Head, made time.Time, fresh func() *indexed) {
	if e.Subject.IsZero() {
		return
	}
	id := IDOf(e)
	s := x.subjects[e.Subject]
	if s == nil {
		s = fresh()
		s.Subject = model.Subject{ID: e.Subject, Kind: e.Kind, Code: e.Code, Mark: e.Mark, Created: made}
		x.subjects[e.Subject] = s
	}
	if !e.Concept || !s.recorded() {
		s.Kind, s.Code, s.Mark, s.Created = e.Kind, e.Code, e.Mark, made
	}
	if e.Code != "" {
		x.codes[keyOf(e.Code)] = e.Subject
	}
	s.refs, s.highest = append(s.refs, headRef{id, e.Changed}), max(s.highest, e.N)
	x.owner[id] = e.Subject
}

func (x *subjectIndex) remove(id ID) {
	owner, ok := x.owner[id]
	if !ok {
		return
	}
	delete(x.owner, id)
	s := x.subjects[owner]
	s.refs = slices.DeleteFunc(s.refs, func(r headRef) bool { return r.ID == id })
	if len(s.refs) == 0 {
		delete(x.subjects, owner)
		delete(x.codes, keyOf(s.Code))
	}
}

// recorded reports whether any signal of the subject is more than a concept.
func (s *indexed) recorded() bool {
	return slices.ContainsFunc(s.refs, func(r headRef) bool { return r.Draft.IsZero() })
}
