package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tijdig/model"
)

// said returns a concept that says something else than it did, in a sitting.
func said(d model.Draft, rev uint64, words string) model.Draft {
	d = d.Clone()
	d.Rev = rev
	d.Findings[0].Text = words
	return d
}

// holdsWords fails unless some concept or version of the file says these words.
func holdsWords(t *testing.T, s *Store, words string) {
	t.Helper()
	for h := range s.Heads().All() {
		var c model.Content
		if h.Concept {
			d, err := s.Draft(h.Draft)
			if err != nil {
				t.Fatal(err)
			}
			c = d.Content
		} else {
			sig, err := s.Signal(h.Signal)
			if err != nil {
				t.Fatal(err)
			}
			c = sig.Content
		}
		for _, f := range c.Findings {
			if f.Text == words {
				return
			}
		}
	}
	t.Errorf("nothing says %q any more", words)
}

// edited makes a signal and two concepts that change it, as after a disk that took no
// writes: the first was ended, the second is of today.
func edited(t *testing.T, s *Store) (first, second model.Draft, made model.Signal) {
	t.Helper()
	d := concept(1)
	save(t, s, d)
	v := record(t, s, d)
	first = concept(2)
	first.Signal, first.Subject, first.Parents = d.Signal, d.Subject, []model.ID{v.Revision}
	first = first.Sit()
	second = concept(3)
	second.Signal, second.Subject, second.Parents = d.Signal, d.Subject, []model.ID{v.Revision}
	return first, second.Sit(), v
}

func TestEndedConceptFromAnEmergencyFileDoesNotTouchTheNewOne(t *testing.T) {
	s := fresh(t)
	a, b, _ := edited(t, s)
	a = said(a, 40, "zo stond het op de schijf")
	save(t, s, a)
	em := said(a, 50, "stond alleen in het noodbestand")
	path, err := s.Emergency(t.TempDir(), em)
	if err != nil {
		t.Fatal(err)
	}
	again := said(a.Sit(), 60, "verder na een herstart")
	save(t, s, again)
	record(t, s, again)
	b = said(b, 7, "het nieuwe werk van vandaag")
	save(t, s, b)

	n, err := s.TakeIn(path)
	if err != nil || n.In != 1 || n.Beside != 1 {
		t.Errorf("taken in %+v, %v", n, err)
	}
	if got, err := s.Draft(b.ID); err != nil || got.Rev != 7 {
		t.Errorf("the concept of today: rev %d, %v", got.Rev, err)
	}
	b = said(b, 8, "en nog een zin")
	save(t, s, b)
	for _, w := range []string{"en nog een zin", "verder na een herstart", "stond alleen in het noodbestand"} {
		holdsWords(t, s, w)
	}
	if n, err := s.TakeIn(path); err != nil || n.In != 0 || len(s.DraftsOf(b.Signal)) != 2 {
		t.Errorf("a second time: %+v, %v, %d concepts", n, err, len(s.DraftsOf(b.Signal)))
	}
}

func TestEmergencyFileIsWipedOnlyWhenAllItSaysIsHere(t *testing.T) {
	for name, c := range map[string]struct {
		then  func(t *testing.T, s *Store, a, em model.Draft) // after the emergency file was made
		wiped bool
		words []string
	}{
		"nothing came after it": {func(*testing.T, *Store, model.Draft, model.Draft) {}, true, []string{"noodbestand"}},
		"the file went on from it": {func(t *testing.T, s *Store, _, em model.Draft) {
			save(t, s, said(em, 60, "verder"))
		}, true, []string{"verder"}},
		"the file went on without it": {func(t *testing.T, s *Store, a, _ model.Draft) {
			save(t, s, said(a.Sit(), 60, "zonder"))
		}, true, []string{"zonder", "noodbestand"}},
		"another concept of the signal has a higher rev": {func(t *testing.T, s *Store, a, _ model.Draft) {
			b := concept(9)
			b.Signal, b.Subject, b.Parents = a.Signal, a.Subject, a.Parents
			save(t, s, said(b.Sit(), 99, "ander"))
		}, true, []string{"ander", "noodbestand"}},
		"it was destroyed": {func(t *testing.T, s *Store, a, _ model.Draft) {
			if _, err := s.Destroy(a.Signal); err != nil {
				t.Fatal(err)
			}
		}, true, nil},
	} {
		s := fresh(t)
		a, _, _ := edited(t, s)
		a = said(a, 40, "schijf")
		save(t, s, a)
		em := said(a, 50, "noodbestand")
		dir := t.TempDir()
		path, err := s.Emergency(dir, em)
		if err != nil {
			t.Fatal(err)
		}
		c.then(t, s, a, em)
		n, err := s.TakeBack(path)
		if err != nil || n.Wiped != c.wiped {
			t.Errorf("%s: %+v, %v", name, n, err)
		}
		if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) != c.wiped {
			t.Errorf("%s: the file: %v", name, err)
		}
		for _, w := range c.words {
			holdsWords(t, s, w)
		}
	}
}

