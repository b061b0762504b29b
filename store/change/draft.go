package change

import (
	"errors"

	"tijdig/model"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// Why a save that comes late changes nothing.
var (
	// ErrEnded says that something was recorded, thrown away, let go or destroyed, and does not
	// come back by a save.
	ErrEnded = errors.New("store: not saved: this concept was recorded, thrown away or destroyed")
	// ErrOutdated says that a newer state of it is there.
	ErrOutdated = errors.New("store: not saved: the file holds a newer state of this concept")
)

// PutDraft stores a concept and its head.
func (t *Tx) PutDraft(d model.Draft) error {
	if err := t.PutValue(objects.Live, objects.KindConcept, d.ID, d); err != nil {
		return err
	}
	return t.PutHead(records.DraftEntry(d))
}

// DropDraft removes a concept, its undo with it.
func (t *Tx) DropDraft(id heads.ID) error {
	if err := t.Del(objects.Live, objects.KindConcept, id.Draft); err != nil {
		return err
	}
	return t.DelHead(id)
}

// HoldsDraft reports whether the file holds the concept just as it is.
func (t *Tx) HoldsDraft(d model.Draft) (bool, error) {
	have, err := records.GetDraft(t.Bolt, t.Keys, d.ID)
	if errors.Is(err, pages.ErrDamaged) {
		return false, nil
	}
	return err == nil && records.SameBody(have, d), err
}

// DraftEnded reports whether a concept was recorded, thrown away or destroyed.
func (t *Tx) DraftEnded(d model.Draft) (bool, error) {
	l, _, err := t.Line(d.Signal)
	if err != nil {
		return false, err
	}
	if l.Recorded(d) != nil || l.Ended.Was(d) {
		return true, nil
	}
	return t.DraftGone(d)
}

// DraftGone reports whether a concept was thrown away, or its signal destroyed.
func (t *Tx) DraftGone(d model.Draft) (bool, error) {
	if gone, err := t.Destroyed(d.Signal); gone || err != nil {
		return gone, err
	}
	for _, kd := range []vault.Kind{objects.KindThrown, objects.KindEnded} {
		_, err := objects.GetBody(t.Bolt, t.Keys, objects.History, kd, d.ID)
		if !errors.Is(err, objects.ErrNotFound) {
			return err == nil, err
		}
	}
	return false, nil
}

// Discarded reads a concept that was thrown away.
func (t *Tx) Discarded(draft model.ID) (th records.Thrown, err error) {
	if err = t.Get(objects.History, objects.KindThrown, draft, &th); err == nil && th.Draft.ID.IsZero() {
		th.Draft.ID = draft
	}
	return th, err
}

// PutDiscarded stores a concept as thrown away, with what was holds of it that this program
// does not know.
func (t *Tx) PutDiscarded(th records.Thrown, was []byte) error {
	body, err := objects.Encode(th.Draft)
	if err == nil {
		body, err = objects.KeepUnknown(was, body, th.Draft)
	}
	if err != nil {
		return err
	}
	if err := t.PutValue(objects.History, objects.KindThrown, th.Draft.ID, records.ThrownBody{At: th.At, Draft: body}); err != nil {
		return err
	}
	return t.PutHead(records.ThrownEntry(th))
}

// DropDiscarded removes a concept that was thrown away.
func (t *Tx) DropDiscarded(id heads.ID) error {
	if err := t.Del(objects.History, objects.KindThrown, id.Draft); err != nil {
		return err
	}
	t.Heads = append(t.Heads, heads.Change{ID: id, Untrash: true})
	return t.Del(objects.Lists, objects.KindThrownHead, id.Draft)
}

// ReviveLine takes back what version 1 noted on the line when a concept was thrown away.
func (t *Tx) ReviveLine(d model.Draft) error {
	l, found, err := t.Line(d.Signal)
	if err != nil || !found || !l.Ended.Was(d) {
		return err
	}
	l.Ended = records.Ended{}
	return t.PutLine(l)
}
