package bundle

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tijdig/model"
	"tijdig/store"
	"tijdig/store/merge"
	"tijdig/store/objects"
	"tijdig/store/vault"
)

// few are codes that are drawn again and again, so that each is soon taken.
var few = []model.Code{"K7F3Q", "J91KD", "B0000"}

// laptops are three files that know of each other only what is given, and all that was
// ever recorded on any of them.
type laptops struct {
	t        *rapid.T
	dir      string
	s        []*store.Store
	others   []*store.Store             // made on the way
	made     map[model.ID]store.Version // by revision
	subjects []model.Subject
	dropped  map[model.ID]bool // signals that were destroyed somewhere, and subjects
	done     map[string]int
}

func (l *laptops) check(err error) {
	l.t.Helper()
	if err != nil {
		l.t.Fatal(err)
	}
}

func newLaptops(t *rapid.T, dir string) *laptops {
	l := &laptops{t: t, dir: dir, made: map[model.ID]store.Version{}, dropped: map[model.ID]bool{}, done: map[string]int{}}
	for i := range 3 {
		l.s = append(l.s, l.another(fmt.Sprint(i)))
	}
	return l
}

func (l *laptops) another(name string) *store.Store {
	s, _, err := store.Create(filepath.Join(l.dir, name+".tijdig"), store.CreateOptions{Passphrase: said, KDF: vault.CheapKDF, Paper: true, Now: clock})
	l.check(err)
	return s
}

func (l *laptops) close() {
	for _, s := range append(l.others, l.s...) {
		l.check(s.Close())
	}
}

// rig runs so many random histories: few for whoever runs go test, more where TIJDIG_RIG
// is ci or long. It works in memory where there is such a folder: it is the logic that is
// tried here.
func rig(t *testing.T, run func(*laptops)) {
	t.Helper()
	n := map[string]int{"ci": 24, "long": 3000}[os.Getenv("TIJDIG_RIG")]
	if was := flag.Lookup("rapid.checks"); was.Value.String() == was.DefValue {
		if err := flag.Set("rapid.checks", fmt.Sprint(max(n, 8))); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = flag.Set("rapid.checks", was.DefValue) }()
	}
	at, err := os.MkdirTemp("/dev/shm", "rig")
	if err != nil {
		at = t.TempDir()
	}
	defer os.RemoveAll(at)
	rapid.Check(t, func(rt *rapid.T) {
		dir, err := os.MkdirTemp(at, "")
		if err != nil {
			rt.Fatal(err)
		}
		defer os.RemoveAll(dir)
		l := newLaptops(rt, dir)
		defer l.close()
		l.start(l.s[0])
		run(l)
	})
}

func (l *laptops) pick(n int, what string) int {
	if n == 0 {
		l.t.Skip("nothing to draw from")
	}
	return rapid.IntRange(0, n-1).Draw(l.t, what)
}

// signalOf draws a signal of a file.
func (l *laptops) signalOf(s *store.Store) model.ID {
	var ids []model.ID
	for h := range s.Heads().All() {
		ids = append(ids, h.Signal)
	}
	slices.SortFunc(ids, func(a, b model.ID) int { return bytes.Compare(a[:], b[:]) })
	return ids[l.pick(len(ids), "signal")]
}

func (l *laptops) recorded(s *store.Store, d model.Draft) {
	d.ID, d.Rev, d.Started, d.Changed = model.NewID(), 1, clock(), clock()
	d.Answers = model.Answers{model.QPlace: {rapid.SampledFrom([]string{"Markt", "Station", "School"}).Draw(l.t, "place")}}
	sig, err := s.Record(d, model.Author{}, clock())
	l.check(err)
	l.keep(s, sig)
}

func (l *laptops) keep(s *store.Store, sig model.Signal) {
	all, err := s.Pack(sig.Signal)
	l.check(err)
	for _, v := range all {
		if v.Revision == sig.Revision {
			l.made[v.Revision] = v
		}
	}
}

