package ledger

import (
	"errors"
	"iter"
	"slices"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/disk"
	"tijdig/store/objects"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// Begun lists the outputs that were begun and have not ended, oldest first.
func Begun(b *bolt.Tx, k *vault.Keys) (out []records.LedgerLine, err error) {
	var open records.Underway
	if err := objects.Get(b, k, objects.History, objects.KindHandover, model.ID{}, &open); err != nil {
		return nil, objects.IgnoreNotFound(err) // there never was one, or all have ended
	}
	for _, id := range open.IDs {
		var h records.LedgerLine
		err := objects.Get(b, k, objects.History, objects.KindHandover, id, &h)
		if errors.Is(err, objects.ErrNotFound) || err == nil && h.State != records.HandoverBegun {
			continue // in a file that was saved from damage the list may be an old one
		}
		if err != nil {
			return out, err
		}
		out = append(out, h)
	}
	return out, nil
}

// BegunIn lists the outputs that were begun and not ended in the file at a path, as far as
// the keys open it.
func BegunIn(path string, k *vault.Keys) (out []records.LedgerLine) {
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

// CarryOver notes outputs that were begun in the file that another, at path, takes the place
// of: what they left outside of it is still to be looked after.
func CarryOver(path string, k *vault.Keys, begun []records.LedgerLine) error {
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
		t := change.Of(&objects.Tx{Bolt: b, Keys: k, Root: r, Now: r.Saved})
		for _, h := range begun {
			if err := errors.Join(t.PutValue(objects.History, objects.KindHandover, h.ID, h), underway(t, h.ID, true)); err != nil {
				return err
			}
		}
		return t.Finish()
	})
	return errors.Join(err, f.Close())
}

// underway keeps the list of what was begun: id comes on it, or goes off it.
func underway(t *change.Tx, id model.ID, begun bool) error {
	var open records.Underway
	if err := t.Get(objects.History, objects.KindHandover, model.ID{}, &open); err != nil && !errors.Is(err, objects.ErrNotFound) {
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

// SignalsIn finds, among all signals of a file, those behind the names in lines, by the id of
// each line.
func SignalsIn(r objects.Root, lines []records.LedgerLine, all iter.Seq[model.Head]) map[model.ID][]model.ID {
	known := map[string]model.ID{}
	for h := range all {
		known[string(name(r, markSignal, h.Signal))] = h.Signal
	}
	out := map[model.ID][]model.ID{}
	for _, h := range lines {
		for m := range slices.Chunk(h.Signals, records.ShortLen) {
			if signal, ok := known[string(m)]; ok {
				out[h.ID] = append(out[h.ID], signal)
			}
		}
	}
	return out
}
