package store

import (
	"errors"
	"slices"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/disk"
	"tijdig/store/objects"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// CutOff returns the outputs that were begun and never ended, oldest first, with the
// signals each was to hold as far as those are still in the file. No output is under
// way when it is called.
func (s *Store) CutOff() (out []records.Handover, went map[model.ID][]model.ID, err error) {
	all := map[model.ID][]byte{}
	err = s.db.View(func(b *bolt.Tx) error {
		var open records.Underway
		if err := objects.Get(b, s.db.Keys, objects.History, objects.KindHandover, model.ID{}, &open); err != nil {
			return err
		}
		for _, id := range open.IDs {
			var h records.LedgerLine
			err := objects.Get(b, s.db.Keys, objects.History, objects.KindHandover, id, &h)
			if errors.Is(err, ErrNotFound) || err == nil && h.State != records.HandoverBegun {
				continue // in a file that was saved from damage the list may be an old one
			}
			if err != nil {
				return err
			}
			out, all[id] = append(out, h.Handover), h.Signals
		}
		return nil
	})
	if errors.Is(err, ErrNotFound) {
		err = nil // there never was one, or all have ended
	}
	if len(all) > 0 {
		went = s.signalsIn(all)
	}
	return out, went, err
}

// begunIn lists the outputs that were begun and not ended in the file at a path, as far as
// the keys open it.
func begunIn(path string, k *vault.Keys) (out []records.LedgerLine) {
	f, err := objects.Open(path, true)
	if err != nil {
		return nil
	}
	defer disk.Release(f)
	err = objects.ViewFile(f.Bolt, func(b *bolt.Tx) error {
		var open records.Underway
		if err := objects.Get(b, k, objects.History, objects.KindHandover, model.ID{}, &open); err != nil {
			return err
		}
		for _, id := range open.IDs {
			var h records.LedgerLine
			if objects.Get(b, k, objects.History, objects.KindHandover, id, &h) == nil && h.State == records.HandoverBegun {
				out = append(out, h)
			}
		}
		return nil
	})
	if err != nil {
		return nil
	}
	return out
}

// carryOver notes outputs that were begun in the file that another takes the place of:
// what they left outside of it is still to be looked after.
func carryOver(path string, k *vault.Keys, begun []records.LedgerLine) error {
	if len(begun) == 0 {
		return nil
	}
	f, err := objects.Open(path, false)
	if err != nil {
		return err
	}
	err = f.Bolt.Update(func(b *bolt.Tx) error {
		r, err := objects.ReadRoot(b, k)
		if err != nil {
			return err
		}
		t := newTx(&objects.Tx{Bolt: b, Keys: k, Root: r, Now: r.Saved})
		for _, h := range begun {
			if err := errors.Join(t.PutValue(objects.History, objects.KindHandover, h.ID, h), t.underway(h.ID, true)); err != nil {
				return err
			}
		}
		return t.Finish()
	})
	return errors.Join(err, f.Close())
}

// underway keeps the list of what was begun: id comes on it, or goes off it.
func (t *tx) underway(id model.ID, begun bool) error {
	var open records.Underway
	if err := t.Get(objects.History, objects.KindHandover, model.ID{}, &open); err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	open.IDs = slices.DeleteFunc(open.IDs, func(o model.ID) bool { return o == id })
	if begun {
		open.IDs = append(open.IDs, id)
	}
	if len(open.IDs) == 0 {
		return t.Del(objects.History, objects.KindHandover, model.ID{})
	}
	return t.PutValue(objects.History, objects.KindHandover, model.ID{}, open)
}

// signalsIn finds the signals behind their keyed names.
func (s *Store) signalsIn(marks map[model.ID][]byte) map[model.ID][]model.ID {
	r := s.db.State()
	known := map[string]model.ID{}
	for h := range s.Heads().All() {
		m := r.Mark(markSignal, h.Signal)
		known[string(m[:records.ShortLen])] = h.Signal
	}
	out := map[model.ID][]model.ID{}
	for id, all := range marks {
		for m := range slices.Chunk(all, records.ShortLen) {
			if signal, ok := known[string(m)]; ok {
				out[id] = append(out[id], signal)
			}
		}
	}
	return out
}
