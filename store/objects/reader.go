package objects

import (
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
