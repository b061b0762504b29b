package ui

import (
	"context"
	"errors"
	"os"
	"testing"
	"testing/synctest"
	"time"

	"tijdig/store"
	"tijdig/ui/text/keeping"
)

// harm flips a byte of the file, one after the other, until one version is
// damaged and the rest is not, and returns what the check says of it.
func harm(t *testing.T, b bench) store.DamagedObject {
	t.Helper()
	f, err := os.OpenFile(b.door.Path, os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	flip := func(at int64) {
		var c [1]byte
		if _, err := f.ReadAt(c[:], at); err != nil {
			t.Fatal(err)
		}
		c[0] ^= 1
		if _, err := f.WriteAt(c[:], at); err != nil {
			t.Fatal(err)
		}
	}
	for at := int64(2 * 4096); at < info.Size(); at += 256 {
		flip(at)
		if r, err := checked(b); err == nil && len(r.Damaged) == 1 && r.Damaged[0].What == "version" {
			return r.Damaged[0]
		}
		flip(at)
	}
	t.Fatal("no byte harms one version only")
	return store.DamagedObject{}
}

// checked reads the whole file and leaves it as it is.
func checked(b bench) (r store.Report, err error) {
	l, err := store.Open(b.door.Path, store.OpenOptions{Now: b.env.Now, ReadOnly: true})
	if err != nil {
		return r, err
	}
	s, err := l.Unlock(phrase)
	if err != nil {
		return r, errors.Join(err, l.Close())
	}
	defer s.Close()
	return s.Check(context.Background())
}

// TestWhatIsDamagedIsToldWithoutBeingAsked opens a file in which one version is
// damaged. Control: a whole file says that all of it was read and is whole.
func TestWhatIsDamagedIsToldWithoutBeingAsked(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		d := b.sit(t, 80, 40)
		two(t, d)
		d.Pass(time.Minute)
		d.SeesNot(keeping.FileWarned)
		d.Press("b")
		d.Sees("alles is heel")
		leave(t, d)
		hit := harm(t, b)
		d = b.sit(t, 80, 40).Watch()
		d.Pass(time.Minute)
		d.Sees(keeping.FileWarned)
		d.Press("b")
		d.Sees("niet alles is heel", keeping.Damaged(hit), "tijdig restore")
		d.Press("esc", "s")
		d.Sees("K-7F3Q", "J-91KD") // everything else works
		leave(t, d)
	})
}
