// Package proof says of a file of sealed objects whether all of it is there and opens, and of
// what was removed whether it is gone from every byte. It overwrites what nothing leads to,
// and repairs nothing; whose a damaged object is others know.
package proof

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/disk"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/vault"
)

// Spot is where a damaged object stands.
type Spot struct {
	Bucket vault.Bucket
	Key    vault.ObjectKey
}

// Where is it for people: the bucket and the start of the key.
func (h Spot) Where() string { return string(h.Bucket.Name()) + "/" + hex.EncodeToString(h.Key[:4]) }

// result is what came of reading every object of a file.
type result struct {
	Seq     uint64
	Objects int // read and verified
	Harmed  []Spot
	Missing bool   // the root counts objects that are not there, or other ones
	RootSum string // hex; equal in every whole copy of the same state
}

// Whole reports whether nothing at all is wrong.
func (r result) Whole() bool { return len(r.Harmed) == 0 && !r.Missing }

// Verify opens every object and compares the whole with the root. Saving may go on
// meanwhile.
func Verify(ctx context.Context, d *objects.DB, p Pace) (r result, err error) {
	for _, b := range objects.Counted {
		n, bad, err := verifyBucket(ctx, d, b, p)
		r.Objects += n
		r.Harmed = append(r.Harmed, bad...)
		if err != nil {
			return r, err
		}
	}
	t, err := d.Recount()
	if err != nil {
		return r, err
	}
	err = d.View(func(b *bolt.Tx) error {
		if t.Root.Header == (vault.Sum{}) {
			return nil
		}
		_, err := objects.TrueHeader(b, d.Keys, t.Root)
		return err
	})
	if errors.Is(err, pages.ErrDamaged) || errors.Is(err, objects.ErrNotFound) {
		r.Harmed = append(r.Harmed, Spot{objects.Roots, d.Keys.Name(objects.KindHeader, model.ID{})})
	} else if err != nil {
		return r, err
	}
	r.Seq, r.Missing = t.Root.Seq, !t.Agree(objects.Live) || !t.Agree(objects.History) || !t.Agree(objects.Lists)
	r.RootSum = hex.EncodeToString(t.Sums[0][:8]) + hex.EncodeToString(t.Sums[1][:8])
	return r, nil
}

// VerifyFile reads a whole file at path with keys in hand. It returns
// [pages.ErrDamaged] when anything at all is wrong with it.
func VerifyFile(ctx context.Context, path string, k *vault.Keys) error {
	f, err := objects.Open(path, true)
	if err != nil {
		return err
	}
	defer disk.Release(f)
	r, err := Verify(ctx, objects.New(f, vault.Header{}, k, nil, objects.Hooks{Listed: heads.Place}), 0)
	if err == nil && !r.Whole() {
		err = fmt.Errorf("%w: %d objects of %s", pages.ErrDamaged, len(r.Harmed), filepath.Base(path))
	}
	return err
}
