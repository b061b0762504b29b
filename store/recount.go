package store

import (
	"context"
	"errors"

	"tijdig/store/vault"

	bolt "go.etcd.io/bbolt"
)

// tally is what the buckets hold, beside what the root says they do.
type tally struct {
	root   root
	counts [3]uint64
	sums   [3]vault.Sum
}

func (t tally) agree(b vault.Bucket) bool {
	i := slotOf(b)
	return t.counts[i] == t.root.Counts[i] && t.sums[i] == t.root.Sums[i]
}

// whole reports whether all of them agree.
func (t tally) whole() bool { return t.agree(live) && t.agree(history) && t.agree(lists) }

// recount goes over the tags of all objects in one read transaction. It shows
// what is missing or was put back; it does not open the objects.
func recount(ctx context.Context, b *bolt.Tx, k *vault.Keys) (t tally, err error) {
	if t.root, err = readRoot(b, k); err != nil {
		return t, err
	}
	for i, name := range counted {
		bk := b.Bucket(name.Name())
		if bk == nil {
			return t, ErrDamaged
		}
		c := bk.Cursor()
		for key, v := c.First(); key != nil; key, v = c.Next() {
			if t.counts[i]++; t.counts[i]%1024 == 0 && ctx.Err() != nil {
				return t, ctx.Err()
			}
			if len(key) == len(vault.ObjectKey{}) {
				t.sums[i].Xor(k.Mark(name, vault.ObjectKey(key), v))
			}
		}
	}
	return t, nil
}

// recount is the same of the file that is open; it ends early when that is closed.
func (s *Store) recount() (t tally, err error) {
	ctx, end := s.context()
	defer end()
	err = s.view(func(b *bolt.Tx) error {
		t, err = recount(ctx, b, s.keys)
		return err
	})
	if errors.Is(err, context.Canceled) {
		err = ErrClosed
	}
	return t, err
}
