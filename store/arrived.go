package store

import (
	"slices"
	"time"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// Arrived notes that the worker heard that an output arrived with whom it was for; heard
// false takes that back.
func (s *Store) Arrived(id model.ID, heard bool) error {
	return s.commit(func(t *tx) error {
		var h records.LedgerLine
		if err := t.Get(objects.History, objects.KindHandover, id, &h); err != nil {
			return err
		}
		if !h.Whole() || heard != h.Arrived.IsZero() {
			return nil
		}
		kind := records.LogArrivedNot
		if h.Arrived = (model.Date{}); heard {
			kind, h.Arrived = records.LogArrived, model.DateOf(t.Now)
		}
		if err := t.PutValue(objects.History, objects.KindHandover, id, h); err != nil {
			return err
		}
		return t.Log(kind, h.Count)
	})
}

// Waiting lists what went whole to somebody of whom the worker did not hear yet that it
// arrived, oldest first. What was changed since, all of it, is not waited for: it has to
// go again.
func (s *Store) Waiting() (out []records.Handover, err error) {
	now := s.went()
	if len(now.versions) == 0 && len(now.days) == 0 {
		return nil, nil
	}
	_, err = s.ledger(func(h records.LedgerLine) { //nolint:errcheck // what is damaged, checking says
		if h.Whole() && h.Arrived.IsZero() && now.any(h) {
			out = append(out, h.Handover)
		}
	})
	sortByTime(out, func(h records.Handover) time.Time { return h.At })
	return out, err
}

// versions are signals as they went, by the keyed names of the ledger.
type versions struct {
	mark     func(use string, id model.ID) string
	versions map[string]bool
	days     map[string]model.Date // by signal: when it went, for lines that do not name versions
}

func (s *Store) noVersions() versions {
	r := s.db.State()
	return versions{
		mark: func(use string, id model.ID) string {
			m := r.Mark(use, id)
			return string(m[:records.ShortLen])
		},
		versions: map[string]bool{}, days: map[string]model.Date{},
	}
}

// went are those that were handed over and are as they were.
func (s *Store) went() versions {
	v := s.noVersions()
	for h := range s.Heads().All() {
		if !h.Concept && !h.HandedOver.IsZero() && h.Versions == 1 {
			v.versions[v.mark(markVersion, h.Revision)] = true
			v.days[v.mark(markSignal, h.Signal)] = h.HandedOver
		}
	}
	return v
}

// any reports whether any of what went is among them.
func (v versions) any(h records.LedgerLine) bool {
	if len(h.Versions) > 0 {
		return slices.ContainsFunc(slices.Collect(slices.Chunk(h.Versions, records.ShortLen)), func(m []byte) bool { return v.versions[string(m)] })
	}
	return slices.ContainsFunc(slices.Collect(slices.Chunk(h.Signals, records.ShortLen)), func(m []byte) bool { return v.days[string(m)] == model.DateOf(h.At) })
}

// arrivals are those of which was heard that they arrived.
func (s *Store) arrivals() (versions, error) {
	v := s.noVersions()
	_, err := s.ledger(func(h records.LedgerLine) { //nolint:errcheck // a damaged line says nothing arrived
		if h.Arrived.IsZero() {
			return
		}
		for m := range slices.Chunk(h.Versions, records.ShortLen) {
			v.versions[string(m)] = true
		}
		if len(h.Versions) > 0 {
			return
		}
		for m := range slices.Chunk(h.Signals, records.ShortLen) {
			v.days[string(m)] = model.DateOf(h.At)
		}
	})
	return v, err
}

// has reports whether a signal as it is now is among them.
func (v versions) has(h model.Head) bool {
	return v.versions[v.mark(markVersion, h.Revision)] || v.days[v.mark(markSignal, h.Signal)] == h.HandedOver
}

// currentOf returns the version of each of these signals, where it has one.
func (s *Store) currentOf(signals []model.ID) (out []model.ID) {
	in := make(map[model.ID]bool, len(signals))
	for _, id := range signals {
		in[id] = true
	}
	for h := range s.Heads().All() {
		if !h.Concept && in[h.Signal] && h.Versions == 1 {
			out = append(out, h.Revision)
		}
	}
	return out
}
