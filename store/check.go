package store

import (
	"context"
	"encoding/hex"
	"fmt"
	"path/filepath"
)

// Report is what came of reading every object of a file.
type Report struct {
	Seq     uint64
	Objects int // read and verified
	Damaged []DamagedObject
	Missing bool   // the root counts objects that are not there, or other ones
	RootSum string // hex; equal in every whole copy of the same state
	Signals int
	Drafts  int

	harmed []harmed
}

// Whole reports whether nothing at all is wrong.
func (r Report) Whole() bool { return len(r.harmed) == 0 && !r.Missing }

// Check opens every object and compares the whole with the root. Saving may go
// on meanwhile.
func (s *Store) Check(ctx context.Context) (r Report, err error) {
	if r, err = s.verify(ctx); err != nil {
		return r, err
	}
	r.Damaged = s.blame(r.harmed, s.Heads())
	info := s.Info()
	r.Signals, r.Drafts = info.Signals, info.Drafts
	return r, nil
}

// verify is Check without the list.
func (s *Store) verify(ctx context.Context) (r Report, err error) {
	for _, b := range counted {
		err := s.scan(ctx, b, func(f found) {
			if f.ok {
				r.Objects++
			} else {
				r.harmed = append(r.harmed, harmed{b, f.key})
			}
		})
		if err != nil {
			return r, err
		}
	}
	t, err := s.recount()
	if err != nil {
		return r, err
	}
	r.Seq, r.Missing = t.root.Seq, !t.agree(live) || !t.agree(history) || !t.agree(lists)
	r.RootSum = hex.EncodeToString(t.sums[0][:8]) + hex.EncodeToString(t.sums[1][:8])
	return r, nil
}

// verifyFile reads a whole file at path with keys in hand. It returns
// [ErrDamaged] when anything at all is wrong with it.
func verifyFile(ctx context.Context, path string, k *keys) error {
	f, err := openFile(path, true)
	if err != nil {
		return err
	}
	defer release(f)
	s := newStore(f, header{}, k, nil)
	r, err := s.verify(ctx)
	if err == nil && !r.Whole() {
		err = fmt.Errorf("%w: %d objects of %s", ErrDamaged, len(r.harmed), filepath.Base(path))
	}
	return err
}
