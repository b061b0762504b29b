package store

import (
	"context"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/damage"
	"tijdig/store/proof"
	"tijdig/store/records"
)

// Report is what came of reading every object of a file.
type Report struct {
	Seq     uint64
	Objects int // read and verified
	Damaged []DamagedObject
	Missing bool   // the root counts objects that are not there, or other ones
	Older   bool   // what was read is not the newest state, which is damaged
	RootSum string // hex; equal in every whole copy of the same state
	Signals int
	Drafts  int

	harmed []proof.Spot
}

// Whole reports whether nothing at all is wrong.
func (r Report) Whole() bool { return len(r.harmed) == 0 && !r.Missing && !r.Older }

// Check opens every object and compares the whole with the root. Saving may go
// on meanwhile. [Store.Verified] returns it from then on.
func (s *Store) Check(ctx context.Context) (r Report, err error) {
	return s.check(ctx, 0)
}

// Verified returns what came of reading every object, and when. That begins by
// itself once the list stands, behind all other work, and takes some seconds
// for a hundred thousand signals; until it is done, at is zero. What is damaged
// stands in the report and among the warnings.
func (s *Store) Verified() (r Report, at time.Time) {
	s.info.mu.Lock()
	defer s.info.mu.Unlock()
	return s.info.report, s.info.at
}

// WaitVerified is Verified once everything has been read after unlocking. It
// returns early, with at zero, when the file is closed first.
func (s *Store) WaitVerified() (r Report, at time.Time) {
	<-s.readAll
	return s.Verified()
}

func (n *notes) verified(r Report, at time.Time) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.report, n.at = r, at
}

// check is Check at a pace.
func (s *Store) check(ctx context.Context, p proof.Pace) (r Report, err error) {
	v, err := proof.Verify(ctx, s.db.DB, p)
	r = Report{Seq: v.Seq, Objects: v.Objects, Missing: v.Missing, RootSum: v.RootSum, harmed: v.Harmed}
	if err != nil {
		return r, err
	}
	if len(r.harmed) > 0 {
		r.Damaged = s.blame(r.harmed)
		s.info.warn(WarnDamaged)
	}
	_, r.Older = s.Differs()
	info := s.Info()
	r.Signals, r.Drafts = info.Signals, info.Drafts
	s.info.verified(r, s.db.Now())
	return r, nil
}

// blame is [damage.Blame] of what is on the list.
func (s *Store) blame(bad []proof.Spot) []DamagedObject {
	k := s.db.OwnKeys()
	defer k.Wipe()
	return damage.Blame(bad, k, s.Heads().All(), s.versionsOf)
}

// versionsOf lists the versions of a signal as far as its line can be read.
func (s *Store) versionsOf(signal model.ID) (ids []model.ID) {
	err := s.db.View(func(b *bolt.Tx) error {
		l, err := records.GetLine(b, s.db.Keys, signal)
		for _, v := range l.Versions {
			ids = append(ids, v.Revision)
		}
		return err
	})
	if err != nil {
		return nil // the line itself is what is damaged
	}
	return ids
}

// Differs says how the state that is shown differs from the newest, which is
// damaged.
type Differs struct {
	Saved   time.Time       // when the state that is shown was saved
	Changed []DamagedObject // what was saved after that, as far as it can be told
	Unread  int             // pages of the newest state that cannot be read: what stood there is not in Changed
}

// Differs returns how what is shown differs from what was saved last, and
// whether it does. When it does, the file may only be read: with
// [WarnOlderState] among the warnings. Recover takes what is left of the newest
// state too, and a backup may have it whole.
func (s *Store) Differs() (d Differs, differs bool) {
	s.info.mu.Lock()
	defer s.info.mu.Unlock()
	if s.info.differs == nil {
		return d, false
	}
	return *s.info.differs, true
}

// compare notes how the state that is open differs from the newest.
func (s *Store) compare() {
	f := s.db.File()
	if f.Older == nil {
		return
	}
	d := Differs{Saved: s.db.State().Saved}
	all, torn := proof.Beyond(f)
	d.Unread = torn
	err := s.db.View(func(t *bolt.Tx) error {
		d.Changed = damage.Name(proof.Differing(t, all), s.db.Keys, s.Heads().All())
		return nil
	})
	if err != nil {
		d.Unread++
	}
	s.info.mu.Lock()
	s.info.differs = &d
	s.info.mu.Unlock()
	s.info.warn(WarnOlderState)
}