func (l *laptops) start(s *store.Store) {
	sub := model.Subject{ID: model.NewID(), Kind: model.Child, Code: rapid.SampledFrom(few).Draw(l.t, "code"), Created: clock()}
	l.subjects = append(l.subjects, sub)
	l.recorded(s, model.Draft{Signal: model.NewID(), Subject: sub, Name: rapid.SampledFrom([]string{"", "Robin"}).Draw(l.t, "name")})
}

func (l *laptops) more(s *store.Store) {
	sub := l.subjects[l.pick(len(l.subjects), "subject")]
	if have, err := s.Subject(sub.ID); err == nil {
		l.recorded(s, model.Draft{Signal: model.NewID(), Subject: have, Known: true})
	}
}

// apart has two people change the same signal, and one of them get to know of it.
func (l *laptops) apart(s *store.Store) {
	i := slices.Index(l.s, s)
	j := (i + rapid.IntRange(1, 2).Draw(l.t, "other")) % 3
	l.give(i, j, true)
	l.change(l.s[i])
	if l.s[j].Heads().Len() > 0 {
		l.change(l.s[j])
	}
	l.give(j, i, true)
}

// change makes a version that came from one of those that are current, or from all.
func (l *laptops) change(s *store.Store) {
	id := l.signalOf(s)
	now, err := s.Currents(id)
	l.check(err)
	d := model.Draft{Signal: id, Subject: model.Subject{ID: now[0].Subject}, Known: true}
	if len(now) > 1 && rapid.Bool().Draw(l.t, "settle") {
		for _, v := range now {
			d.Parents = append(d.Parents, v.Revision)
		}
	} else {
		d.Parents = []model.ID{now[l.pick(len(now), "from")].Revision}
	}
	if len(d.Parents) > 1 {
		l.done["settled"]++
	}
	l.recorded(s, d)
}

func (l *laptops) state(s *store.Store) {
	sig, err := s.SetState(l.signalOf(s), rapid.SampledFrom([]model.State{model.Open, model.Closed}).Draw(l.t, "state"), "", model.Author{}, clock())
	l.check(err)
	l.keep(s, sig)
}

// moved puts a signal under another subject.
func (l *laptops) moved(s *store.Store) {
	id := l.signalOf(s)
	now, err := s.Signal(id)
	l.check(err)
	if to, err := s.Subject(l.subjects[l.pick(len(l.subjects), "to")].ID); err == nil {
		l.recorded(s, model.Draft{Signal: id, Subject: to, Known: true, Parents: []model.ID{now.Revision}})
	}
}

func (l *laptops) destroy(s *store.Store) {
	id := l.signalOf(s)
	versions, err := s.Pack(id)
	l.check(err)
	_, err = s.Destroy(id)
	l.check(err)
	l.dropped[id] = true
	for _, v := range versions {
		gone, err := s.Destroyed(v.Subject)
		l.check(err)
		if gone {
			l.dropped[v.Subject] = true
		}
	}
}

// join says of two that they are one, and part of one that it is by itself.
func (l *laptops) join(s *store.Store) {
	a, b := l.signalOf(s), l.signalOf(s)
	x, err := s.Signal(a)
	y, other := s.Signal(b)
	if err := errors.Join(err, other, s.JoinSubjects(x.Subject, y.Subject)); !errors.Is(err, store.ErrUnlike) {
		l.check(err)
	}
}

// grown has somebody become a young person, on this laptop.
func (l *laptops) grown(s *store.Store) {
	id := l.signalOf(s)
	now, err := s.Signal(id)
	l.check(err)
	l.recorded(s, model.Draft{Signal: id, Subject: model.Subject{ID: now.Subject, Kind: model.Youth}, Known: true, Parents: []model.ID{now.Revision}})
}

