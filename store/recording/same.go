package recording

import (
	"errors"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// Two subjects may turn out to be one. What is said of that is all that is kept; who is asked
// for a subject answers with whom it is by now, see [same.Who].

// ErrUnlike says that two cannot be one: they are not of one kind.
var ErrUnlike = errors.New("store: subjects of different kinds")

// JoinSubjects says that two subjects are one. All that was recorded stays about whom it was
// recorded about, so that [Recorder.PartSubject] takes it back. Two that are of different kinds
// are [ErrUnlike], and one that is not recorded is [objects.ErrNotFound].
func (r *Recorder) JoinSubjects(a, b model.ID) error {
	one, other := r.db.Heads.One(a), r.db.Heads.One(b)
	if one.ID == other.ID {
		return nil
	}
	return r.db.Commit(func(t *change.Tx) error {
		var x, y records.Subject
		err := errors.Join(t.Get(objects.Live, objects.KindSubject, one.ID, &x), t.Get(objects.Live, objects.KindSubject, other.ID, &y))
		if err != nil {
			return err
		}
		if x.Kind != y.Kind {
			return ErrUnlike
		}
		all, err := t.SavedLinks()
		if err != nil {
			return err
		}
		l, _ := all.Say(one.ID, other.ID, true, t.Now)
		if err := t.AddLinks(l); err != nil {
			return err
		}
		return t.Log(records.LogJoined, 0)
	})
}

// PartSubject says that a subject is one by itself after all: its signals and roepnaam are its
// own again, under its own code. The others stay one.
func (r *Recorder) PartSubject(id model.ID) error {
	return r.db.Commit(func(t *change.Tx) error {
		all, err := t.SavedLinks()
		if err != nil {
			return err
		}
		said := all.Apart(id, t.Now)
		if len(said) == 0 {
			return objects.ErrNothing
		}
		if err := t.AddLinks(said...); err != nil {
			return err
		}
		return t.Log(records.LogParted, 0)
	})
}

// alike gives those that a subject is one with its kind, so that they stay one.
func (r *Recorder) alike(t *change.Tx, sub records.Subject) error {
	for _, m := range r.db.Heads.One(sub.ID).Members {
		var other records.Subject
		if m.ID == sub.ID {
			continue
		}
		if err := t.Get(objects.Live, objects.KindSubject, m.ID, &other); err != nil {
			return err
		}
		if other.Kind == sub.Kind {
			continue
		}
		other.Kind = sub.Kind
		if err := errors.Join(t.PutValue(objects.Live, objects.KindSubject, m.ID, other), r.spreadSubject(t, other, model.ID{})); err != nil {
			return err
		}
	}
	return nil
}

// own keeps the change of a signal with whom it was recorded about, where that is the same one
// as the concept is about. A roepnaam that came along stays with whom it was typed at.
func (r *Recorder) own(t *change.Tx, d model.Draft, l records.Line) (model.Draft, error) {
	if l.Subject.IsZero() || l.Subject == d.Subject.ID || r.db.Heads.Kept(l.Subject) != r.db.Heads.Kept(d.Subject.ID) {
		return d, nil
	}
	var err error
	if d.Name != "" {
		err = t.PutValue(objects.Live, objects.KindName, d.Subject.ID, records.Name{Subject: d.Subject.ID, Name: d.Name})
	}
	sub := r.db.Heads.Own(l.Subject)
	sub.Kind = d.Subject.Kind
	d.Subject, d.Name = sub, ""
	return d, err
}
