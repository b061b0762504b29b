package store

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/disk"
	"tijdig/store/objects"
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

	harmed []harmed
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
func (s *Store) check(ctx context.Context, p pace) (r Report, err error) {
	if r, err = s.verify(ctx, p); err != nil {
		return r, err
	}
	if len(r.harmed) > 0 {
		r.Damaged = s.blame(r.harmed, s.Heads())
		s.info.warn(WarnDamaged)
	}
	_, r.Older = s.Differs()
	info := s.Info()
	r.Signals, r.Drafts = info.Signals, info.Drafts
	s.info.verified(r, s.db.Now())
	return r, nil
}

// verify is check without the list.
func (s *Store) verify(ctx context.Context, p pace) (r Report, err error) {
	for _, b := range objects.Counted {
		n, bad, err := verifyBucket(ctx, s.db, b, p)
		r.Objects += n
		r.harmed = append(r.harmed, bad...)
		if err != nil {
			return r, err
		}
	}
	t, err := s.db.Recount()
	if err != nil {
		return r, err
	}
	err = s.db.View(func(b *bolt.Tx) error {
		if t.Root.Header == (vault.Sum{}) {
			return nil
		}
		_, err := objects.TrueHeader(b, s.db.Keys, t.Root)
		return err
	})
	if errors.Is(err, ErrDamaged) || errors.Is(err, ErrNotFound) {
		r.harmed = append(r.harmed, harmed{objects.Roots, s.db.Keys.Name(objects.KindHeader, model.ID{})})
	} else if err != nil {
		return r, err
	}
	r.Seq, r.Missing = t.Root.Seq, !t.Agree(objects.Live) || !t.Agree(objects.History) || !t.Agree(objects.Lists)
	r.RootSum = hex.EncodeToString(t.Sums[0][:8]) + hex.EncodeToString(t.Sums[1][:8])
	return r, nil
}

// verifyFile reads a whole file at path with keys in hand. It returns
// [ErrDamaged] when anything at all is wrong with it.
func verifyFile(ctx context.Context, path string, k *vault.Keys) error {
	f, err := objects.Open(path, true)
	if err != nil {
		return err
	}
	defer disk.Release(f)
	s := newStore(f, vault.Header{}, k, nil)
	r, err := s.verify(ctx, 0)
	if err == nil && !r.Whole() {
		err = fmt.Errorf("%w: %d objects of %s", ErrDamaged, len(r.harmed), filepath.Base(path))
	}
	return err
}
