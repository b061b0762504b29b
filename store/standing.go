package store

import (
	"context"
	"slices"
	"sync"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/damage"
	"tijdig/store/objects"
	"tijdig/store/proof"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// Warning is something the worker should know about the file. It never stops
// the work.
type Warning string

// The warnings.
const (
	WarnSyncFolder  Warning = "the file lies in a folder that is synchronised or on a network"
	WarnOneMeta     Warning = "one of the two state pages is damaged; the last save may be missing"
	WarnOlderState  Warning = "the newest state is damaged; what is shown is the one before it, and may only be read"
	WarnHeader      Warning = "a copy of the header was damaged and was written again"
	WarnHeaderSlots Warning = "the header was changed by something else than this program"
	WarnHeaderTorn  Warning = "a copy of the header is damaged; the others are whole"
	WarnHeaderBack  Warning = "the header was changed by something else than this program, and was put back"
	WarnWeakKDF     Warning = "the passphrase is stretched less than it should be"
	WarnHeads       Warning = "the list did not agree with the records and was made again"
	WarnMissing     Warning = "records are missing or were put back to an earlier state"
	WarnDamaged     Warning = "records are damaged"
	WarnRoot        Warning = "the root is damaged; the file may only be read"
	WarnClock       Warning = "the clock is behind the last save"
	WarnOlder       Warning = "the file is older than it was when it was last open here"
	WarnUnfinished  Warning = "an act of several steps began and is not finished"
	WarnSalvaged    Warning = "the file came out of a damaged one; more may be gone than is named"
	WarnNewer       Warning = "a newer program wrote the file; this one only reads it"
	WarnUpgrade     Warning = "the file is of an older format and could not be brought up; it may only be read"
	WarnCopies      Warning = "an old copy could not be let go of"
	WarnNotWritten  Warning = "something could not be written when the file was opened"
	WarnReserve     Warning = "the disk is full; concepts can still be saved for a while"
)

// Doubts reports whether a warning says that the file may not be what it was, or is
// not finished: what is said then is never that all is well.
func (w Warning) Doubts() bool {
	switch w {
	case WarnSyncFolder, WarnCopies, WarnWeakKDF, WarnClock, WarnReserve, WarnNewer, WarnUpgrade, WarnHeads, WarnNotWritten, WarnHeader, WarnHeaderTorn:
		return false
	case WarnOneMeta, WarnOlderState, WarnHeaderSlots, WarnHeaderBack, WarnMissing, WarnDamaged, WarnRoot, WarnOlder, WarnUnfinished, WarnSalvaged:
		return true
	}
	return true
}

// Info is how the file stands. Counting takes no time.
type Info struct {
	Seq      uint64 // commits since the file was made
	Signals  int    // recorded
	Drafts   int
	Subjects int
	Saved    time.Time // of the last commit
	Verified time.Time // when every object had been read last; zero: not yet since it was opened
	Warnings []Warning
}

// notes holds what Info needs beside the list.
type notes struct {
	mu       sync.Mutex
	seq      uint64
	saved    time.Time
	warnings []Warning
	report   Report    // of reading everything
	at       time.Time // when that was; zero: never
	differs  *Differs  // nil: what is shown is the newest state
	pending  []Pending // acts that are not finished
	altered  []vault.SlotChange
}

func (n *notes) set(r objects.Root) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.seq, n.saved = r.Seq, r.Saved
}

func (n *notes) warn(w Warning) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if !slices.Contains(n.warnings, w) {
		n.warnings = append(n.warnings, w)
	}
}

func (n *notes) clear(w Warning) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.warnings = slices.DeleteFunc(n.warnings, func(have Warning) bool { return have == w })
}

// isFull warns of a disk that gives no room, for as long as that is so.
func (s *Store) isFull(full bool) {
	if full {
		s.info.warn(WarnReserve)
	} else {
		s.info.clear(WarnReserve)
	}
}

// Warnings lists what the worker should know about the file now. It counts
// nothing, so that a first screen may ask.
func (s *Store) Warnings() []Warning {
	s.info.mu.Lock()
	defer s.info.mu.Unlock()
	return slices.Clone(s.info.warnings)
}

// Info tells how the file stands now.
func (s *Store) Info() Info {
	s.info.mu.Lock()
	i := Info{Seq: s.info.seq, Saved: s.info.saved, Verified: s.info.at, Warnings: slices.Clone(s.info.warnings)}
	s.info.mu.Unlock()
	i.Signals, i.Drafts, i.Subjects = s.db.Heads.Counts()
	return i
}

// Saved returns when the last commit was made. It counts nothing, so that a
// status line may ask at every frame.
func (s *Store) Saved() time.Time {
	s.info.mu.Lock()
	defer s.info.mu.Unlock()
	return s.info.saved
}

func (n *notes) alter(c []vault.SlotChange) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.altered = c
}

// Altered says how the header had been changed by something else than this program;
// nil when it was not. Until [Store.AcceptHeader] that stays, and no other change of the
// ways in is made: it would sign what somebody else did.
func (s *Store) Altered() []vault.SlotChange {
	s.info.mu.Lock()
	defer s.info.mu.Unlock()
	return slices.Clone(s.info.altered)
}

// AcceptHeader notes that the worker was told, and logs it: the ways in may be changed
// from here on.
func (s *Store) AcceptHeader() error {
	err := s.db.Commit(func(t *change.Tx) error {
		t.Root.Altered = nil
		return t.Log(records.LogSeen, 0)
	})
	if err == nil {
		s.info.alter(nil)
		s.info.clear(WarnHeaderSlots)
		s.info.clear(WarnHeaderBack)
	}
	return err
}

// putBack notes that what was wrong with the header was put right.
func (n *notes) putBack() {
	n.mu.Lock()
	defer n.mu.Unlock()
	for i, w := range n.warnings {
		switch w {
		case WarnHeaderTorn:
			n.warnings[i] = WarnHeader
		case WarnHeaderSlots:
			n.warnings[i] = WarnHeaderBack
		default: // of something else
		}
	}
}

// Doubt returns what the file carries from a salvage; nil when there is nothing, or
// it was marked seen.
func (s *Store) Doubt() *objects.Doubt {
	return s.db.State().Doubt
}

// DoubtSeen marks it seen, and logs that.
func (s *Store) DoubtSeen() error {
	err := s.db.Commit(func(t *change.Tx) error {
		if t.Root.Doubt == nil {
			return objects.ErrNothing
		}
		t.Root.Doubt = nil
		return t.Log(records.LogSeen, 0)
	})
	if err == nil {
		s.info.clear(WarnSalvaged)
	}
	return err
}

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
