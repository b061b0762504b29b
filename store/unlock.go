package store

import (
	"context"
	"errors"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/store/disk"
)

// start reads the root and the list heads; with them the list can be shown.
// The index of subjects, the check of the root and the log go on behind it.
func (s *Store) start(torn bool, room *headRoom) error {
	err := s.view(func(b *bolt.Tx) error {
		r, err := readRoot(b, s.keys)
		s.root = r
		return err
	})
	if errors.Is(err, ErrDamaged) {
		s.handle().readOnly = true // without a root no change can be vouched for
		s.info.warn(WarnRoot)
	} else if err != nil {
		return err
	}
	s.info.set(s.root)
	s.opened = s.root.Seq
	s.repairHeader(torn)
	if !s.handleReadOnly() {
		sweep(s.path) // before anything of ours is under way
		disk.OwnerOnly(s.path)
	}
	s.heads = newHeadList()
	bad, err := s.loadHeads(s.heads, room)
	if err != nil {
		return err
	}
	s.warnings()
	s.compare()
	s.working.Go(func() {
		defer close(s.readAll)
		s.letBePainted()
		s.heads.build()
		s.afterUnlock(bad > 0)
	})
	return nil
}

// How long the work behind a list waits, and for how long a list: the first
// screen is drawn meanwhile, and needs every processor.
const (
	painting = 100 * time.Millisecond
	longList = 10_000
)

// letBePainted waits a moment, unless somebody needs what is made behind it.
func (s *Store) letBePainted() {
	if len(s.heads.loaded) < longList {
		return
	}
	t := time.NewTimer(painting)
	defer t.Stop()
	select {
	case <-t.C:
	case <-s.heads.wanted:
	case <-s.stop:
	}
}

// repairHeader writes a damaged copy again, from one that is genuine.
func (s *Store) repairHeader(torn bool) {
	if !s.hdr.genuine(s.keys) {
		s.info.warn(WarnHeaderSlots)
		return
	}
	if !torn {
		return
	}
	s.info.warn(WarnHeader)
	if !s.handleReadOnly() {
		_ = s.update(func(b *bolt.Tx) error { return putHeader(b, s.hdr, s.keys) }) // two copies are left
	}
}

// clockSlack is how far the clock may lie behind the last save unremarked.
const clockSlack = 10 * time.Minute

func (s *Store) warnings() {
	if s.handle().metas < 2 {
		s.info.warn(WarnOneMeta)
	}
	if disk.Outside(s.path) {
		s.info.warn(WarnSyncFolder)
	}
	if s.now().Add(clockSlack).Before(s.root.Saved) {
		s.info.warn(WarnClock)
	}
	for _, sl := range s.hdr.slots {
		if sl.kind == slotPassphrase && sl.kdf().Memory < weakKDF.Memory && !s.Demo() {
			s.info.warn(WarnWeakKDF)
		}
	}
}

// afterUnlock compares the file with its root, makes the list again where it
// does not agree, notes in the log that the file was opened, and then reads
// everything: what is damaged is told before somebody needs it.
func (s *Store) afterUnlock(badHeads bool) {
	sums, err := s.recount()
	if err != nil {
		s.cannotRead(err)
		return
	}
	if !sums.agree(live) || !sums.agree(history) {
		s.info.warn(WarnMissing)
	}
	if badHeads || !sums.agree(lists) {
		if s.rebuildHeads() == nil {
			s.info.warn(WarnHeads)
		}
	}
	if !s.handleReadOnly() {
		_ = s.commit(func(t *tx) error { return t.log(LogUnlock, 0) }) // the next commit tells what is wrong
	}
	if _, err := s.check(context.Background(), gently); err != nil {
		s.cannotRead(err)
	}
}

// cannotRead notes that going over everything ended early, unless it was asked
// to.
func (s *Store) cannotRead(err error) {
	if !errors.Is(err, ErrClosed) {
		s.info.warn(WarnDamaged)
	}
}

func (s *Store) handleReadOnly() bool {
	f := s.handle()
	return f == nil || f.readOnly
}

// reload fills the list afresh: the file was changed by somebody else.
func (s *Store) reload(r root) error {
	s.root = r
	s.info.set(r)
	l := newHeadList()
	if _, err := s.loadHeads(l, nil); err != nil {
		return err
	}
	l.build()
	s.heads.replace(l)
	return nil
}
