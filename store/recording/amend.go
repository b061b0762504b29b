package recording

import (
	"time"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// SetState opens or closes a recorded signal. Like every change it makes a version, which
// came from the newest current one. Another that stands beside it stays: only who has seen
// both settles them, by recording one that came from both.
func (r *Recorder) SetState(signal model.ID, state model.State, reason string, author model.Author, now time.Time) (model.Signal, error) {
	return r.amend(signal, author, now, func(_ *change.Tx, sig *model.Signal) error {
		sig.State, sig.Reason, sig.Undone, sig.Redone = state, reason, false, false
		return nil
	})
}

// Undo makes a version equal to the one before the newest current version,
// marked as such; after an undo, to the one before that. It returns
// [objects.ErrNotFound] when there is none.
func (r *Recorder) Undo(signal model.ID, author model.Author, now time.Time) (model.Signal, error) {
	return r.amend(signal, author, now, func(t *change.Tx, sig *model.Signal) error {
		back, _, err := model.Past(*sig, t.Version)
		if err != nil {
			return err
		}
		if len(back) < 2 {
			return objects.ErrNotFound
		}
		become(sig, back[len(back)-2])
		sig.Undone, sig.Redone = true, false
		return nil
	})
}

// ChangeContent makes a version with what edit makes of the content of the newest one.
// An error of edit is returned as it is, and nothing is made.
func (r *Recorder) ChangeContent(signal model.ID, author model.Author, now time.Time, edit func(model.Content) (model.Content, error)) (model.Signal, error) {
	return r.amend(signal, author, now, func(_ *change.Tx, sig *model.Signal) error {
		c, err := edit(sig.Content)
		if err != nil {
			return err
		}
		sig.Content = c
		sig.Reason, sig.Undone, sig.Redone = "", false, false
		return nil
	})
}

// Redo makes a version equal to the one that was taken back last, marked as
// such. It returns [objects.ErrNotFound] when there is none, or something else was
// changed since.
func (r *Recorder) Redo(signal model.ID, author model.Author, now time.Time) (model.Signal, error) {
	return r.amend(signal, author, now, func(t *change.Tx, sig *model.Signal) error {
		_, again, err := model.Past(*sig, t.Version)
		if err != nil {
			return err
		}
		if len(again) == 0 {
			return objects.ErrNotFound
		}
		become(sig, again[len(again)-1])
		sig.Undone, sig.Redone = false, true
		return nil
	})
}

// become gives sig what another version of it says. Calls that were noted
// since stay.
func become(sig *model.Signal, v model.Signal) {
	sig.Content, sig.FormRef, sig.State = v.Content.KeepCalls(sig.Content), v.FormRef, v.State
	sig.Missing, sig.Reason = v.Missing, ""
}

// amend makes a version from the newest current one.
func (r *Recorder) amend(signal model.ID, author model.Author, now time.Time, edit func(*change.Tx, *model.Signal) error) (sig model.Signal, err error) {
	err = r.db.Commit(func(t *change.Tx) error {
		l, found, err := t.Line(signal)
		if err != nil {
			return err
		}
		current := l.Currents()
		if !found || len(current) == 0 {
			return objects.ErrNotFound
		}
		sig = model.Signal{}
		if err := t.Get(objects.Live, objects.KindVersion, current[len(current)-1], &sig); err != nil {
			return err
		}
		before := sig
		if err := edit(t, &sig); err != nil {
			return err
		}
		sig.Content = sig.TermSince(before)
		sig.Revision, sig.Parents, sig.Author, sig.Written = model.NewID(), current[len(current)-1:], author, now
		var sub records.Subject
		if err := t.Get(objects.Live, objects.KindSubject, sig.Subject, &sub); err != nil {
			return err
		}
		if r.keepApart(&sub) {
			if err := t.PutValue(objects.Live, objects.KindSubject, sub.ID, sub); err != nil {
				return err
			}
		}
		if err := t.AddVersion(l, sub, sig, model.Draft{}); err != nil {
			return err
		}
		return t.Log(records.LogChange, 1)
	})
	return sig, err
}
