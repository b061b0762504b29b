package store

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"

	"tijdig/model"
	"tijdig/store/vault"

	bolt "go.etcd.io/bbolt"
)

var headerBuckets = [3]string{"h0", "h1", "h2"}

const headerKey = "h"

// layOut writes the header three times, the buckets and the first root.
func layOut(b *bolt.Tx, h vault.Header, k *vault.Keys, now time.Time) error {
	for _, name := range []vault.Bucket{live, history, lists, roots} {
		if _, err := b.CreateBucketIfNotExists(name.Name()); err != nil {
			return err
		}
	}
	t := &sealedTx{bolt: b, keys: k, root: root{Seq: 1, Saved: now, Device: model.NewID(), Marks: vault.Sum(vault.Random(32))}, now: now}
	if err := t.putHeader(h); err != nil {
		return err
	}
	return t.finish()
}

// putHeader writes the header that the root goes with from here on, and keeps it
// sealed beside the root: what is altered in the open can be told, and put back.
func (t *sealedTx) putHeader(h vault.Header) error {
	if err := putHeader(t.bolt, h, t.keys); err != nil {
		return err
	}
	if h.Version < vault.FormatVersion {
		return nil // a copy from before the root knew of it
	}
	return t.keepHeader(h)
}

// keepHeader has the root vouch for a header, and keeps it sealed.
func (t *sealedTx) keepHeader(h vault.Header) error {
	t.root.Header = h.Sum()
	o := t.keys.Name(kindHeader, model.ID{})
	e := envelope{kindHeader, model.ID{}, t.root.Seq, t.root.Device}
	bk := t.bolt.Bucket(roots.Name())
	if bk == nil {
		return fmt.Errorf("%w: root", ErrDamaged)
	}
	return bk.Put(o[:], t.keys.Seal(roots, o, e.append(nil, h.Body())))
}

// trueHeader returns the header that the root goes with.
func trueHeader(b *bolt.Tx, k *vault.Keys, r root) (h vault.Header, err error) {
	body, err := getBody(b, k, roots, kindHeader, model.ID{})
	if err != nil {
		return h, err
	}
	if h, err = vault.ParseBody(body); err == nil && h.Sum() != r.Header {
		err = fmt.Errorf("%w: header", ErrDamaged)
	}
	return h, err
}

// wideHeader is how long the last copy is at least, in bytes: the header over
// and over, so that no harm to one stretch of the file takes every copy.
const wideHeader = 256 << 10

// putHeader writes all three copies in one transaction.
func putHeader(b *bolt.Tx, h vault.Header, k *vault.Keys) error {
	once := h.Bytes(k)
	for i, name := range headerBuckets {
		if err := noPlainKey(b, name); err != nil {
			return err
		}
		bk, err := b.CreateBucketIfNotExists([]byte(name))
		if err != nil {
			return err
		}
		value := once
		if i == len(headerBuckets)-1 {
			value = bytes.Repeat(once, wideHeader/len(once)+1)
		}
		if err := bk.Put([]byte(headerKey), value); err != nil {
			return err
		}
	}
	return nil
}

// noPlainKey takes away what harm made of a bucket, so that the bucket can be made again.
func noPlainKey(b *bolt.Tx, name string) error {
	c := b.Cursor()
	if k, v := c.Seek([]byte(name)); string(k) != name || v == nil {
		return nil
	}
	return c.Delete()
}

// readHeader takes the whole copy with the highest generation. Torn says that another copy
// was not whole, or of another generation.
func (f *file) readHeader() (h vault.Header, torn bool, err error) {
	var whole []vault.Header
	result := ErrNotOurs
	err = f.db.View(func(b *bolt.Tx) error {
		for _, name := range headerBuckets {
			bk := b.Bucket([]byte(name))
			if bk == nil {
				continue
			}
			h, err := vault.ParseHeader(bk.Get([]byte(headerKey)))
			if err == nil {
				whole = append(whole, h)
			} else if !errors.Is(result, ErrNewer) {
				result = err
			}
		}
		return nil
	})
	if err != nil {
		return h, false, err
	}
	if len(whole) == 0 {
		return h, false, result
	}
	h = slices.MaxFunc(whole, func(a, b vault.Header) int { return cmp.Compare(a.Generation, b.Generation) })
	torn = len(whole) < len(headerBuckets) || whole[0].Generation != whole[len(whole)-1].Generation
	return h, torn, nil
}
