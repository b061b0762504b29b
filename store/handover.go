package store

import (
	"context"
	"errors"
	"time"

	"tijdig/model"
)

// Level says how much of a person an output carries.
type Level string

// The levels of an output.
const (
	Counts       Level = "counts"
	Pseudonymous Level = "pseudonymous"
	Complete     Level = "complete"
)

// ExportEntry is one line of the ledger of what left the file. It says nothing
// of what was in it; receiver and reason are the worker's words about the act.
type ExportEntry struct {
	At       time.Time `json:"tijd"` // filled in by the store
	Format   string    `json:"vorm"`
	Level    Level     `json:"niveau"`
	Receiver string    `json:"ontvanger,omitempty"`
	Why      string    `json:"reden,omitempty"`
	Name     string    `json:"bestand,omitempty"` // what the caller wants remembered of the file name
	Count    int       `json:"aantal"`            // filled in by the store
}

// handover is a ledger line as it stands in the file: with a keyed name of
// each signal, so that a destroyed signal can be told what was made of it.
type handover struct {
	ID model.ID `json:"id"`
	ExportEntry
	Signals []byte `json:"signalen"` // 8 bytes each
}

// shortLen is how much of its mark names a signal in the ledger.
const shortLen = 8

// HandedOver notes in the ledger that these signals left the file. At level
// complete, and with a receiver named, each of them is marked with today: the
// list of what may go some day rests on that. The ledger line comes first: should the machine stop
// halfway, too little is marked, never too much.
func (s *Store) HandedOver(ids []model.ID, e ExportEntry) error {
	h := handover{ID: model.NewID(), ExportEntry: e}
	h.Count = len(ids)
	err := s.commit(func(t *tx) error {
		h.At, h.Signals = t.now, nil
		for _, id := range ids {
			m := t.root.mark("hand-over", id)
			h.Signals = append(h.Signals, m[:shortLen]...)
		}
		if err := t.putValue(history, kindHandover, h.ID, h); err != nil {
			return err
		}
		return t.log(LogExport, len(ids))
	})
	if err != nil || e.Level != Complete || e.Receiver == "" {
		return err
	}
	for len(ids) > 0 {
		n := min(loadBatch, len(ids))
		if err := s.markHandedOver(ids[:n]); err != nil {
			return err
		}
		ids = ids[n:]
	}
	return nil
}

func (s *Store) markHandedOver(ids []model.ID) error {
	return s.commit(func(t *tx) error {
		for _, id := range ids {
			l, found, err := t.line(id)
			if err != nil {
				return err
			}
			if !found {
				continue
			}
			l.HandedOver, l.HandedVersions = model.DateOf(t.now), l.currents()
			if err := t.putLine(l); err != nil {
				return err
			}
			if err := t.rebuildSignal(l); err != nil {
				return err
			}
		}
		return nil
	})
}

// Handovers returns the ledger, oldest first.
func (s *Store) Handovers() ([]ExportEntry, error) {
	var out []ExportEntry
	var damaged error
	err := s.scan(context.Background(), history, func(f found) {
		var h handover
		switch {
		case !f.ok:
			damaged = ErrDamaged
		case f.env.Kind == kindHandover && decode(f.body, &h) == nil:
			out = append(out, h.ExportEntry)
		}
	})
	sortByTime(out, func(e ExportEntry) time.Time { return e.At })
	return out, errors.Join(err, damaged)
}
