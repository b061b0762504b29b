package cli

import (
	"errors"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/store"
)

// within does something with the file, without a command.
func (sh *shell) within(do func(*store.Store) error) {
	sh.t.Helper()
	l, err := store.Open(sh.path, store.OpenOptions{Now: now})
	if err != nil {
		sh.t.Fatal(err)
	}
	s, err := l.Unlock(phrase)
	if err != nil {
		sh.t.Fatal(err)
	}
	if err := errors.Join(do(s), s.Close()); err != nil {
		sh.t.Fatal(err)
	}
}

// TestEitherCodeOfOneNamesAllOfIt joins the two of the file, and asks for them by each code, by
// each signal, and in the list.
func TestEitherCodeOfOneNamesAllOfIt(t *testing.T) {
	sh := newShell(t)
	var kept model.Code
	sh.within(func(s *store.Store) error {
		subs := s.Subjects()
		err := s.JoinSubjects(subs[0].ID, subs[1].ID)
		kept = s.Subjects()[0].Code
		return err
	})
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

// TestTakingInSaysWhoBecameOneAndTwoAgain gives a colleague two who are one, and then that they
// are two after all.
func TestTakingInSaysWhoBecameOneAndTwoAgain(t *testing.T) {
	a, b := newShell(t), colleague(t)
	var young model.ID
	give := func(name string, want ...string) {
		t.Helper()
		out, words := a.in(name), a.in(name+".woorden")
		a.does(0, nil, "export", "--format", "bundle", "--out", out, "--bundle-words-out", words, "--voor", "Fatima", "--reden", "overname")
		b.does(0, append(want, "J-91KD", "K-7F3Q"), "import", out, "--words-file", words, "--dry-run")
		b.does(0, want, "import", out, "--words-file", words)
	}
	a.within(func(s *store.Store) error {
		subs := s.Subjects()
		err := s.JoinSubjects(subs[0].ID, subs[1].ID)
		young = s.One(subs[0].ID).Members[1].ID
		return err
	})
	give("een.age", "dezelfde ")
	b.does(0, []string{".101"}, "list")
	a.within(func(s *store.Store) error { return s.PartSubject(young) })
	give("twee.age", "toch twee ")
	b.does(0, []string{"J-91KD.1", "K-7F3Q.1"}, "list")
	a.does(0, []string{"twee bleken dezelfde", "toch twee"}, "log")
}
