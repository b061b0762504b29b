package store

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/erase"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/repair"
	"tijdig/store/vault"
)

var long = flag.Bool("long", os.Getenv("TIJDIG_RIG") == "long", "run the rigs at full length")

// size chooses how much a rig does: little for whoever runs go test, more
// where TIJDIG_RIG=ci, and all with -long or TIJDIG_RIG=long.
func size(little, ci, full int) int {
	switch {
	case *long:
		return full
	case os.Getenv("TIJDIG_RIG") == "ci":
		return ci
	}
	return little
}

// inMemory returns a folder in memory where the system has one, for rigs that
// write the same file over and over.
func inMemory(t testing.TB) string {
	t.Helper()
	for _, under := range []string{"/dev/shm", ""} {
		if dir, err := os.MkdirTemp(under, "rig"); err == nil {
			t.Cleanup(func() { os.RemoveAll(dir) })
			return dir
		}
	}
	return t.TempDir()
}

// harmKind is a way in which disks and people damage files. It returns the
// pages it touched.
type harmKind struct {
	name string
	do   func(r *rand.Rand, file []byte) (after []byte, from, to []int)
}

func pagesOf(n int) func(*rand.Rand, []byte) ([]byte, []int, []int) {
	return func(r *rand.Rand, file []byte) (_ []byte, from, to []int) {
		for range n {
			at := (2 + r.IntN(len(file)/pages.Size-2)) * pages.Size
			for i := range pages.Size {
				file[at+i] = byte(r.Uint32())
			}
			from, to = append(from, at), append(to, at+pages.Size)
		}
		return file, from, to
	}
}

func flipsOf(n int) func(*rand.Rand, []byte) ([]byte, []int, []int) {
	return func(r *rand.Rand, file []byte) (_ []byte, from, to []int) {
		for range n {
			at := r.IntN(len(file))
			file[at] ^= 1 << r.IntN(8)
			from, to = append(from, at), append(to, at+1)
		}
		return file, from, to
	}
}

func zeroed(at, n int) func(*rand.Rand, []byte) ([]byte, []int, []int) {
	return func(_ *rand.Rand, file []byte) ([]byte, []int, []int) {
		clear(file[at : at+n])
		return file, []int{at}, []int{at + n}
	}
}

func cutTo(percent int) func(*rand.Rand, []byte) ([]byte, []int, []int) {
	return func(_ *rand.Rand, file []byte) ([]byte, []int, []int) {
		n := len(file) * percent / 100
		return file[:n], []int{n}, []int{len(file)}
	}
}

var harms = []harmKind{
	{"both metas zeroed", zeroed(0, 2*pages.Size)},
	{"first 64 KiB zeroed", zeroed(0, 64<<10)},
	{"1 bit", flipsOf(1)},
	{"100 bits", flipsOf(100)},
	{"1000 bits", flipsOf(1000)},
	{"1 page", pagesOf(1)},
	{"30 pages", pagesOf(30)},
	{"300 pages", pagesOf(300)},
	{"cut to 90%", cutTo(90)},
	{"cut to 50%", cutTo(50)},
}

// TestSalvageFindsWhatIsUnharmed damages a file in ten ways and counts how many
// versions whose own bytes were not touched come out again. Control: without
// the damage all come out, and with another key none.
func TestSalvageFindsWhatIsUnharmed(t *testing.T) {
	n, trials := size(1000, 2500, 5000), size(1, 1, 5)
	s := fresh(t)
	fill(t, s, n)
	s.working.Wait()
	size := int64(0)
	traces := where(t, s, &size)
	s.Close()
	whole, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	whole = whole[:size]
	if len(traces) != n {
		t.Fatalf("%d versions in the whole file, want %d", len(traces), n)
	}
	for _, h := range harms {
		unharmed, back := 0, 0
		for trial := range trials {
			r := rand.New(rand.NewPCG(uint64(trial), uint64(len(h.name))))
			file, from, to := h.do(r, append([]byte(nil), whole...))
			got, err := salvaged(t, file)
			if err != nil {
				t.Errorf("%s, trial %d: %v", h.name, trial, err)
			}
			for id, tr := range traces {
				if touched(tr, from, to) {
					continue
				}
				unharmed++
				if got[id] {
					back++
				}
			}
		}
		share := 100 * float64(back) / float64(max(1, unharmed))
		t.Logf("%-20s %6d of %6d unharmed versions: %.2f%%", h.name, back, unharmed, share)
		if share < 99 || unharmed < n*trials/4 {
			t.Errorf("%s: %.2f%% of %d", h.name, share, unharmed)
		}
	}
	if _, err := Recover(s.Path(), repair.Options{Secret: vault.Secret{Passphrase: "x"}, Out: filepath.Join(t.TempDir(), "o"), Now: clock}); err == nil {
		t.Error("control: another passphrase opened it")
	}
}

