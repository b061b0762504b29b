package merge

import (
	"errors"
	"maps"
	"slices"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/records"
)

// ChangedSubject is a subject as it is to be written.
type ChangedSubject struct {
	records.Subject
	Name string // to be kept; "" for none
}

// subject is one that signals come in about, as it will be.
type subject struct {
	ChangedSubject
	changed bool             // and not given to be written yet
	numbers map[int]model.ID // which signal has each
	highest int              // number that is asked for
}

// subject returns a subject as it is here, or as it will be.
func (m *Merger) subject(h Here, id model.ID) (*subject, error) {
	if s, ok := m.subjects[id]; ok {
		return s, nil
	}
	s := &subject{numbers: map[int]model.ID{}, highest: m.highest[id]}
	var err error
	s.Subject, err = h.Subject(id)
	switch {
	case errors.Is(err, objects.ErrNotFound):
		m.fresh(h, s, m.theirs[id])
	case err != nil:
		return nil, err
	default:
		if err := m.differing(h, s); err != nil {
			return nil, err
		}
		m.coded(h, s) // it may have had no signal here any more, and its code another subject since
	}
	maps.Copy(s.numbers, h.Numbers(id))
	m.subjects[id] = s
	return s, nil
}

// fresh makes a subject as it came.
func (m *Merger) fresh(h List, s *subject, in Subject) {
	s.Subject = records.Subject{Subject: in.Subject, Codes: in.Codes}
	s.changed, s.Name = true, in.Name
	m.coded(h, s)
}

// coded gives a subject another code where its own is that of another, and keeps what it
// was known by.
func (m *Merger) coded(h List, s *subject) {
	if s.Code == "" || m.taken(h, s.Code, s.ID) {
		told := Recoded{Theirs: s.Code}
		if s.changed = true; s.Code != "" {
			s.Codes = append(slices.Clone(s.Codes), s.Code)
		}
		if !m.dry { // it is drawn only when it is given
			for s.Code = h.FreeCode(); m.taken(h, s.Code, s.ID); {
				s.Code = h.FreeCode()
			}
			told.Here = s.Code
		}
		m.Result.Recoded = append(m.Result.Recoded, told)
	}
	m.codes[s.Code] = s.ID
}

func (m *Merger) taken(h List, c model.Code, by model.ID) bool {
	if owner, given := m.codes[c]; given {
		return owner != by
	}
	owner, taken := h.CodeOwner(c)
	return taken && owner != by
}

// differing tells where a subject that is here has other particulars in the parcel. A
// roepnaam comes in where there is none here: nothing is lost by it.
func (m *Merger) differing(h Here, s *subject) error {
	in, ok := m.theirs[s.ID]
	if !ok {
		return nil
	}
	name, err := h.Name(s.ID)
	if err != nil && !errors.Is(err, pages.ErrDamaged) {
		return err
	}
	if err == nil && name == "" && in.Name != "" {
		s.changed, s.Name = true, in.Name
	}
	d := Difference{Code: s.Code, Name: name != "" && in.Name != "" && name != in.Name, Mark: in.Mark != s.Mark, Kind: in.Kind != s.Kind}
	if (d.Name || d.Mark || d.Kind) && !m.told[s.ID] {
		m.told[s.ID] = true
		m.Result.Differs = append(m.Result.Differs, d)
	}
	return nil
}

// maxNumber is the highest number that is taken over: a higher one would use them up.
const maxNumber = 1 << 20

// number returns the number a signal gets: its own where no other has it.
func (s *subject) number(want int, signal model.ID) int {
	if want > maxNumber || s.ofAnother(want, signal) {
		want = max(s.Last, s.highest) + 1 // so that the others keep theirs
	}
	s.Last, s.changed = max(s.Last, want), true
	s.numbers[want] = signal
	return want
}

// ofAnother reports whether another signal has a number. One that was about somebody else for
// a while may find its own in use when it comes back.
func (s *subject) ofAnother(n int, signal model.ID) bool {
	has, taken := s.numbers[n]
	return taken && has != signal
}

// changed returns the subjects as they are to be written, each that changed once.
func changed(all []*subject) (out []ChangedSubject) {
	for _, s := range all {
		if s.changed {
			out = append(out, s.ChangedSubject)
			s.changed, s.Name = false, ""
		}
	}
	return out
}
