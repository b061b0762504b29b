package store

import (
	"context"

	bolt "go.etcd.io/bbolt"
)

// tally is what the buckets hold, beside what the root says they do.
type tally struct {
	root   root
	counts [3]uint64
	sums   [3]sum
}

func (t tally) agree(b bucket) bool {
	i := slotOf(b)
	return t.counts[i] == t.root.Counts[i] && t.sums[i] == t.root.Sums[i]
}

// recount goes over the tags of all objects in one read transaction. It shows
// what is missing or was put back; it does not open the objects.
func (s *Store) recount() (t tally, err error) {
	err = s.view(func(b *bolt.Tx) error {
		t = tally{}
		if t.root, err = readRoot(b, s.keys); err != nil {
			return err
		}
		for i, name := range counted {
			bk := b.Bucket(name.name())
			if bk == nil {
				return ErrDamaged
			}
			c := bk.Cursor()
			for k, v := c.First(); k != nil; k, v = c.Next() {
				if t.counts[i]++; t.counts[i]%1024 == 0 && s.goesOn(context.Background()) != nil {
					return ErrClosed
				}
				if len(k) == len(objectKey{}) {
					t.sums[i].xor(s.keys.mark(name, objectKey(k), v))
				}
			}
		}
		return nil
	})
	return t, err
}
