package exchange

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store"
	"tijdig/store/delivery"
	"tijdig/store/vault"
)

const said5 = "maan kanon fiets linde zwaan"

func clock() time.Time { return time.Date(2026, 11, 23, 14, 5, 6, 0, time.FixedZone("", 3600)) }

// laptop is a file of somebody in a team, with the folder they share.
type laptop struct {
	t      testing.TB
	name   string
	s      *store.Store
	folder string
}

func newLaptop(t testing.TB, dir, folder, name string) *laptop {
	t.Helper()
	s, _, err := store.Create(filepath.Join(dir, name+".tijdig"), store.CreateOptions{Passphrase: said5, KDF: vault.CheapKDF, Paper: true, Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	l := &laptop{t, name, s, folder}
	t.Cleanup(func() { _ = l.s.Close() })
	return l
}

func (l *laptop) check(err error) {
	l.t.Helper()
	if err != nil {
		l.t.Fatalf("%s: %v", l.name, err)
	}
}

func (l *laptop) job() Job {
	return Job{Store: l.s, Form: form.Quick(), Folder: l.folder, Made: clock(), Program: "tijdig test"}
}

func (l *laptop) card() Card {
	l.t.Helper()
	c, err := Mine(l.s, l.name)
	l.check(err)
	return c
}

func (l *laptop) does() Report {
	l.t.Helper()
	r, err := l.job().Do(l.t.Context())
	l.check(err)
	return r
}

// agrees says yes to every change that waits.
func (l *laptop) agrees() {
	l.t.Helper()
	for range 20 {
		r, err := l.job().look(l.t.Context())
		l.check(err)
		if len(r.out.Changes) == 0 {
			return
		}
		_, err = l.job().Confirm(l.t.Context(), strings.ReplaceAll(r.out.Changes[0].Words, " ", "-"))
		l.check(err)
	}
	l.t.Fatalf("%s: changes without an end", l.name)
}

// records records a signal about somebody new, or goes on with one.
func (l *laptop) records(place string) model.Signal {
	l.t.Helper()
	return l.record(model.Draft{
		Signal: model.NewID(), Subject: model.Subject{ID: model.NewID(), Kind: model.Child, Code: model.NewCode(), Created: clock()}, Name: "Robin",
	}, place)
}

func (l *laptop) record(d model.Draft, place string) model.Signal {
	l.t.Helper()
	d.ID, d.Rev, d.Started, d.Changed = model.NewID(), 1, clock(), clock()
	d.Answers = model.Answers{model.QPlace: {place}}
	sig, err := l.s.Record(d, model.Author{}, clock())
	l.check(err)
	return sig
}

func (l *laptop) changes(signal model.ID, place string) model.Signal {
	l.t.Helper()
	now, err := l.s.Currents(signal)
	l.check(err)
	d := model.Draft{Signal: signal, Subject: model.Subject{ID: now[0].Subject}, Known: true}
	for _, v := range now {
		d.Parents = append(d.Parents, v.Revision)
	}
	return l.record(d, place)
}

func (l *laptop) has(v model.ID) bool {
	l.t.Helper()
	held, err := l.s.Held()
	l.check(err)
	return idsOf(held)[v]
}

func (l *laptop) files() []string {
	l.t.Helper()
	all, err := os.ReadDir(l.folder)
	l.check(err)
	var out []string
	for _, e := range all {
		out = append(out, e.Name())
	}
	return out
}

// tempDir is in memory where there is such a folder: it is not the disk that is tried here.
func tempDir(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "rig")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// team makes laptops that are in one team, and have all said so.
func team(t testing.TB, who ...string) []*laptop {
	t.Helper()
	dir, folder := tempDir(t), tempDir(t)
	var all []*laptop
	for _, name := range who {
		all = append(all, newLaptop(t, dir, folder, name))
	}
	join(t, all)
	return all
}

func join(t testing.TB, all []*laptop) {
	t.Helper()
	for i, l := range all {
		c := l.card()
		if i > 0 {
			all[0].check(Add(all[0].s, c))
		}
	}
	all[0].does()
	for _, l := range all[1:] {
		l.agrees()
		if m, _, err := Members(l.s); err != nil || len(m) != len(all) {
			t.Fatalf("%s is in a team of %d, %v", l.name, len(m), err)
		}
	}
}

func TestTwoLaptopsKeepEachOtherUpToDate(t *testing.T) {
	all := team(t, "Sanne", "Fatima")
	a, b := all[0], all[1]
	x, y := a.records("Markt"), b.records("Station")
	if r := a.does(); r.Out != 1 || r.Put != 1 || !slices.Equal(r.For, []string{"Fatima"}) || !slices.Equal(r.Silent, []string{"Fatima"}) {
		t.Fatalf("%+v", r)
	}
	if r := b.does(); len(r.In.New) != 1 || r.Out != 1 || len(r.Silent) != 0 {
		t.Fatalf("%+v", r)
	}
	if r := a.does(); len(r.In.New) != 1 || r.Out != 0 || r.Gone != 1 {
		t.Fatalf("%+v", r)
	}
	z := a.changes(y.Signal, "School")
	a.does()
	b.does()
	a.does()
	for _, l := range all {
		for _, v := range []model.Signal{x, y, z} {
			if !l.has(v.Revision) {
				t.Errorf("%s lacks a version", l.name)
			}
		}
		if r := l.does(); r.Any() || r.Passed.Any() {
			t.Errorf("once more: %+v", r)
		}
	}
	if n := len(a.files()); n != 2 {
		t.Errorf("%d files are left, not a note each: %v", n, a.files())
	}
}

// TestTheFolderTellsNothing holds that no name, code or word stands in it, that all files
// look the same from outside, and that names and lengths say nothing.
func TestTheFolderTellsNothing(t *testing.T) {
	all := team(t, "Sanne", "Fatima", "Noor")
	for range 5 {
		all[0].records("Stokhasselt")
	}
	all[0].does()
	all[1].does()
	sizes := map[int]int{}
	for _, name := range all[0].files() {
		raw, err := os.ReadFile(filepath.Join(all[0].folder, name))
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range []string{"Robin", "Stokhasselt", "Sanne", "Fatima", "onderwerp", mark} {
			if bytes.Contains(raw, []byte(word)) || strings.Contains(name, word) {
				t.Errorf("%s holds %q", name, word)
			}
		}
		if !ours().MatchString(name) || bytes.Count(raw, []byte("\n-> X25519 ")) != crowd {
			t.Errorf("%s: looks otherwise than others", name)
		}
		sizes[len(raw)]++
	}
	if len(sizes) != 1 || len(all[0].files()) != 3 {
		t.Errorf("a letter and two notes are told apart: %v", sizes)
	}
}

func TestWhatIsNotOursDoesNoHarmAndStays(t *testing.T) {
	all := team(t, "Sanne", "Fatima")
	a, b := all[0], all[1]
	v := a.records("Markt")
	a.does()
	letter := ""
	for _, l := range b.lettersIn() {
		letter = l
	}
	raw, err := os.ReadFile(filepath.Join(a.folder, letter))
	if err != nil {
		t.Fatal(err)
	}
	altered := bytes.Clone(raw)
	altered[len(altered)-5] ^= 1
	foreign := map[string][]byte{
		newName(): raw[:len(raw)/2],                        // half
		newName(): altered,                                 // altered
		newName(): nil,                                     // empty
		newName(): []byte("age-encryption.org/v1\n-> ..."), // a beginning
		newName(): raw,                                     // twice
		strings.TrimSuffix(letter, ".age") + " (conflicted copy 2026-11-23 Fatima).age": raw,
		"vakantie.jpg":                 []byte("x"),
		".tijdig-a.deel":               []byte("x"),
		"tijdig-bundel-2026-11-23.age": raw,
	}
	for name, b := range foreign {
		if err := os.WriteFile(filepath.Join(a.folder, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(a.folder, newName()), 0o700); err != nil {
		t.Fatal(err)
	}
	r := b.does()
	if !b.has(v.Revision) || r.Passed.Other != 4 || r.Passed.Closed != 5 || r.Passed.More {
		t.Errorf("%+v", r)
	}
	a.does() // takes its letter away, and its double
	for name := range foreign {
		if _, err := os.Stat(filepath.Join(a.folder, name)); err != nil && !bytes.Equal(foreign[name], raw) {
			t.Errorf("%s went", name)
		}
	}
}

// lettersIn lists the files that are letters, as who can open them sees it.
func (l *laptop) lettersIn() (out []string) {
	l.t.Helper()
	r, err := l.job().look(l.t.Context())
	l.check(err)
	for _, f := range r.all {
		if f.N == 0 {
			out = append(out, f.name)
		}
	}
	return out
}

func TestAFolderThatWasLostIsFilledAgain(t *testing.T) {
	all := team(t, "Sanne", "Fatima")
	a, b := all[0], all[1]
	v := a.records("Markt")
	a.does()
	for _, name := range a.files() {
		if err := os.Remove(filepath.Join(a.folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	b.does()
	a.does()
	b.does()
	if !b.has(v.Revision) {
		t.Error("what was in the folder is lost")
	}
}

// TestALaptopThatWasPutBackCatchesUp puts a file back to an earlier copy, after the others
// took their letters away because it had all.
func TestALaptopThatWasPutBackCatchesUp(t *testing.T) {
	all := team(t, "Sanne", "Fatima", "Noor")
	a, b, c := all[0], all[1], all[2]
	old := filepath.Join(tempDir(t), "old.tijdig")
	if err := store.BackupFile(b.s.Path(), old); err != nil {
		t.Fatal(err)
	}
	v := a.records("Markt")
	for range 2 {
		for _, l := range all {
			l.does()
		}
		c.records("Station") // so that it says something else each time
	}
	for range 2 {
		for _, l := range all {
			l.does()
		}
	}
	if len(a.lettersIn()) != 0 {
		t.Fatal("the control: letters are left")
	}
	note := b.ownFiles()[0]
	said, err := os.ReadFile(filepath.Join(b.folder, note))
	b.check(err)
	b.putBack(old)
	if b.has(v.Revision) {
		t.Fatal("the control: it was not put back")
	}
	b.does()
	b.check(os.WriteFile(filepath.Join(b.folder, note), said, 0o600)) // what it said before comes again
	c.does()
	b.does()
	if !b.has(v.Revision) {
		t.Error("it lacks what it had")
	}
}

// putBack has the laptop go on with another state of its file.
func (l *laptop) putBack(from string) {
	l.t.Helper()
	l.check(l.s.Close())
	raw, err := os.ReadFile(from)
	l.check(err)
	l.check(os.WriteFile(l.s.Path(), raw, 0o600))
	o, err := store.Open(l.s.Path(), store.OpenOptions{Now: clock})
	l.check(err)
	l.s, err = o.Unlock(said5)
	l.check(err)
}

func TestWhatWasDestroyedDoesNotComeBackAndIsNotSentForEver(t *testing.T) {
	all := team(t, "Sanne", "Fatima")
	a, b := all[0], all[1]
	v := a.records("Markt")
	for range 2 {
		a.does()
		b.does()
	}
	if _, err := b.s.Destroy(v.Signal); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		b.does()
		a.does()
	}
	if b.has(v.Revision) || !a.has(v.Revision) {
		t.Error("it came back, or went elsewhere too")
	}
	for _, l := range all {
		if r := l.does(); r.Any() {
			t.Errorf("%s goes on: %+v", l.name, r)
		}
	}
	if len(a.lettersIn()) != 0 {
		t.Error("a letter is left that nobody waits for")
	}
	a.changes(v.Signal, "Station") // a version more of what was destroyed there
	a.does()
	b.does()
	a.does()
	if r := a.does(); r.Any() || len(a.lettersIn()) != 0 {
		t.Errorf("%+v", r)
	}
}

// TestWhatWasDestroyedLeavesTheFolder holds that a letter of this laptop with what is
// destroyed here goes, and that the rest of it is put in anew.
func TestWhatWasDestroyedLeavesTheFolder(t *testing.T) {
	all := team(t, "Sanne", "Fatima")
	a, b := all[0], all[1]
	v, w := a.records("Markt"), a.records("Station")
	a.does()
	if _, err := a.s.Destroy(v.Signal); err != nil {
		t.Fatal(err)
	}
	a.does()
	b.does()
	if b.has(v.Revision) || !b.has(w.Revision) {
		t.Error("the letter still holds it, or the rest went with it")
	}
}

// TestAKilledExchangeIsKnownByTheLedger kills an exchange at each of its steps, and holds
// that the ledger then says that a letter went where one stands, and nowhere else.
func TestAKilledExchangeIsKnownByTheLedger(t *testing.T) {
	all := team(t, "Sanne", "Fatima")
	a, b := all[0], all[1]
	b.does()
	stood := map[bool]int{}
	for at := range 4 {
		a.records("Markt")
		before, ended := len(a.lettersIn()), a.gone()
		j := a.job()
		left := at
		j.cut = func() {
			if left--; left < 0 {
				panic(killed{})
			}
		}
		func() {
			defer func() {
				if _, ok := recover().(killed); !ok {
					t.Errorf("step %d: it was not killed", at)
				}
			}()
			_, _ = j.Do(t.Context())
		}()
		a.putBack(a.s.Path())
		stands := len(a.lettersIn()) > before
		_, err := delivery.Tidy(a.s)
		a.check(err)
		if says := a.gone() > ended; says != stands {
			t.Errorf("step %d: a letter stands: %v, the ledger says so: %v", at, stands, says)
		}
		stood[stands]++
		a.does()
		b.does()
		if r := a.does(); r.Passed.Any() {
			t.Errorf("step %d: something is left: %+v", at, r.Passed)
		}
	}
	if stood[true] == 0 || stood[false] == 0 {
		t.Errorf("control: %v", stood)
	}
	if have, err := b.s.Held(); err != nil || len(have) != 4 {
		t.Errorf("%d came through, %v", len(have), err)
	}
}

// gone counts the letters that went, as the ledger says.
func (l *laptop) gone() (n int) {
	l.t.Helper()
	es, err := l.s.Handovers()
	l.check(err)
	for _, e := range es {
		if e.State == store.HandoverDone {
			n++
		}
	}
	return n
}

// TestAllAtOnceDoNoHarm has laptops exchange at the same time, again and again.
func TestAllAtOnceDoNoHarm(t *testing.T) {
	all := team(t, "Sanne", "Fatima", "Noor")
	var wait sync.WaitGroup
	for _, l := range all {
		wait.Go(func() {
			for range 4 {
				l.records("Markt")
				if _, err := l.job().Do(t.Context()); err != nil {
					t.Errorf("%s: %v", l.name, err)
				}
			}
		})
	}
	wait.Wait()
	for range 3 {
		for _, l := range all {
			l.does()
		}
	}
	for _, l := range all {
		if have, err := l.s.Held(); err != nil || len(have) != 12 {
			t.Errorf("%s has %d, %v", l.name, len(have), err)
		}
		if r := l.does(); r.Any() || r.Passed.Any() {
			t.Errorf("%s goes on: %+v", l.name, r)
		}
	}
}

func TestManySmallLettersBecomeFew(t *testing.T) {
	all := team(t, "Sanne", "Fatima")
	a := all[0]
	for range mostLetters + 2 {
		a.records("Markt")
		a.does()
	}
	if n := len(a.lettersIn()); n > 3 {
		t.Errorf("%d letters are left", n)
	}
	if r := all[1].does(); len(r.In.New) != mostLetters+2 {
		t.Errorf("%+v", r)
	}
}

func TestMuchGoesInSeveralLetters(t *testing.T) {
	all := team(t, "Sanne", "Fatima")
	for range 12 {
		all[0].records("Markt")
	}
	j := all[0].job()
	j.size = 2000
	r, err := j.Do(t.Context())
	if err != nil || r.Put < 3 || r.Out != 12 {
		t.Fatalf("%+v, %v", r, err)
	}
	if r := all[1].does(); len(r.In.New) != 12 || r.Letters < 3 {
		t.Errorf("%+v", r)
	}
}

func TestWouldDoesNothing(t *testing.T) {
	all := team(t, "Sanne", "Fatima")
	a, b := all[0], all[1]
	a.records("Markt")
	before := a.files()
	r, err := a.job().Would(t.Context())
	if err != nil || r.Out != 1 || !slices.Equal(a.files(), before) {
		t.Errorf("%+v, %v", r, err)
	}
	a.does()
	if r, err := b.job().Would(t.Context()); err != nil || len(r.In.New) != 1 || b.s.Heads().Len() != 0 {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestAFolderThatIsNotThereIsSaid(t *testing.T) {
	l := team(t, "Sanne", "Fatima")[0]
	l.folder = filepath.Join(l.folder, "weg")
	if _, err := l.job().Do(t.Context()); !errors.Is(err, ErrFolder) {
		t.Error(err)
	}
}
