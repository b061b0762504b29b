package merge

import (
	"bytes"
	"maps"
	"slices"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/records"
)

// file is what a file has, in memory: enough to ask the rules anything.
type file struct {
	lines     map[model.ID]records.Line
	versions  map[model.ID]Version
	subjects  map[model.ID]records.Subject
	names     map[model.ID]string
	destroyed map[model.ID]bool
	damaged   map[model.ID]bool
	links     model.Links
	numbers   map[model.ID]map[int]model.ID // as a list has them: of the newest version of each
	free      []model.Code                  // to be drawn, in this order
}

func emptyFile() *file {
	return &file{
		lines: map[model.ID]records.Line{}, versions: map[model.ID]Version{}, subjects: map[model.ID]records.Subject{}, names: map[model.ID]string{},
		destroyed: map[model.ID]bool{}, damaged: map[model.ID]bool{}, numbers: map[model.ID]map[int]model.ID{},
	}
}

func find[T any](f *file, all map[model.ID]T, id model.ID) (T, error) {
	v, ok := all[id]
	switch {
	case f.damaged[id]:
		return v, pages.ErrDamaged
	case !ok:
		return v, objects.ErrNotFound
	}
	return v, nil
}

func (f *file) Destroyed(id model.ID) (bool, error)          { return f.destroyed[id], nil }
func (f *file) Line(id model.ID) (records.Line, error)       { return find(f, f.lines, id) }
func (f *file) Version(id model.ID) (Version, error)         { return find(f, f.versions, id) }
func (f *file) Subject(id model.ID) (records.Subject, error) { return find(f, f.subjects, id) }
func (f *file) Name(id model.ID) (string, error)             { return f.names[id], nil }
func (f *file) Links() (model.Links, error)                  { return f.links, nil }
func (f *file) Code(id model.ID) model.Code                  { return f.subjects[id].Code }
func (f *file) Numbers(id model.ID) map[int]model.ID         { return f.numbers[id] }

func (f *file) CodeOwner(c model.Code) (model.ID, bool) {
	for id, s := range f.subjects {
		if s.Code == c {
			return id, true
		}
	}
	return model.ID{}, false
}

func (f *file) FreeCode() (c model.Code) {
	c, f.free = f.free[0], f.free[1:]
	return c
}

// write does what whoever uses the rules does with what they gave.
func (f *file) write(in Incoming) {
	for _, v := range in.Versions {
		f.versions[v.Revision] = v
	}
	for _, s := range in.Subjects {
		f.subjects[s.ID] = s.Subject
		if s.Name != "" {
			f.names[s.ID] = s.Name
		}
	}
	if len(in.Versions) > 0 {
		f.lines[in.Line.Signal] = in.Line
		for _, of := range f.numbers {
			maps.DeleteFunc(of, func(_ int, signal model.ID) bool { return signal == in.Line.Signal })
		}
		if f.numbers[in.Line.Subject] == nil {
			f.numbers[in.Line.Subject] = map[int]model.ID{}
		}
		f.numbers[in.Line.Subject][in.Line.N] = in.Line.Signal
	}
}

// take has a parcel come in, and says how.
func take(t *testing.T, f *file, p Parcel) Result {
	t.Helper()
	m := New(p, false)
	for batch := range m.Batches() {
		m.Begin()
		for _, id := range batch {
			in, err := m.Signal(f, id)
			if err != nil {
				t.Fatal(err)
			}
			f.write(in)
		}
	}
	news, err := m.Links(f)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range news {
		f.links, _ = f.links.With(l)
	}
	return m.Result
}

// about makes a subject with a code.
func about(c model.Code) Subject {
	return Subject{Subject: model.Subject{ID: model.NewID(), Kind: model.Child, Code: c}}
}

// version makes one of a signal of a subject, after others.
func version(t *testing.T, signal model.ID, of Subject, n int, after ...Version) Version {
	t.Helper()
	s := model.Signal{Revision: model.NewID(), Signal: signal, Subject: of.ID, N: n, Written: time.Unix(int64(n), 0).UTC()}
	for _, p := range after {
		s.Parents = append(s.Parents, p.Revision)
	}
	return sealed(t, s)
}

func sealed(t *testing.T, s model.Signal) Version {
	t.Helper()
	body, err := objects.Encode(s)
	if err != nil {
		t.Fatal(err)
	}
	return Version{Signal: s, Body: body}
}

