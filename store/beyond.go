package store

import (
	"bytes"

	bolt "go.etcd.io/bbolt"

	"tijdig/store/objects"
	"tijdig/store/vault"
)

// met is one sealed object as the newest state has it.
type met struct {
	harmed
	value []byte
}

// beyond returns the objects that only the newest state has, as far as its pages can be
// read, and how many cannot.
func beyond(f *objects.File) (all []met, torn int) {
	found, torn := f.Older.Beyond(func(name string) bool { return len(name) == 1 })
	for _, e := range found {
		if len(e.Key) == len(vault.ObjectKey{}) {
			all = append(all, met{harmed{vault.Bucket(e.Bucket[0]), vault.ObjectKey(e.Key)}, e.Value})
		}
	}
	return all, torn
}

// differing leaves out what the older state has just so.
func differing(t *bolt.Tx, all []met) (out []met) {
	for _, m := range all {
		bk := t.Bucket(m.bucket.Name())
		if bk == nil || !bytes.Equal(bk.Get(m.key[:]), m.value) {
			out = append(out, m)
		}
	}
	return out
}
