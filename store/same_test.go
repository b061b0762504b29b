package store

import (
	"errors"
	"slices"
	"testing"
	"time"

	"tijdig/model"
)

// known is a recorded signal about somebody who was made so many hours later than others.
func knownBy(t *testing.T, s *Store, code model.Code, name string, later int) model.Signal {
	t.Helper()
	d := concept(later)
	d.Subject.Code, d.Name, d.Subject.Created = code, name, clock().Add(time.Duration(later)*time.Hour)
	return record(t, s, d)
}

// showsOne fails unless both are one, found by both codes and both roepnamen, under the older
// code, and every signal has a name of its own.
func showsOne(t *testing.T, s *Store, old, young model.Signal) {
	t.Helper()
	for _, c := range []model.Code{"B0000", "C0000"} {
		if sub, ok := s.FindCode(c); !ok || sub.Code != "B0000" || sub.ID != old.Subject {
			t.Errorf("%s finds %+v", c, sub)
		}
	}
	names, err := s.Names(young.Subject)
	if err != nil || !slices.Equal(names, []string{"Robin", "Robbie"}) {
		t.Errorf("called %q, %v", names, err)
	}
	if _, _, n := s.db.Heads.Counts(); n != 1 || len(s.Subjects()) != 1 || len(s.SignalsOf(young.Subject)) != 2 {
		t.Errorf("%d subjects, %d listed, %d signals", n, len(s.Subjects()), len(s.SignalsOf(young.Subject)))
	}
	called := map[string]bool{}
	for h := range s.Heads().All() {
		if h.Subject != old.Subject || h.Code != "B0000" {
			t.Errorf("listed as %s", h.Code)
		}
		called[model.SignalCode(h.Code, h.N)] = true
	}
	if !called["B-0000.1"] || !called["B-0000.101"] {
		t.Errorf("called %v", called)
	}
	if s.SignalCode(young) != "B-0000.101" {
		t.Errorf("called %s", s.SignalCode(young))
	}
	recs, errs := s.Records([]model.ID{young.Signal})
	if errs[0] != nil || recs[0].Subject.Code != "B0000" || recs[0].Own().Subject.Code != "C0000" || recs[0].Code() != "B-0000.101" {
		t.Errorf("read as %+v, %v", recs, errs)
	}
}

// showsTwo fails unless each stands by itself with what is its own.
func showsTwo(t *testing.T, s *Store, old, young model.Signal) {
	t.Helper()
	for _, one := range []struct {
		sig  model.Signal
		code model.Code
		name string
	}{{old, "B0000", "Robin"}, {young, "C0000", "Robbie"}} {
		sub, ok := s.FindCode(one.code)
		names, err := s.Names(one.sig.Subject)
		if !ok || sub.ID != one.sig.Subject || err != nil || !slices.Equal(names, []string{one.name}) || s.SignalCode(one.sig) != one.code.String()+".1" {
			t.Errorf("%s is %+v, called %q, %v", one.code, sub, names, err)
		}
		if hs := s.SignalsOf(one.sig.Subject); len(hs) != 1 || hs[0].Code != one.code || hs[0].Own != nil {
			t.Errorf("%s has %+v", one.code, hs)
		}
	}
}

// TestTwoThatAreOneStandTogetherAndComeApart joins the one that was made later to the older,
// whichever is named first, opens the file again, and takes them apart.
func TestTwoThatAreOneStandTogetherAndComeApart(t *testing.T) {
	for _, turned := range []bool{false, true} {
		s := fresh(t)
		young, old := knownBy(t, s, "C0000", "Robbie", 2), knownBy(t, s, "B0000", "Robin", 1)
		a, b := old.Subject, young.Subject
		if turned {
			a, b = b, a
		}
		if kept, other, shift := s.Would(a, b); kept != "B0000" || other != "C0000" || shift != 100 {
			t.Errorf("would keep %s, and %s with %d", kept, other, shift)
		}
		if err := s.JoinSubjects(a, b); err != nil {
			t.Fatal(err)
		}
		showsOne(t, s, old, young)
		s = reopened(t, s, pass)
		showsOne(t, s, old, young)
		if err := s.rebuildHeads(); err != nil {
			t.Fatal(err)
		}
		showsOne(t, s, old, young)
		if err := s.PartSubject(young.Subject); err != nil {
			t.Fatal(err)
		}
		showsTwo(t, s, old, young)
		s = reopened(t, s, pass)
		showsTwo(t, s, old, young)
		s.Close()
	}
}

