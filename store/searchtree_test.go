package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	bolt "go.etcd.io/bbolt"

	"tijdig/store/objects"
	"tijdig/store/pages"
)

// leafAndBranchPages lists the pages of the newest state that hold at least two
// elements, below the one that holds the buckets.
func leafAndBranchPages(t *testing.T, whole []byte) (leaves, branches []int) {
	t.Helper()
	m := pages.ReadMetas(bytes.NewReader(whole))[0]
	w, err := pages.Walk(pages.Image(whole), m, nil)
	if err != nil {
		t.Fatal(err)
	}
	for p := 2; p < int(m.HWM); p++ {
		h := pages.ParseHeader(whole[p*pages.Size:])
		if !w.Has(uint64(p)) || h.ID != uint64(p) || h.Count < 2 || uint64(p) == m.Root {
			continue
		}
		switch h.Flags {
		case pages.Leaf:
			leaves = append(leaves, p)
		case pages.Branch:
			branches = append(branches, p)
		}
	}
	return leaves, branches
}

// element returns where an element of a page begins, its key and its data.
func element(page []byte, i int) (at, key, keyLen int) {
	at = pages.HeadLen + i*pages.ElementLen
	u32 := binary.LittleEndian.Uint32
	if pages.ParseHeader(page).Flags == pages.Branch {
		return at, at + int(u32(page[at:])), int(u32(page[at+4:]))
	}
	return at, at + int(u32(page[at+4:])), int(u32(page[at+8:]))
}

// misplace harms one page in a way that a walk over it might not mind.
func misplace(r *rand.Rand, page []byte, from []byte) (name string) {
	n := pages.ParseHeader(page).Count
	i, j := r.IntN(n), r.IntN(n)
	at, key, size := element(page, i)
	to, other, _ := element(page, j)
	onPage := func(at, n int) bool { return at >= 0 && at+n <= len(page) }
	switch r.IntN(8) {
	case 0:
		if onPage(key, size) {
			page[key+r.IntN(size)] ^= 1 << r.IntN(8)
		}
		return "a bit of a key"
	case 1: // the first byte decides most
		if onPage(key, size) {
			page[key] ^= 1 << r.IntN(8)
		}
		return "a bit of the first byte of a key"
	case 2:
		page[at+r.IntN(pages.ElementLen)] ^= 1 << r.IntN(8)
		return "a bit of the table"
	case 3:
		a, b := bytes.Clone(page[at:at+pages.ElementLen]), bytes.Clone(page[to:to+pages.ElementLen])
		copy(page[at:], b)
		copy(page[to:], a)
		return "two elements exchanged"
	case 4:
		if onPage(key, size) && onPage(other, size) {
			copy(page[key:key+size], page[other:other+size])
		}
		return "one key twice"
	case 5:
		page[r.IntN(pages.HeadLen)] ^= 1 << r.IntN(8)
		return "a bit of the head of the page"
	case 6:
		binary.LittleEndian.PutUint16(page[10:], uint16(r.IntN(n+2)))
		return "more or fewer elements"
	default: // what another page holds, under the number of this one
		own := bytes.Clone(page[:8])
		copy(page, from)
		copy(page, own)
		return "the content of another page"
	}
}

// lookups compares what going over a file meets with what looking it up finds,
// in each bucket; every key of all is looked up too. It gives up on a walk that
// meets more than there can be.
func lookups(path string, all [][]byte) (differ int, err error) {
	db, err := objects.OpenBolt(path, &bolt.Options{ReadOnly: true, NoStatistics: true})
	if err != nil {
		return 0, err
	}
	defer db.Close()
	err = objects.ViewFile(db, func(b *bolt.Tx) error {
		for _, name := range objects.Counted {
			bk := b.Bucket(name.Name())
			if bk == nil {
				return fmt.Errorf("%w: bucket", ErrDamaged)
			}
			met := map[string]bool{}
			c := bk.Cursor()
			for k, v := c.First(); k != nil; k, v = c.Next() {
				if met[string(k)] = true; !bytes.Equal(bk.Get(k), v) {
					differ++
				}
				if len(met) > 2*len(all) || differ > 2*len(all) {
					return nil
				}
			}
			for _, k := range all {
				if bk.Get(k) != nil != met[string(k)] {
					differ++
				}
			}
		}
		return nil
	})
	return differ, err
}

