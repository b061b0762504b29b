package records_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/store/records"
)

// TestFilesWithTheSameVersionsShowTheSameOne has versions arrive in every order, from clocks
// that differ: what came from what is shown always stands before it in time, whatever the
// clock said.
func TestFilesWithTheSameVersionsShowTheSameOne(t *testing.T) {
	at := func(minute int) time.Time { return time.Date(2026, 3, 1, 12, minute, 0, 0, time.UTC) }
	id := func(n byte) model.ID { return model.ID{n} }
	first, left, right, further := id(9), id(1), id(2), id(3)
	written := map[model.ID]time.Time{first: at(0), left: at(30), right: at(20), further: at(5)} // the clock of who went on from left was behind
	versions := []records.LineVersion{{Revision: first}, {Revision: left, Parents: []model.ID{first}}, {Revision: right, Parents: []model.ID{first}}, {Revision: further, Parents: []model.ID{left}}}
	r := rand.New(rand.NewPCG(1, 2))
	for range 50 {
		r.Shuffle(len(versions), func(i, j int) { versions[i], versions[j] = versions[j], versions[i] })
		before := slices.Clone(versions)
		l := records.Line{Versions: versions}.Ordered(func(id model.ID) time.Time { return written[id] })
		if got := l.Currents(); !slices.Equal(got, []model.ID{right, further}) {
			t.Fatalf("current: %v", got)
		}
		if len(l.Versions) != 4 || l.Versions[3].Revision != further || l.Versions[2].Revision != right {
			t.Fatalf("line: %v", l.Versions)
		}
		if !slices.EqualFunc(versions, before, func(a, b records.LineVersion) bool { return a.Revision == b.Revision }) {
			t.Fatal("the line it was made of has changed")
		}
	}
}

// TestOfTwoWrittenAtOnceTheOneOfMoreVersionsIsShown has equal times, and then equal all but
// the id.
func TestOfTwoWrittenAtOnceTheOneOfMoreVersionsIsShown(t *testing.T) {
	id := func(n byte) model.ID { return model.ID{n} }
	at := func(model.ID) time.Time { return time.Time{}.Add(time.Hour) }
	l := records.Line{Versions: []records.LineVersion{{Revision: id(5)}, {Revision: id(1), Parents: []model.ID{id(5)}}, {Revision: id(9)}}}
	if got := l.Ordered(at).Currents(); !slices.Equal(got, []model.ID{id(9), id(1)}) {
		t.Errorf("of more versions: %v", got)
	}
	l.Versions = append(l.Versions, records.LineVersion{Revision: id(7), Parents: []model.ID{id(9)}})
	if got := l.Ordered(at).Currents(); !slices.Equal(got, []model.ID{id(1), id(7)}) {
		t.Errorf("of the higher id: %v", got)
	}
}

// TestALineThatIsSettledStaysAsItIs has one current version.
func TestALineThatIsSettledStaysAsItIs(t *testing.T) {
	id := func(n byte) model.ID { return model.ID{n} }
	l := records.Line{Versions: []records.LineVersion{{Revision: id(2), Parents: []model.ID{id(1)}}, {Revision: id(1)}}}
	got := l.Ordered(func(model.ID) time.Time { t.Error("it asked when"); return time.Time{} })
	if got.Versions[0].Revision != id(2) || got.Versions[1].Revision != id(1) {
		t.Errorf("line: %v", got.Versions)
	}
}
