package objects

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/pages"
	"tijdig/store/vault"
)

// Reader reads objects of one bucket one after the other in memory of its own, for who goes
// over many. It is for one goroutine.
type Reader struct {
	keys   *vault.Keys
	bucket vault.Bucket
	names  *vault.Namer
	in     *bolt.Bucket
	place  [64]byte
	plain  []byte
}

// NewReader returns one that reads nothing yet: see [Reader.In].
func NewReader(k *vault.Keys, bk vault.Bucket) *Reader {
	return &Reader{keys: k, bucket: bk, names: k.Namer()}
}

// In has it read within a transaction from now on, and returns it.
func (r *Reader) In(b *bolt.Tx) *Reader {
	r.in = b.Bucket(r.bucket.Name())
	return r
}

// Get reads one object into v, or returns [ErrNotFound] or [pages.ErrDamaged].
func (r *Reader) Get(kd vault.Kind, id model.ID, v any) error {
	body, err := r.body(kd, id)
	if err != nil {
		return err
	}
	return Decode(body, v)
}

// body is [Reader.Get] without decoding what was read, which stands until the next is.
func (r *Reader) body(kd vault.Kind, id model.ID) ([]byte, error) {
	if r.in == nil {
		return nil, fmt.Errorf("%w: bucket %s", pages.ErrDamaged, r.bucket.Name())
	}
	o := r.names.Name(kd, id)
	sealed := r.in.Get(o[:])
	if sealed == nil {
		return nil, ErrNotFound
	}
	r.plain = slices.Grow(r.plain[:0], len(sealed))
	payload, ok := r.keys.OpenIn(r.place[:0], r.plain, r.bucket, o, sealed)
	if !ok {
		return nil, fmt.Errorf("%w: object %x in %s", pages.ErrDamaged, o[:4], r.bucket.Name())
	}
	e, body, ok := ParseEnvelope(payload)
	if !ok || e.Kind != kd || e.ID != id {
		return nil, fmt.Errorf("%w: object %x in %s", pages.ErrDamaged, o[:4], r.bucket.Name())
	}
	return body, nil
}

// Found is one object met while going over a bucket.
type Found struct {
	Key  vault.ObjectKey
	Env  Envelope
	Body []byte // the caller's
	OK   bool   // it opened, at the place where it belongs
}

// ScanBatch is how many objects are read in one transaction.
const ScanBatch = 256

// Scan opens every object of a bucket, a few hundred to a transaction, so that
// nobody waits for it. What is put or deleted meanwhile may be missed.
func (s *DB) Scan(ctx context.Context, b vault.Bucket, fn func(Found)) error {
	var after []byte
	for {
		if err := s.GoesOn(ctx); err != nil {
			return err
		}
		var batch []Found
		err := s.View(func(t *bolt.Tx) (err error) {
			batch, after, err = s.scanSome(t, b, after)
			return err
		})
		if err != nil {
			return err
		}
		for _, f := range batch {
			fn(f)
		}
		if after == nil {
			return nil
		}
	}
}

func (s *DB) scanSome(t *bolt.Tx, b vault.Bucket, after []byte) (out []Found, last []byte, err error) {
	bk := t.Bucket(b.Name())
	if bk == nil {
		return nil, nil, pages.ErrDamaged
	}
	c := bk.Cursor()
	k, v := c.Seek(after)
	if k != nil && bytes.Equal(k, after) {
		k, v = c.Next()
	}
	for ; k != nil; k, v = c.Next() {
		if len(out) == ScanBatch {
			return out, last, nil
		}
		last = bytes.Clone(k)
		out = append(out, openFound(s.Keys, b, k, v, s.Hooks.Listed))
	}
	return out, nil, nil
}

// ScanHeld is scan within one transaction, of any bucket but the lists: nothing is put or
// deleted meanwhile.
func ScanHeld(t *bolt.Tx, keys *vault.Keys, b vault.Bucket, fn func(Found)) error {
	bk := t.Bucket(b.Name())
	if bk == nil {
		return fmt.Errorf("%w: bucket %s", pages.ErrDamaged, b.Name())
	}
	c := bk.Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		fn(openFound(keys, b, k, v, nil))
	}
	return nil
}

func openFound(k *vault.Keys, b vault.Bucket, key, value []byte, listed func([]byte) (vault.Kind, model.ID, bool)) (f Found) {
	if len(key) != len(f.Key) {
		return f
	}
	f.Key = vault.ObjectKey(key)
	payload, ok := k.Open(nil, b, f.Key, value)
	if !ok {
		return f
	}
	if b == Lists {
		f.Body = payload
		f.Env.Kind, f.Env.ID, f.OK = listed(payload)
		f.OK = f.OK && k.Name(f.Env.Kind, f.Env.ID) == f.Key
		return f
	}
	f.Env, f.Body, f.OK = ParseEnvelope(payload)
	f.OK = f.OK && k.Name(f.Env.Kind, f.Env.ID) == f.Key
	return f
}
