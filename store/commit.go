package store

import (
	"errors"
	"fmt"
	"runtime/debug"

	"tijdig/store/disk"
	"tijdig/store/pages"

	bolt "go.etcd.io/bbolt"
)

// errNothing is what a change returns that turns out to change nothing.
var errNothing = errors.New("nothing to do")

// commit makes one change, durable when it returns nil. Nothing else writes to
// the file. An error of fn leaves everything as it was and comes back as it
// is; an error of the disk is looked into until the truth is known, and
// [ErrNotSaved] then means that it is not in the file.
func (s *db) commit(fn func(*sealedTx) error) error {
	s.write.Lock()
	defer s.write.Unlock()
	if err := s.writable(); err != nil {
		return err
	}
	var t *sealedTx
	var refused error
	err := s.update(func(b *bolt.Tx) error {
		t = s.begin(b)
		s.keepReserve(b.Size())
		if refused = fn(t); refused != nil {
			return refused
		}
		return t.finish()
	})
	if refused != nil {
		if errors.Is(refused, errNothing) {
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

// atOpening makes one change before anybody else has the file. Of one that fails nothing
// is in the file, and what is whole in it stays.
func (s *db) atOpening(fn func(*sealedTx) error) error {
	var t *sealedTx
	err := s.update(func(b *bolt.Tx) error {
		t = s.begin(b)
		if err := fn(t); err != nil {
			return err
		}
		return t.finish()
	})
	if err != nil {
		return err
	}
	s.root = t.root
	if t.header != nil {
		s.hdr = t.header.SignedWith(s.keys)
	}
	return nil
}

func (s *db) begin(b *bolt.Tx) *sealedTx {
	t := &sealedTx{bolt: b, id: uint64(b.ID()), keys: s.keys, root: s.root, was: s.hdr, now: s.now()}
	t.root.Seq++
	t.root.Saved = t.now
	t.root.Use = "" // a copy that is worked in is none any more, and is not let go of as one
	return t
}

// done brings memory in step with the file.
func (s *db) done(t *sealedTx) {
	s.root = t.root
	if t.header != nil {
		s.hdr = *t.header
	}
	if t.done != nil {
		t.done()
	}
}

// writable reports why nothing may be written now. It opens the file again
// where an earlier failure closed it.
func (s *db) writable() error {
	if s.closed {
		return ErrClosed
	}
	f := s.handle()
	if f == nil || s.asRead {
		s.reading.Lock()
		defer s.reading.Unlock()
		s.drop()
		return s.reopen()
	}
	if f.readOnly {
		return disk.NotSaved(ErrReadOnly)
	}
	if !f.still() {
		return disk.NotSaved(ErrMoved)
	}
	return nil
}

// update runs fn in a transaction of bbolt and turns what bbolt dies of into
// an error.
func (s *db) update(fn func(*bolt.Tx) error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: bbolt stopped", ErrDamaged)
		}
	}()
	return s.handle().db.Update(fn)
}

// view runs fn in a read transaction. Short ones only: a long one holds up
// the writer when the file grows.
func (s *db) view(fn func(*bolt.Tx) error) error {
	s.reading.RLock()
	defer s.reading.RUnlock()
	return s.viewHeld(fn)
}

// viewHeld is view for who keeps the file from being closed already.
func (s *db) viewHeld(fn func(*bolt.Tx) error) error {
	f := s.handle()
	if f == nil {
		return ErrClosed
	}
	return viewFile(f.db, fn)
}

// settle finds out what became of a commit that returned an error. bbolt may
// have left it visible without knowing whether it is on disk, or not written
// it at all. The file is closed, what may hang in the air is written once
// more, and the counter in it tells; if the change is not in, it is made a
// second time.
func (s *db) settle(t *sealedTx, cause error) error {
	s.reading.Lock() // readers wait for the truth, too
	defer s.reading.Unlock()
	s.drop()
	if t == nil { // bbolt stopped before there was a change
		return errors.Join(disk.NotSaved(cause), s.reopen())
	}
	want := t.root.Seq
	if err := s.reopen(); err != nil {
		pages.Retract(s.path, t.id)
		return disk.NotSaved(cause)
	}
	if s.root.Seq == want {
		return nil
	}
	again := t
	err := s.update(func(b *bolt.Tx) error {
		again = s.begin(b)
		again.done, again.header = t.done, t.header
		again.root.follow(t.root)
		if t.header != nil {
			if err := again.putHeader(*t.header); err != nil {
				return err
			}
		}
		for _, o := range t.ops {
			if err := again.redo(o); err != nil {
				return err
			}
		}
		return again.finish()
	})
	if err != nil {
		s.drop()
		if e := s.reopen(); e != nil {
			pages.Retract(s.path, again.id)
			return disk.NotSaved(err)
		}
		if s.root.Seq != want {
			return disk.NotSaved(err)
		}
	}
	*t = *again
	return nil
}

func (t *sealedTx) redo(o op) error {
	switch {
	case o.clear:
		return t.clearLists()
	case o.body == nil:
		return t.del(o.b, o.kind, o.id)
	}
	return t.put(o.b, o.kind, o.id, o.body)
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
func (s *db) keepReserve(end int64) {
	if s.reserved-end >= reserveLow {
		return
	}
	err := disk.FillAhead(s.handle().raw, max(end, s.reserved), end+reserveFull)
	if s.full = disk.Full(err); s.full {
		s.hooks.full(true)
		return
	}
	if err != nil {
		return // the commit that follows meets the same disk, and says so
	}
	s.reserved = end + reserveFull
	s.hooks.full(false)
}

// room returns [ErrDiskFull] when the reserve cannot be kept. New versions are
// refused then, so that concepts can still be saved.
func (s *db) room() error {
	if s.full {
		return fmt.Errorf("%w: %w", ErrNotSaved, ErrDiskFull)
	}
	return nil
}
