package store

import (
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/drafts"
	"tijdig/store/heads"
	"tijdig/store/kept"
	"tijdig/store/objects"
	"tijdig/store/reading"
	"tijdig/store/recording"
	"tijdig/store/records"
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

// The rooms whose methods are those of a store, under names that nobody reaches them by.
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

// Device names the installation that writes to the file now. It stands in
// every object and every line of the log.
func (s *Store) Device() model.ID {
	return s.db.State().Device
}

// Here reports whether the file belongs on this machine. The caller keeps a
// random id of the machine outside the file; the file holds a keyed hash of
// it, which names no machine. A file that belongs to none yet takes the first
// without a word. Where it returns false the file was copied or moved here:
// the worker knows which, and [Store.OwnWay] or [Store.MovedHere] says so.
func (s *Store) Here(machine []byte) (known bool, err error) {
	err = s.db.Commit(func(t *change.Tx) error {
		m := t.Root.On(machine)
		known = t.Root.Machine == m
		if known || t.Root.Machine != (vault.Sum{}) {
			return objects.ErrNothing
		}
		known, t.Root.Machine = true, m
		return nil
	})
	if errors.Is(err, ErrReadOnly) {
		return s.hereAsRead(machine), nil
	}
	return known, err
}

func (s *Store) hereAsRead(machine []byte) bool {
	r := s.db.State()
	return r.Machine == (vault.Sum{}) || r.Machine == r.On(machine)
}

// OwnWay says that this file is a copy which goes its own way from here on. It
// returns the new name of the installation. The log goes on with a line that
// marks the place.
func (s *Store) OwnWay(machine []byte) (device model.ID, err error) {
	return s.settleHere(machine, records.LogOwnWay)
}

// MovedHere says that this file, and no other copy of it, now lives on this
// machine. It returns the new name of the installation: should the former
// machine go on all the same, the two can be told apart.
func (s *Store) MovedHere(machine []byte) (device model.ID, err error) {
	return s.settleHere(machine, records.LogMoved)
}

func (s *Store) settleHere(machine []byte, kind records.LogKind) (device model.ID, err error) {
	device = model.NewID()
	err = s.db.Commit(func(t *change.Tx) error {
		t.Root.Device, t.Root.Machine = device, t.Root.On(machine)
		if kind == records.LogOwnWay { // two laptops that are one in a team would each speak for the other
			if err := kept.LeaveTeam(t); err != nil {
				return err
			}
		}
		return t.Log(kind, 0)
	})
	if err != nil {
		return model.ID{}, err
	}
	return device, nil
}

// OpenedAt returns how many commits the file had when it was opened. Beside
// the count at an earlier moment it tells whether somebody else wrote to it.
func (s *Store) OpenedAt() uint64 { return s.opened }

// Alias returns the name under which a machine may keep something about this
// file outside it. Only who can open the file can make it.
func (s *Store) Alias(machine []byte) string {
	r := s.db.State()
	return r.Alias(machine)
}

// WasAt says how many commits the file had when it was last seen here. Fewer
// now means that the whole file was put back to an earlier state, which cannot
// be seen in the file itself: [WarnOlder].
func (s *Store) WasAt(seq uint64) {
	if s.opened < seq {
		s.info.warn(WarnOlder)
	}
}