// shown is how a file lists its signals.
func shown(s *store.Store) string {
	var out []string
	for h := range s.Heads().All() {
		out = append(out, fmt.Sprintf("%s %s of %s, %s", h.Signal, model.SignalCode(h.Code, h.N), h.Subject, h.Kind))
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func (l *laptops) part(s *store.Store) {
	sig, err := s.Signal(l.signalOf(s))
	l.check(errors.Join(err, s.PartSubject(sig.Subject)))
}

// bundleOf makes a bundle of signals of a file, sealed or not, and reads it.
func (l *laptops) bundleOf(s *store.Store, signals []model.ID) Bundle {
	w := NewWriter(Marks{}, "", clock())
	for _, id := range signals {
		vs, err := s.Pack(id)
		l.check(err)
		for _, v := range vs {
			b, err := s.Bearer(v.Subject)
			if errors.Is(err, store.ErrNotFound) && l.dropped[v.Subject] {
				continue // an earlier version was about somebody who was destroyed here
			}
			l.check(errors.Join(err, w.Subject(b)))
		}
		l.check(w.Signal(vs))
	}
	var b bytes.Buffer
	if rapid.Bool().Draw(l.t, "sealed") {
		back, err := w.Seal(&b, Seal{Words: said, Work: 1})
		l.check(err)
		l.check(back(bytes.NewReader(b.Bytes())))
	} else {
		l.check(w.Plain(&b))
	}
	got, err := Read(&b, Key{Words: said})
	l.check(err)
	if len(got.Refused) > 0 {
		l.t.Fatalf("refused: %+v", got.Refused)
	}
	return got
}

func signalsOf(s *store.Store) (out []model.ID) {
	for h := range s.Heads().All() {
		out = append(out, h.Signal)
	}
	return out
}

// give hands some or all of a file to another, which may crash meanwhile.
func (l *laptops) give(from, to int, all bool) store.Merged {
	ids := signalsOf(l.s[from])
	if !all {
		ids = slices.DeleteFunc(ids, func(model.ID) bool { return rapid.Bool().Draw(l.t, "left out") })
	}
	b := l.bundleOf(l.s[from], ids)
	if rapid.IntRange(0, 3).Draw(l.t, "crash") == 0 {
		l.crash(to, func(s *store.Store) { _, _ = s.Merge(l.t.Context(), b.Parcel) })
		l.done["crash in between"]++
	}
	m, err := l.s[to].Merge(l.t.Context(), b.Parcel)
	l.check(err)
	for _, r := range m.Refused {
		if r.Why != merge.RefusedNobody || len(l.dropped) == 0 {
			l.t.Fatalf("refused: %+v", m.Refused)
		}
	}
	l.done["two versions"] += len(m.Diverged)
	l.done["another code"] += len(m.Recoded)
	return m
}

// crash goes on with the file as it was at some moment of an act, as after kill -9.
func (l *laptops) crash(i int, during func(*store.Store)) {
	s, to := l.s[i], filepath.Join(l.dir, "crash")
	done := make(chan struct{})
	go func() { during(s); close(done) }()
	l.check(store.BackupFile(s.Path(), to))
	<-done
	l.check(s.Close())
	l.check(os.Rename(to, s.Path()))
	o, err := store.Open(s.Path(), store.OpenOptions{Now: clock})
	l.check(err)
	l.s[i], err = o.Unlock(said)
	l.check(err)
}

// gone reports whether a signal was destroyed somewhere, or anybody it ever was about.
func (l *laptops) gone(signal model.ID) bool {
	if l.dropped[signal] {
		return true
	}
	for _, v := range l.made {
		if v.Signal.Signal == signal && l.dropped[v.Subject] {
			return true
		}
	}
	return false
}

// holds is what a file has of each signal: its versions, which are current, and the one that
// is shown.
func (l *laptops) holds(s *store.Store) map[string]string {
	out := map[string]string{}
	for _, id := range signalsOf(s) {
		all, err := s.Pack(id)
		l.check(err)
		if l.gone(id) {
			continue
		}
		now, err := s.Currents(id)
		l.check(err)
		var said []string
		for _, v := range all {
			body, err := objects.Without(v.Body, "volgnummer")
			l.check(err)
			said = append(said, fmt.Sprintf("%s about %s: %x", v.Revision, v.Subject, body))
		}
		for _, v := range now {
			said = append(said, "nu "+v.Revision.String())
		}
		said = append(said, "getoond "+now[len(now)-1].Revision.String()+", in de lijst "+l.listed(s, id).String())
		for _, sub := range l.subjects {
			if len(l.dropped) > 0 {
				break // whoever destroyed one that led to others has forgotten that it did
			}
			if one, joined := s.Joined(sub.ID); joined && one.ID == s.Kept(all[0].Subject) {
				said = append(said, "een met "+sub.ID.String())
			}
		}
		slices.Sort(said)
		out[id.String()] = strings.Join(said, "\n")
	}
	return out
}

// listed is the version of a signal that a list shows.
func (l *laptops) listed(s *store.Store, id model.ID) model.ID {
	for h := range s.Heads().All() {
		if h.Signal == id && !h.Concept {
			return h.Revision
		}
	}
	l.t.Fatalf("signal %s is in no list", id)
	return model.ID{}
}

func (l *laptops) same(what string, a, b *store.Store) {
	l.t.Helper()
	x, y := l.holds(a), l.holds(b)
	if len(x) != len(y) {
		for id := range x {
			if _, ok := y[id]; !ok {
				l.t.Logf("only in the first: %s", x[id])
			}
		}
		for id := range y {
			if _, ok := x[id]; !ok {
				l.t.Logf("only in the second: %s", y[id])
			}
		}
		l.t.Fatalf("%s: %d signals and %d", what, len(x), len(y))
	}
	for id := range x {
		if x[id] != y[id] {
			l.t.Fatalf("%s: signal %s is\n%s\nand\n%s", what, id, x[id], y[id])
		}
	}
}

// sound holds what is true of each file for itself.
func (l *laptops) sound(s *store.Store) {
	codes, numbers := map[model.Code]model.ID{}, map[string]bool{}
	for h := range s.Heads().All() {
		if owner, taken := codes[h.Code]; h.Code == "" || taken && owner != h.Subject {
			l.t.Fatalf("code %q names two", h.Code)
		}
		codes[h.Code] = h.Subject
		if n := fmt.Sprint(h.Code, h.N); numbers[n] {
			l.t.Fatalf("%s names two signals", n)
		} else {
			numbers[n] = true
		}
		now, err := s.Currents(h.Signal)
		l.check(err)
		if len(now) != h.Versions || !slices.ContainsFunc(now, func(v model.Signal) bool { return v.Revision == h.Revision }) {
			l.t.Fatalf("the list has %d current, the file %d", h.Versions, len(now))
		}
	}
	r, err := s.Check(l.t.Context())
	l.check(err)
	if !r.Whole() {
		l.t.Fatalf("not whole: %+v", r)
	}
}

// days lets the laptops live for a while, each for itself, with something given now and
// then.
func (l *laptops) days(steps int, destroying bool) {
	acts := []struct {
		name string
		do   func(*store.Store)
	}{{"start", l.start}, {"more", l.more}, {"change", l.change}, {"change", l.change}, {"apart", l.apart}, {"change", l.change}, {"state", l.state}, {"moved", l.moved}, {"join", l.join}, {"join", l.join}, {"part", l.part}, {"grown", l.grown}}
	if destroying {
		acts = append(acts, struct {
			name string
			do   func(*store.Store)
		}{"destroy", l.destroy})
	}
	for range steps {
		i := rapid.IntRange(0, 2).Draw(l.t, "laptop")
		switch n := rapid.IntRange(0, len(acts)+4).Draw(l.t, "act"); {
		case n == len(acts):
			l.crash(i, func(*store.Store) {})
			l.done["crash"]++
		case n > len(acts):
			l.give(i, (i+rapid.IntRange(1, 2).Draw(l.t, "to"))%3, false)
			l.done["give"]++
		case n == 0 || l.s[i].Heads().Len() > 0:
			acts[n].do(l.s[i])
			l.done[acts[n].name]++
		}
	}
}

// exchange has each give each other all it has, in any order, so often that all reaches
// all.
func (l *laptops) exchange() {
	for range 2 {
		for _, p := range rapid.Permutation([][2]int{{0, 1}, {1, 2}, {2, 0}, {1, 0}, {2, 1}, {0, 2}}).Draw(l.t, "order") {
			l.give(p[0], p[1], true)
		}
	}
}

// fromAll makes a file of what others gave it, in this order.
func (l *laptops) fromAll(name string, from ...*store.Store) *store.Store {
	s := l.another(name)
	l.others = append(l.others, s)
	for _, f := range from {
		_, err := s.Merge(l.t.Context(), l.bundleOf(f, signalsOf(f)).Parcel)
		l.check(err)
	}
	return s
}

// TestThreeLaptopsAgreeWhateverWasGiven holds the laws of taking in, on random days of
// three laptops with crashes in between: in which order they give, through whom and how
// often makes no difference, and no version that was ever recorded is lost.
func TestThreeLaptopsAgreeWhateverWasGiven(t *testing.T) {
	done, differed := map[string]int{}, 0
	rig(t, func(l *laptops) {
		l.days(rapid.IntRange(10, 40).Draw(l.t, "steps"), false)
		if fmt.Sprint(l.holds(l.s[0])) != fmt.Sprint(l.holds(l.s[1])) {
			differed++ // the control: before they met they were told apart
		}
		a, b, c := l.s[0], l.s[1], l.s[2]
		there := l.fromAll("there", a, b, c)
		back := l.fromAll("back", c, a, b, a)
		through := l.fromAll("through", l.fromAll("half", b, c), a)
		l.same("in another order, and twice", there, back)
		l.same("through another", there, through)
		l.exchange()
		for _, s := range append(l.s, there) {
			l.same("after all was given", there, s)
			l.sound(s)
		}
		for i := range l.s {
			was := shown(l.s[i])
			if l.crash(i, func(*store.Store) {}); shown(l.s[i]) != was {
				l.t.Fatalf("listed as\n%s\nand opened again as\n%s", was, shown(l.s[i]))
			}
		}
		if m := l.give(0, 1, true); m.Any() {
			l.t.Fatalf("once more: %+v", m)
		}
		kept := 0
		for h := range there.Heads().All() {
			all, err := there.Pack(h.Signal)
			l.check(err)
			for _, v := range all {
				if made, ok := l.made[v.Revision]; !ok || !objects.SameBut(made.Body, v.Body, "volgnummer") {
					l.t.Fatalf("%s is not what was recorded", v.Revision)
				}
				kept++
			}
		}
		if kept != len(l.made) {
			l.t.Fatalf("%d versions were recorded, %d are there", len(l.made), kept)
		}
		for name, n := range l.done {
			done[name] += n
		}
	})
	t.Logf("%v; %d histories differed before they met", done, differed)
	for _, name := range []string{"start", "more", "change", "state", "moved", "settled", "give", "crash", "crash in between", "two versions", "another code", "join", "part"} {
		if done[name] == 0 && os.Getenv("TIJDIG_RIG") != "" {
			t.Errorf("it never came to %s", name)
		}
	}
	if differed == 0 {
		t.Error("control: no two laptops ever differed")
	}
}

// TestLaptopsAgreeOnWhatNobodyDestroyed holds the same with destroying: what was destroyed
// on a laptop never comes back there, and on all else they agree.
func TestLaptopsAgreeOnWhatNobodyDestroyed(t *testing.T) {
	destroyed, stayed := 0, 0
	rig(t, func(l *laptops) {
		l.days(rapid.IntRange(10, 40).Draw(l.t, "steps"), true)
		gone := make([][]model.ID, 3)
		for i, s := range l.s {
			for id := range l.dropped {
				is, err := s.Destroyed(id)
				l.check(err)
				if is {
					gone[i] = append(gone[i], id)
				}
			}
		}
		l.exchange()
		for i, s := range l.s {
			l.sound(s)
			l.same("what was not destroyed", l.s[0], s)
			for _, id := range gone[i] {
				if _, err := s.Signal(id); !errors.Is(err, store.ErrNotFound) {
					l.t.Fatalf("came back: %v", err)
				}
			}
		}
		destroyed += l.done["destroy"]
		stayed += len(l.holds(l.s[0]))
	})
	t.Logf("%d destroyed, %d signals stayed", destroyed, stayed)
	if destroyed == 0 || stayed == 0 {
		t.Error("too little was destroyed, or too much")
	}
}
