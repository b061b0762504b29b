package store

import (
	"context"
	"errors"
	"fmt"
	"io"

	"tijdig/store/pages"
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
func (s *db) recount() (t tally, err error) {
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

// complete proves that everything the file counts is there, and that whoever looks
// it up finds it: the pages are a search tree as they stand on the disk now, and
// count and sum of what they hold are those of the root. What removes anything asks
// this first; [ErrIncomplete] then means that nothing was touched, and that salvage
// may know more than the tree does.
func (s *db) complete() error {
	s.write.Lock()
	defer s.write.Unlock()
	if s.closed {
		return ErrClosed
	}
	return s.completeHeld()
}

// completeHeld is complete for who holds the write lock.
func (s *db) completeHeld() error {
	f := s.handle()
	if f == nil {
		return ErrClosed
	}
	if f.older != nil {
		return fmt.Errorf("%w: the newest state is damaged", ErrIncomplete)
	}
	return completeFile(f, s.keys)
}

// completeFile is complete for a file that is open and that nobody else writes to.
func completeFile(f *file, k *vault.Keys) error {
	info, err := f.raw.Stat()
	if err != nil {
		return err
	}
	err = pages.Mapped(f.raw, info.Size(), func(r io.ReaderAt) error {
		_, err := pages.Preflight(r, info.Size())
		return err
	})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrIncomplete, err)
	}
	return viewFile(f.db, func(b *bolt.Tx) error {
		t, err := recount(context.Background(), b, k)
		if err == nil && !t.whole() {
			err = ErrIncomplete
		}
		return err
	})
}
