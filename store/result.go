package store

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"

	"tijdig/model"
	"tijdig/store/disk"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/vault"

	bolt "go.etcd.io/bbolt"
)

// harmed is where a damaged object stands.
type harmed struct {
	bucket vault.Bucket
	key    vault.ObjectKey
}

// where is it for people: the bucket and the start of the key.
func (h harmed) where() string { return string(h.bucket.Name()) + "/" + hex.EncodeToString(h.key[:4]) }

// result is what came of reading every object of a file.
type result struct {
	seq     uint64
	objects int // read and verified
	harmed  []harmed
	missing bool   // the root counts objects that are not there, or other ones
	rootSum string // hex; equal in every whole copy of the same state
}

// whole reports whether nothing at all is wrong.
func (r result) whole() bool { return len(r.harmed) == 0 && !r.missing }

// verify opens every object and compares the whole with the root. Saving may go on
// meanwhile.
func verify(ctx context.Context, d *objects.DB, p pace) (r result, err error) {
	for _, b := range objects.Counted {
		n, bad, err := verifyBucket(ctx, d, b, p)
		r.objects += n
		r.harmed = append(r.harmed, bad...)
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
	if errors.Is(err, ErrDamaged) || errors.Is(err, ErrNotFound) {
		r.harmed = append(r.harmed, harmed{objects.Roots, d.Keys.Name(objects.KindHeader, model.ID{})})
	} else if err != nil {
		return r, err
	}
	r.seq, r.missing = t.Root.Seq, !t.Agree(objects.Live) || !t.Agree(objects.History) || !t.Agree(objects.Lists)
	r.rootSum = hex.EncodeToString(t.Sums[0][:8]) + hex.EncodeToString(t.Sums[1][:8])
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
	r, err := verify(ctx, objects.New(f, vault.Header{}, k, nil, objects.Hooks{Listed: heads.Place}), 0)
	if err == nil && !r.whole() {
		err = fmt.Errorf("%w: %d objects of %s", ErrDamaged, len(r.harmed), filepath.Base(path))
	}
	return err
}
