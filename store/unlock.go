package store

import (
	"context"
	"errors"
	"runtime/debug"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/disk"
	"tijdig/store/folders"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/proof"
	"tijdig/store/records"
	"tijdig/store/repair"
	"tijdig/store/vault"
)

// start reads the root and the list heads; with them the list can be shown.
// The index of subjects, the check of the root and the log go on behind it.
func (s *Store) start(torn bool, room *heads.Room) error {
	err := s.db.Load()
	if errors.Is(err, ErrDamaged) {
		s.db.OnlyRead() // without a root no change can be vouched for
		s.info.warn(WarnRoot)
	} else if err != nil {
		return err
	}
	s.info.set(s.db.State())
	s.police.Store(s.Settings().Police || s.db.State().Police)
	s.opened = s.db.State().Seq
	s.bringUp()
	s.repairHeader(torn)
	if !s.db.ReadOnly() {
		s.sweepOwn() // before anything of ours is under way
		disk.OwnerOnly(s.db.Path)
	}
	bad, err := s.db.Heads.Load(s.db.DB, room, s.links())
	if err != nil {
		return err
	}
	s.warnings()
	s.compare()
	file := s.db.File()
	s.working.Go(func() {
		defer close(s.readAll)
		s.letBePainted()
		file.Unmap()
		s.db.Heads.Build()
		if s.db.Header().Costly() {
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
	if s.db.Heads.Unbuilt() < longList {
		return
	}
	t := time.NewTimer(painting)
	defer t.Stop()
	select {
	case <-t.C:
	case <-s.db.Heads.Wanted:
	case <-s.db.Stop:
	}
}

// bringUp makes of a file of version 1 one of this version, where it may be written.
func (s *Store) bringUp() {
	h, r := s.db.Header(), s.db.State()
	if h.Newer() {
		s.db.OnlyRead()
		s.info.warn(WarnNewer)
	}
	if r.Header != (vault.Sum{}) || r.Seq == 0 || s.db.ReadOnly() {
		return
	}
	if err := s.upgrade(); err != nil {
		s.db.OnlyRead()
		s.info.warn(WarnUpgrade)
	}
}

// upgrade is [repair.Upgrade] in one transaction, after a copy of the file as it was.
func (s *Store) upgrade() error {
	if _, err := s.snapshotAsIs(); err != nil {
		return err
	}
	return disk.NotSaved(s.db.AtOpening(func(o *objects.Tx) error { return repair.Upgrade(change.Of(o)) }))
}

// rebuildHeads makes the list again from the objects, and reads it.
func (s *Store) rebuildHeads() error {
	if err := s.db.Commit(func(t *change.Tx) error { return repair.Heads(t) }); err != nil {
		return err
	}
	return s.db.Again()
}

// repairHeader compares the header with the root, which knows which one belongs to
// it. One that was altered, or put back from before a change, is replaced by the
// one that was kept sealed; a damaged copy is written again.
func (s *Store) repairHeader(torn bool) {
	h, r := s.db.Header(), s.db.State()
	good := h.Genuine(s.db.Keys) && (r.Header == (vault.Sum{}) || r.Header == h.Sum())
	kept, ok := s.trueHeader(r)
	switch {
	case !good && (!ok || len(r.Altered) > 0 && kept.Sum() == h.Sum()): // it was altered before this version knew it
		s.info.warn(WarnHeaderSlots)
		s.info.alter([]vault.SlotChange{{Kind: "unknown"}})
		return
	case !good:
		s.info.warn(WarnHeaderSlots)
		s.info.alter(vault.SlotChanges(kept, h))
		h = kept.SignedWith(s.db.Keys)
		s.db.Trust(h)
	case len(r.Altered) > 0 && !torn:
		s.info.alter(r.Altered)
		s.info.warn(WarnHeaderBack)
		return
	case torn || !ok && r.Header != (vault.Sum{}):
		s.info.warn(WarnHeaderTorn)
	default:
		return
	}
	if s.db.ReadOnly() {
		return
	}
	err := s.db.AtOpening(func(o *objects.Tx) error {
		t := change.Of(o)
		if !good {
			t.Root.Altered = s.Altered()
			if err := t.Log(records.LogHeader, 0); err != nil {
				return err
			}
		}
		return t.PutHeader(h)
	})
	if err != nil {
		s.info.warn(WarnNotWritten) // the copies that are whole stay, and the next opening tries again
		return
	}
	s.info.set(s.db.State())
	s.info.putBack()
}

// trueHeader returns the header that was kept sealed, and false where there is none.
func (s *Store) trueHeader(r objects.Root) (h vault.Header, ok bool) {
	err := s.db.View(func(b *bolt.Tx) (err error) {
		h, err = objects.TrueHeader(b, s.db.Keys, r)
		return err
	})
	return h, err == nil && r.Header != (vault.Sum{})
}

// clockSlack is how far the clock may lie behind the last save unremarked.
const clockSlack = 10 * time.Minute

func (s *Store) warnings() {
	h, r := s.db.Header(), s.db.State()
	if s.db.File().Metas < 2 {
		s.info.warn(WarnOneMeta)
	}
	if folders.Outside(s.db.Path) {
		s.info.warn(WarnSyncFolder)
	}
	if s.db.Now().Add(clockSlack).Before(r.Saved) {
		s.info.warn(WarnClock)
	}
	if r.Doubt != nil {
		s.info.warn(WarnSalvaged)
	}
	if len(r.Begun) > 0 {
		s.info.warn(WarnUnfinished) // until it is done, right behind the list
	}
	for _, sl := range h.Slots {
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
	if _, err := s.check(context.Background(), proof.Gently); err != nil {
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
	sums, err := s.db.Recount()
	if err != nil {
		s.cannotRead(err)
		return
	}
	if !sums.Agree(objects.Live) || !sums.Agree(objects.History) {
		s.info.warn(WarnMissing)
	}
	if badHeads || !sums.Agree(objects.Lists) {
		if s.rebuildHeads() == nil {
			s.info.warn(WarnHeads)
		}
	}
	if !s.db.ReadOnly() {
		if s.db.Commit(func(t *change.Tx) error { return t.Log(records.LogUnlock, 0) }) != nil {
			s.info.warn(WarnNotWritten)
		}
	}
	if len(s.unfinished()) > 0 {
		s.goOn()
	}
}

// unfinished lists the acts that the root says are not finished.
func (s *Store) unfinished() []model.ID {
	return s.db.State().Begun
}

// cannotRead notes that going over everything ended early, unless it was asked
// to.
func (s *Store) cannotRead(err error) {
	if !errors.Is(err, ErrClosed) {
		s.info.warn(WarnDamaged)
	}
}

// reload fills the list afresh: the file was changed by somebody else.
func (s *Store) reload(r objects.Root) error {
	s.info.set(r)
	s.db.ForgetSettings()
	s.police.Store(r.Police)
	l := heads.NewList()
	if _, err := l.Load(s.db.DB, nil, s.links()); err != nil {
		return err
	}
	l.Build()
	s.db.Heads.Replace(l)
	return nil
}

// links returns what was said, for who keeps the file from being closed already; nothing where
// it cannot be read, which checking tells.
func (s *Store) links() model.Links {
	var r records.Links
	err := s.db.ViewHeld(func(b *bolt.Tx) error {
		return objects.Get(b, s.db.Keys, objects.Live, objects.KindLinks, model.ID{}, &r)
	})
	if err != nil {
		return nil
	}
	return r.Said
}
