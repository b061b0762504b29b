package store

import (
	"context"
	"os"
	"sync"
	"time"

	"tijdig/model"
	"tijdig/store/vault"
)

// Store is an open, unlocked file. It is safe for use by several goroutines.
type Store struct {
	path string
	demo bool
	now  func() time.Time
	keys *vault.Keys
	hdr  vault.Header
	stat os.FileInfo // of the file that was opened

	opened uint64 // commits there were when it was opened

	past    sync.Mutex   // held by copies and by what changes the past; taken before write
	reading sync.RWMutex // held by every read; freed pages are wiped in between
	fileMu  sync.RWMutex
	file    *file // nil after a failure, until it can be opened again

	write    sync.Mutex // one change at a time; guards what follows
	root     root
	closed   bool
	asRead   bool  // the disk takes no writes: the file is open to be read, until it does
	reserved int64 // where the room kept behind the last page ends
	full     bool  // that room cannot be kept

	heads   *headList
	info    notes
	working sync.WaitGroup // what goes on in the background
	stop    chan struct{}  // closed to end it early
	wentOn  chan struct{}  // closed once what was unfinished was gone on with
	readAll chan struct{}  // closed once everything was read, or that ended early
}

// Path returns where the file was opened.
func (s *Store) Path() string { return s.path }

// Demo reports whether the file is marked as holding fictional signals.
func (s *Store) Demo() bool { return s.demo }

// Close waits for the change in progress, if any, and closes the file. What
// was saved is on disk already. The keys are wiped where they can be reached;
// only the end of the process is sure to take all copies.
func (s *Store) Close() error {
	s.write.Lock()
	if s.closed {
		s.write.Unlock()
		return nil
	}
	s.closed = true
	close(s.stop)
	s.write.Unlock()
	s.working.Wait()
	s.reading.Lock()
	defer s.reading.Unlock()
	s.fileMu.Lock()
	defer s.fileMu.Unlock()
	f := s.file
	s.file = nil
	s.keys.Wipe()
	return f.Close()
}

// Heads returns all concepts and recorded signals for lists, newest Changed
// first. The slice is a snapshot: it never changes, and it must not be changed.
func (s *Store) Heads() []model.Head { return s.heads.all() }

// ownKeys returns the keys of the file as it is now, for work that may outlast
// it: closing wipes those of the store.
func (s *Store) ownKeys() *vault.Keys {
	s.write.Lock()
	defer s.write.Unlock()
	return vault.NewKeys(s.keys.Master, s.keys.ID)
}

// context returns one that ends when the store is closed.
func (s *Store) context() (ctx context.Context, end func()) {
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
func (s *Store) header() vault.Header {
	s.write.Lock()
	defer s.write.Unlock()
	return s.hdr
}

// newStore is what unlocking and creating share: the root is read, the heads
// stand; the rest goes on in the background.
func newStore(f *file, h vault.Header, k *vault.Keys, now func() time.Time) *Store {
	return &Store{
		path: f.path, demo: h.Demo(), now: now, keys: k, hdr: h, stat: f.info, file: f, stop: make(chan struct{}), wentOn: make(chan struct{}), readAll: make(chan struct{}),
	}
}
