package exchange

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tijdig/model"
	"tijdig/store"
	"tijdig/store/merge"
	"tijdig/store/objects"
)

// world is a team of laptops with one folder, everything that was ever recorded on any of
// them, and what can happen to a folder.
type world struct {
	t    *testing.T
	r    *rand.Rand
	all  []*laptop
	made map[model.ID]model.Signal // by version

	subjects []model.Subject
	dropped  map[model.ID]bool // signals and subjects that were destroyed somewhere
	risked   map[model.ID]bool // versions that only a laptop had that was put back
	old      map[*laptop]past  // a copy of a file, to be put back
	late     map[string][]byte // files that were taken out of the folder, to come again
	done     map[string]int
}

// past is a file as it was, with what was destroyed in it.
type past struct {
	path string
	gone map[model.ID]bool
}

func newWorld(t *testing.T, n int, seed uint64) *world {
	w := &world{
		t: t, r: rand.New(rand.NewPCG(seed, 1)), made: map[model.ID]model.Signal{}, dropped: map[model.ID]bool{}, risked: map[model.ID]bool{},
		old: map[*laptop]past{}, late: map[string][]byte{}, done: map[string]int{},
	}
	var names []string
	for i := range n {
		names = append(names, fmt.Sprintf("Collega %d", i))
	}
	w.all = team(t, names...)
	return w
}

// chance is true so many times of a hundred.
func (w *world) chance(percent int) bool { return w.r.IntN(100) < percent }

// signalOf draws a signal of a laptop.
func (w *world) signalOf(l *laptop) (id model.ID, ok bool) {
	h := l.s.Heads()
	if h.Len() == 0 {
		return id, false
	}
	return h.At(w.r.IntN(h.Len())).Signal, true
}

func (w *world) record(l *laptop) {
	d := model.Draft{Signal: model.NewID(), Subject: model.Subject{ID: model.NewID(), Kind: model.Child, Code: model.NewCode(), Created: clock()}}
	if w.chance(10) {
		d.Subject.Code = "K7F3Q" // soon taken
		if _, taken := l.s.FindCode(d.Subject.Code); taken {
			d.Subject.Code = model.NewCode()
		}
	}
	if len(w.subjects) > 0 && w.chance(40) {
		if have, err := l.s.Subject(w.subjects[w.r.IntN(len(w.subjects))].ID); err == nil {
			d.Subject, d.Known = have, true
			w.done["more of one"]++
		}
	}
	if !d.Known {
		w.subjects = append(w.subjects, d.Subject)
	}
	sig := l.record(d, "Markt")
	w.made[sig.Revision] = sig
	w.done["recorded"]++
}

func (w *world) change(l *laptop) {
	id, ok := w.signalOf(l)
	if !ok {
		return
	}
	now, err := l.s.Currents(id)
	l.check(err)
	d := model.Draft{Signal: id, Subject: model.Subject{ID: now[0].Subject}, Known: true}
	for _, v := range now {
		if len(d.Parents) == 0 || w.chance(70) {
			d.Parents = append(d.Parents, v.Revision)
		}
	}
	if len(now) > 1 {
		w.done["beside each other"]++
	}
	sig := l.record(d, []string{"Station", "School"}[w.r.IntN(2)])
	w.made[sig.Revision] = sig
	w.done["changed"]++
}

// one says of two subjects that they are one, or of one that it is none with others.
func (w *world) one(l *laptop) {
	a, okA := w.signalOf(l)
	b, okB := w.signalOf(l)
	if !okA || !okB {
		return
	}
	x, err := l.s.Signal(a)
	l.check(err)
	y, err := l.s.Signal(b)
	l.check(err)
	if _, joined := l.s.Joined(x.Subject); joined && w.chance(50) {
		if x.Subject != l.s.Kept(x.Subject) {
			l.check(l.s.PartSubject(x.Subject))
			w.done["apart"]++
		}
		return
	}
	if l.s.Kept(x.Subject) != l.s.Kept(y.Subject) {
		l.check(l.s.JoinSubjects(x.Subject, y.Subject))
		w.done["made one"]++
	}
}

func (w *world) destroy(l *laptop) {
	id, ok := w.signalOf(l)
	if !ok {
		return
	}
	versions, err := l.s.Pack(id)
	l.check(err)
	_, err = l.s.Destroy(id)
	l.check(err)
	w.dropped[id] = true
	for _, v := range versions {
		gone, err := l.s.Destroyed(v.Subject)
		l.check(err)
		w.dropped[v.Subject] = w.dropped[v.Subject] || gone
	}
	w.done["destroyed"]++
}

