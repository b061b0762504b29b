// Package ledger is what left the file: begun, whole, ended, arrived or cut off, and whether what
// went is still as it was. Signals stand in it under keyed names, which tell nobody whom they
// are about. It knows no list, no output, and not what was in one.
package ledger

import (
	"bytes"
	"context"
	"slices"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/records"
)

// What the ledger names by a key: signals, and versions of them.
const (
	markSignal  = "hand-over"
	markVersion = "hand-over version"
)

// names are what a root has for signals or versions, one behind the other.
func names(r objects.Root, use string, ids []model.ID) []byte {
	out := make([]byte, 0, records.ShortLen*len(ids))
	mark := r.Marker(use)
	for _, id := range ids {
		m := mark(id)
		out = append(out, m[:records.ShortLen]...)
	}
	return out
}

func name(r objects.Root, use string, id model.ID) []byte {
	m := r.Mark(use, id)
	return m[:records.ShortLen]
}

// Begin notes an output that is to hold these signals, before a byte of it leaves.
func Begin(t *change.Tx, h records.LedgerLine, ids []model.ID) error {
	h.State, h.Count = records.HandoverBegun, len(ids)
	h.At, h.Signals = t.Now, names(t.Root, markSignal, ids)
	if err := t.PutValue(objects.History, objects.KindHandover, h.ID, h); err != nil {
		return err
	}
	if err := underway(t, h.ID, true); err != nil {
		return err
	}
	return t.Log(records.LogExportBegun, len(ids))
}

// again are the names of what went, where was has those of what was to go: nothing goes beside
// that and all in its order, so that as many are the same.
func again(r objects.Root, was []byte, went []model.ID) []byte {
	n := len(went)
	if n > 0 && len(was) == n*records.ShortLen && bytes.HasPrefix(was, name(r, markSignal, went[0])) && bytes.HasSuffix(was, name(r, markSignal, went[n-1])) {
		return was
	}
	return names(r, markSignal, went)
}

// Whole notes which signals are in an output that stands whole and has not its name yet, and
// the sum by which it is known: some of those it was begun with, in their order.
func Whole(t *change.Tx, id model.ID, went []model.ID, sum []byte) error {
	var h records.LedgerLine
	if err := t.Get(objects.History, objects.KindHandover, id, &h); err != nil {
		return err
	}
	h.Signals, h.Count, h.Sum = again(t.Root, h.Signals, went), len(went), sum
	return t.PutValue(objects.History, objects.KindHandover, id, h)
}

// End notes how an output ended and which signals left with it, of those it was begun with and
// in their order: of one that was broken off, those that may have. Current returns the versions that signals have now.
func End(t *change.Tx, id model.ID, went []model.ID, state records.HandoverState, current func(signals []model.ID) []model.ID) (h records.LedgerLine, err error) {
	if err := t.Get(objects.History, objects.KindHandover, id, &h); err != nil {
		return h, err
	}
	h.State, h.Signals, h.Count, h.Place = state, again(t.Root, h.Signals, went), len(went), records.Place{}
	if h.Whole() {
		h.Versions = names(t.Root, markVersion, current(went))
	}
	if err := t.PutValue(objects.History, objects.KindHandover, id, h); err != nil {
		return h, err
	}
	if err := underway(t, id, false); err != nil {
		return h, err
	}
	kind := records.LogExport
	if state == records.HandoverBroken {
		kind = records.LogExportBroken
	}
	return h, t.Log(kind, len(went))
}

// MarkHandedOver notes with signals that they left the file whole today.
func MarkHandedOver(t *change.Tx, ids []model.ID) error {
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
}

// Arrived notes that the worker heard that an output arrived with whom it was for; heard
// false takes that back.
func Arrived(t *change.Tx, id model.ID, heard bool) error {
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
}

// Lines gives every line to fn, in no order; damaged says that there may be lines that cannot
// be read.
func Lines(db *objects.DB, fn func(records.LedgerLine)) (damaged, err error) {
	err = db.Scan(context.Background(), objects.History, func(f objects.Found) {
		var h records.LedgerLine
		switch {
		case !f.OK:
			damaged = pages.ErrDamaged
		case f.Env.Kind == objects.KindHandover && !f.Env.ID.IsZero() && objects.Decode(f.Body, &h) == nil:
			fn(h)
		}
	})
	return damaged, err
}

// Of gives every line in which any of the signals stands to fn, in no order.
func Of(db *objects.DB, signals []model.ID, fn func(records.LedgerLine)) error {
	r := db.State()
	var marks [][]byte
	for _, id := range signals {
		marks = append(marks, name(r, markSignal, id))
	}
	_, err := Lines(db, func(h records.LedgerLine) { //nolint:errcheck // a damaged line names nothing
		for m := range slices.Chunk(h.Signals, records.ShortLen) {
			if slices.ContainsFunc(marks, func(w []byte) bool { return bytes.Equal(w, m) }) {
				fn(h)
				return
			}
		}
	})
	return err
}
