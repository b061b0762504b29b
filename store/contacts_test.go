package store

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/objects"
	"tijdig/store/repair"
	"tijdig/store/vault"
)

func contact(org string) model.Draft {
	return model.Draft{ID: model.NewID(), Rev: 1, Content: model.Content{Answers: model.Answers{"organisatie": {org}}}}
}

func orgs(t *testing.T, s *Store) (out []string) {
	t.Helper()
	all, err := s.Contacts()
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range all {
		out = append(out, d.Answers.One("organisatie"))
	}
	return out
}

func TestSalvageBringsBackContactsAndNoneThatWasLetGo(t *testing.T) {
	for _, listed := range []bool{true, false} {
		s := fresh(t)
		stays, gone := contact("wijkteam"), contact("van vroeger")
		if err := errors.Join(s.SaveContact(stays), s.SaveContact(gone), s.DropContact(gone.ID)); err != nil {
			t.Fatal(err)
		}
		if !listed {
			if err := s.db.Commit(func(tx *change.Tx) error { return tx.Del(objects.Live, objects.KindContacts, model.ID{}) }); err != nil {
				t.Fatal(err)
			}
		}
		path := s.Path()
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		out := filepath.Join(t.TempDir(), "uit.tijdig")
		sv, err := Recover(path, repair.Options{Secret: vault.Secret{Passphrase: pass}, Out: out, Now: clock})
		if err != nil || listed && sv.Contacts != 1 {
			t.Fatalf("%+v, %v", sv, err)
		}
		r := unlocked(t, out)
		got := orgs(t, r)
		if !slices.Contains(got, "wijkteam") || listed && len(got) != 1 {
			t.Errorf("listed %v: %q", listed, got)
		}
		if err := r.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestContactsComeAlongUnderNewKeys(t *testing.T) {
	s := fresh(t)
	if err := s.SaveContact(contact("wijkteam")); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Rewrite("nieuwe zin die lang is", options().KDF); err != nil {
		t.Fatal(err)
	}
	if got := orgs(t, s); !slices.Equal(got, []string{"wijkteam"}) {
		t.Errorf("got %q", got)
	}
}

func TestAContactThatCouldNotBeSavedComesBackFromAnEmergencyFile(t *testing.T) {
	s := fresh(t)
	d := contact("wijkteam")
	if err := s.SaveContact(d); err != nil {
		t.Fatal(err)
	}
	d.Rev, d.Contact, d.Answers["organisatie"] = 2, true, model.Answer{"wijkteam Oost"}
	other := contact("Halt")
	other.Contact = true
	dir := t.TempDir()
	path, err := s.Emergency(dir, d, other)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := s.TakeBack(path); err != nil || got != (Taken{In: 2, Contacts: 2, Wiped: true}) {
		t.Errorf("%+v, %v", got, err)
	}
	if got := orgs(t, s); !slices.Equal(got, []string{"wijkteam Oost", "Halt"}) && !slices.Equal(got, []string{"Halt", "wijkteam Oost"}) {
		t.Errorf("got %q", got)
	}
	if n := s.Heads().Len(); n > 0 {
		t.Errorf("%d concepts came of contacts", n)
	}
	again, err := s.Emergency(dir, d)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := s.TakeIn(again); err != nil || got != (Taken{Passed: 1}) {
		t.Errorf("twice: %+v, %v", got, err)
	}
}