// killed ends an exchange where a kill would.
type killed struct{}

// exchange has a laptop exchange, and be killed in between now and then.
func (w *world) exchange(l *laptop, killing bool) {
	j := l.job()
	j.size = 1 << (12 + w.r.IntN(6)) // few signals in a letter, so that there are several
	if killing {
		left := w.r.IntN(12)
		j.cut = func() {
			if left--; left < 0 {
				panic(killed{})
			}
		}
	}
	defer func() {
		if e := recover(); e != nil {
			if _, ok := e.(killed); !ok {
				panic(e)
			}
			w.done["killed"]++
			l.again(l.s.Path())
		}
	}()
	r, err := j.Do(w.t.Context())
	l.check(err)
	for _, f := range r.In.Refused {
		if f.Why != merge.RefusedNobody || len(w.dropped) == 0 {
			w.t.Fatalf("%s refused: %+v", l.name, r.In.Refused)
		}
	}
	w.done["exchanged"]++
	w.done["two versions"] += len(r.In.Diverged)
	w.done["another code"] += len(r.In.Recoded)
	w.done["letters"] += r.Put
}

// again opens a file again, as it stands at a path.
func (l *laptop) again(from string) { l.putBack(from) }

// keepCopy keeps the file of a laptop, to be put back some day.
func (w *world) keepCopy(l *laptop) {
	p := past{filepath.Join(filepath.Dir(l.s.Path()), l.name+".oud"), map[model.ID]bool{}}
	_ = os.Remove(p.path)
	l.check(store.BackupFile(l.s.Path(), p.path))
	w.old[l] = p
}

// putBack puts an earlier state of a file back. What nobody else had is then lost by who did
// it, unless it is still in the folder.
func (w *world) putBack(l *laptop) {
	p, ok := w.old[l]
	if !ok {
		return
	}
	had, err := l.s.Held()
	l.check(err)
	l.putBack(p.path)
	here := ids{}
	for _, o := range w.all {
		held, err := o.s.Held()
		o.check(err)
		maps.Copy(here, idsOf(held))
	}
	for v := range idsOf(had) {
		if !here[v] {
			w.risked[v] = true
		}
	}
	w.done["put back"]++
}

// harm does something to the folder.
func (w *world) harm() {
	folder := w.all[0].folder
	all := w.all[0].files()
	if len(all) == 0 {
		return
	}
	name := all[w.r.IntN(len(all))]
	path := filepath.Join(folder, name)
	raw, err := os.ReadFile(path)
	w.all[0].check(err)
	write := func(name string, b []byte) { w.all[0].check(os.WriteFile(filepath.Join(folder, name), b, 0o600)) }
	what := []string{"lost", "doubled", "half", "half under its name", "conflict", "altered", "late", "came again", "all lost", "foreign"}[w.r.IntN(10)]
	switch what {
	case "lost":
		w.all[0].check(os.Remove(path))
	case "doubled":
		write(newName(), raw)
	case "half":
		write(newName(), raw[:w.r.IntN(len(raw)+1)])
	case "half under its name":
		write(name, raw[:w.r.IntN(len(raw)+1)])
	case "conflict":
		write(strings.TrimSuffix(name, ".age")+" (conflicted copy).age", raw)
	case "altered":
		if len(raw) > 0 {
			raw[w.r.IntN(len(raw))] ^= 1 << w.r.IntN(8)
			write(name, raw)
		}
	case "late":
		w.late[name] = raw
		w.all[0].check(os.Remove(path))
	case "came again":
		for name, raw := range w.late {
			write(name, raw)
			delete(w.late, name)
			break
		}
	case "all lost":
		if !w.chance(20) {
			return
		}
		for _, name := range all {
			w.all[0].check(os.Remove(filepath.Join(folder, name)))
		}
	case "foreign":
		write(newName(), []byte("zomaar wat"))
	}
	w.done[what]++
}

// round has every laptop do something, in any order.
func (w *world) round() {
	for _, i := range w.r.Perm(len(w.all)) {
		l := w.all[i]
		switch n := w.r.IntN(100); {
		case n < 15:
			w.record(l)
		case n < 30:
			w.change(l)
		case n < 32:
			w.destroy(l)
		case n < 34:
			w.keepCopy(l)
		case n < 35:
			w.putBack(l)
		case n < 38:
			w.one(l)
		}
		if w.chance(30) {
			w.exchange(l, w.chance(15))
		}
		if w.chance(10) {
			w.harm()
		}
	}
}

// gone reports whether a signal was destroyed somewhere, or anybody it ever was about.
func (w *world) gone(signal model.ID, about map[model.ID][]model.ID) bool {
	return w.dropped[signal] || slices.ContainsFunc(about[signal], func(s model.ID) bool { return w.dropped[s] })
}

