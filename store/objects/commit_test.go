package objects

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/vault"
)

func clock1() time.Time { return time.Date(2026, 11, 22, 15, 4, 5, 0, time.UTC) }

// newFile makes a file with nothing in it and opens it.
func newFile(t *testing.T) *DB {
	t.Helper()
	path := filepath.Join(t.TempDir(), "f")
	master := vault.Random(vault.KeyLen)
	h := vault.Header{Version: vault.FormatVersion, ID: vault.ID(vault.Random(16)), Generation: 1}
	h.Slots = []vault.Slot{vault.NewSlot(vault.SlotPaper, vault.Random(20), vault.KDF{}, master, h.ID)}
	k := vault.NewKeys(master, h.ID)
	made, err := Create(path)
	if err != nil {
		t.Fatal(err)
	}
	err = made.Update(func(b *bolt.Tx) error { return LayOut(b, h, k, clock1()) })
	if err := errors.Join(err, made.Close()); err != nil {
		t.Fatal(err)
	}
	f, err := Open(path, false)
	if err != nil {
		t.Fatal(err)
	}
	d := New(f, h, k, clock1, Hooks{Full: func(bool) {}})
	t.Cleanup(func() {
		if d.End() {
			d.Close()
		}
	})
	if err := d.Load(); err != nil {
		t.Fatal(err)
	}
	return d
}

// TestAChangeThatFailedIsMadeOnceMore has a change written and then told as failed: what
// it put, and what it says in the root, is in the file once.
func TestAChangeThatFailedIsMadeOnceMore(t *testing.T) {
	d := newFile(t)
	id, machine, line := model.NewID(), vault.Sum{1}, vault.Sum{2}
	told := 0
	d.write.Lock()
	var c *Tx
	refused := d.update(func(b *bolt.Tx) error {
		c = d.begin(b)
		c.Done = func() { told++ }
		c.Root.Machine, c.Root.Logged, c.Root.LogSum = machine, 1, line
		return errors.Join(c.Put(History, KindLog, id, []byte("x")), c.Finish(), errors.New("the disk fails"))
	})
	err := d.settle(c, refused)
	d.done(c)
	d.write.Unlock()
	if err != nil {
		t.Fatal(err)
	}
	if r := d.State(); r.Machine != machine || r.Logged != 1 || r.LogSum != line || r.Seq != 2 || r.Counts[1] != 1 || told != 1 {
		t.Errorf("%+v, told %d times", r, told)
	}
	if sums, err := d.Recount(); err != nil || !sums.Whole() {
		t.Errorf("the root does not agree: %v", err)
	}
	err = d.View(func(b *bolt.Tx) error {
		_, err := GetBody(b, d.Keys, History, KindLog, id)
		return err
	})
	if err != nil {
		t.Errorf("what was put: %v", err)
	}
}

// TestAReadOpensAgainWhatAFailureClosed has the file fail to open after a failure, as on a
// full disk, and come back: what is in it is read without anything being saved first.
func TestAReadOpensAgainWhatAFailureClosed(t *testing.T) {
	d := newFile(t)
	id := model.NewID()
	if err := d.Commit(func(c *Tx) error { return c.Put(Live, KindConcept, id, []byte("x")) }); err != nil {
		t.Fatal(err)
	}
	away := d.Path + ".weg"
	d.reading.Lock()
	d.drop()
	err := os.Rename(d.Path, away)
	if d.reopen() == nil {
		t.Error("control: it opened")
	}
	d.reading.Unlock()
	if err != nil {
		t.Fatal(err)
	}
	read := func() error {
		return d.View(func(b *bolt.Tx) error {
			_, err := GetBody(b, d.Keys, Live, KindConcept, id)
			return err
		})
	}
	if err := read(); !errors.Is(err, ErrClosed) {
		t.Errorf("while it is not there: %v", err)
	}
	if err := os.Rename(away, d.Path); err != nil {
		t.Fatal(err)
	}
	if err := read(); err != nil {
		t.Errorf("once it is back: %v", err)
	}
}
