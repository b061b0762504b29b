package objects

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"

	bolt "go.etcd.io/bbolt"

	"tijdig/store/pages"
	"tijdig/store/vault"
)

// Tally is what the buckets hold, beside what the root says they do.
type Tally struct {
	Root   Root
	counts [3]uint64
	Sums   [3]vault.Sum
}

func (t Tally) Agree(b vault.Bucket) bool {
	i := slotOf(b)
	return t.counts[i] == t.Root.Counts[i] && t.Sums[i] == t.Root.Sums[i]
}

// Whole reports whether all of them agree.
func (t Tally) Whole() bool { return t.Agree(Live) && t.Agree(History) && t.Agree(Lists) }

// Recount goes over the tags of all objects in one read transaction. It shows
// what is missing or was put back; it does not open the objects.
func Recount(ctx context.Context, b *bolt.Tx, k *vault.Keys) (t Tally, err error) {
	if t.Root, err = ReadRoot(b, k); err != nil {
		return t, err
	}
	marker := k.Marker()
	for i, name := range Counted {
		bk := b.Bucket(name.Name())
		if bk == nil {
			return t, pages.ErrDamaged
		}
		c := bk.Cursor()
		for key, v := c.First(); key != nil; key, v = c.Next() {
			if t.counts[i]++; t.counts[i]%256 == 0 {
				if ctx.Err() != nil {
					return t, ctx.Err()
				}
				runtime.Gosched() // whoever types goes first
			}
			if len(key) == len(vault.ObjectKey{}) {
				t.Sums[i].Xor(marker.Mark(name, vault.ObjectKey(key), v))
			}
		}
	}
	return t, nil
}

// Recount is the same of the file that is open; it ends early when that is closed.
func (s *DB) Recount() (t Tally, err error) {
	ctx, end := s.Context()
	defer end()
	err = s.View(func(b *bolt.Tx) error {
		t, err = Recount(ctx, b, s.Keys)
		return err
	})
	if errors.Is(err, context.Canceled) {
		err = ErrClosed
	}
	return t, err
}

// Complete proves that everything the file counts is there, and that whoever looks
// it up finds it: the pages are a search tree as they stand on the disk now, and
// count and sum of what they hold are those of the root. What removes anything asks
// this first; [ErrIncomplete] then means that nothing was touched, and that salvage
// may know more than the tree does.
func (s *DB) Complete() error {
	s.write.Lock()
	defer s.write.Unlock()
	if s.closed {
		return ErrClosed
	}
	return s.completeHeld()
}

// completeHeld is complete for who holds the write lock.
func (s *DB) completeHeld() error {
	f := s.File()
	if f == nil {
		return ErrClosed
	}
	if f.Older != nil {
		return fmt.Errorf("%w: the newest state is damaged", ErrIncomplete)
	}
	return CompleteFile(f, s.Keys)
}

// CompleteFile is complete for a file that is open and that nobody else writes to.
func CompleteFile(f *File, k *vault.Keys) error {
	info, err := f.Raw.Stat()
	if err != nil {
		return err
	}
	err = pages.Mapped(f.Raw, info.Size(), func(r io.ReaderAt) error {
		_, err := pages.Preflight(r, info.Size())
		return err
	})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrIncomplete, err)
	}
	return ViewFile(f.Bolt, func(b *bolt.Tx) error {
		t, err := Recount(context.Background(), b, k)
		if err == nil && !t.Whole() {
			err = ErrIncomplete
		}
		return err
	})
}
