// Package erase takes signals out for good in one change, of the file or of a managed copy, with
// what was remembered from them and a subject that has no other, and leaves tombstones. It knows
// no commit, not where the copies are, and not what had been handed over.
package erase

import (
	"errors"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/records"
)

// Heads knows which signals and concepts a file has, as far as erasing asks.
type Heads interface {
	// Alone reports whether all signals of a subject are among those given.
	Alone(subject model.ID, but map[model.ID]bool) bool
	// DraftsIn lists the concepts of a signal, in hand and thrown away.
	DraftsIn(signal model.ID) (inHand, away []model.ID)
}

// Count is how much was erased.
type Count struct {
	Signals  int
	Versions int
	Subjects int // those that had no other signal
}

// Signals erases signals in one change. One that is not there is [objects.ErrNotFound], and
// ends it.
func Signals(t *change.Tx, in Heads, signals []model.ID) (Count, error) {
	e := eraser{t: t, in: in, gone: map[model.ID]bool{}}
	for _, id := range signals {
		if err := e.signal(id); err != nil {
			return Count{}, err
		}
	}
	return e.n, nil
}

type eraser struct {
	t    *change.Tx
	in   Heads
	n    Count
	gone map[model.ID]bool // in this change
}

func (e *eraser) signal(id model.ID) error {
	t := e.t
	l, found, err := t.Line(id)
	if err != nil && !errors.Is(err, pages.ErrDamaged) {
		return err
	}
	inHand, away := e.in.DraftsIn(id)
	if !found && err == nil && len(inHand) == 0 && len(away) == 0 {
		return objects.ErrNotFound
	}
	subject, err := drafts(t, id, inHand, away)
	if err != nil {
		return err
	}
	if !found { // the line is damaged, or there is none: what it may have named is looked for
		if l, err = lineFrom(t, id); err != nil {
			return err
		}
	}
	if !l.Subject.IsZero() {
		subject = l.Subject
	}
	for _, v := range l.Versions {
		if err := version(t, v.Revision); err != nil {
			return err
		}
		e.n.Versions++
	}
	err = errors.Join(t.Del(objects.Live, objects.KindLine, id), t.DelHead(heads.ID{Signal: id}), t.PutTombstone(id, change.OfSignal))
	if err != nil {
		return err
	}
	e.n.Signals++
	if e.gone[id] = true; subject.IsZero() || !e.in.Alone(subject, e.gone) {
		return nil
	}
	e.n.Subjects++
	if err := forgetFilters(t, subject); err != nil {
		return err
	}
	return errors.Join(
		t.DropLinks(subject), t.Del(objects.Live, objects.KindSubject, subject), t.Del(objects.Live, objects.KindName, subject),
		t.PutTombstone(subject, change.OfSubject),
	)
}

// drafts removes the concepts of a signal with what was remembered from them, and returns
// whom they are about.
func drafts(t *change.Tx, signal model.ID, inHand, away []model.ID) (subject model.ID, err error) {
	forget := func(d model.Draft, err error, drop error) error {
		if errors.Is(err, pages.ErrDamaged) {
			return drop
		}
		if err != nil {
			return err
		}
		subject = d.Subject.ID
		return errors.Join(unremember(t, d.Content), drop)
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
func lineFrom(t *change.Tx, signal model.ID) (records.Line, error) {
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

// version removes a version and what was remembered from it.
func version(t *change.Tx, id model.ID) error {
	var sig model.Signal
	if t.Get(objects.Live, objects.KindVersion, id, &sig) == nil {
		if err := unremember(t, sig.Content); err != nil {
			return err
		}
	}
	return t.Del(objects.Live, objects.KindVersion, id)
}
