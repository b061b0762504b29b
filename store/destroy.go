package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"tijdig/model"
	"tijdig/model/fold"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/proof"
	"tijdig/store/records"
)

// Receipt is the proof of a destruction. It says nothing of what it was about.
type Receipt struct {
	Day       model.Date
	Signals   int
	Versions  int
	Subjects  int                   // those that had no other signal
	Exports   []records.ExportEntry // what had left the file of these signals, to be asked back
	Backups   int                   // managed backups it was removed from too
	Unreached []string              // managed backups that could not be reached
}

// tombstone stands for what was destroyed, so that an import does not bring it
// back.
type tombstone struct {
	Day  model.Date `json:"dag"`
	Kind string     `json:"soort"`
}

// many is how many signals at once call for a copy first, in which all that
// stays is safe; it is taken out of that copy as out of the others.
const many = 5

// Destroy removes signals for good: versions, concepts, list heads, what was
// remembered from them and, with its last signal, the subject and its name.
// The freed pages are overwritten, in the managed copies too. It cannot be
// undone. A signal with only a concept can be destroyed as well; one that is
// not there is [ErrNotFound] and nothing happens; nor does anything where not all
// that the file counts is found, with [ErrIncomplete]. What is there is proven to be
// gone from the bytes of the file and of each copy before it is said. Cut off at any
// moment, the next opening goes on with it.
func (s *Store) Destroy(signals ...model.ID) (Receipt, error) {
	s.past.Lock()
	defer s.past.Unlock()
	if err := errors.Join(s.db.Complete(), proof.Listed(s.db, s.Heads().All())); err != nil {
		return Receipt{}, err
	}
	if len(signals) >= many {
		if _, err := s.keepSnapshot(); err != nil {
			return Receipt{}, err
		}
	}
	exports, err := s.HandoversOf(signals)
	if err != nil {
		return Receipt{}, err
	}
	var rc Receipt
	var i intent
	err = s.commit(func(t *tx) (err error) {
		rc = Receipt{Day: model.DateOf(t.Now), Exports: exports}
		t.Track = true
		for _, id := range signals {
			if err := t.destroy(id, &rc, s.heads); err != nil {
				return err
			}
		}
		if err := t.Del(objects.Live, objects.KindPlace, model.ID{}); err != nil {
			return err
		}
		if i, err = t.begin(intent{Act: ActDestroy, Signals: signals, Keys: t.Removed}); err != nil {
			return err
		}
		return t.Log(records.LogDelete, len(signals))
	})
	if err != nil {
		return Receipt{}, err
	}
	rc.Unreached, rc.Backups, err = s.carryOut(i)
	return rc, err
}

// destroyEverywhere overwrites what destroyed signals left in the file, and takes
// them out of the copies.
func (s *Store) destroyEverywhere(i intent) (unreached []string, reached int, err error) {
	if err := s.overwritten(i.Keys); err != nil {
		return nil, 0, err
	}
	all, err := s.Backups()
	if err != nil {
		return []string{s.backupDir()}, 0, nil // named as what was not reached
	}
	for _, b := range all {
		if s.cannotOpen(b.Path) {
			continue
		}
		if s.destroyIn(b.Path, i) != nil {
			unreached = append(unreached, filepath.Base(b.Path))
			continue
		}
		reached++
	}
	return unreached, reached, nil
}

// overwritten overwrites what was removed from the file, and proves it.
func (s *Store) overwritten(keys []model.ID) error {
	if err := errors.Join(s.Scrub(), s.goneHere(keys)); err != nil {
		return fmt.Errorf("%w: %w", proof.ErrStillThere, err)
	}
	return nil
}

// goneHere is [gone] of the file that is open, with saving held up meanwhile.
func (s *Store) goneHere(keys []model.ID) error {
	return s.db.Held(func(f *objects.File) error { return proof.Gone(f.Raw, keys) })
}

// census knows which signals and concepts a file has, as far as destroying asks.
type census interface {
	// Alone reports whether all signals of a subject are among those given.
	Alone(subject model.ID, but map[model.ID]bool) bool
	// DraftsIn lists the concepts of a signal, in hand and thrown away.
	DraftsIn(signal model.ID) (inHand, away []model.ID)
}

