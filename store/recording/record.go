package recording

import (
	"errors"
	"time"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// Record makes the concept a new version of its signal, with d.Parents as the
// versions it came from. In the same commit the subject is made when it is
// new, the roepnaam is sealed, and the concept goes, its undo with it: after a
// power cut there is either the concept or the version. Recording the same
// concept again returns the version that was made of it; one that was thrown away or
// destroyed is [change.ErrEnded], one of which the file holds a newer state [change.ErrOutdated].
func (r *Recorder) Record(d model.Draft, author model.Author, now time.Time) (sig model.Signal, err error) {
	d.ID = records.DraftID(d)
	err = r.db.Commit(func(t *change.Tx) error {
		l, _, err := t.Line(d.Signal)
		if err != nil {
			return err
		}
		if made := l.Recorded(d); made != nil && d.Rev <= made.Rev {
			if err := t.Get(objects.Live, objects.KindVersion, made.Revision, &sig); err != nil {
				return err
			}
			return objects.ErrNothing
		}
		if have, ok := r.db.Heads.Rev(d.ID); ok && have > d.Rev {
			return change.ErrOutdated // what it says besides would go with the concept
		}
		if over, err := t.DraftGone(d); err != nil || over {
			return errors.Join(err, change.ErrEnded)
		}
		if err := r.db.Room(); err != nil {
			return err
		}
		d, err := r.own(t, d, l)
		if err != nil {
			return err
		}
		sub, err := r.subjectFor(t, d, now)
		if err != nil {
			return err
		}
		if l.N == 0 || l.Subject != sub.ID {
			sub.Last++
			l.N, l.Subject = sub.Last, sub.ID
		}
		sig = versionOf(d, sub.ID, l.N, author, now)
		if err := t.KeepState(&sig); err != nil {
			return err
		}
		return r.record(t, d, sub, l, sig)
	})
	return sig, err
}

func versionOf(d model.Draft, subject model.ID, n int, author model.Author, now time.Time) model.Signal {
	return model.Signal{
		Revision: model.NewID(), Parents: d.Parents, Signal: d.Signal, Subject: subject, N: n, Written: now,
		Reason: d.Reason, Author: author, State: model.Open, Missing: d.Missing, FormRef: d.FormRef, Content: d.Content,
	}
}

// record writes everything that goes with a new version of a concept.
func (r *Recorder) record(t *change.Tx, d model.Draft, sub records.Subject, l records.Line, sig model.Signal) error {
	if err := t.PutValue(objects.Live, objects.KindSubject, sub.ID, sub); err != nil {
		return err
	}
	if d.Name != "" {
		if err := t.PutValue(objects.Live, objects.KindName, sub.ID, records.Name{Subject: sub.ID, Name: d.Name}); err != nil {
			return err
		}
	}
	if err := t.DropDraft(heads.ID{Signal: d.Signal, Draft: d.ID}); err != nil {
		return err
	}
	if err := t.AddVersion(l, sub, sig, d); err != nil {
		return err
	}
	kind := records.LogCreate
	if len(l.Versions) > 0 {
		kind = records.LogChange
	}
	return t.Log(kind, 1)
}

// subjectFor returns the subject a concept is about: the one in the file, or
// a new one with a free code. An edit may change its kind and mark.
func (r *Recorder) subjectFor(t *change.Tx, d model.Draft, now time.Time) (sub records.Subject, err error) {
	err = t.Get(objects.Live, objects.KindSubject, d.Subject.ID, &sub)
	switch {
	case err == nil:
		r.keepApart(&sub)
		if len(d.Parents) > 0 && d.Subject.Kind != "" && (sub.Kind != d.Subject.Kind || sub.Mark != d.Subject.Mark) {
			sub.Kind, sub.Mark = d.Subject.Kind, d.Subject.Mark
			err = errors.Join(r.spreadSubject(t, sub, d.Signal), r.alike(t, sub))
		}
		return sub, err
	case !errors.Is(err, objects.ErrNotFound):
		return sub, err
	}
	sub = records.Subject{Subject: d.Subject}
	if sub.ID.IsZero() {
		sub.ID = model.NewID()
	}
	sub.Code = r.codeFor(codes{}, sub.Subject)
	if sub.Created.IsZero() {
		sub.Created = now
	}
	return sub, nil
}

// spreadSubject brings the heads of the subject's other signals in step with
// its new kind and mark.
func (r *Recorder) spreadSubject(t *change.Tx, sub records.Subject, except model.ID) error {
	for _, h := range r.db.Heads.OwnOf(sub.ID) {
		if h.Signal == except || h.Concept {
			continue
		}
		h.Kind, h.Mark = sub.Kind, sub.Mark
		if err := t.PutHead(heads.Entry{Head: h, Aside: heads.Aside{Stamp: sub.Created}}); err != nil {
			return err
		}
	}
	return nil
}
