package store

import (
	"errors"

	"tijdig/model"
	"tijdig/store/disk"
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
	err := s.db.atOpening(func(o *sealedTx) error {
		t := &tx{sealedTx: o}
		if err := s.upgradeDrafts(t); err != nil {
			return err
		}
		h := t.was
		if !h.Genuine(s.db.keys) {
			t.root.Altered = []vault.SlotChange{{Kind: "unknown"}}
			return t.keepHeader(h)
		}
		h.Version, h.Minor = vault.FormatVersion, vault.FormatMinor
		h.Generation++
		t.header = &h
		return t.putHeader(h)
	})
	return disk.NotSaved(err)
}

// upgradeDrafts moves every concept from the id of its signal to one of its own.
func (s *Store) upgradeDrafts(t *tx) error {
	var inHand, away []model.ID
	take := func(f found) {
		switch {
		case !f.ok:
		case f.env.Kind == kindConcept:
			inHand = append(inHand, f.env.ID)
		case f.env.Kind == kindThrown:
			away = append(away, f.env.ID)
		}
	}
	if err := errors.Join(scanHeld(t.bolt, s.db.keys, live, take), scanHeld(t.bolt, s.db.keys, history, take)); err != nil {
		return err
	}
	for _, id := range inHand {
		var d model.Draft
		if err := t.get(live, kindConcept, id, &d); err != nil {
			return err
		}
		if err := errors.Join(t.del(live, kindConcept, id), t.del(lists, kindConceptHead, id)); err != nil {
			return err
		}
		d.ID = draftID(d)
		if err := t.putDraft(d); err != nil {
			return err
		}
	}
	for _, id := range away {
		var th thrown
		if err := t.get(history, kindThrown, id, &th); err != nil {
			return err
		}
		if err := errors.Join(t.del(history, kindThrown, id), t.del(lists, kindThrownHead, id), s.reviveLine(t, th.Draft)); err != nil {
			return err
		}
		th.Draft.ID = draftID(th.Draft)
		if err := t.putThrown(th, nil); err != nil {
			return err
		}
	}
	return nil
}
