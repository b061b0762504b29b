// Package objects keeps sealed objects in one encrypted file of bbolt: opened, read, put and
// dropped by kind and id, each change whole and durable with the root that counts all. It
// knows no signals, no lists and no copies, and asks back for the little it must know.
package objects

import (
	"context"
	"errors"
	"os"
	"sync"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/disk"
	"tijdig/store/pages"
	"tijdig/store/vault"
)

// DB is an open, unlocked file of sealed objects: one change at a time, any number of
// reads beside it. It is safe for use by several goroutines.
type DB struct {
	Path  string // where it was opened
	Now   func() time.Time
	Keys  *vault.Keys // good until it is closed, or another file takes its place; see [DB.OwnKeys]
	Hooks Hooks
	stat  os.FileInfo // of the file that was opened

	reading sync.RWMutex // held by every read; freed pages are wiped in between
	fileMu  sync.RWMutex
	file    *File         // nil after a failure, until it can be opened again
	Stop    chan struct{} // closed to end early what goes on in the background

	write    sync.Mutex // one change at a time; guards what follows
	root     Root
	hdr      vault.Header
	closed   bool
	asRead   bool  // the disk takes no writes: the file is open to be read, until it does
	reserved int64 // where the room kept behind the last page ends
	full     bool  // that room cannot be kept
}

// Hooks are what is asked of, and told to, who knows what the objects are.
type Hooks struct {
	Listed  func(payload []byte) (vault.Kind, model.ID, bool) // what an object of the lists is: it does not say so itself
	Changed func(Root) error                                  // somebody else changed the file
	Full    func(full bool)                                   // the room behind the pages cannot be kept, or can again
}

// New takes a file that was opened, the header that it has and the keys. The root is
// not read yet.
func New(f *File, h vault.Header, k *vault.Keys, now func() time.Time, on Hooks) *DB {
	return &DB{Path: f.path, Now: now, Keys: k, Hooks: on, stat: f.info, file: f, Stop: make(chan struct{}), hdr: h}
}

// Load reads the root, on which all that follows stands.
func (s *DB) Load() error {
	return s.View(func(b *bolt.Tx) error {
		r, err := ReadRoot(b, s.Keys)
		s.root = r
		return err
	})
}

// End refuses changes from here on, and has what goes on in the background end early. It
// reports whether that was not so already.
func (s *DB) End() bool {
	s.write.Lock()
	defer s.write.Unlock()
	if s.closed {
		return false
	}
	s.closed = true
	close(s.Stop)
	return true
}

// Close waits for who reads and closes the file. The keys are wiped where they can be
// reached.
func (s *DB) Close() error {
	s.reading.Lock()
	defer s.reading.Unlock()
	s.fileMu.Lock()
	defer s.fileMu.Unlock()
	f := s.file
	s.file = nil
	s.Keys.Wipe()
	return f.Close()
}

// OnlyRead has nothing written from here on.
func (s *DB) OnlyRead() { s.File().ReadOnly = true }

// Trust takes another header for that of the file than the one it was opened by. It is not
// written by it.
func (s *DB) Trust(h vault.Header) {
	s.write.Lock()
	defer s.write.Unlock()
	s.hdr = h
}

// ReadOnly reports whether nothing may be written.
func (s *DB) ReadOnly() bool {
	f := s.File()
	return f == nil || f.ReadOnly
}

// Held runs fn with the file as it may be written now, and saving held up meanwhile.
func (s *DB) Held(fn func(*File) error) error {
	s.write.Lock()
	defer s.write.Unlock()
	if err := s.writable(); err != nil {
		return err
	}
	return fn(s.File())
}

// Alone is [DB.Held] with no reader inside either. Where fn fails the file is opened
// afresh.
func (s *DB) Alone(fn func(*File) error) error {
	return s.Held(func(f *File) error {
		s.reading.Lock()
		defer s.reading.Unlock()
		if err := fn(f); err != nil {
			s.drop()
			return errors.Join(err, s.reopen())
		}
		return nil
	})
}

