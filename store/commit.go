package store

import (
	"errors"
	"fmt"
	"runtime/debug"

	"tijdig/store/disk"
	"tijdig/store/pages"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// errNothing is what a change returns that turns out to change nothing.
var errNothing = errors.New("nothing to do")

// commit makes one change, durable when it returns nil. Nothing else writes to
// the file. An error of fn leaves everything as it was and comes back as it
// is; an error of the disk is looked into until the truth is known, and
// [ErrNotSaved] then means that it is not in the file.
func (s *Store) commit(fn func(*tx) error) error {
	s.write.Lock()
	defer s.write.Unlock()
	if err := s.writable(); err != nil {
		return err
	}
	var t *tx
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

func (s *Store) begin(b *bolt.Tx) *tx {
	t := &tx{bolt: b, id: uint64(b.ID()), keys: s.keys, root: s.root, now: s.now()}
	t.root.Seq++
	t.root.Saved = t.now
	t.root.Use = "" // a copy that is worked in is none any more, and is not let go of as one
	return t
}

// done brings memory in step with the file.
func (s *Store) done(t *tx) {
	s.root = t.root
	if t.header != nil {
		s.hdr = *t.header
	}
	s.heads.apply(t.heads)
	s.info.set(t.root)
}

// writable reports why nothing may be written now. It opens the file again
// where an earlier failure closed it.
func (s *Store) writable() error {
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
func (s *Store) update(fn func(*bolt.Tx) error) (err error) {
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
func (s *Store) view(fn func(*bolt.Tx) error) error {
	s.reading.RLock()
	defer s.reading.RUnlock()
	return s.viewHeld(fn)
}

// viewHeld is view for who keeps the file from being closed already.
func (s *Store) viewHeld(fn func(*bolt.Tx) error) error {
	f := s.handle()
	if f == nil {
		return ErrClosed
	}
	return viewFile(f.db, fn)
}

// viewFile turns what reading dies of into an error.
func viewFile(db *bolt.DB, fn func(*bolt.Tx) error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: a page cannot be read", ErrDamaged)
		}
	}()
	if err = db.View(fn); errors.Is(err, berrors.ErrDatabaseNotOpen) {
		return ErrClosed
	}
	return err
}

// settle finds out what became of a commit that returned an error. bbolt may
// have left it visible without knowing whether it is on disk, or not written
// it at all. The file is closed, what may hang in the air is written once
// more, and the counter in it tells; if the change is not in, it is made a
// second time.
func (s *Store) settle(t *tx, cause error) error {
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
		again.heads, again.header = t.heads, t.header
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

func (t *tx) redo(o op) error {
	switch {
	case o.clear:
		return t.clearLists()
	case o.body == nil:
		return t.del(o.b, o.kind, o.id)
	}
	return t.put(o.b, o.kind, o.id, o.body)
}
