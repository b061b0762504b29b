package store

import (
	"errors"
	"testing"

	"tijdig/model"
)

func TestClosingAndUndoingAreVersions(t *testing.T) {
	s := fresh(t)
	d := concept(1)
	first := record(t, s, d)
	if _, err := s.Undo(d.Signal, model.Author{}, clock()); !errors.Is(err, ErrNotFound) {
		t.Errorf("undo of the first version: %v", err)
	}
	closed, err := s.SetState(d.Signal, model.Closed, "overgedragen", model.Author{}, clock())
	if err != nil || closed.State != model.Closed || closed.Parents[0] != first.Revision {
		t.Fatalf("%+v, %v", closed, err)
	}
	if h := s.Heads().At(0); h.State != model.Closed || h.Revisions != 2 {
		t.Errorf("%+v", h)
	}
	edit := d.Clone()
	edit.ID, edit.Parents = model.NewID(), []model.ID{closed.Revision}
	if got := record(t, s, edit); got.State != model.Closed {
		t.Error("a change opened a closed signal")
	}
	undone, err := s.Undo(d.Signal, model.Author{}, clock())
	if err != nil || !undone.Undone || undone.State != model.Closed {
		t.Fatalf("%+v, %v", undone, err)
	}
	s = reopen(t, s)
	all, err := s.Revisions(d.Signal)
	if err != nil || len(all) != 4 || !all[3].Content.Equal(all[1].Content) {
		t.Errorf("%d versions, %v", len(all), err)
	}
}

// After recording undo and redo walk the versions, each step a version of its
// own, and a call that was noted stays.
func TestUndoAndRedoWalkTheVersions(t *testing.T) {
	s := fresh(t)
	d := concept(1)
	last := record(t, s, d)
	say := func(place string, calls int) {
		t.Helper()
		e := d.Clone()
		e.Parents, e.Rev = []model.ID{last.Revision}, e.Rev+1
		e.Answers[model.QPlace] = model.Answer{place}
		for range calls {
			e.Acute = append(e.Acute, model.Acute{At: clock(), Answer: model.AcuteCalling})
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
	undo := func() (model.Signal, error) { return s.Undo(d.Signal, model.Author{}, clock()) }
	redo := func() (model.Signal, error) { return s.Redo(d.Signal, model.Author{}, clock()) }
	for range 2 {
		sig, err := undo()
		place("twee", sig, err)
		if len(sig.Acute) != 1 || len(sig.Steps) != len(d.Steps)+1 || !sig.Undone {
			t.Errorf("the call: %+v %+v", sig.Acute, sig.Steps)
		}
		sig, err = undo()
		place(first, sig, err)
		if _, err := undo(); !errors.Is(err, ErrNotFound) {
			t.Fatalf("undo of the first version: %v", err)
		}
		sig, err = redo()
		place("twee", sig, err)
		if !sig.Redone || sig.Undone {
			t.Error("it is not shown as given again")
		}
		sig, err = redo()
		place("drie", sig, err)
		if _, err := redo(); !errors.Is(err, ErrNotFound) {
			t.Fatalf("redo of the last version: %v", err)
		}
	}
	sig, err := undo()
	place("twee", sig, err)
	say("vier", 0)
	if _, err := redo(); !errors.Is(err, ErrNotFound) {
		t.Fatalf("redo after a new change: %v", err)
	}
}
