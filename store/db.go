package store

import (
	"context"
	"errors"
	"os"
	"sync"
	"time"

	"tijdig/model"
	"tijdig/store/vault"

	bolt "go.etcd.io/bbolt"
)

// db is an open, unlocked file of sealed objects: one change at a time, any number of
// reads beside it. It is safe for use by several goroutines.
type db struct {
	path  string
	now   func() time.Time
	keys  *vault.Keys
	hooks hooks
	stat  os.FileInfo // of the file that was opened

	reading sync.RWMutex // held by every read; freed pages are wiped in between
	fileMu  sync.RWMutex
	file    *file         // nil after a failure, until it can be opened again
	stop    chan struct{} // closed to end early what goes on in the background

	write    sync.Mutex // one change at a time; guards what follows
	root     root
	hdr      vault.Header
	closed   bool
	asRead   bool  // the disk takes no writes: the file is open to be read, until it does
	reserved int64 // where the room kept behind the last page ends
	full     bool  // that room cannot be kept
}

// hooks are what is asked of, and told to, who knows what the objects are.
type hooks struct {
	listed  func(payload []byte) (vault.Kind, model.ID, bool) // what an object of the lists is: it does not say so itself
	changed func(root) error                                  // somebody else changed the file
	full    func(full bool)                                   // the room behind the pages cannot be kept, or can again
}

// newDB takes a file that was opened, the header that it has and the keys. The root is
// not read yet.
func newDB(f *file, h vault.Header, k *vault.Keys, now func() time.Time, on hooks) *db {
	return &db{path: f.path, now: now, keys: k, hooks: on, stat: f.info, file: f, stop: make(chan struct{}), hdr: h}
}

// load reads the root, on which all that follows stands.
func (s *db) load() error {
	return s.view(func(b *bolt.Tx) error {
		r, err := readRoot(b, s.keys)
		s.root = r
		return err
	})
}

// end refuses changes from here on, and has what goes on in the background end early. It
// reports whether that was not so already.
func (s *db) end() bool {
	s.write.Lock()
	defer s.write.Unlock()
	if s.closed {
		return false
	}
	s.closed = true
	close(s.stop)
	return true
}

// close waits for who reads and closes the file. The keys are wiped where they can be
// reached.
func (s *db) close() error {
	s.reading.Lock()
	defer s.reading.Unlock()
	s.fileMu.Lock()
	defer s.fileMu.Unlock()
	f := s.file
	s.file = nil
	s.keys.Wipe()
	return f.Close()
}

// onlyRead has nothing written from here on.
func (s *db) onlyRead() { s.handle().readOnly = true }

// trust takes another header for that of the file than the one it was opened by. It is not
// written by it.
func (s *db) trust(h vault.Header) {
	s.write.Lock()
	defer s.write.Unlock()
	s.hdr = h
}

// handleReadOnly reports whether nothing may be written.
func (s *db) handleReadOnly() bool {
	f := s.handle()
	return f == nil || f.readOnly
}

// held runs fn with the file as it may be written now, and saving held up meanwhile.
func (s *db) held(fn func(*file) error) error {
	s.write.Lock()
	defer s.write.Unlock()
	if err := s.writable(); err != nil {
		return err
	}
	return fn(s.handle())
}

// alone is [db.held] with no reader inside either. Where fn fails the file is opened
// afresh.
func (s *db) alone(fn func(*file) error) error {
	return s.held(func(f *file) error {
		s.reading.Lock()
		defer s.reading.Unlock()
		if err := fn(f); err != nil {
			s.drop()
			return errors.Join(err, s.reopen())
		}
		return nil
	})
}

// is reports whether this is the file that is open, by whatever name it was reached.
func (s *db) is(info os.FileInfo) bool { return os.SameFile(info, s.stat) }

// again has what was read of the file read once more, with no change meanwhile.
func (s *db) again() error {
	s.write.Lock()
	defer s.write.Unlock()
	return s.hooks.changed(s.root)
}

// state returns the root as it is now.
func (s *db) state() root {
	s.write.Lock()
	defer s.write.Unlock()
	return s.root
}

// ownKeys returns the keys of the file as it is now, for work that may outlast
// it: closing wipes those of the store.
func (s *db) ownKeys() *vault.Keys {
	s.write.Lock()
	defer s.write.Unlock()
	return vault.NewKeys(s.keys.Master, s.keys.ID)
}

// context returns one that ends when the store is closed.
func (s *db) context() (ctx context.Context, end func()) {
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		select {
		case <-s.stop:
			cancel()
		case <-ctx.Done():
		}
	}()
	return ctx, cancel
}

// header returns how the file opens now.
func (s *db) header() vault.Header {
	s.write.Lock()
	defer s.write.Unlock()
	return s.hdr
}

// goesOn returns an error when somebody asked to stop.
func (s *db) goesOn(ctx context.Context) error {
	select {
	case <-s.stop:
		return ErrClosed
	default:
		return ctx.Err()
	}
}
