package change

import (
	"errors"
	"time"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/records"
)

// Version reads one version.
func (t *Tx) Version(id model.ID) (v model.Signal, err error) {
	err = t.Get(objects.Live, objects.KindVersion, id, &v)
	return v, err
}

// AddVersion stores a version, its line and its list head, and which concept it was
// made of: the zero one for none.
func (t *Tx) AddVersion(l records.Line, sub records.Subject, sig model.Signal, d model.Draft) error {
	if err := t.putVersion(sig); err != nil {
		return err
	}
	var sittings []model.Sitting
	if !d.Sitting.IsZero() {
		sittings = records.SittingsOf(d)
	}
	l.Versions = append(l.Versions, records.LineVersion{Revision: sig.Revision, Parents: sig.Parents, Draft: d.ID, Rev: d.Rev, Sittings: sittings})
	l = l.Ordered(t.written)
	current := l.Currents()
	if shown := current[len(current)-1]; shown != sig.Revision {
		return t.addBeside(l, shown)
	}
	if err := t.PutLine(l); err != nil {
		return err
	}
	return t.PutHead(records.SignalEntry(l, sub, sig))
}

// addBeside stores the line and the head of a signal of which another version than the new
// one is shown.
func (t *Tx) addBeside(l records.Line, shown model.ID) error {
	if v, err := t.Version(shown); err == nil {
		l.Subject, l.N = v.Subject, v.N
	}
	if err := t.PutLine(l); err != nil {
		return err
	}
	return t.PutSignalHead(l)
}

// written is when a version was; the zero time where it cannot be read.
func (t *Tx) written(revision model.ID) time.Time {
	v, err := t.Version(revision)
	if err != nil {
		return time.Time{}
	}
	return v.Written
}

// putVersion stores a version, with the fields of the one it came from that this
// program does not know.
func (t *Tx) putVersion(sig model.Signal) error {
	body, err := objects.Encode(sig)
	if err != nil {
		return err
	}
	if n := len(sig.Parents); n > 0 {
		if old, err := objects.GetBody(t.Bolt, t.Keys, objects.Live, objects.KindVersion, sig.Parents[n-1]); err == nil {
			if body, err = objects.KeepUnknown(old, body, sig); err != nil {
				return err
			}
		}
	}
	return t.Put(objects.Live, objects.KindVersion, sig.Revision, body)
}

// KeepState closes a signal that has a day on which it was closed, and opens it again where
// that day was taken away. One that was closed without a day stays closed when it is changed.
func (t *Tx) KeepState(sig *model.Signal) error {
	if sig.Answers.One(model.QClosed) != "" {
		sig.State = model.Closed
		return nil
	}
	if len(sig.Parents) == 0 {
		return nil
	}
	var before model.Signal
	err := t.Get(objects.Live, objects.KindVersion, sig.Parents[len(sig.Parents)-1], &before)
	if errors.Is(err, objects.ErrNotFound) || errors.Is(err, pages.ErrDamaged) {
		return nil // the worker's new version counts more than the state of a lost one
	}
	if before.Answers.One(model.QClosed) == "" {
		sig.State = before.State
	}
	return err
}
