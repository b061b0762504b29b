package store

import (
	"errors"
	"slices"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// bearing is a subject that signals come in about, as it will be.
type bearing struct {
	records.Subject
	name    string // to be kept; "" for none
	changed bool   // and not written yet
	numbers map[int]bool
	highest int // number that is asked for
}

// bearing returns a subject as it is here, or as it will be.
func (m *merger) bearing(b *bolt.Tx, id model.ID) (*bearing, error) {
	if s, ok := m.subjects[id]; ok {
		return s, nil
	}
	s := &bearing{numbers: map[int]bool{}, highest: m.highest[id]}
	err := objects.Get(b, m.s.db.Keys, objects.Live, objects.KindSubject, id, &s.Subject)
	switch {
	case errors.Is(err, ErrNotFound):
		m.newBearing(s, m.bearers[id])
	case err != nil:
		return nil, err
	default:
		if err := m.differing(b, s); err != nil {
			return nil, err
		}
		m.coded(s) // it may have had no signal here any more, and its code another subject since
	}
	for _, h := range m.s.heads.OwnOf(id) {
		if !h.Concept {
			s.numbers[h.N] = true
		}
	}
	m.subjects[id] = s
	return s, nil
}

// newBearing makes a subject as it came.
func (m *merger) newBearing(s *bearing, in Bearer) {
	s.Subject = records.Subject{Subject: in.Subject, Codes: in.Codes}
	s.changed, s.name = true, in.Name
	m.coded(s)
}

// coded gives a subject another code where its own is that of another, and keeps what it
// was known by.
func (m *merger) coded(s *bearing) {
	if s.Code == "" || m.taken(s.Code, s.ID) {
		told := Recoded{Theirs: s.Code}
		if s.changed = true; s.Code != "" {
			s.Codes = append(slices.Clone(s.Codes), s.Code)
		}
		if !m.dry { // it is drawn only when it is given
			for s.Code = m.s.FreeCode(); m.taken(s.Code, s.ID); {
				s.Code = m.s.FreeCode()
			}
			told.Here = s.Code
		}
		m.out.Recoded = append(m.out.Recoded, told)
	}
	m.codes[s.Code] = s.ID
}

func (m *merger) taken(c model.Code, by model.ID) bool {
	if owner, given := m.codes[c]; given {
		return owner != by
	}
	owner, taken := m.s.heads.CodeOwner(c)
	return taken && owner != by
}

// differing tells where a subject that is here has other particulars in the parcel. A
// roepnaam comes in where there is none here: nothing is lost by it.
func (m *merger) differing(b *bolt.Tx, s *bearing) error {
	in, ok := m.bearers[s.ID]
	if !ok {
		return nil
	}
	var name records.Name
	err := ignoreNotFound(objects.Get(b, m.s.db.Keys, objects.Live, objects.KindName, s.ID, &name))
	if err != nil && !errors.Is(err, ErrDamaged) {
		return err
	}
	if err == nil && name.Name == "" && in.Name != "" {
		s.changed, s.name = true, in.Name
	}
	d := MergedAbout{Code: s.Code, Name: name.Name != "" && in.Name != "" && name.Name != in.Name, Mark: in.Mark != s.Mark, Kind: in.Kind != s.Kind}
	if (d.Name || d.Mark || d.Kind) && !m.told[s.ID] {
		m.told[s.ID] = true
		m.out.Differs = append(m.out.Differs, d)
	}
	return nil
}

// maxNumber is the highest number that is taken over: a higher one would use them up.
const maxNumber = 1 << 20

// number returns the number a signal gets: its own where no other has it.
func (b *bearing) number(want int) int {
	if want > maxNumber || b.numbers[want] {
		want = max(b.Last, b.highest) + 1 // so that the others keep theirs
	}
	b.Last, b.changed = max(b.Last, want), true
	b.numbers[want] = true
	return want
}

// putBearing stores a subject that changed.
func (t *tx) putBearing(b *bearing) error {
	if err := t.PutValue(objects.Live, objects.KindSubject, b.ID, b.Subject); err != nil {
		return err
	}
	if b.name != "" {
		if err := t.PutValue(objects.Live, objects.KindName, b.ID, records.Name{Subject: b.ID, Name: b.name}); err != nil {
			return err
		}
	}
	b.changed, b.name = false, ""
	return nil
}
