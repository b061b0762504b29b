package store

import (
	"sync"
	"sync/atomic"
	"time"

	"tijdig/store/change"
	"tijdig/store/drafts"
	"tijdig/store/heads"
	"tijdig/store/kept"
	"tijdig/store/objects"
	"tijdig/store/reading"
	"tijdig/store/recording"
	"tijdig/store/vault"
)

// Store is an open, unlocked file. It is safe for use by several goroutines. What it does to the
// file as a whole stands here; the rest stands in the rooms it is made of.
type Store struct {
	*signals
	*keeper
	*recorder
	*values

	db     *change.DB
	demo   bool
	police atomic.Bool // as the settings have it
	opened uint64      // commits there were when it was opened

	past    sync.Mutex // held by copies and by what changes the past; taken before any change
	info    notes
	working sync.WaitGroup // what goes on in the background
	wentOn  chan struct{}  // closed once what was unfinished was gone on with
	readAll chan struct{}  // closed once everything was read, or that ended early
}

// The rooms, under names that stay inside.
type (
	signals  = reading.Signals
	keeper   = drafts.Keeper
	recorder = recording.Recorder
	values   = kept.Values
)

// Path returns where the file was opened.
func (s *Store) Path() string { return s.db.Path }

// Police reports whether what stands in the file is police data.
func (s *Store) Police() bool { return s.police.Load() }

// Demo reports whether the file is marked as holding fictional signals.
func (s *Store) Demo() bool { return s.demo }

// ReadOnly reports whether the file can only be read now: it was opened so, the disk
// takes no writes, or it is too damaged to be written to.
func (s *Store) ReadOnly() bool {
	f := s.db.File()
	return f != nil && f.ReadOnly
}

// Close waits for the change in progress, if any, and closes the file. What
// was saved is on disk already. The keys are wiped where they can be reached;
// only the end of the process is sure to take all copies.
func (s *Store) Close() error {
	if !s.db.End() {
		return nil
	}
	s.working.Wait()
	return s.db.Close()
}

// newStore is what unlocking and creating share: the root is read, the heads
// stand; the rest goes on in the background.
func newStore(f *objects.File, h vault.Header, k *vault.Keys, now func() time.Time) *Store {
	s := &Store{demo: h.Demo(), wentOn: make(chan struct{}), readAll: make(chan struct{})}
	s.db = &change.DB{
		DB:    objects.New(f, h, k, now, objects.Hooks{Listed: heads.Place, Changed: s.reload, Full: s.isFull}),
		Heads: heads.NewList(), Saved: s.info.set,
	}
	s.signals = reading.Of(s.db)
	s.keeper = drafts.Of(s.db)
	s.recorder = recording.Of(s.db)
	s.values = kept.Of(s.db, &s.police)
	return s
}
