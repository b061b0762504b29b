package store

import (
	"context"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/proof"
	"tijdig/store/vault"
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
	v, err := proof.Verify(ctx, s.db, p)
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

// DamagedObject is one object that does not open, and whose it is as far as
// the rest of the file can tell.
type DamagedObject struct {
	Where  string     // bucket and the start of its key
	What   string     // "version", "concept", "subject", "name", "signal", "list"; "" when it cannot be told
	Signal model.ID   // zero when it cannot be told
	Code   model.Code // of its subject
	N      int        // number of the signal; 0 for a concept
}

// blame tells whose the damaged objects are: keys cannot be turned back, so
// the keys of everything on the list are made and compared.
func (s *Store) blame(bad []proof.Spot) (out []DamagedObject) {
	k := s.db.OwnKeys()
	defer k.Wipe()
	at := map[proof.Spot]*DamagedObject{}
	for _, b := range bad {
		at[b] = &DamagedObject{Where: b.Where()}
	}
	for h := range s.Heads().All() {
		note := func(b vault.Bucket, kd vault.Kind, id model.ID, what string) {
			if d := at[proof.Spot{Bucket: b, Key: k.Name(kd, id)}]; d != nil && d.What == "" {
				d.What, d.Signal, d.Code, d.N = what, h.Signal, h.Code, h.N
			}
		}
		if h.Concept {
			note(objects.Live, objects.KindConcept, h.Draft, "concept")
			note(objects.Lists, objects.KindConceptHead, h.Draft, "list")
			continue
		}
		note(objects.Lists, objects.KindHead, h.Signal, "list")
		note(objects.Live, objects.KindLine, h.Signal, "signal")
		about := h.Alone().Subject
		note(objects.Live, objects.KindSubject, about, "subject")
		note(objects.Live, objects.KindName, about, "name")
		note(objects.Live, objects.KindVersion, h.Revision, "version")
		for _, v := range s.olderVersions(&h) {
			note(objects.Live, objects.KindVersion, v, "version")
		}
	}
	for _, b := range bad {
		out = append(out, *at[b])
	}
	return out
}

func (s *Store) olderVersions(h *model.Head) (ids []model.ID) {
	if h.Revisions < 2 {
		return nil
	}
	err := s.db.View(func(b *bolt.Tx) error {
		l, err := s.lineIn(b, h.Signal)
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
