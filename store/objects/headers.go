package objects

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/pages"
	"tijdig/store/vault"
)

// HeaderBuckets are where the header stands, whole in each.
var HeaderBuckets = [3]string{"h0", "h1", "h2"}

// HeaderKey is its key in each of the [HeaderBuckets].
const HeaderKey = "h"

// LayOut writes the header three times, the buckets and the first root.
func LayOut(b *bolt.Tx, h vault.Header, k *vault.Keys, now time.Time) error {
	for _, name := range []vault.Bucket{Live, History, Lists, Roots} {
		if _, err := b.CreateBucketIfNotExists(name.Name()); err != nil {
			return err
		}
	}
	t := &Tx{Bolt: b, Keys: k, Root: Root{Seq: 1, Saved: now, Device: model.NewID(), Marks: vault.Sum(vault.Random(32))}, Now: now}
	if err := t.PutHeader(h); err != nil {
		return err
	}
	return t.Finish()
}

// PutHeader writes the header that the root goes with from here on, and keeps it
// sealed beside the root: what is altered in the open can be told, and put back.
func (t *Tx) PutHeader(h vault.Header) error {
	if err := PutHeader(t.Bolt, h, t.Keys); err != nil {
		return err
	}
	if h.Version < vault.FormatVersion {
		return nil // a copy from before the root knew of it
	}
	return t.KeepHeader(h)
}

// KeepHeader has the root vouch for a header, and keeps it sealed.
func (t *Tx) KeepHeader(h vault.Header) error {
	t.Root.Header = h.Sum()
	o := t.Keys.Name(KindHeader, model.ID{})
	e := Envelope{KindHeader, model.ID{}, t.Root.Seq, t.Root.Device}
	bk := t.Bolt.Bucket(Roots.Name())
	if bk == nil {
		return fmt.Errorf("%w: root", pages.ErrDamaged)
	}
	return bk.Put(o[:], t.Keys.Seal(Roots, o, e.append(nil, h.Body())))
}

// TrueHeader returns the header that the root goes with.
func TrueHeader(b *bolt.Tx, k *vault.Keys, r Root) (h vault.Header, err error) {
	body, err := GetBody(b, k, Roots, KindHeader, model.ID{})
	if err != nil {
		return h, err
	}
	if h, err = vault.ParseBody(body); err == nil && h.Sum() != r.Header {
		err = fmt.Errorf("%w: header", pages.ErrDamaged)
	}
	return h, err
}

// WideHeader is how long the last copy is at least, in bytes: the header over
// and over, so that no harm to one stretch of the file takes every copy.
const WideHeader = 256 << 10

// PutHeader writes all three copies in one transaction.
func PutHeader(b *bolt.Tx, h vault.Header, k *vault.Keys) error {
	once := h.Bytes(k)
	for i, name := range HeaderBuckets {
		if err := noPlainKey(b, name); err != nil {
			return err
		}
		bk, err := b.CreateBucketIfNotExists([]byte(name))
		if err != nil {
			return err
		}
		value := once
		if i == len(HeaderBuckets)-1 {
			value = bytes.Repeat(once, WideHeader/len(once)+1)
		}
		if err := bk.Put([]byte(HeaderKey), value); err != nil {
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

// Header takes the whole copy with the highest generation. Torn says that another copy
// was not whole, or of another generation.
func (f *File) Header() (h vault.Header, torn bool, err error) {
	var whole []vault.Header
	result := pages.ErrNotOurs
	err = f.Bolt.View(func(b *bolt.Tx) error {
		for _, name := range HeaderBuckets {
			bk := b.Bucket([]byte(name))
			if bk == nil {
				continue
			}
			h, err := vault.ParseHeader(bk.Get([]byte(HeaderKey)))
			if err == nil {
				whole = append(whole, h)
			} else if !errors.Is(result, vault.ErrNewer) {
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
	torn = len(whole) < len(HeaderBuckets) || whole[0].Generation != whole[len(whole)-1].Generation
	return h, torn, nil
}
