package repair

import (
	"errors"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/objects"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// Upgrade brings a file of version 1 up to this one: its concepts get ids of their own, and
// the root learns which header belongs to it. A header that is not genuine is left as it is:
// signing it anew would vouch for what somebody else made of it.
func Upgrade(t *change.Tx) error {
	if err := upgradeDrafts(t); err != nil {
		return err
	}
	h := t.Was
	if !h.Genuine(t.Keys) {
		t.Root.Altered = []vault.SlotChange{{Kind: "unknown"}}
		return t.KeepHeader(h)
	}
	h.Version, h.Minor = vault.FormatVersion, vault.FormatMinor
	h.Generation++
	t.Header = &h
	return t.PutHeader(h)
}

// upgradeDrafts moves every concept from the id of its signal to one of its own.
func upgradeDrafts(t *change.Tx) error {
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
	if err := errors.Join(objects.ScanHeld(t.Bolt, t.Keys, objects.Live, take), objects.ScanHeld(t.Bolt, t.Keys, objects.History, take)); err != nil {
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