// where returns where each version stands, and how much of the file is used.
func where(t *testing.T, s *Store, size *int64) map[model.ID]repair.Trace {
	t.Helper()
	*size = int64(pages.ReadMetas(s.db.File().Raw)[0].HWM) * pages.Size
	c := repair.NewCarver(s.db.File().Raw, *size, s.db.Keys)
	c.Carve()
	out := map[model.ID]repair.Trace{}
	for id, tr := range c.Found {
		if id.Kind == objects.KindVersion {
			out[id.ID] = tr
		}
	}
	return out
}

func touched(tr repair.Trace, from, to []int) bool {
	for i := range from {
		if int64(from[i]) < tr.At+int64(tr.Size) && tr.At-int64(len(vault.ObjectKey{})) < int64(to[i]) {
			return true
		}
	}
	return false
}

func salvaged(t *testing.T, file []byte) (map[model.ID]bool, error) {
	t.Helper()
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")
	if err := os.WriteFile(in, file, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Recover(in, repair.Options{Secret: vault.Secret{Passphrase: pass}, Out: out, Now: clock}); err != nil {
		return nil, err
	}
	r, err := openAs(out, pass)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	got := map[model.ID]bool{}
	dmg, err := r.Each(t.Context(), func(r model.Record) error {
		sig := r.Signal
		got[sig.Revision] = true
		return nil
	})
	if err == nil && dmg.Any() {
		err = fmt.Errorf("of what was saved is damaged: %+v", dmg)
	}
	return got, err
}

func TestSalvageBringsNothingBackThatWasRemoved(t *testing.T) {
	s := fresh(t)
	recorded, thrownAway, destroyed, kept := concept(1), concept(2), concept(3), concept(4)
	for _, d := range []model.Draft{recorded, thrownAway, destroyed, kept} {
		save(t, s, d)
	}
	record(t, s, recorded)
	record(t, s, destroyed)
	if err := s.Discard(thrownAway.ID); err != nil {
		t.Fatal(err)
	}
	err := s.db.Commit(func(t *change.Tx) error {
		_, err := erase.Signals(t, s.db.Heads, []model.ID{destroyed.Signal})
		return err
	}) // no wiping
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	out := filepath.Join(t.TempDir(), "out")
	sv, err := Recover(s.Path(), repair.Options{Secret: vault.Secret{Passphrase: pass}, Out: out, Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	r, err := openAs(out, pass)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	heads := slices.Collect(r.Heads().All())
	if len(heads) != 2 || sv.Versions != 1 || sv.Concepts != 1 || len(r.Discarded()) != 1 {
		t.Errorf("%+v: %+v", sv, heads)
	}
	if _, err := r.Draft(kept.ID); err != nil {
		t.Errorf("the concept that was kept: %v", err)
	}
}

func TestSalvageKeepsWhatWasThrownAwayBesideAnotherConcept(t *testing.T) {
	s := fresh(t)
	first := record(t, s, concept(1))
	var edits []model.Draft
	for i := range 2 {
		d := concept(10 + i)
		d.Signal, d.Subject, d.Known, d.Parents = first.Signal, model.Subject{ID: first.Subject}, true, []model.ID{first.Revision}
		edits = append(edits, d)
	}
	save(t, s, edits[0])
	if err := s.Discard(edits[0].ID); err != nil {
		t.Fatal(err)
	}
	save(t, s, edits[1])
	s.Close()
	out := filepath.Join(t.TempDir(), "out")
	if _, err := Recover(s.Path(), repair.Options{Secret: vault.Secret{Passphrase: pass}, Out: out, Now: clock}); err != nil {
		t.Fatal(err)
	}
	r, err := openAs(out, pass)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if d, err := r.Draft(edits[1].ID); err != nil || !d.Started.Equal(edits[1].Started) || len(r.Discarded()) != 1 {
		t.Errorf("%v, %d thrown away", err, len(r.Discarded()))
	}
}