func TestVersionsComeInAfterThoseTheyCameFrom(t *testing.T) {
	f, who, signal := emptyFile(), about("AA11"), model.NewID()
	first := version(t, signal, who, 1)
	second := version(t, signal, who, 1, first)
	third := version(t, signal, who, 1, first, second)
	r := take(t, f, Parcel{Subjects: []Subject{who}, Versions: []Version{third, first, second}})
	if r.Versions != 3 || len(r.New) != 1 || len(r.Diverged) != 0 {
		t.Errorf("it says %+v", r)
	}
	var order []model.ID
	for _, v := range f.lines[signal].Versions {
		order = append(order, v.Revision)
	}
	if !slices.Equal(order, []model.ID{first.Revision, second.Revision, third.Revision}) {
		t.Errorf("they stand as %v", order)
	}
	if again := take(t, f, Parcel{Subjects: []Subject{who}, Versions: []Version{third, first, second}}); again.Any() || again.Same != 1 {
		t.Errorf("twice is not the same as once: %+v", again)
	}
}

func TestTwoThatCameFromOneStandSideBySide(t *testing.T) {
	f, who, signal := emptyFile(), about("AA11"), model.NewID()
	first := version(t, signal, who, 1)
	here, theirs := version(t, signal, who, 2, first), version(t, signal, who, 1, first) // here it was written later
	take(t, f, Parcel{Subjects: []Subject{who}, Versions: []Version{first, here}})
	r := take(t, f, Parcel{Subjects: []Subject{who}, Versions: []Version{first, theirs}})
	if len(r.Diverged) != 1 || len(r.Continued) != 0 || r.Versions != 1 {
		t.Errorf("it says %+v", r)
	}
	if now := f.lines[signal].Currents(); !slices.Equal(now, []model.ID{theirs.Revision, here.Revision}) {
		t.Errorf("current are %v", now)
	}
}

func TestACircleStaysOutAndTheRestComesIn(t *testing.T) {
	f, who, signal := emptyFile(), about("AA11"), model.NewID()
	whole, a := version(t, signal, who, 1), version(t, signal, who, 1)
	b := version(t, signal, who, 1, a)
	a.Parents = []model.ID{b.Revision}
	a = sealed(t, a.Signal)
	whole.Line, a.Line, b.Line = 1, 2, 3
	r := take(t, f, Parcel{Subjects: []Subject{who}, Versions: []Version{whole, a, b}})
	if r.Versions != 1 || !slices.Equal(r.Refused, []Refused{{2, RefusedCircle}, {3, RefusedCircle}}) {
		t.Errorf("it says %+v", r)
	}
}

func TestOneIDThatSaysTwoThingsIsRefused(t *testing.T) {
	f, who, signal := emptyFile(), about("AA11"), model.NewID()
	v := version(t, signal, who, 1)
	take(t, f, Parcel{Subjects: []Subject{who}, Versions: []Version{v}})
	other := v.Signal
	other.Reason = "iets anders"
	r := take(t, f, Parcel{Subjects: []Subject{who}, Versions: []Version{sealed(t, other)}})
	if len(r.Refused) != 1 || r.Refused[0].Why != RefusedOther || r.Any() {
		t.Errorf("it says %+v", r)
	}
	renumbered := v.Signal
	renumbered.N = 7 // each file counts its own
	if r := take(t, f, Parcel{Subjects: []Subject{who}, Versions: []Version{sealed(t, renumbered)}}); len(r.Refused) != 0 || r.Same != 1 {
		t.Errorf("another number is another version: %+v", r)
	}
}

func TestNothingComesBackThatWasDestroyed(t *testing.T) {
	who, signal := about("AA11"), model.NewID()
	other := about("BB22")
	if bytes.Compare(who.ID[:], other.ID[:]) > 0 {
		who.ID, other.ID = other.ID, who.ID
	}
	v := version(t, signal, who, 1)
	who.Links = model.Links{{A: who.ID, B: other.ID, Same: true, Turn: 1, Said: time.Unix(9, 0).UTC(), ID: model.NewID()}}
	for what, id := range map[string]model.ID{"signal": signal, "subject": who.ID} {
		f := emptyFile()
		f.destroyed[id] = true
		r := take(t, f, Parcel{Subjects: []Subject{who, other}, Versions: []Version{v}})
		if r.Versions != 0 || r.Destroyed != 1 {
			t.Errorf("%s: it says %+v", what, r)
		}
		if spoken := len(f.links) > 0; spoken != (what == "signal") {
			t.Errorf("%s: of who is one is said %v", what, f.links)
		}
	}
}

func TestADamagedLineKeepsWhatComesInOut(t *testing.T) {
	f, who, signal := emptyFile(), about("AA11"), model.NewID()
	f.damaged[signal] = true
	r := take(t, f, Parcel{Subjects: []Subject{who}, Versions: []Version{version(t, signal, who, 1)}})
	if r.Any() || len(r.Refused) != 1 || r.Refused[0].Why != RefusedHere {
		t.Errorf("it says %+v", r)
	}
}

