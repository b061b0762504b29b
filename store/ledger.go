package store

import (
	"errors"
	"fmt"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/ledger"
	"tijdig/store/objects"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// BeginHandover notes, before a byte of them leaves, that these signals are to
// leave the file, and where. Every begun output is ended by [Store.EndHandover].
func (s *Store) BeginHandover(ids []model.ID, e records.ExportEntry, at records.Place) (model.ID, error) {
	h := records.LedgerLine{Handover: records.Handover{ID: model.NewID(), ExportEntry: e, Place: at}}
	return h.ID, s.db.Commit(func(t *change.Tx) error { return ledger.Begin(t, h, ids) })
}

// WholeHandover notes which signals are in an output that stands whole and has not
// its name yet, and the sum by which it is known.
func (s *Store) WholeHandover(id model.ID, went []model.ID, sum []byte) error {
	return s.db.Commit(func(t *change.Tx) error { return ledger.Whole(t, id, went, sum) })
}

// markBatch is how many signals are marked as handed over in one commit.
const markBatch = 500

// EndHandover notes how an output ended and which signals left with it: of one that
// was broken off, those that may have. Of what went whole each is marked with today: the
// list of what may go some day rests on that, and on [Store.Arrived]. The ledger line comes
// first: should the machine stop halfway, too little is marked, never too much.
func (s *Store) EndHandover(id model.ID, went []model.ID, state records.HandoverState) error {
	var h records.LedgerLine
	err := s.db.Commit(func(t *change.Tx) (err error) {
		h, err = ledger.End(t, id, went, state, s.currentOf)
		return err
	})
	if err != nil || !h.Whole() {
		return err
	}
	for len(went) > 0 {
		n := min(markBatch, len(went))
		if err := s.db.Commit(func(t *change.Tx) error { return ledger.MarkHandedOver(t, went[:n]) }); err != nil {
			return err
		}
		went = went[n:]
	}
	return nil
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

// HandedOver notes that these signals left the file whole.
func (s *Store) HandedOver(ids []model.ID, e records.ExportEntry) error {
	id, err := s.BeginHandover(ids, e, records.Place{})
	if err != nil {
		return err
	}
	return s.EndHandover(id, ids, records.HandoverDone)
}

// Arrived notes that the worker heard that an output arrived with whom it was for; heard
// false takes that back.
func (s *Store) Arrived(id model.ID, heard bool) error {
	return s.db.Commit(func(t *change.Tx) error { return ledger.Arrived(t, id, heard) })
}

// Handovers returns the ledger, oldest first.
func (s *Store) Handovers() ([]records.ExportEntry, error) {
	var out []records.ExportEntry
	damaged, err := ledger.Lines(s.db.DB, func(h records.LedgerLine) { out = append(out, h.ExportEntry) })
	sortByTime(out, func(e records.ExportEntry) time.Time { return e.At })
	return out, errors.Join(err, damaged)
}

// HandoversOf returns the lines of the ledger in which any of the signals stands, oldest
// first.
func (s *Store) HandoversOf(signals []model.ID) (out []records.ExportEntry, err error) {
	err = ledger.Of(s.db.DB, signals, func(h records.LedgerLine) { out = append(out, h.ExportEntry) })
	sortByTime(out, func(e records.ExportEntry) time.Time { return e.At })
	return out, err
}

// Waiting lists what went whole to somebody of whom the worker did not hear yet that it
// arrived, oldest first. What was changed since, all of it, is not waited for: it has to
// go again.
func (s *Store) Waiting() (out []records.Handover, err error) {
	now := ledger.NoneSent(s.db.State())
	for h := range s.Heads().All() {
		now.Add(h)
	}
	if now.Empty() {
		return nil, nil
	}
	_, err = ledger.Lines(s.db.DB, func(h records.LedgerLine) { //nolint:errcheck // what is damaged, checking says
		if h.Whole() && h.Arrived.IsZero() && now.Any(h) {
			out = append(out, h.Handover)
		}
	})
	sortByTime(out, func(h records.Handover) time.Time { return h.At })
	return out, err
}

// arrivals are those of which was heard that they arrived.
func (s *Store) arrivals() (*ledger.Sent, error) {
	came := ledger.NoneSent(s.db.State())
	_, err := ledger.Lines(s.db.DB, func(h records.LedgerLine) { //nolint:errcheck // a damaged line says nothing arrived
		if !h.Arrived.IsZero() {
			came.AddLine(h)
		}
	})
	return came, err
}

// CutOff returns the outputs that were begun and never ended, oldest first, with the
// signals each was to hold as far as those are still in the file. No output is under
// way when it is called.
func (s *Store) CutOff() (out []records.Handover, went map[model.ID][]model.ID, err error) {
	var all []records.LedgerLine
	err = s.db.View(func(b *bolt.Tx) (err error) {
		all, err = ledger.Begun(b, s.db.Keys)
		return err
	})
	for _, h := range all {
		out = append(out, h.Handover)
	}
	if len(all) > 0 {
		went = ledger.SignalsIn(s.db.State(), all, s.Heads().All())
	}
	return out, went, err
}

func sortByTime[T any](all []T, at func(T) time.Time) {
	slices.SortFunc(all, func(a, b T) int { return at(a).Compare(at(b)) })
}

// Due lists the recorded signals that may be proposed for destruction, oldest
// change first: their current version was handed over complete to a named receiver, of
// whom the worker heard that it arrived, nothing is planned any more and no suspicion is
// open. It proposes; no clock ever deletes.
func (s *Store) Due(before time.Time) (out []model.Head, err error) {
	editing := map[model.ID]bool{}
	for h := range s.Heads().Concepts() {
		editing[h.Signal] = true
	}
	for h := range s.Heads().All() {
		if h.Concept || editing[h.Signal] || h.HandedOver.IsZero() || h.Versions != 1 || h.NextType != "" || h.Suspicions > 0 || !h.Changed.Before(before) {
			continue
		}
		var l records.Line
		err := s.db.View(func(b *bolt.Tx) (err error) {
			l, err = records.GetLine(b, s.db.Keys, h.Signal)
			return err
		})
		if err != nil {
			return out, err
		}
		if slices.Equal(l.HandedVersions, l.Currents()) {
			out = append(out, h)
		}
	}
	if len(out) == 0 {
		return nil, nil
	}
	came, err := s.arrivals()
	out = slices.DeleteFunc(out, func(h model.Head) bool { return !came.Has(h) })
	slices.Reverse(out)
	return out, err
}

// Log notes that something was done to n signals.
func (s *Store) Log(kind records.LogKind, n int) error {
	return s.db.Commit(func(t *change.Tx) error { return t.Log(kind, n) })
}

// LogEntries returns the log, oldest first. With [ErrDamaged] it returns the
// lines that are there, and the error names the numbers that are not, or that
// do not follow from the one before.
func (s *Store) LogEntries() (out []records.LogEntry, err error) {
	var broken []uint64
	err = s.db.View(func(b *bolt.Tx) error {
		r, err := objects.ReadRoot(b, s.db.Keys)
		if err != nil {
			return err
		}
		var last vault.Sum
		for n := uint64(1); n <= r.Logged; n++ {
			body, err := objects.GetBody(b, s.db.Keys, objects.History, objects.KindLog, records.LogID(n))
			var e records.LogEntry
			if err != nil || objects.Decode(body, &e) != nil || e.N != n {
				broken = append(broken, n)
				last = vault.Sum{}
				continue
			}
			if e.Before != last && last != (vault.Sum{}) {
				broken = append(broken, n)
			}
			last = records.LogSum(r.Marks, body)
			out = append(out, e)
		}
		if last != r.LogSum && last != (vault.Sum{}) {
			broken = append(broken, r.Logged)
		}
		return nil
	})
	if err == nil && len(broken) > 0 {
		err = fmt.Errorf("%w: log lines %v", ErrDamaged, broken)
	}
	return out, err
}