// TestNoFileIsRemovedForItsName gives the names of emergency files, copies and
// half-made files to files that are something else. Control: one that is what its name
// says is removed.
func TestNoFileIsRemovedForItsName(t *testing.T) {
	s := fresh(t)
	fill(t, s, 3)
	d := concept(1)
	save(t, s, d)
	dir := filepath.Dir(s.Path())
	backup := filepath.Join(dir, "nood-20261101T101010.tijdig")
	if err := s.Backup(backup); err != nil {
		t.Fatal(err)
	}
	other := fresh(t)
	foreign, err := other.Emergency(t.TempDir(), concept(4))
	if err != nil {
		t.Fatal(err)
	}
	ofOther := filepath.Join(dir, "nood-20261102T101010.tijdig")
	if err := os.Rename(foreign, ofOther); err != nil {
		t.Fatal(err)
	}
	letter := filepath.Join(dir, "nood-20261103T101010.tijdig")
	if err := os.WriteFile(letter, []byte("een brief"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, p := range []string{backup, ofOther, letter} {
		if n, err := s.TakeBack(p); err == nil || n.Wiped {
			t.Errorf("%s: %+v, %v", filepath.Base(p), n, err)
		}
		if _, err := os.Stat(p); err != nil {
			t.Errorf("%s is gone", filepath.Base(p))
		}
	}
	ours, err := s.Emergency(t.TempDir(), d)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := s.TakeBack(ours); err != nil || !n.Wiped {
		t.Errorf("control: %+v, %v", n, err)
	}

	// among the copies: one of another file, and one that somebody made himself
	if _, err := s.Snapshot(); err != nil {
		t.Fatal(err)
	}
	mine := filepath.Join(s.backupDir(), "20250101T000000.tijdig")
	theirs := filepath.Join(s.backupDir(), "20250101T000001.tijdig")
	if err := errors.Join(s.Backup(mine), other.Backup(theirs)); err != nil {
		t.Fatal(err)
	}
	var made []string
	for i := range 9 {
		s.goBy(func() time.Time { return clock().Add(time.Duration(i) * time.Hour) })
		p, err := s.Snapshot()
		if err != nil {
			t.Fatal(err)
		}
		made = append(made, p)
	}
	for _, p := range []string{mine, theirs} {
		if _, err := os.Stat(p); err != nil {
			t.Errorf("%s was let go of", filepath.Base(p))
		}
	}
	if _, err := os.Stat(made[1]); err == nil {
		t.Error("control: no copy was let go of")
	}
}

// TestNoWordsOfTwoLaptopsAreLost is the same file on two laptops: each goes on with the
// same concept, and an emergency file carries one to the other.
func TestNoWordsOfTwoLaptopsAreLost(t *testing.T) {
	s := fresh(t)
	d := said(concept(1).Sit(), 3, "samen")
	save(t, s, d)
	here, there := said(d.Sit(), 9, "hier"), said(d.Sit(), 5, "daar")
	path, err := s.Emergency(t.TempDir(), there)
	if err != nil {
		t.Fatal(err)
	}
	save(t, s, here)
	if _, err := s.TakeBack(path); err != nil {
		t.Fatal(err)
	}
	holdsWords(t, s, "hier")
	holdsWords(t, s, "daar")
	heads := 0
	for h := range s.Heads().All() {
		if h.Concept && h.Signal == d.Signal && strings.Contains("hier daar", h.Line) {
			heads++
		}
	}
	if heads != 2 {
		t.Errorf("%d concepts on the list", heads)
	}
}