// Is reports whether this is the file that is open, by whatever name it was reached.
func (s *DB) Is(info os.FileInfo) bool { return os.SameFile(info, s.stat) }

// Again has what was read of the file read once more, with no change meanwhile.
func (s *DB) Again() error {
	s.write.Lock()
	defer s.write.Unlock()
	return s.Hooks.Changed(s.root)
}

// State returns the root as it is now.
func (s *DB) State() Root {
	s.write.Lock()
	defer s.write.Unlock()
	return s.root
}

// OwnKeys returns the keys of the file as it is now, for work that may outlast
// it: closing wipes those of the store.
func (s *DB) OwnKeys() *vault.Keys {
	s.write.Lock()
	defer s.write.Unlock()
	return vault.NewKeys(s.Keys.Master, s.Keys.ID)
}

// Context returns one that ends when the store is closed.
func (s *DB) Context() (ctx context.Context, end func()) {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		select {
		case <-s.Stop:
			cancel()
		case <-ctx.Done():
		}
	}()
	return ctx, cancel
}

// Header returns how the file opens now.
func (s *DB) Header() vault.Header {
	s.write.Lock()
	defer s.write.Unlock()
	return s.hdr
}

// GoesOn returns an error when somebody asked to stop.
func (s *DB) GoesOn(ctx context.Context) error {
	select {
	case <-s.Stop:
		return ErrClosed
	default:
		return ctx.Err()
	}
}

// File returns what is open; nil after a failure, until it can be opened again. It is good
// until the next failure.
func (s *DB) File() *File {
	s.fileMu.RLock()
	defer s.fileMu.RUnlock()
	return s.file
}

// drop closes the file after a failure: what bbolt holds in memory can no
// longer be trusted. Both this and reopen are called with no reader inside.
func (s *DB) drop() {
	s.fileMu.Lock()
	f := s.file
	s.file = nil
	s.fileMu.Unlock()
	disk.Release(f)
}

// reopen opens the file afresh and reads the root back. It fails when the
// file at the path is another one, or was changed by somebody else meanwhile.
// A file that may not be written is opened to be read where nothing in it hangs
// in the air, and the error stays.
func (s *DB) reopen() error {
	err := s.reopenToWrite()
	s.asRead = errors.Is(err, disk.ErrReadOnly) && s.reopenToRead()
	return err
}

// reopenToRead opens the file as it was at the last commit that stands.
func (s *DB) reopenToRead() bool {
	f, err := Open(s.Path, true)
	if err != nil {
		return false
	}
	var r Root
	err = f.Bolt.View(func(b *bolt.Tx) error {
		r, err = ReadRoot(b, s.Keys)
		return err
	})
	if err != nil || r.Seq != s.root.Seq || !os.SameFile(f.info, s.stat) {
		disk.Release(f)
		return false
	}
	s.fileMu.Lock()
	s.file = f
	s.fileMu.Unlock()
	return true
}

func (s *DB) reopenToWrite() error {
	if err := pages.Confirm(s.Path); err != nil {
		return disk.NotSaved(err)
	}
	f, err := Open(s.Path, false)
	if err != nil {
		return disk.NotSaved(err)
	}
	if !os.SameFile(f.info, s.stat) {
		disk.Release(f)
		return ErrMoved
	}
	var r Root
	err = f.Bolt.View(func(b *bolt.Tx) error {
		r, err = ReadRoot(b, s.Keys)
		return err
	})
	if err != nil {
		disk.Release(f)
		return disk.NotSaved(err)
	}
	s.fileMu.Lock()
	s.file = f
	s.fileMu.Unlock()
	s.reserved = 0
	if r.Seq > s.root.Seq+1 || r.Seq < s.root.Seq {
		s.root = r
		return s.Hooks.Changed(r)
	}
	s.root = r
	return nil
}

// WipeFile is [vault.WipeFile] with the keys of the file that is open.
func (s *DB) WipeFile(path string) error {
	k := s.OwnKeys()
	defer k.Wipe()
	return vault.WipeFile(path, k)
}
