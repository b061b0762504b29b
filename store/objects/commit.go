package objects

import (
	"errors"
	"fmt"
	"runtime/debug"

	bolt "go.etcd.io/bbolt"

	"tijdig/store/disk"
	"tijdig/store/pages"
)

// ErrNothing is what a change returns that turns out to change nothing.
var ErrNothing = errors.New("nothing to do")

// Commit makes one change, durable when it returns nil. Nothing else writes to
// the file. An error of fn leaves everything as it was and comes back as it
// is; an error of the disk is looked into until the truth is known, and
// [disk.ErrNotSaved] then means that it is not in the file.
func (s *DB) Commit(fn func(*Tx) error) error {
	s.write.Lock()
	defer s.write.Unlock()
	if err := s.writable(); err != nil {
		return err
	}
	var t *Tx
	var refused error
	err := s.update(func(b *bolt.Tx) error {
		t = s.begin(b)
		s.keepReserve(b.Size())
		if refused = fn(t); refused != nil {
			return refused
		}
		return t.Finish()
	})
	if refused != nil {
		if errors.Is(refused, ErrNothing) {
			return nil
		}
		return refused
	}
	if err != nil {
		if err = s.settle(t, err); err != nil {
			return err
		}
	}
	s.done(t)
	return nil
}

// AtOpening makes one change before anybody else has the file. Of one that fails nothing
// is in the file, and what is whole in it stays.
func (s *DB) AtOpening(fn func(*Tx) error) error {
	var t *Tx
	err := s.update(func(b *bolt.Tx) error {
		t = s.begin(b)
		if err := fn(t); err != nil {
			return err
		}
		return t.Finish()
	})
	if err != nil {
		return err
	}
	s.root = t.Root
	if t.Header != nil {
		s.hdr = t.Header.SignedWith(s.Keys)
	}
	return nil
}

func (s *DB) begin(b *bolt.Tx) *Tx {
	t := &Tx{Bolt: b, id: uint64(b.ID()), Keys: s.Keys, Root: s.root, Was: s.hdr, Now: s.Now()}
	t.Root.Seq++
	t.Root.Saved = t.Now
	t.Root.Use = "" // a copy that is worked in is none any more, and is not let go of as one
	return t
}

// done brings memory in step with the file.
func (s *DB) done(t *Tx) {
	s.root = t.Root
	if t.Header != nil {
		s.hdr = *t.Header
	}
	if t.Done != nil {
		t.Done()
	}
}

// writable reports why nothing may be written now. It opens the file again
// where an earlier failure closed it.
func (s *DB) writable() error {
	if s.closed {
		return ErrClosed
	}
	f := s.File()
	if f == nil || s.asRead {
		s.reading.Lock()
		defer s.reading.Unlock()
		s.drop()
		return s.reopen()
	}
	if f.ReadOnly {
		return disk.NotSaved(disk.ErrReadOnly)
	}
	if !f.still() {
		return disk.NotSaved(ErrMoved)
	}
	return nil
}

// update runs fn in a transaction of bbolt and turns what bbolt dies of into
// an error.
func (s *DB) update(fn func(*bolt.Tx) error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: bbolt stopped", pages.ErrDamaged)
		}
	}()
	return s.File().Bolt.Update(fn)
}

// View runs fn in a read transaction. Short ones only: a long one holds up
// the writer when the file grows. It opens the file again where an earlier failure closed
// it.
func (s *DB) View(fn func(*bolt.Tx) error) error {
	s.comeBack()
	s.reading.RLock()
	defer s.reading.RUnlock()
	return s.ViewHeld(fn)
}

// comeBack opens the file again where a failure closed it, unless somebody is at that.
func (s *DB) comeBack() {
	if s.File() != nil || !s.write.TryLock() {
		return
	}
	defer s.write.Unlock()
	if s.closed || s.File() != nil {
		return
	}
	s.reading.Lock()
	defer s.reading.Unlock()
	_ = s.reopen() //nolint:errcheck // the read that follows says that it is closed
}

// ViewHeld is view for who keeps the file from being closed already.
func (s *DB) ViewHeld(fn func(*bolt.Tx) error) error {
	f := s.File()
	if f == nil {
		return ErrClosed
	}
	return ViewFile(f.Bolt, fn)
}

// settle finds out what became of a commit that returned an error. bbolt may
// have left it visible without knowing whether it is on disk, or not written
// it at all. The file is closed, what may hang in the air is written once
// more, and the counter in it tells; if the change is not in, it is made a
// second time.
func (s *DB) settle(t *Tx, cause error) error {
	s.reading.Lock() // readers wait for the truth, too
	defer s.reading.Unlock()
	s.drop()
	if t == nil { // bbolt stopped before there was a change
		return errors.Join(disk.NotSaved(cause), s.reopen())
	}
	want := t.Root.Seq
	if err := s.reopen(); err != nil {
		pages.Retract(s.Path, t.id)
		return disk.NotSaved(cause)
	}
	if s.root.Seq == want {
		return nil
	}
	again := t
	err := s.update(func(b *bolt.Tx) error {
		again = s.begin(b)
		again.Done, again.Header = t.Done, t.Header
		again.Root.follow(t.Root)
		if t.Header != nil {
			if err := again.PutHeader(*t.Header); err != nil {
				return err
			}
		}
		for _, o := range t.Ops {
			if err := again.redo(o); err != nil {
				return err
			}
		}
		return again.Finish()
	})
	if err != nil {
		s.drop()
		if e := s.reopen(); e != nil {
			pages.Retract(s.Path, again.id)
			return disk.NotSaved(err)
		}
		if s.root.Seq != want {
			return disk.NotSaved(err)
		}
	}
	*t = *again
	return nil
}

func (t *Tx) redo(o op) error {
	switch {
	case o.clear:
		return t.ClearLists()
	case o.body == nil:
		return t.Del(o.b, o.kind, o.id)
	}
	return t.Put(o.b, o.kind, o.id, o.body)
}

// How much room behind the last page is kept filled on disk, in bytes. On a
// full disk concepts are still saved into it; it is topped up when less than
// the lower amount is left.
const (
	reserveFull = 4 << 20
	reserveLow  = 2 << 20
)

// keepReserve tops up the room behind the end of the pages, and tells when the
// disk will not give it.
func (s *DB) keepReserve(end int64) {
	if s.reserved-end >= reserveLow {
		return
	}
	err := disk.FillAhead(s.File().Raw, max(end, s.reserved), end+reserveFull)
	if s.full = disk.Full(err); s.full {
		s.Hooks.Full(true)
		return
	}
	if err != nil {
		return // the commit that follows meets the same disk, and says so
	}
	s.reserved = end + reserveFull
	s.Hooks.Full(false)
}

// Room returns [disk.ErrDiskFull] when the reserve cannot be kept. New versions are
// refused then, so that concepts can still be saved.
func (s *DB) Room() error {
	if s.full {
		return fmt.Errorf("%w: %w", disk.ErrNotSaved, disk.ErrDiskFull)
	}
	return nil
}
