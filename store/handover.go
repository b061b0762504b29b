package store

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"time"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// BeginHandover notes, before a byte of them leaves, that these signals are to
// leave the file, and where. Every begun output is ended by [Store.EndHandover].
func (s *Store) BeginHandover(ids []model.ID, e records.ExportEntry, at records.Place) (model.ID, error) {
	h := records.LedgerLine{Handover: records.Handover{ID: model.NewID(), ExportEntry: e, Place: at}}
	h.State, h.Count = records.HandoverBegun, len(ids)
	err := s.commit(func(t *tx) error {
		h.At, h.Signals = t.Now, t.handed(ids)
		if err := t.PutValue(objects.History, objects.KindHandover, h.ID, h); err != nil {
			return err
		}
		if err := t.underway(h.ID, true); err != nil {
			return err
		}
		return t.Log(records.LogExportBegun, len(ids))
	})
	return h.ID, err
}

// WholeHandover notes which signals are in an output that stands whole and has not
// its name yet, and the sum by which it is known.
func (s *Store) WholeHandover(id model.ID, went []model.ID, sum []byte) error {
	return s.commit(func(t *tx) error {
		var h records.LedgerLine
		if err := t.Get(objects.History, objects.KindHandover, id, &h); err != nil {
			return err
		}
		h.Signals, h.Count, h.Sum = t.handed(went), len(went), sum
		return t.PutValue(objects.History, objects.KindHandover, id, h)
	})
}

// EndHandover notes how an output ended and which signals left with it: of one that
// was broken off, those that may have. Of what went whole each is marked with today: the
// list of what may go some day rests on that, and on [Store.Arrived]. The ledger line comes
// first: should the machine stop halfway, too little is marked, never too much.
func (s *Store) EndHandover(id model.ID, went []model.ID, state records.HandoverState) error {
	var h records.LedgerLine
	now := s.currentOf(went)
	err := s.commit(func(t *tx) error {
		h = records.LedgerLine{}
		if err := t.Get(objects.History, objects.KindHandover, id, &h); err != nil {
			return err
		}
		h.State, h.Signals, h.Count, h.Place = state, t.handed(went), len(went), records.Place{}
		if h.Whole() {
			h.Versions = t.marks(markVersion, now)
		}
		if err := t.PutValue(objects.History, objects.KindHandover, id, h); err != nil {
			return err
		}
		if err := t.underway(id, false); err != nil {
			return err
		}
		return t.Log(exportLog(state), len(went))
	})
	if err != nil || !h.Whole() {
		return err
	}
	for len(went) > 0 {
		n := min(loadBatch, len(went))
		if err := s.markHandedOver(went[:n]); err != nil {
			return err
		}
		went = went[n:]
	}
	return nil
}

// HandedOver notes that these signals left the file whole.
func (s *Store) HandedOver(ids []model.ID, e records.ExportEntry) error {
	id, err := s.BeginHandover(ids, e, records.Place{})
	if err != nil {
		return err
	}
	return s.EndHandover(id, ids, records.HandoverDone)
}

func exportLog(state records.HandoverState) records.LogKind {
	if state == records.HandoverBroken {
		return records.LogExportBroken
	}
	return records.LogExport
}

// What the ledger names by a key: signals, and versions of them.
const (
	markSignal  = "hand-over"
	markVersion = "hand-over version"
)

// handed returns the keyed names of signals.
func (t *tx) handed(ids []model.ID) []byte { return t.marks(markSignal, ids) }

func (t *tx) marks(use string, ids []model.ID) []byte {
	out := make([]byte, 0, records.ShortLen*len(ids))
	for _, id := range ids {
		m := t.Root.Mark(use, id)
		out = append(out, m[:records.ShortLen]...)
	}
	return out
}

func (s *Store) markHandedOver(ids []model.ID) error {
	return s.commit(func(t *tx) error {
		for _, id := range ids {
			l, found, err := t.Line(id)
			if err != nil {
				return err
			}
			if !found {
				continue
			}
			l.HandedOver, l.HandedVersions = model.DateOf(t.Now), l.Currents()
			if err := t.PutLine(l); err != nil {
				return err
			}
			if err := t.PutSignalHead(l); err != nil {
				return err
			}
		}
		return nil
	})
}

// Handovers returns the ledger, oldest first.
func (s *Store) Handovers() ([]records.ExportEntry, error) {
	var out []records.ExportEntry
	damaged, err := s.ledger(func(h records.LedgerLine) { out = append(out, h.ExportEntry) })
	sortByTime(out, func(e records.ExportEntry) time.Time { return e.At })
	return out, errors.Join(err, damaged)
}

// ledger gives every line of it to fn, in no order; damaged says that there may be
// lines that cannot be read.
func (s *Store) ledger(fn func(records.LedgerLine)) (damaged, err error) {
	err = s.db.Scan(context.Background(), objects.History, func(f objects.Found) {
		var h records.LedgerLine
		switch {
		case !f.OK:
			damaged = ErrDamaged
		case f.Env.Kind == objects.KindHandover && !f.Env.ID.IsZero() && objects.Decode(f.Body, &h) == nil:
			fn(h)
		}
	})
	return damaged, err
}

// HandoversOf returns the lines of the ledger in which any of the signals stands, oldest
// first.
func (s *Store) HandoversOf(signals []model.ID) (out []records.ExportEntry, err error) {
	r := s.db.State()
	var marks [][]byte
	for _, id := range signals {
		m := r.Mark(markSignal, id)
		marks = append(marks, m[:records.ShortLen])
	}
	err = s.db.Scan(context.Background(), objects.History, func(f objects.Found) {
		var h records.LedgerLine
		if !f.OK || f.Env.Kind != objects.KindHandover || objects.Decode(f.Body, &h) != nil {
			return
		}
		for m := range slices.Chunk(h.Signals, records.ShortLen) {
			if slices.ContainsFunc(marks, func(w []byte) bool { return bytes.Equal(w, m) }) {
				out = append(out, h.ExportEntry)
				return
			}
		}
	})
	sortByTime(out, func(e records.ExportEntry) time.Time { return e.At })
	return out, err
}
