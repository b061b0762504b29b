package proof

import (
	"bytes"

	bolt "go.etcd.io/bbolt"

	"tijdig/store/objects"
	"tijdig/store/vault"
)

// Met is one sealed object as the newest state has it.
type Met struct {
	Spot
	Value []byte
}

// Beyond returns the objects that only the newest state has, as far as its pages can be
// read, and how many cannot.
func Beyond(f *objects.File) (all []Met, torn int) {
	found, torn := f.Older.Beyond(func(name string) bool { return len(name) == 1 })
	for _, e := range found {
		if len(e.Key) == len(vault.ObjectKey{}) {
			all = append(all, Met{Spot{vault.Bucket(e.Bucket[0]), vault.ObjectKey(e.Key)}, e.Value})
		}
	}
	return all, torn
}

// Differing leaves out what the older state has just so.
func Differing(t *bolt.Tx, all []Met) (out []Met) {
	for _, m := range all {
		bk := t.Bucket(m.Bucket.Name())
		if bk == nil || !bytes.Equal(bk.Get(m.Key[:]), m.Value) {
			out = append(out, m)
		}
	}
	return out
}
