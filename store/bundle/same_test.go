package bundle

import (
	"bytes"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/store"
)

// pair is two laptops that hold the same two children.
type pair struct {
	t          *testing.T
	a, b       *store.Store
	old, young model.Signal
}

func newPair(t *testing.T) pair {
	t.Helper()
	p := pair{t: t, a: fresh(t), b: fresh(t)}
	p.old, p.young = p.about(p.a, model.Subject{ID: model.NewID(), Kind: model.Child, Code: "B0000", Created: clock()}),
		p.about(p.a, model.Subject{ID: model.NewID(), Kind: model.Child, Code: "C0000", Created: clock().Add(time.Hour)})
	p.exchange()
	return p
}

func (p pair) about(s *store.Store, sub model.Subject) model.Signal {
	p.t.Helper()
	sig, err := s.Record(model.Draft{ID: model.NewID(), Signal: model.NewID(), Rev: 1, Started: clock(), Changed: clock(), Subject: sub}, model.Author{}, clock())
	p.check(err)
	return sig
}

func (p pair) check(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

// exchange has each give the other all it has.
func (p pair) exchange() {
	p.t.Helper()
	for _, way := range [][2]*store.Store{{p.a, p.b}, {p.b, p.a}} {
		if way[0].Heads().Len() == 0 {
			continue
		}
		got, err := Read(bytes.NewReader(plain(p.t, gathered(p.t, way[0]))), Key{})
		p.check(err)
		_, err = way[1].Merge(p.t.Context(), got.Parcel)
		p.check(err)
	}
}

// are fails unless both laptops call the two so.
func (p pair) are(old, young string) {
	p.t.Helper()
	for i, s := range []*store.Store{p.a, p.b} {
		if o, y := s.SignalCode(p.old), s.SignalCode(p.young); o != old || y != young {
			p.t.Errorf("laptop %d calls them %s and %s, want %s and %s", i, o, y, old, young)
		}
	}
}

// TestTwoLaptopsAgreeOnWhoIsOne walks what two people may say apart from each other.
func TestTwoLaptopsAgreeOnWhoIsOne(t *testing.T) {
	one, two := [2]string{"B-0000.1", "B-0000.101"}, [2]string{"B-0000.1", "C-0000.1"}
	for name, c := range map[string]struct {
		do   func(p pair)
		want [2]string
	}{
		"on one only": {func(p pair) { p.check(p.a.JoinSubjects(p.old.Subject, p.young.Subject)) }, one},
		"on both, turned around": {func(p pair) {
			p.check(p.a.JoinSubjects(p.old.Subject, p.young.Subject))
			p.check(p.b.JoinSubjects(p.young.Subject, p.old.Subject))
		}, one},
		"undone on one, and worked on at the other": {func(p pair) {
			p.check(p.a.JoinSubjects(p.old.Subject, p.young.Subject))
			p.exchange()
			p.check(p.b.PartSubject(p.young.Subject))
			sub, err := p.a.Subject(p.young.Subject)
			p.check(err)
			if sig := p.about(p.a, sub); sig.Subject != p.old.Subject {
				p.t.Error("not about the one that is kept")
			}
		}, two},
		"undone, and said again by who had heard it": {func(p pair) {
			p.check(p.a.JoinSubjects(p.old.Subject, p.young.Subject))
			p.exchange()
			p.check(p.b.PartSubject(p.old.Subject))
			p.exchange()
			p.check(p.a.JoinSubjects(p.young.Subject, p.old.Subject))
		}, one},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPair(t)
			c.do(p)
			p.exchange()
			p.are(c.want[0], c.want[1])
			p.exchange()
			p.are(c.want[0], c.want[1])
		})
	}
}

// TestWhoWasDestroyedOnOneLaptopIsNotSpokenOfThere destroys all that is one on one laptop, and
// hears of it again from the other.
func TestWhoWasDestroyedOnOneLaptopIsNotSpokenOfThere(t *testing.T) {
	p := newPair(t)
	p.check(p.a.JoinSubjects(p.old.Subject, p.young.Subject))
	p.exchange()
	_, err := p.a.Destroy(p.old.Signal, p.young.Signal)
	p.check(err)
	p.exchange()
	if _, joined := p.a.Joined(p.old.Subject); joined || p.a.Heads().Len() != 0 {
		t.Error("it came back")
	}
	if _, joined := p.b.Joined(p.old.Subject); !joined || p.b.Heads().Len() != 2 {
		t.Error("it went on the other laptop too")
	}
}
