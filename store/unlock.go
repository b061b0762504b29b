package store

import (
	"context"
	"errors"
	"runtime/debug"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/disk"
	"tijdig/store/vault"
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
	s.bringUp()
	s.repairHeader(torn)
	if !s.handleReadOnly() {
		s.sweepOwn() // before anything of ours is under way
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
		if s.header().Costly() {
			debug.FreeOSMemory() // what stretching the passphrase took, and most copies of it
		}
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

// bringUp makes of a file of version 1 one of this version, where it may be written.
func (s *Store) bringUp() {
	if s.hdr.Newer() {
		s.handle().readOnly = true
		s.info.warn(WarnNewer)
	}
	if s.root.Header != (vault.Sum{}) || s.root.Seq == 0 || s.handleReadOnly() {
		return
	}
	if err := s.upgrade(); err != nil {
		s.handle().readOnly = true
		s.info.warn(WarnUpgrade)
	}
}

// repairHeader compares the header with the root, which knows which one belongs to
// it. One that was altered, or put back from before a change, is replaced by the
// one that was kept sealed; a damaged copy is written again.
func (s *Store) repairHeader(torn bool) {
	good := s.hdr.Genuine(s.keys) && (s.root.Header == (vault.Sum{}) || s.root.Header == s.hdr.Sum())
	kept, ok := s.trueHeader()
	switch {
	case !good && (!ok || len(s.root.Altered) > 0 && kept.Sum() == s.hdr.Sum()): // it was altered before this version knew it
		s.info.warn(WarnHeaderSlots)
		s.info.alter([]vault.SlotChange{{Kind: "unknown"}})
		return
	case !good:
		s.info.warn(WarnHeaderSlots)
		s.info.alter(vault.SlotChanges(kept, s.hdr))
		s.hdr = kept.SignedWith(s.keys)
	case len(s.root.Altered) > 0 && !torn:
		s.info.alter(s.root.Altered)
		s.info.warn(WarnHeaderBack)
		return
	case torn || !ok && s.root.Header != (vault.Sum{}):
		s.info.warn(WarnHeaderTorn)
	default:
		return
	}
	if s.handleReadOnly() {
		return
	}
	var t *tx
	err := s.update(func(b *bolt.Tx) error {
		t = s.begin(b)
		if !good {
			t.root.Altered = s.Altered()
			if err := t.log(LogHeader, 0); err != nil {
				return err
			}
		}
		return errors.Join(t.putHeader(s.hdr), t.finish())
	})
	if err != nil {
		s.info.warn(WarnNotWritten) // the copies that are whole stay, and the next opening tries again
		return
	}
	s.root = t.root
	s.info.set(s.root)
	s.info.putBack()
}

// trueHeader returns the header that was kept sealed, and false where there is none.
func (s *Store) trueHeader() (h vault.Header, ok bool) {
	err := s.view(func(b *bolt.Tx) (err error) {
		h, err = trueHeader(b, s.keys, s.root)
		return err
	})
	return h, err == nil && s.root.Header != (vault.Sum{})
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
	if s.root.Doubt != nil {
		s.info.warn(WarnSalvaged)
	}
	if len(s.root.Begun) > 0 {
		s.info.warn(WarnUnfinished) // until it is done, right behind the list
	}
	for _, sl := range s.hdr.Slots {
		if sl.Kind == vault.SlotPassphrase && sl.KDF().Memory < vault.WeakKDF.Memory && !s.Demo() {
			s.info.warn(WarnWeakKDF)
		}
	}
}

// afterUnlock compares the file with its root, makes the list again where it
// does not agree, notes in the log that the file was opened, and then reads
// everything: what is damaged is told before somebody needs it.
func (s *Store) afterUnlock(badHeads bool) {
	s.afterOpening(badHeads)
	if _, err := s.check(context.Background(), gently); err != nil {
		s.cannotRead(err)
	}
}

// GoneOn waits until what an earlier session left half done was gone on with. Whoever
// opens the file for a moment waits for it before closing: else nobody may ever finish.
func (s *Store) GoneOn() {
	if len(s.unfinished()) > 0 {
		<-s.wentOn
	}
}

// afterOpening is afterUnlock up to reading everything.
func (s *Store) afterOpening(badHeads bool) {
	defer close(s.wentOn)
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
		if s.commit(func(t *tx) error { return t.log(LogUnlock, 0) }) != nil {
			s.info.warn(WarnNotWritten)
		}
	}
	if len(s.unfinished()) > 0 {
		s.goOn()
	}
}

// unfinished lists the acts that the root says are not finished.
func (s *Store) unfinished() []model.ID {
	s.write.Lock()
	defer s.write.Unlock()
	return s.root.Begun
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