// holds is what a laptop has of each signal that nobody destroyed.
func (w *world) holds(l *laptop) map[string]string {
	about := map[model.ID][]model.ID{}
	for _, v := range w.made {
		about[v.Signal] = append(about[v.Signal], v.Subject)
	}
	held, err := l.s.Held()
	l.check(err)
	out := map[string]string{}
	for _, h := range held {
		if w.gone(h.Signal, about) {
			continue
		}
		all, err := l.s.Pack(h.Signal)
		l.check(err)
		now, err := l.s.Currents(h.Signal)
		l.check(err)
		var said []string
		for _, v := range all {
			body, err := objects.Without(v.Body, "volgnummer")
			l.check(err)
			said = append(said, fmt.Sprintf("%s: %x", v.Revision, body))
			who, err := l.s.Bearer(v.Subject)
			l.check(err)
			for _, k := range who.Links {
				if !w.dropped[k.A] && !w.dropped[k.B] {
					said = append(said, fmt.Sprintf("een %+v", k))
				}
			}
		}
		for _, v := range now {
			said = append(said, "nu "+v.Revision.String())
		}
		slices.Sort(said)
		out[h.Signal.String()] = strings.Join(said, "\n")
	}
	return out
}

// settle has all exchange, without anything going wrong, until nobody has anything to do; it
// returns how often each did.
func (w *world) settle() int {
	for n := 1; n <= 8; n++ {
		quiet := true
		for _, i := range w.r.Perm(len(w.all)) {
			before := w.all[i].files()
			if r := w.all[i].does(); r.Any() || !slices.Equal(before, w.all[i].files()) {
				quiet = false
			}
		}
		if quiet {
			return n
		}
	}
	w.t.Fatal("it does not come to rest")
	return 0
}

// TestATeamEndsEqualWhateverHappensToTheFolder has ten laptops record, change, destroy and
// exchange in random order, while exchanges are killed, files are put back, and what lies in
// the folder is lost, doubled, cut, altered or late. In the end all have the same, and
// nothing is lost that nobody destroyed or put back. Few rounds for whoever runs go test,
// more where TIJDIG_RIG is ci or long.
func TestATeamEndsEqualWhateverHappensToTheFolder(t *testing.T) {
	rounds := map[string]int{"ci": 100, "long": 1000}[os.Getenv("TIJDIG_RIG")]
	laptops := 10
	if rounds == 0 {
		rounds, laptops = 12, 4
	}
	w := newWorld(t, laptops, 7)
	for n := range rounds {
		if w.round(); n%100 == 99 {
			t.Logf("%d rounds", n+1)
		}
	}
	differed := false
	for _, l := range w.all[1:] {
		differed = differed || !maps.Equal(w.holds(w.all[0]), w.holds(l))
	}
	passes := w.settle()
	want := w.holds(w.all[0])
	for _, l := range w.all {
		if got := w.holds(l); !maps.Equal(got, want) {
			t.Errorf("%s has %d signals, %s has %d, or they differ", l.name, len(got), w.all[0].name, len(want))
		}
		r, err := l.s.Check(t.Context())
		if err != nil || !r.Whole() {
			t.Errorf("%s: %+v, %v", l.name, r, err)
		}
	}
	lost, there := 0, 0
	about := map[model.ID][]model.ID{}
	for _, v := range w.made {
		about[v.Signal] = append(about[v.Signal], v.Subject)
	}
	have, err := w.all[0].s.Held()
	w.all[0].check(err)
	held := idsOf(have)
	for id, v := range w.made {
		switch {
		case w.gone(v.Signal, about) || w.risked[id]:
		case held[id]:
			there++
		default:
			lost++
		}
	}
	t.Logf("%d rounds of %d laptops: %v; %d versions of %d came through to all, %d lost, the rest destroyed or put back (%d); quiet after %d times each; %d files left",
		rounds, laptops, w.done, there, len(w.made), lost, len(w.risked), passes, len(w.all[0].files()))
	if lost > 0 {
		t.Errorf("%d versions are lost", lost)
	}
	if !differed || there == 0 {
		t.Error("control: no two laptops ever differed")
	}
	for _, what := range []string{"recorded", "changed", "destroyed", "killed", "put back", "lost", "doubled", "half", "half under its name", "conflict", "altered", "late", "came again", "all lost", "two versions", "another code"} {
		if w.done[what] == 0 && os.Getenv("TIJDIG_RIG") != "" {
			t.Errorf("it never came to %s", what)
		}
	}
}
