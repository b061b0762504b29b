package store

import (
	"errors"
	"slices"
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
// destroyed is [ErrEnded], one of which the file holds a newer state [ErrOutdated].
func (s *Store) Record(d model.Draft, author model.Author, now time.Time) (sig model.Signal, err error) {
	d.ID = records.DraftID(d)
	err = s.db.Commit(func(t *change.Tx) error {
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
		if have, ok := s.db.Heads.Rev(d.ID); ok && have > d.Rev {
			return ErrOutdated // what it says besides would go with the concept
		}
		if over, err := t.DraftGone(d); err != nil || over {
			return errors.Join(err, ErrEnded)
		}
		if err := s.db.Room(); err != nil {
			return err
		}
		d, err := s.own(t, d, l)
		if err != nil {
			return err
		}
		sub, err := s.subjectFor(t, d, now)
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
		return s.record(t, d, sub, l, sig)
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
func (s *Store) record(t *change.Tx, d model.Draft, sub records.Subject, l records.Line, sig model.Signal) error {
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
func (s *Store) subjectFor(t *change.Tx, d model.Draft, now time.Time) (sub records.Subject, err error) {
	err = t.Get(objects.Live, objects.KindSubject, d.Subject.ID, &sub)
	switch {
	case err == nil:
		s.keepApart(&sub)
		if len(d.Parents) > 0 && d.Subject.Kind != "" && (sub.Kind != d.Subject.Kind || sub.Mark != d.Subject.Mark) {
			sub.Kind, sub.Mark = d.Subject.Kind, d.Subject.Mark
			err = errors.Join(s.spreadSubject(t, sub, d.Signal), s.alike(t, sub))
		}
		return sub, err
	case !errors.Is(err, ErrNotFound):
		return sub, err
	}
	sub = records.Subject{Subject: d.Subject}
	if sub.ID.IsZero() {
		sub.ID = model.NewID()
	}
	sub.Code = s.codeFor(codes{}, sub.Subject)
	if sub.Created.IsZero() {
		sub.Created = now
	}
	return sub, nil
}

// spreadSubject brings the heads of the subject's other signals in step with
// its new kind and mark.
func (s *Store) spreadSubject(t *change.Tx, sub records.Subject, except model.ID) error {
	for _, h := range s.db.Heads.OwnOf(sub.ID) {
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

// keepApart gives a subject another code where its own is another's by now: it had no signal
// any more, and nothing kept the code for it. What it was known by is kept. It reports whether
// it did.
func (s *Store) keepApart(sub *records.Subject) bool {
	owner, taken := s.db.Heads.CodeOwner(sub.Code)
	if !taken || owner == sub.ID {
		return false
	}
	sub.Codes, sub.Code = append(slices.Clone(sub.Codes), sub.Code), s.db.Heads.FreeCode()
	return true
}

// codes are those given out in one change, which the list does not have yet.
type codes map[model.Code]bool

// codeFor returns the code a subject gets: its own where that is free.
func (s *Store) codeFor(given codes, sub model.Subject) model.Code {
	c := sub.Code
	for {
		owner, taken := s.db.Heads.CodeOwner(c)
		if c != "" && !given[c] && (!taken || owner == sub.ID) {
			break
		}
		c = s.db.Heads.FreeCode()
	}
	given[c] = true
	return c
}
