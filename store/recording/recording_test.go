package recording_test

import (
	"errors"
	"testing"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/change/changetest"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/objects/objectstest"
	"tijdig/store/recording"
	"tijdig/store/records"
)

// concept returns a small concept about a new subject.
func concept() model.Draft {
	d := model.Draft{
		ID: model.NewID(), Signal: model.NewID(), Sitting: model.NewID(), Rev: 1, Changed: objectstest.Clock(),
		Subject: model.Subject{ID: model.NewID(), Kind: model.Child, Code: model.NewCode(), Created: objectstest.Clock()},
	}
	d.Answers = model.Answers{model.QPlace: {"Schoolplein"}}
	return d
}

func record(t *testing.T, r *recording.Recorder, d model.Draft) model.Signal {
	t.Helper()
	sig, err := r.Record(d, model.Author{Name: "Sanne"}, d.Changed)
	if err != nil {
		t.Fatal(err)
	}
	return sig
}

// versions are those of a signal, in the order they were made.
func versions(t *testing.T, db *change.DB, signal model.ID) (out []model.Signal) {
	t.Helper()
	err := db.View(func(b *bolt.Tx) error {
		l, err := records.GetLine(b, db.Keys, signal)
		for _, v := range l.Versions {
			var sig model.Signal
			err = errors.Join(err, objects.Get(b, db.Keys, objects.Live, objects.KindVersion, v.Revision, &sig))
			out = append(out, sig)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestAConceptBecomesOneVersion records it again, late, and after its signal was destroyed.
func TestAConceptBecomesOneVersion(t *testing.T) {
	db := changetest.New(t)
	r := recording.Of(db)
	d := concept()
	changetest.Commit(t, db, func(tx *change.Tx) error { return tx.PutDraft(d) })
	sig := record(t, r, d)
	if again := record(t, r, d); again.Revision != sig.Revision || len(versions(t, db, d.Signal)) != 1 {
		t.Error("recording it again made another version")
	}
	if all := db.Heads.All(); all.Len() != 1 || all.At(0).Concept {
		t.Error("the concept stayed")
	}
	late := concept()
	now := late.Clone()
	now.Rev++
	changetest.Commit(t, db, func(tx *change.Tx) error { return tx.PutDraft(now) })
	if _, err := r.Record(late, model.Author{}, objectstest.Clock()); !errors.Is(err, change.ErrOutdated) {
		t.Errorf("an earlier state of it: %v", err)
	}
	for _, end := range []func(*change.Tx) error{
		func(tx *change.Tx) error {
			return errors.Join(tx.DropDraft(heads.ID{Signal: now.Signal, Draft: now.ID}), tx.PutDiscarded(records.Thrown{At: tx.Now, Draft: now}, nil))
		},
		func(tx *change.Tx) error {
			return errors.Join(tx.DropDiscarded(heads.ID{Signal: now.Signal, Draft: now.ID}), tx.PutTombstone(now.Signal, change.OfSignal))
		},
	} {
		changetest.Commit(t, db, end)
		if _, err := r.Record(now, model.Author{}, objectstest.Clock()); !errors.Is(err, change.ErrEnded) {
			t.Errorf("one that ended: %v", err)
		}
	}
}

// TestNoTwoHaveOneCode loads two with the code of a third in one change, and records a fourth.
func TestNoTwoHaveOneCode(t *testing.T) {
	db := changetest.New(t)
	r := recording.Of(db)
	d := concept()
	record(t, r, d)
	err := r.Load(func(put func(model.Subject, string, []model.Signal) error) error {
		sub := model.Subject{Kind: model.Child, Code: d.Subject.Code}
		free := model.Subject{Kind: model.Child, Code: "B-0000"}
		one := []model.Signal{{State: model.Open}}
		return errors.Join(put(sub, "", one), put(sub, "", one), put(free, "", one), put(free, "", one))
	})
	if err != nil {
		t.Fatal(err)
	}
	last := concept()
	last.Subject.Code = d.Subject.Code
	record(t, r, last)
	db = changetest.Again(t, db)
	seen := map[model.Code]bool{}
	for _, s := range db.Heads.Subjects() {
		if s.Code == "" || seen[s.Code] {
			t.Errorf("the code %q of two", s.Code)
		}
		seen[s.Code] = true
	}
	if owner, _ := db.Heads.CodeOwner(d.Subject.Code); len(seen) != 6 || owner != d.Subject.ID || !seen["B-0000"] {
		t.Errorf("%d subjects, or a code that was had or free is another's", len(seen))
	}
}

// TestJoiningTouchesNoVersion says that two are one, and that they are two after all.
func TestJoiningTouchesNoVersion(t *testing.T) {
	db := changetest.New(t)
	r := recording.Of(db)
	one, other, place := concept(), concept(), concept()
	place.Subject.Kind = model.Place
	for _, d := range []model.Draft{one, other, place} {
		record(t, r, d)
	}
	if err := r.JoinSubjects(one.Subject.ID, place.Subject.ID); !errors.Is(err, recording.ErrUnlike) {
		t.Errorf("of two kinds: %v", err)
	}
	if err := r.JoinSubjects(one.Subject.ID, model.NewID()); !errors.Is(err, objects.ErrNotFound) {
		t.Errorf("one that is not there: %v", err)
	}
	if err := r.JoinSubjects(one.Subject.ID, other.Subject.ID); err != nil {
		t.Fatal(err)
	}
	if n := len(db.Heads.Subjects()); n != 2 {
		t.Errorf("%d subjects", n)
	}
	for _, d := range []model.Draft{one, other} {
		if all := versions(t, db, d.Signal); len(all) != 1 || all[0].Subject != d.Subject.ID {
			t.Errorf("%+v", all)
		}
	}
	if err := r.PartSubject(other.Subject.ID); err != nil || len(db.Heads.Subjects()) != 3 {
		t.Errorf("%v, %d subjects", err, len(db.Heads.Subjects()))
	}
}

func TestClosingAndUndoingAreVersions(t *testing.T) {
	db := changetest.New(t)
	s := recording.Of(db)
	d := concept()
	first := record(t, s, d)
	if _, err := s.Undo(d.Signal, model.Author{}, objectstest.Clock()); !errors.Is(err, objects.ErrNotFound) {
		t.Errorf("undo of the first version: %v", err)
	}
	closed, err := s.SetState(d.Signal, model.Closed, "overgedragen", model.Author{}, objectstest.Clock())
	if err != nil || closed.State != model.Closed || closed.Parents[0] != first.Revision {
		t.Fatalf("%+v, %v", closed, err)
	}
	if h := db.Heads.All().At(0); h.State != model.Closed || h.Revisions != 2 {
		t.Errorf("%+v", h)
	}
	edit := d.Clone()
	edit.ID, edit.Parents = model.NewID(), []model.ID{closed.Revision}
	if got := record(t, s, edit); got.State != model.Closed {
		t.Error("a change opened a closed signal")
	}
	undone, err := s.Undo(d.Signal, model.Author{}, objectstest.Clock())
	if err != nil || !undone.Undone || undone.State != model.Closed {
		t.Fatalf("%+v, %v", undone, err)
	}
	all := versions(t, changetest.Again(t, db), d.Signal)
	if len(all) != 4 || !all[3].Content.Equal(all[1].Content) {
		t.Errorf("%d versions", len(all))
	}
}

// After recording undo and redo walk the versions, each step a version of its
// own, and a call that was noted stays.
func TestUndoAndRedoWalkTheVersions(t *testing.T) {
	db := changetest.New(t)
	s := recording.Of(db)
	d := concept()
	last := record(t, s, d)
	say := func(place string, calls int) {
		t.Helper()
		e := d.Clone()
		e.Parents, e.Rev = []model.ID{last.Revision}, e.Rev+1
		e.Answers[model.QPlace] = model.Answer{place}
		for range calls {
			e.Acute = append(e.Acute, model.Acute{At: objectstest.Clock(), Answer: model.AcuteCalling})
			e.Steps = append(e.Steps, model.Step{ID: model.NewID(), Type: "anders", Status: model.Done, Called: true})
		}
		last = record(t, s, e)
	}
	place := func(want string, sig model.Signal, err error) {
		t.Helper()
		if got := sig.Answers.One(model.QPlace); err != nil || got != want {
			t.Fatalf("%q, %v; want %q", got, err, want)
		}
		last = sig
	}
	first := d.Answers.One(model.QPlace)
	say("twee", 0)
	say("drie", 1)
	undo := func() (model.Signal, error) { return s.Undo(d.Signal, model.Author{}, objectstest.Clock()) }
	redo := func() (model.Signal, error) { return s.Redo(d.Signal, model.Author{}, objectstest.Clock()) }
	for range 2 {
		sig, err := undo()
		place("twee", sig, err)
		if len(sig.Acute) != 1 || len(sig.Steps) != len(d.Steps)+1 || !sig.Undone {
			t.Errorf("the call: %+v %+v", sig.Acute, sig.Steps)
		}
		sig, err = undo()
		place(first, sig, err)
		if _, err := undo(); !errors.Is(err, objects.ErrNotFound) {
			t.Fatalf("undo of the first version: %v", err)
		}
		sig, err = redo()
		place("twee", sig, err)
		if !sig.Redone || sig.Undone {
			t.Error("it is not shown as given again")
		}
		sig, err = redo()
		place("drie", sig, err)
		if _, err := redo(); !errors.Is(err, objects.ErrNotFound) {
			t.Fatalf("redo of the last version: %v", err)
		}
	}
	sig, err := undo()
	place("twee", sig, err)
	say("vier", 0)
	if _, err := redo(); !errors.Is(err, objects.ErrNotFound) {
		t.Fatalf("redo after a new change: %v", err)
	}
}
