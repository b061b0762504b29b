package repair

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/vault"
)

// TestTheNewestOfAnObjectIsFoundWithoutATree writes one object twice, takes the state pages
// away and looks for it. Controls: one that was never put, and the keys of another file.
func TestTheNewestOfAnObjectIsFoundWithoutATree(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f")
	now := time.Date(2026, 11, 22, 15, 4, 5, 0, time.UTC)
	id := vault.ID(vault.Random(16))
	k := vault.NewKeys(vault.Random(vault.KeyLen), id)
	h := vault.Header{Version: vault.FormatVersion, ID: id, Generation: 1}
	h.Slots = []vault.Slot{vault.NewSlot(vault.SlotPaper, vault.Random(20), vault.KDF{}, k.Master, id)}
	db, err := objects.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	object := model.NewID()
	err = db.Update(func(b *bolt.Tx) error { return objects.LayOut(b, h, k, now) })
	for seq, body := range []string{"first", "then"} {
		err = errors.Join(err, db.Update(func(b *bolt.Tx) error {
			r, err := objects.ReadRoot(b, k)
			x := &objects.Tx{Bolt: b, Keys: k, Root: r, Now: now}
			x.Root.Seq = uint64(7 + seq)
			return errors.Join(err, x.Put(objects.Live, objects.KindName, object, []byte(body)), x.Finish())
		}))
	}
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	clear(file[:2*4096])
	c := NewCarver(bytes.NewReader(file), int64(len(file)), k)
	c.Carve()
	tr, ok := c.Found[ObjectID{objects.KindName, object}]
	if f := c.load(tr); !ok || !f.OK || tr.Seq != 8 || string(f.Body) != "then" {
		t.Errorf("%v: %+v says %q", ok, tr, f.Body)
	}
	if _, ok := c.Found[ObjectID{objects.KindName, model.NewID()}]; ok {
		t.Error("control: found what was never put")
	}
	other := NewCarver(bytes.NewReader(file), int64(len(file)), vault.NewKeys(vault.Random(vault.KeyLen), id))
	if other.Carve(); len(other.Found) > 0 {
		t.Errorf("control: other keys find %d objects", len(other.Found))
	}
	if all := vault.CarveHeaders(bytes.NewReader(file), int64(len(file))); len(all) != 1 || all[0].Times < 3 {
		t.Errorf("%d headers", len(all))
	}
}