func TestNobodyKnowsWhomItIsAbout(t *testing.T) {
	f, who := emptyFile(), about("AA11")
	r := take(t, f, Parcel{Versions: []Version{version(t, model.NewID(), who, 1)}})
	if r.Any() || len(r.Refused) != 1 || r.Refused[0].Why != RefusedNobody {
		t.Errorf("it says %+v", r)
	}
}

func TestATakenCodeIsDrawnOnlyWhenItIsGiven(t *testing.T) {
	f, who := emptyFile(), about("AA11")
	mine := about("AA11")
	f.subjects[mine.ID] = records.Subject{Subject: mine.Subject}
	f.free = []model.Code{"AA11", "CC33"} // the first is taken
	p := Parcel{Subjects: []Subject{who}, Versions: []Version{version(t, model.NewID(), who, 1)}}
	m := New(p, true)
	if _, err := m.Signal(f, p.Versions[0].Signal.Signal); err != nil {
		t.Fatal(err)
	}
	if len(f.free) != 2 || len(m.Result.Recoded) != 1 || m.Result.Recoded[0].Here != "" {
		t.Errorf("asking drew one: %+v, left %v", m.Result.Recoded, f.free)
	}
	r := take(t, f, p)
	if len(r.Recoded) != 1 || r.Recoded[0] != (Recoded{Theirs: "AA11", Here: "CC33"}) {
		t.Errorf("it says %+v", r.Recoded)
	}
	if s := f.subjects[who.ID]; s.Code != "CC33" || !slices.Equal(s.Codes, []model.Code{"AA11"}) {
		t.Errorf("it is known as %v, %v", s.Code, s.Codes)
	}
}

func TestATakenNumberBecomesOneThatNobodyAsksFor(t *testing.T) {
	f, who := emptyFile(), about("AA11")
	take(t, f, Parcel{Subjects: []Subject{who}, Versions: []Version{version(t, model.NewID(), who, 1)}})
	taken, asked := version(t, model.NewID(), who, 1), version(t, model.NewID(), who, 2)
	r := take(t, f, Parcel{Subjects: []Subject{who}, Versions: []Version{taken, asked}})
	if n := f.lines[taken.Signal.Signal].N; n != 3 || len(r.Recoded) != 1 {
		t.Errorf("it has number %d, it says %+v", n, r.Recoded)
	}
	if n := f.lines[asked.Signal.Signal].N; n != 2 {
		t.Errorf("the one that had its own has number %d", n)
	}
}

// TestASignalThatComesBackFindsAnotherNumberWhereItsOwnIsTaken has one that was about somebody
// else while another took its number. Control: where nobody did, it has its own again.
func TestASignalThatComesBackFindsAnotherNumberWhereItsOwnIsTaken(t *testing.T) {
	for _, taken := range []bool{true, false} {
		f, who, other := emptyFile(), about("AA11"), about("BB22")
		subjects := []Subject{who, other}
		first := version(t, model.NewID(), who, 1)
		signal := first.Signal.Signal
		away := version(t, signal, other, 1, first)
		take(t, f, Parcel{Subjects: subjects, Versions: []Version{first, away}})
		second := version(t, model.NewID(), who, 1)
		if taken {
			take(t, f, Parcel{Subjects: subjects, Versions: []Version{second}})
		}
		r := take(t, f, Parcel{Subjects: subjects, Versions: []Version{version(t, signal, who, 1, away)}})
		if l := f.lines[signal]; l.Subject != who.ID || (l.N == 1) == taken || (len(r.Recoded) == 1) != taken {
			t.Errorf("taken %v: it is number %d of %s, and says %+v", taken, l.N, l.Subject, r.Recoded)
		}
		if taken && f.lines[second.Signal.Signal].N != 1 {
			t.Error("the one that took it has another")
		}
	}
}

func TestARoepnaamComesInOnlyWhereThereIsNone(t *testing.T) {
	f, who := emptyFile(), about("AA11")
	who.Name = "Noor"
	take(t, f, Parcel{Subjects: []Subject{who}, Versions: []Version{version(t, model.NewID(), who, 1)}})
	if f.names[who.ID] != "Noor" {
		t.Errorf("the name is %q", f.names[who.ID])
	}
	who.Name = "Noortje"
	r := take(t, f, Parcel{Subjects: []Subject{who}, Versions: []Version{version(t, model.NewID(), who, 2), version(t, model.NewID(), who, 3)}})
	if f.names[who.ID] != "Noor" || len(r.Differs) != 1 || !r.Differs[0].Name {
		t.Errorf("the name is %q, it says %+v", f.names[who.ID], r.Differs)
	}
}