// TestAChangeStaysWithWhomItWasRecordedAbout changes a signal while its subject is another
// one too, and writes a new one.
func TestAChangeStaysWithWhomItWasRecordedAbout(t *testing.T) {
	s := fresh(t)
	young, old := knownBy(t, s, "C0000", "Robbie", 2), knownBy(t, s, "B0000", "Robin", 1)
	if err := s.JoinSubjects(old.Subject, young.Subject); err != nil {
		t.Fatal(err)
	}
	sub, err := s.Subject(young.Subject)
	if err != nil || sub.ID != old.Subject {
		t.Fatalf("%+v, %v", sub, err)
	}
	d := concept(3)
	d.Signal, d.Parents, d.Subject, d.Known = young.Signal, []model.ID{young.Revision}, sub, true
	if sig := record(t, s, d); sig.Subject != young.Subject || sig.N != young.N {
		t.Errorf("changed to %s, %d", sig.Subject, sig.N)
	}
	d = concept(4)
	d.Subject, d.Known = sub, true
	if sig := record(t, s, d); sig.Subject != old.Subject || s.SignalCode(sig) != "B-0000.2" {
		t.Errorf("new is %s", s.SignalCode(sig))
	}
	d.ID, d.Parents, d.Subject.Kind = model.NewID(), []model.ID{s.SignalsOf(sub.ID)[0].Revision}, model.Youth
	record(t, s, d)
	if hs := s.SignalsOf(old.Subject); len(hs) != 3 || slices.ContainsFunc(hs, func(h model.Head) bool { return h.Kind != model.Youth }) {
		t.Errorf("grown up are %+v", hs)
	}
}

// TestOnlyThoseOfOneKindAreJoined holds that a family is never one with a child, nor with
// somebody who is not there.
func TestOnlyThoseOfOneKindAreJoined(t *testing.T) {
	s := fresh(t)
	child := knownBy(t, s, "B0000", "Robin", 1)
	d := concept(2)
	d.Subject.Kind = model.Family
	family := record(t, s, d)
	if err := s.JoinSubjects(child.Subject, family.Subject); !errors.Is(err, ErrUnlike) {
		t.Errorf("a family: %v", err)
	}
	if err := s.JoinSubjects(child.Subject, model.NewID()); !errors.Is(err, ErrNotFound) {
		t.Errorf("nobody: %v", err)
	}
	if len(s.Subjects()) != 2 {
		t.Error("joined")
	}
}

// TestAFilterThatLooksForWhomIsDestroyedGoesAlong keeps three filters, of which two name a child
// that is destroyed.
func TestAFilterThatLooksForWhomIsDestroyedGoesAlong(t *testing.T) {
	s := fresh(t)
	sig := knownBy(t, s, "B0000", "Robin", 1)
	err := s.UpdateSettings(func(set *model.Settings) {
		set.Filters = []model.Filter{{Name: "a", Words: "robin scooter"}, {Name: "tunnel", Words: "tunnel"}, {Name: "b", Words: "B-0000"}}
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Destroy(sig.Signal); err != nil {
		t.Fatal(err)
	}
	if all := s.Settings().Filters; len(all) != 1 || all[0].Name != "tunnel" {
		t.Errorf("stay: %+v", all)
	}
}

// TestDestroyingOneDestroysAllItIs destroys all signals of somebody who is two, and holds that
// nothing speaks of either any more.
func TestDestroyingOneDestroysAllItIs(t *testing.T) {
	s := fresh(t)
	young, old := knownBy(t, s, "C0000", "Robbie", 2), knownBy(t, s, "B0000", "Robin", 1)
	third := knownBy(t, s, "D0000", "", 3)
	if err := errors.Join(s.JoinSubjects(old.Subject, young.Subject), s.JoinSubjects(third.Subject, young.Subject)); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Destroy(old.Signal); err != nil {
		t.Fatal(err)
	}
	if one, joined := s.Joined(third.Subject); !joined || one.Code != "C0000" {
		t.Errorf("who was led to by the one that is gone, is %+v", one)
	}
	var all []model.ID
	for _, h := range s.SignalsOf(third.Subject) {
		all = append(all, h.Signal)
	}
	if _, err := s.Destroy(all...); err != nil || len(all) != 2 {
		t.Fatal(all, err)
	}
	for _, sig := range []model.Signal{old, young, third} {
		if gone, err := s.Destroyed(sig.Subject); !gone || err != nil {
			t.Errorf("%v, %v", gone, err)
		}
	}
	if len(s.links()) != 0 {
		t.Errorf("still said: %+v", s.links())
	}
}
