package store

import (
	"errors"

	"tijdig/model"
	"tijdig/store/disk"
	"tijdig/store/objects"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// upgrade brings a file of version 1 up to this one, after a copy of it was kept: its
// concepts get ids of their own, and the root learns which header belongs to it. It
// is one transaction. A header that is not genuine is left as it is: signing it anew
// would vouch for what somebody else made of it.
func (s *Store) upgrade() error {
	if _, err := s.snapshotAsIs(); err != nil {
		return err
	}
	err := s.db.AtOpening(func(o *objects.Tx) error {
		t := newTx(o)
		if err := s.upgradeDrafts(t); err != nil {
			return err
		}
		h := t.Was
		if !h.Genuine(s.db.Keys) {
			t.Root.Altered = []vault.SlotChange{{Kind: "unknown"}}
			return t.KeepHeader(h)
		}
		h.Version, h.Minor = vault.FormatVersion, vault.FormatMinor
		h.Generation++
		t.Header = &h
		return t.PutHeader(h)
	})
	return disk.NotSaved(err)
}

// upgradeDrafts moves every concept from the id of its signal to one of its own.
func (s *Store) upgradeDrafts(t *tx) error {
	var inHand, away []model.ID
	take := func(f objects.Found) {
		switch {
		case !f.OK:
		case f.Env.Kind == objects.KindConcept:
			inHand = append(inHand, f.Env.ID)
		case f.Env.Kind == objects.KindThrown:
			away = append(away, f.Env.ID)
		}
	}
	if err := errors.Join(objects.ScanHeld(t.Bolt, s.db.Keys, objects.Live, take), objects.ScanHeld(t.Bolt, s.db.Keys, objects.History, take)); err != nil {
		return err
	}
	for _, id := range inHand {
		var d model.Draft
		if err := t.Get(objects.Live, objects.KindConcept, id, &d); err != nil {
			return err
		}
		if err := errors.Join(t.Del(objects.Live, objects.KindConcept, id), t.Del(objects.Lists, objects.KindConceptHead, id)); err != nil {
			return err
		}
		d.ID = records.DraftID(d)
		if err := t.PutDraft(d); err != nil {
			return err
		}
	}
	for _, id := range away {
		var th records.Thrown
		if err := t.Get(objects.History, objects.KindThrown, id, &th); err != nil {
			return err
		}
		if err := errors.Join(t.Del(objects.History, objects.KindThrown, id), t.Del(objects.Lists, objects.KindThrownHead, id), t.ReviveLine(th.Draft)); err != nil {
			return err
		}
		th.Draft.ID = records.DraftID(th.Draft)
		if err := t.PutDiscarded(th, nil); err != nil {
			return err
		}
	}
	return nil
}
