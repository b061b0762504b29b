// Package objectstest makes real files of sealed objects, with nothing in them, for tests of what
// stands on objects.
package objectstest

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/store/objects"
	"tijdig/store/vault"
)

// Clock stands still, at a moment with an offset.
func Clock() time.Time {
	return time.Date(2026, 11, 23, 14, 5, 6, 0, time.FixedZone("", 3600))
}

// New makes a file in a folder of the test and opens it. What on leaves out is not told.
func New(t testing.TB, on objects.Hooks) *objects.DB {
	t.Helper()
	master := vault.Random(vault.KeyLen)
	h := vault.Header{Version: vault.FormatVersion, ID: vault.ID(vault.Random(16)), Generation: 1}
	h.Slots = []vault.Slot{vault.NewSlot(vault.SlotPaper, vault.Random(20), vault.KDF{}, master, h.ID)}
	k := vault.NewKeys(master, h.ID)
	path := filepath.Join(t.TempDir(), "a.tijdig")
	made, err := objects.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	err = made.Update(func(b *bolt.Tx) error { return objects.LayOut(b, h, k, Clock()) })
	if err := errors.Join(err, made.Close()); err != nil {
		t.Fatal(err)
	}
	if on.Full == nil {
		on.Full = func(bool) {}
	}
	return open(t, path, h, k, on)
}

// Again closes the file and opens it afresh, as the next session does.
func Again(t testing.TB, d *objects.DB) *objects.DB {
	t.Helper()
	h, k := d.Header(), d.OwnKeys()
	Close(t, d)
	return open(t, d.Path, h, k, d.Hooks)
}

// Close closes the file, if that was not done yet.
func Close(t testing.TB, d *objects.DB) {
	t.Helper()
	if d.End() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	}
}

func open(t testing.TB, path string, h vault.Header, k *vault.Keys, on objects.Hooks) *objects.DB {
	t.Helper()
	f, err := objects.Open(path, false)
	if err != nil {
		t.Fatal(err)
	}
	d := objects.New(f, h, k, Clock, on)
	t.Cleanup(func() { Close(t, d) })
	if err := d.Load(); err != nil {
		t.Fatal(err)
	}
	return d
}
