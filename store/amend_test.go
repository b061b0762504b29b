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
	if h := s.Heads()[0]; h.State != model.Closed || h.Revisions != 2 {
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
