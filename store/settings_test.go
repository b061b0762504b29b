package store

import (
	"errors"
	"os"
	"testing"

	"tijdig/model"
)

func TestSettingsAndPlaceAreKept(t *testing.T) {
	s := fresh(t)
	want := model.Settings{Author: model.Author{Name: "Sanne"}, Places: []string{"Plein"}, LockAfter: 5}
	if err := errors.Join(s.SaveSettings(want), s.SavePlace([]byte("hier"))); err != nil {
		t.Fatal(err)
	}
	s = reopen(t, s)
	if got := s.Settings(); got.Author != want.Author || got.LockAfter != 5 {
		t.Errorf("settings %+v", got)
	}
	if p, ok, err := s.Place(); string(p) != "hier" || !ok || err != nil {
		t.Errorf("place %q %v %v", p, ok, err)
	}
	if err := s.ClearPlace(); err != nil {
		t.Fatal(err)
	}
	if _, ok, err := s.Place(); ok || err != nil {
		t.Errorf("place is still there: %v", err)
	}
}

func TestFileIsForItsOwnerOnly(t *testing.T) {
	s := fresh(t)
	info, err := os.Stat(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
}
