package store

import (
	"bytes"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync"
	"testing"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/records"
	"tijdig/store/repair"
	"tijdig/store/vault"
)

// tiny is a passphrase cost for rigs that open a file thousands of times.
var tiny = vault.KDF{Memory: 8, Time: 1, Threads: 1}

// freshTiny is a new file that opens at next to no cost.
func freshTiny(t *testing.T) *Store {
	t.Helper()
	o := options()
	o.KDF = tiny
	s, _, err := Create(filepath.Join(inMemory(t), "a.tijdig"), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// hands runs fn on as many goroutines as there are processors, each with a
// chance of its own, and waits.
func hands(fn func(hand int, r *rand.Rand)) int {
	n := runtime.GOMAXPROCS(0)
	var wg sync.WaitGroup
	for hand := range n {
		wg.Go(func() { fn(hand, rand.New(rand.NewPCG(uint64(hand), 1))) })
	}
	wg.Wait()
	return n
}

// TestNoFlippedBitGoesUnnoticed flips bits all over the sealed parts of a file.
// Control: the file as it is raises nothing.
func TestNoFlippedBitGoesUnnoticed(t *testing.T) {
	n := size(200, 8000, 100_000)
	s := freshTiny(t)
	fill(t, s, 20)
	save(t, s, concept(1))
	s.working.Wait()
	whole := onlyNewest(t, s)
	c := repair.NewCarver(bytes.NewReader(whole), int64(len(whole)), s.db.Keys)
	c.Carve()
	live := reachable(t, s, c)
	s.Close()
	if tryFile(t, whole) {
		t.Fatal("control: the whole file raises something")
	}
	var mu sync.Mutex
	tried, missed := 0, 0
	dir := inMemory(t)
	hands(func(hand int, r *rand.Rand) {
		path := filepath.Join(dir, fmt.Sprint(hand))
		for range n/runtime.GOMAXPROCS(0) + 1 {
			tr := live[r.IntN(len(live))]
			file := bytes.Clone(whole)
			file[tr.At+int64(r.IntN(tr.Size))] ^= 1 << r.IntN(8)
			err := os.WriteFile(path, file, 0o600)
			noticed := shows(path)
			mu.Lock()
			if tried++; err != nil || !noticed {
				missed++
			}
			mu.Unlock()
		}
	})
	t.Logf("%d bits flipped in %d objects, %d unnoticed", tried, len(live), missed)
	if missed > 0 || tried < n {
		t.Errorf("%d of %d unnoticed", missed, tried)
	}
}

// sealedValues are all values of a file, by bucket and key.
type sealedValues map[vault.Bucket]map[string][]byte

func objectsOf(t *testing.T, s *Store) sealedValues {
	t.Helper()
	out := sealedValues{}
	err := s.db.View(func(b *bolt.Tx) error {
		for _, bk := range append(objects.Counted[:], objects.Roots) {
			out[bk] = map[string][]byte{}
			err := b.Bucket(bk.Name()).ForEach(func(k, v []byte) error {
				out[bk][string(k)] = bytes.Clone(v)
				return nil
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// tampering changes a file object by object, as somebody may who has the file
// and no key. It reports false when there was nothing to change.
type tampering struct {
	name string
	do   func(b *bolt.Tx, r *rand.Rand, now, then sealedValues) bool
}

// key draws a key of a bucket.
func (o sealedValues) key(r *rand.Rand, bk vault.Bucket) string {
	all := slices.Sorted(maps.Keys(o[bk]))
	return all[r.IntN(len(all))]
}

var tamperings = []tampering{
	{"removed", func(b *bolt.Tx, r *rand.Rand, now, _ sealedValues) bool {
		bk := objects.Counted[r.IntN(len(objects.Counted))]
		return b.Bucket(bk.Name()).Delete([]byte(now.key(r, bk))) == nil
	}},
	{"two swapped", func(b *bolt.Tx, r *rand.Rand, now, _ sealedValues) bool {
		bk := objects.Counted[r.IntN(len(objects.Counted))]
		x, y := now.key(r, bk), now.key(r, bk)
		in := b.Bucket(bk.Name())
		return x != y && in.Put([]byte(x), now[bk][y]) == nil && in.Put([]byte(y), now[bk][x]) == nil
	}},
	{"one put over another", func(b *bolt.Tx, r *rand.Rand, now, _ sealedValues) bool {
		bk := objects.Counted[r.IntN(len(objects.Counted))]
		x, y := now.key(r, bk), now.key(r, bk)
		return x != y && b.Bucket(bk.Name()).Put([]byte(x), now[bk][y]) == nil
	}},
	{"moved to another bucket", func(b *bolt.Tx, r *rand.Rand, now, _ sealedValues) bool {
		from := r.IntN(len(objects.Counted))
		bk, to := objects.Counted[from], objects.Counted[(from+1+r.IntN(2))%len(objects.Counted)]
		k := now.key(r, bk)
		return b.Bucket(bk.Name()).Delete([]byte(k)) == nil && b.Bucket(to.Name()).Put([]byte(k), now[bk][k]) == nil
	}},
	{"copied to another bucket", func(b *bolt.Tx, r *rand.Rand, now, _ sealedValues) bool {
		from := r.IntN(len(objects.Counted))
		bk, to := objects.Counted[from], objects.Counted[(from+1+r.IntN(2))%len(objects.Counted)]
		k := now.key(r, bk)
		return b.Bucket(to.Name()).Put([]byte(k), now[bk][k]) == nil
	}},
	{"put back to an earlier value", func(b *bolt.Tx, r *rand.Rand, now, then sealedValues) bool {
		bk := objects.Counted[r.IntN(len(objects.Counted))]
		k := then.key(r, bk)
		have, there := now[bk][k]
		return there && !bytes.Equal(have, then[bk][k]) && b.Bucket(bk.Name()).Put([]byte(k), then[bk][k]) == nil
	}},
	{"brought back", func(b *bolt.Tx, r *rand.Rand, now, then sealedValues) bool {
		bk := objects.Counted[r.IntN(len(objects.Counted))]
		k := then.key(r, bk)
		_, there := now[bk][k]
		return !there && b.Bucket(bk.Name()).Put([]byte(k), then[bk][k]) == nil
	}},
	{"root put back", func(b *bolt.Tx, r *rand.Rand, now, then sealedValues) bool {
		k := then.key(r, objects.Roots)
		return !bytes.Equal(now[objects.Roots][k], then[objects.Roots][k]) && b.Bucket(objects.Roots.Name()).Put([]byte(k), then[objects.Roots][k]) == nil
	}},
	{"a whole bucket put back", func(b *bolt.Tx, r *rand.Rand, _, then sealedValues) bool {
		return putBack(b, objects.Counted[r.IntN(len(objects.Counted))], then)
	}},
}

// putBack makes a bucket what it was.
func putBack(b *bolt.Tx, bk vault.Bucket, then sealedValues) bool {
	if b.DeleteBucket(bk.Name()) != nil {
		return false
	}
	in, err := b.CreateBucket(bk.Name())
	for k, v := range then[bk] {
		if err == nil {
			err = in.Put([]byte(k), v)
		}
	}
	return err == nil
}

// TestNoObjectMovedRemovedOrRolledBackGoesUnnoticed tampers with a file object
// by object. The earlier values are of the same file, so each of them opens
// where it stood. The controls raise nothing: a file that was opened and written
// just so with nothing changed, and one put back as a whole, which nothing in
// the file can tell.
func TestNoObjectMovedRemovedOrRolledBackGoesUnnoticed(t *testing.T) {
	n := size(20, 200, 2000)
	path, now, then := twoStates(t)
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	at := filepath.Join(inMemory(t), "a")
	r := rand.New(rand.NewPCG(1, 1))
	try := func(do func(b *bolt.Tx) bool) (done, noticed bool) {
		if err := os.WriteFile(at, whole, 0o600); err != nil {
			t.Fatal(err)
		}
		db, err := bolt.Open(at, 0o600, &bolt.Options{NoSync: true})
		if err != nil {
			t.Fatal(err)
		}
		err = db.Update(func(b *bolt.Tx) error { done = do(b); return nil })
		if err != nil || db.Close() != nil {
			t.Fatal(err)
		}
		return done, shows(at)
	}
	if _, noticed := try(func(*bolt.Tx) bool { return true }); noticed {
		t.Fatal("control: a file in which nothing was changed raises something")
	}
	_, noticed := try(func(b *bolt.Tx) bool {
		return putBack(b, objects.Live, then) && putBack(b, objects.History, then) && putBack(b, objects.Lists, then) && putBack(b, objects.Roots, then)
	})
	if noticed {
		t.Error("control: a whole file of some time before raises something")
	}
	for _, how := range tamperings {
		tried, missed := 0, 0
		for range 50 * n {
			if tried == n {
				break
			}
			done, noticed := try(func(b *bolt.Tx) bool { return how.do(b, r, now, then) })
			if !done {
				continue
			}
			if tried++; !noticed {
				missed++
			}
		}
		t.Logf("%-30s %d tried, %d unnoticed", how.name, tried, missed)
		if missed > 0 || tried < n {
			t.Errorf("%s: %d of %d unnoticed", how.name, missed, tried)
		}
	}
}

// twoStates makes a file with all kinds of objects, and returns them as they
// were some time before and as they are.
func twoStates(t *testing.T) (path string, now, then sealedValues) {
	t.Helper()
	s := freshTiny(t)
	var all []model.Draft
	for i := range 12 {
		d := concept(i)
		d.Name = "Sem"
		save(t, s, d)
		all = append(all, d)
	}
	for _, d := range all[:8] {
		record(t, s, d)
	}
	if err := s.Discard(all[8].ID); err != nil {
		t.Fatal(err)
	}
	s.working.Wait()
	then = objectsOf(t, s)
	for _, d := range all[9:] {
		d.Rev++
		save(t, s, d)
	}
	for _, d := range all[:3] {
		if _, err := s.SetState(d.Signal, model.Closed, "", model.Author{}, clock()); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Restore(all[8].ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Destroy(all[4].Signal); err != nil {
		t.Fatal(err)
	}
	if err := s.HandedOver([]model.ID{all[0].Signal}, records.ExportEntry{Level: model.Complete, Receiver: "wijkteam"}); err != nil {
		t.Fatal(err)
	}
	now = objectsOf(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return s.Path(), now, then
}

// onlyNewest returns the file with every page blanked that is not part of its
// newest state, so that each object stands in it once.
func onlyNewest(t *testing.T, s *Store) []byte {
	t.Helper()
	file, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	m := pages.ReadMetas(bytes.NewReader(file))[0]
	w, err := pages.Walk(bytes.NewReader(file), m, nil)
	if err != nil {
		t.Fatal(err)
	}
	for p := uint64(2); p < m.HWM; p++ {
		if !w.Has(p) {
			clear(file[p*pages.Size : (p+1)*pages.Size])
		}
	}
	return file[:m.HWM*pages.Size]
}

// reachable returns the objects that are part of the file as it is now.
func reachable(t *testing.T, s *Store, c *repair.Carver) (out []repair.Trace) {
	t.Helper()
	for id, tr := range c.Found {
		if id.Kind == objects.KindRoot {
			continue
		}
		err := s.db.Scan(t.Context(), tr.Bucket, func(f objects.Found) {
			if f.Key == tr.Key && f.Env.Seq == tr.Seq {
				out = append(out, tr)
			}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(out) < 40 {
		t.Fatalf("only %d objects", len(out))
	}
	return out
}