// TestWalkAndLookupMeetTheSameObjects harms pages so that keys lie where they do
// not belong. Whatever the pre-flight lets through must be a tree in which
// looking up finds what walking meets: all checking walks, and all use looks up.
// The control leaves the pre-flight out, and must find files where the two differ.
func TestWalkAndLookupMeetTheSameObjects(t *testing.T) {
	n := size(1_000, 10_000, 100_000)
	s := freshTiny(t)
	fill(t, s, 700)
	s.working.Wait()
	s.Close()
	whole, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	whole = whole[:pages.ReadMetas(bytes.NewReader(whole))[0].HWM*pages.Size]
	leaves, branches := leafAndBranchPages(t, whole)
	if len(leaves) < 100 || len(branches) < 4 {
		t.Fatalf("%d leaves, %d branches", len(leaves), len(branches))
	}
	all := keysIn(t, s.Path())
	var mu sync.Mutex
	through, refused, blind := 0, map[string]int{}, 0
	dir := inMemory(t)
	hands(func(hand int, r *rand.Rand) {
		path := filepath.Join(dir, fmt.Sprint(hand))
		if err := os.WriteFile(path, whole, 0o600); err != nil {
			t.Error(err)
			return
		}
		for range n/runtime.GOMAXPROCS(0) + 1 {
			p := leaves[r.IntN(len(leaves))]
			if r.IntN(2) == 0 {
				p = branches[r.IntN(len(branches))]
			}
			page := bytes.Clone(whole[p*pages.Size:][:pages.Size])
			name := misplace(r, page, whole[leaves[r.IntN(len(leaves))]*pages.Size:][:pages.Size])
			if err := patch(path, p, page); err != nil {
				t.Error(err)
				return
			}
			f, err := objects.Open(path, true)
			if err == nil {
				err = f.Close()
			}
			differ := 0
			if err == nil {
				differ, err = lookups(path, all)
				if differ > 0 || err != nil {
					t.Errorf("page %d, %s: let through, and %d keys are not found where they are met: %v", p, name, differ, err)
				}
			}
			mu.Lock()
			if err != nil {
				refused[name]++
			} else {
				through++
			}
			look := blind < 20
			mu.Unlock()
			if err != nil && look && name == "a bit of the first byte of a key" {
				if differ, err := lookups(path, all); err == nil && differ > 0 {
					mu.Lock()
					blind++
					mu.Unlock()
				}
			}
			if err := patch(path, p, whole[p*pages.Size:][:pages.Size]); err != nil {
				t.Error(err)
				return
			}
		}
	})
	t.Logf("%d let through, refused %v; control: %d where walk and lookup differ", through, refused, blind)
	if through < n/50 || len(refused) < 7 {
		t.Errorf("too few came through each way: %d let through, refused %v", through, refused)
	}
	if blind < 5 {
		t.Errorf("control: without the pre-flight only %d files differ", blind)
	}
}

// keysIn lists every key of the counted buckets.
func keysIn(t *testing.T, path string) (all [][]byte) {
	t.Helper()
	f, err := objects.Open(path, true)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	err = f.Bolt.View(func(b *bolt.Tx) error {
		for _, name := range objects.Counted {
			c := b.Bucket(name.Name()).Cursor()
			for k, _ := c.First(); k != nil; k, _ = c.Next() {
				all = append(all, bytes.Clone(k))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func patch(path string, page int, b []byte) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteAt(b, int64(page)*pages.Size)
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}