// destroy removes one signal.
func (t *tx) destroy(id model.ID, rc *Receipt, c census) error {
	l, found, err := t.Line(id)
	if err != nil && !errors.Is(err, ErrDamaged) {
		return err
	}
	inHand, away := c.DraftsIn(id)
	if !found && err == nil && len(inHand) == 0 && len(away) == 0 {
		return ErrNotFound
	}
	subject, err := t.destroyDrafts(id, inHand, away)
	if err != nil {
		return err
	}
	if !found { // the line is damaged, or there is none: what it may have named is looked for
		if l, err = t.lineFrom(id); err != nil {
			return err
		}
	}
	if !l.Subject.IsZero() {
		subject = l.Subject
	}
	for _, v := range l.Versions {
		if err := t.forget(v.Revision); err != nil {
			return err
		}
		rc.Versions++
	}
	err = errors.Join(
		t.Del(objects.Live, objects.KindLine, id), t.DelHead(heads.ID{Signal: id}),
		t.PutValue(objects.History, objects.KindTombstone, t.Root.Mark("tombstone", id), tombstone{model.DateOf(t.Now), "signaal"}),
	)
	if err != nil {
		return err
	}
	rc.Signals++
	if t.gone == nil {
		t.gone = map[model.ID]bool{}
	}
	if t.gone[id] = true; subject.IsZero() || !c.Alone(subject, t.gone) {
		return nil
	}
	rc.Subjects++
	if err := t.forgetFilters(subject); err != nil {
		return err
	}
	return errors.Join(
		t.DropLinks(subject), t.Del(objects.Live, objects.KindSubject, subject), t.Del(objects.Live, objects.KindName, subject),
		t.PutValue(objects.History, objects.KindTombstone, t.Root.Mark("tombstone", subject), tombstone{model.DateOf(t.Now), "onderwerp"}),
	)
}

// destroyDrafts removes the concepts of a signal with what was remembered from them,
// and returns whom they are about.
func (t *tx) destroyDrafts(signal model.ID, inHand, away []model.ID) (subject model.ID, err error) {
	forget := func(d model.Draft, err error, drop error) error {
		if errors.Is(err, ErrDamaged) {
			return drop
		}
		if err != nil {
			return err
		}
		subject = d.Subject.ID
		return errors.Join(t.unremember(d.Content), drop)
	}
	for _, id := range away {
		th, e := t.Discarded(id)
		err = errors.Join(err, forget(th.Draft, e, t.DropDiscarded(heads.ID{Signal: signal, Draft: id})))
	}
	for _, id := range inHand {
		d, e := records.GetDraft(t.Bolt, t.Keys, id)
		err = errors.Join(err, forget(d, e, t.DropDraft(heads.ID{Signal: signal, Draft: id})))
	}
	return subject, err
}

// lineFrom makes the line of a signal from its versions alone.
func (t *tx) lineFrom(signal model.ID) (records.Line, error) {
	var vs []records.Bare
	err := objects.ScanHeld(t.Bolt, t.Keys, objects.Live, func(f objects.Found) {
		if !f.OK || f.Env.Kind != objects.KindVersion {
			return
		}
		if v, ok := records.BareOf(f); ok && v.Signal == signal {
			vs = append(vs, v)
		}
	})
	if err != nil || len(vs) == 0 {
		return records.Line{Signal: signal}, err
	}
	return records.LineOf(vs), nil
}

// forget removes a version and what was remembered from it.
func (t *tx) forget(version model.ID) error {
	var sig model.Signal
	if t.Get(objects.Live, objects.KindVersion, version, &sig) == nil {
		if err := t.unremember(sig.Content); err != nil {
			return err
		}
	}
	return t.Del(objects.Live, objects.KindVersion, version)
}

// forgetFilters lets go of filters of the list that look for a subject, by its code or by what
// it is called.
func (t *tx) forgetFilters(subject model.ID) error {
	var set model.Settings
	if err := t.Get(objects.Live, objects.KindSettings, model.ID{}, &set); err != nil || len(set.Filters) == 0 {
		return objects.PassOver(err)
	}
	var sub records.Subject
	var name records.Name
	err := errors.Join(
		objects.PassOver(t.Get(objects.Live, objects.KindSubject, subject, &sub)), objects.PassOver(t.Get(objects.Live, objects.KindName, subject, &name)),
	)
	if err != nil {
		return err
	}
	called := fold.Words(name.Name + " " + sub.Mark + " " + string(sub.Code) + " " + sub.Code.String())
	n := len(set.Filters)
	set.Filters = slices.DeleteFunc(set.Filters, func(f model.Filter) bool {
		return slices.ContainsFunc(fold.Words(f.Words+" "+f.Name), func(w string) bool { return slices.Contains(called, w) })
	})
	if len(set.Filters) == n {
		return nil
	}
	return t.PutValue(objects.Live, objects.KindSettings, model.ID{}, set)
}

// unremember takes the answers of a signal out of what the program offers
// again.
func (t *tx) unremember(c model.Content) error {
	var set model.Settings
	if err := t.Get(objects.Live, objects.KindSettings, model.ID{}, &set); err != nil {
		return ignoreNotFound(err)
	}
	places, remembered := len(set.Places), len(set.Remembered)
	if p := c.Answers.One(model.QPlace); p != "" {
		set.Places = slices.DeleteFunc(set.Places, func(q string) bool { return q == p })
	}
	for q, a := range set.Remembered {
		if slices.Equal(a, c.Answers[q]) {
			delete(set.Remembered, q)
		}
	}
	if len(set.Places) == places && len(set.Remembered) == remembered {
		return nil
	}
	return t.PutValue(objects.Live, objects.KindSettings, model.ID{}, set)
}
