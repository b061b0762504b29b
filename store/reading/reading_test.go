package reading_test

import (
	"errors"
	"slices"
	"testing"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/change/changetest"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/objects/objectstest"
	"tijdig/store/pages"
	"tijdig/store/reading"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// recorded puts a signal of some versions, each after the one before, about a subject of its own.
func recorded(t *testing.T, db *change.DB, name string, versions int) (newest model.Signal) {
	t.Helper()
	sub := records.Subject{Subject: model.Subject{ID: model.NewID(), Kind: model.Child, Code: model.NewCode(), Created: objectstest.Clock()}}
	signal := model.NewID()
	changetest.Commit(t, db, func(tx *change.Tx) error {
		err := errors.Join(
			tx.PutValue(objects.Live, objects.KindSubject, sub.ID, sub),
			tx.PutValue(objects.Live, objects.KindName, sub.ID, records.Name{Subject: sub.ID, Name: name}),
		)
		for range versions {
			l, _, e := tx.Line(signal)
			l.Subject, l.N = sub.ID, 1
			next := model.Signal{Revision: model.NewID(), Signal: signal, Subject: sub.ID, N: 1, Written: tx.Now, State: model.Open}
			if !newest.Revision.IsZero() {
				next.Parents = []model.ID{newest.Revision}
			}
			newest = next
			err = errors.Join(err, e, tx.AddVersion(l, sub, newest, model.Draft{}))
		}
		return err
	})
	return newest
}

// harm puts what does not read in the place of an object.
func harm(t *testing.T, db *change.DB, kd vault.Kind, id model.ID) {
	t.Helper()
	changetest.Commit(t, db, func(tx *change.Tx) error { return tx.Put(objects.Live, kd, id, []byte{0xff}) })
}

// TestWhatIsDamagedIsToldAndKeepsNothingElseBack goes over a file in which each kind of object is
// harmed of one signal.
func TestWhatIsDamagedIsToldAndKeepsNothingElseBack(t *testing.T) {
	db := changetest.New(t)
	whole, version := recorded(t, db, "Robin", 2), recorded(t, db, "Noor", 2)
	subject, name, line := recorded(t, db, "Sam", 1), recorded(t, db, "Lotte", 1), recorded(t, db, "Tess", 1)
	d := model.Draft{ID: model.NewID(), Signal: model.NewID(), Rev: 1, Changed: objectstest.Clock()}
	changetest.Commit(t, db, func(tx *change.Tx) error { return tx.PutDraft(d) })
	harm(t, db, objects.KindVersion, version.Revision)
	harm(t, db, objects.KindSubject, subject.Subject)
	harm(t, db, objects.KindName, name.Subject)
	harm(t, db, objects.KindLine, line.Signal)
	harm(t, db, objects.KindConcept, d.ID)
	s := reading.Of(changetest.Again(t, db))
	got := map[model.ID]model.Record{}
	dmg, err := s.Each(t.Context(), func(r model.Record) error { got[r.Signal.Signal] = r; return nil })
	if err != nil || len(got) != 3 || got[whole.Signal].Name != "Robin" || got[whole.Signal].Signal.Revision != whole.Revision {
		t.Errorf("%v, handed out %+v", err, got)
	}
	sort := func(ids ...model.ID) []model.ID {
		slices.SortFunc(ids, func(a, b model.ID) int { return slices.Compare(a[:], b[:]) })
		return ids
	}
	if !slices.Equal(sort(dmg.Signals...), sort(version.Signal, line.Signal)) || !slices.Equal(sort(dmg.Subjects...), sort(subject.Subject, name.Subject)) {
		t.Errorf("told %+v", dmg)
	}
	if r := got[subject.Signal]; r.Subject.ID != subject.Subject || r.Subject.Kind != model.Child || r.Name != "Sam" {
		t.Errorf("not as the list has it: %+v", r.Subject)
	}
	if dmg, err := s.EachDraft(t.Context(), func(model.Draft) error { return errors.New("handed out") }); err != nil || !slices.Equal(dmg.Drafts, []model.ID{d.ID}) {
		t.Errorf("%+v, %v", dmg, err)
	}
	if all, err := s.Revisions(version.Signal); len(all) != 1 || !errors.Is(err, pages.ErrDamaged) {
		t.Errorf("%d versions, %v", len(all), err)
	}
	if _, err := s.Pack(version.Signal); !errors.Is(err, pages.ErrDamaged) {
		t.Errorf("packed without the one that is shown: %v", err)
	}
}

// TestThoseThatAreOneAreReadAsOne reads both sides of a link.
func TestThoseThatAreOneAreReadAsOne(t *testing.T) {
	db := changetest.New(t)
	one, other := recorded(t, db, "Robin", 1), recorded(t, db, "Robbie", 1)
	changetest.Commit(t, db, func(tx *change.Tx) error {
		l, _ := model.Links(nil).Say(one.Subject, other.Subject, true, tx.Now)
		return tx.AddLinks(l)
	})
	s := reading.Of(db)
	kept := s.Kept(one.Subject)
	if sub, err := s.Subject(other.Subject); err != nil || sub.ID != kept || s.Kept(other.Subject) != kept {
		t.Errorf("shown as %+v, %v", sub, err)
	}
	if names, err := s.Names(one.Subject); err != nil || len(names) != 2 {
		t.Errorf("called %q, %v", names, err)
	}
	recs, errs := s.Records([]model.ID{one.Signal, other.Signal, model.NewID()})
	for i, sig := range []model.Signal{one, other} {
		if errs[i] != nil || recs[i].Subject.ID != kept || len(recs[i].Also) != 1 || recs[i].Signal.Subject != sig.Subject {
			t.Errorf("%+v, %v", recs[i], errs[i])
		}
	}
	if !errors.Is(errs[2], objects.ErrNotFound) {
		t.Errorf("one that is not there: %v", errs[2])
	}
	if all, err := s.Members(other.Subject); err != nil || len(all) != 2 || all[0].ID != kept {
		t.Errorf("%+v, %v", all, err)
	}
}

// TestWhatTheFileHasIsListedByIds has a signal of two versions, and a concept that is none.
func TestWhatTheFileHasIsListedByIds(t *testing.T) {
	db := changetest.New(t)
	sig := recorded(t, db, "Robin", 2)
	d := model.Draft{ID: model.NewID(), Signal: model.NewID(), Rev: 1, Changed: objectstest.Clock()}
	changetest.Commit(t, db, func(tx *change.Tx) error { return tx.PutDraft(d) })
	s := reading.Of(db)
	held, err := s.Held()
	if err != nil || len(held) != 1 || held[0].Signal != sig.Signal || len(held[0].Versions) != 2 || held[0].Versions[1] != sig.Revision {
		t.Errorf("%+v, %v", held, err)
	}
	packed, err := s.Pack(sig.Signal)
	if err != nil || len(packed) != 2 || packed[1].Revision != sig.Revision {
		t.Errorf("%d packed, %v", len(packed), err)
	}
	changetest.Commit(t, db, func(tx *change.Tx) error { return tx.DelHead(heads.ID{Signal: sig.Signal}) })
	if held, err := s.Held(); err != nil || len(held) > 0 {
		t.Errorf("%+v, %v", held, err)
	}
}
