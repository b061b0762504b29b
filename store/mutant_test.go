package store

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"testing"
	"time"

	"tijdig/store/pages"
	"tijdig/store/repair"
	"tijdig/store/vault"
)

// longest is how long one file may take before it counts as a hang. It is a
// thousand times what one takes.
const longest = 30 * time.Second

// watched runs fn and says how it ended: "" when it came back.
func watched(fn func(), limit time.Duration) string {
	ended := make(chan string, 1)
	go func() {
		defer func() {
			if r := recover(); r != nil {
				ended <- fmt.Sprintf("panic: %v\n%s", r, debug.Stack())
			}
		}()
		fn()
		ended <- ""
	}()
	late := time.NewTimer(limit)
	defer late.Stop()
	select {
	case how := <-ended:
		return how
	case <-late.C:
		return "hang"
	}
}

// mutate harms a file in one to eight places: at random, or where it hurts, in
// the heads of total and in the tables of what stands on them.
func mutate(r *rand.Rand, whole []byte) []byte {
	file := bytes.Clone(whole)
	total := len(file) / pages.Size
	for range 1 + r.IntN(8) {
		page := file[r.IntN(total)*pages.Size:][:pages.Size]
		switch r.IntN(9) {
		case 0:
			file[r.IntN(len(file))] ^= 1 << r.IntN(8)
		case 1: // the head of a page: its number, kind, count and length
			page[r.IntN(pages.HeadLen)] = byte(r.Uint32())
		case 2: // count and length as large as can be
			binary.LittleEndian.PutUint32(page[10+r.IntN(3):], r.Uint32()|0xFFFF0000)
		case 3: // an entry of the table
			binary.LittleEndian.PutUint32(page[pages.HeadLen+4*r.IntN(64):], r.Uint32()>>r.IntN(32))
		case 4: // a page where another one was
			copy(page, file[r.IntN(total)*pages.Size:][:pages.Size])
		case 5: // a branch that leads to some page, itself perhaps
			binary.LittleEndian.PutUint64(page[pages.HeadLen+8+pages.ElementLen*r.IntN(8):], uint64(r.IntN(total)))
		case 6: // one of the two total that say where everything is
			file[r.IntN(2)*pages.Size+r.IntN(80)] = byte(r.Uint32())
		case 7:
			clear(page[r.IntN(pages.Size):])
		default:
			for i := range page[:r.IntN(pages.Size)] {
				page[i] = byte(r.Uint32())
			}
		}
	}
	if r.IntN(10) == 0 {
		file = file[:r.IntN(len(file))]
	}
	return file
}

// fate counts what became of the mutants.
type fate struct {
	opened, refused, recovered, lost int
}

func (f *fate) add(o fate) {
	f.opened, f.refused, f.recovered, f.lost = f.opened+o.opened, f.refused+o.refused, f.recovered+o.recovered, f.lost+o.lost
}

// meet opens and reads one harmed file, and takes out of it what can be saved.
func meet(in, out string) (f fate) {
	_ = os.Remove(out)
	if s, err := openAs(in, pass); err != nil {
		f.refused++
	} else {
		f.opened++
		_, _ = s.Check(context.Background())
		s.Close()
	}
	if _, err := Recover(in, repair.Options{Secret: vault.Secret{Passphrase: pass}, Out: out, Now: clock}); err != nil {
		f.lost++
	} else {
		f.recovered++
	}
	return f
}

// TestNoHarmedFileStopsTheProgram gives thousands of harmed files to opening
// and to salvage: no panic, no hang. The controls are a panic and a hang that
// must be found out; the floors are on how many came through each way, as
// files that are refused at the door try nothing.
func TestNoHarmedFileStopsTheProgram(t *testing.T) {
	n := size(150, 5_000, 100_000)
	s := freshTiny(t)
	fill(t, s, 10)
	for i := range 3 {
		save(t, s, concept(i))
	}
	s.working.Wait()
	s.Close()
	whole, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	whole = whole[:pages.ReadMetas(bytes.NewReader(whole))[0].HWM*pages.Size]
	var mu sync.Mutex
	var all fate
	dir := inMemory(t)
	hands(func(hand int, r *rand.Rand) {
		in, out := filepath.Join(dir, fmt.Sprint(hand)), filepath.Join(dir, fmt.Sprint("out", hand))
		for i := range n/runtime.GOMAXPROCS(0) + 1 {
			if err := os.WriteFile(in, mutate(r, whole), 0o600); err != nil {
				t.Error(err)
				return
			}
			var f fate
			if how := watched(func() { f = meet(in, out) }, longest); how != "" {
				t.Errorf("hand %d, file %d: %s", hand, i, how)
				return
			}
			mu.Lock()
			all.add(f)
			mu.Unlock()
		}
	})
	t.Logf("%d files: %d opened, %d refused; salvage of %d gave a file, of %d none", all.opened+all.refused, all.opened, all.refused, all.recovered, all.lost)
	if all.opened+all.refused < n || all.opened < n/20 || all.refused < n/20 || all.recovered < n/2 {
		t.Errorf("too few came through: %+v", all)
	}
	if how := watched(func() { panic("planted") }, longest); how == "" {
		t.Error("control: a panic went unseen")
	}
	if how := watched(func() { <-make(chan bool) }, 10*time.Millisecond); how != "hang" {
		t.Errorf("control: a hang is %q", how)
	}
}
