package cli

import (
	"strings"
	"testing"

	"tijdig/store"
)

// TestEitherCodeOfOneNamesAllOfIt joins the two of the file, and asks for them by each code, by
// each signal, and in the list.
func TestEitherCodeOfOneNamesAllOfIt(t *testing.T) {
	sh := newShell(t)
	l, err := store.Open(sh.path, store.OpenOptions{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	s, err := l.Unlock(phrase)
	if err != nil {
		t.Fatal(err)
	}
	subs := s.Subjects()
	if err := s.JoinSubjects(subs[0].ID, subs[1].ID); err != nil {
		t.Fatal(err)
	}
	kept := s.Subjects()[0].Code
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, code := range []string{"J-91KD", "K-7F3Q"} {
		sh.does(0, []string{"Stokhasselt", "=1+1 markt", kept.String() + ".101"}, "show", code)
		if out := sh.does(0, nil, "list", "--code", code); strings.Count(out, kept.String()+".") != 2 {
			t.Errorf("list of %s:\n%s", code, out)
		}
	}
	for code, place := range map[string]string{"J-91KD.1": "Stokhasselt", "K-7F3Q.1": "=1+1 markt"} {
		if out := sh.does(0, []string{place}, "show", code); strings.Count(out, "Signaal ") != 1 {
			t.Errorf("show %s:\n%s", code, out)
		}
	}
}
