package store

import (
	"slices"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// merger takes one parcel in. It knows what came in so far, as the list does only once it
// is on disk.
type merger struct {
	s        *Store
	p        Parcel
	dry      bool
	root     objects.Root
	order    []model.ID // the signals, in the order they came in
	versions map[model.ID][]Version
	bearers  map[model.ID]Bearer
	highest  map[model.ID]int // number of a signal of each subject

	subjects map[model.ID]*bearing
	codes    map[model.Code]model.ID // given out, and to whom
	told     map[model.ID]bool       // subjects of which it was told what differs
	news     []model.Link            // of who is one
	out      Merged
}

func (s *Store) merger(p Parcel) *merger {
	m := &merger{
		s: s, p: p, root: s.db.State(), versions: map[model.ID][]Version{}, bearers: map[model.ID]Bearer{}, highest: map[model.ID]int{},
		subjects: map[model.ID]*bearing{}, codes: map[model.Code]model.ID{}, told: map[model.ID]bool{},
	}
	for _, b := range p.Subjects {
		if _, twice := m.bearers[b.ID]; !twice {
			m.bearers[b.ID] = b
		}
	}
	for _, v := range p.Versions {
		if v.Sound() != nil {
			m.refuse(v, RefusedUnsound)
			continue
		}
		if v.N <= maxNumber {
			m.highest[v.Subject] = max(m.highest[v.Subject], v.N)
		}
		if len(m.versions[v.Signal.Signal]) == 0 {
			m.order = append(m.order, v.Signal.Signal)
		}
		m.versions[v.Signal.Signal] = append(m.versions[v.Signal.Signal], v)
	}
	return m
}

func (m *merger) refuse(v Version, why Refusal) {
	m.out.Refused = append(m.out.Refused, Refused{v.Line, why})
}

// batches are the signals of a commit each: lower numbers first, so that they stay what
// they were.
func (m *merger) batches() func(func([]model.ID) bool) {
	slices.SortStableFunc(m.order, func(a, b model.ID) int { return m.versions[a][0].N - m.versions[b][0].N })
	return func(yield func([]model.ID) bool) {
		var batch []model.ID
		size := 0
		for _, id := range m.order {
			batch = append(batch, id)
			for _, v := range m.versions[id] {
				size += len(v.Body)
			}
			if len(batch) < mergeSignals && size < mergeBytes {
				continue
			}
			if !yield(batch) {
				return
			}
			batch, size = nil, 0
		}
		if len(batch) > 0 {
			yield(batch)
		}
	}
}

// keepForms keeps the definitions that the file lacks: before what was entered with them,
// which can then always be read.
func (m *merger) keepForms() error {
	for _, text := range m.p.Forms {
		kept, err := m.s.hasForm(text)
		if err != nil || kept {
			continue
		}
		if !m.dry {
			if _, err := m.s.KeepForm(text); err != nil {
				return err
			}
		}
		m.out.Forms++
	}
	return nil
}

// takeIn writes the signals of a batch.
func (m *merger) takeIn(t *tx, batch []model.ID) error {
	if err := m.s.db.Room(); err != nil {
		return err
	}
	m.subjects = map[model.ID]*bearing{} // those of the batch before may have been changed since
	n := 0
	for _, id := range batch {
		c, err := m.signal(t.Bolt, id)
		if err != nil {
			return err
		}
		if len(c.versions) == 0 {
			continue
		}
		if err := t.putMerged(c); err != nil {
			return err
		}
		n++
	}
	if n == 0 {
		return objects.ErrNothing
	}
	return t.log(records.LogImport, n)
}
