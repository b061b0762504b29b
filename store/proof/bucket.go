package proof

import (
	"bytes"
	"context"
	"slices"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/vault"
)

// opener opens objects one after the other in memory of its own, to see
// whether they are whole.
type opener struct {
	listed func(payload []byte) (vault.Kind, model.ID, bool)
	names  *vault.Namer
	place  [64]byte
	plain  []byte
}

// whole reports whether an object opens at the place where it belongs.
func (o *opener) whole(k *vault.Keys, b vault.Bucket, key, value []byte) bool {
	if len(key) != len(vault.ObjectKey{}) {
		return false
	}
	at := vault.ObjectKey(key)
	o.plain = slices.Grow(o.plain[:0], len(value))
	payload, ok := k.OpenIn(o.place[:0], o.plain, b, at, value)
	if !ok {
		return false
	}
	if b == objects.Lists {
		kd, id, ok := o.listed(payload)
		return ok && o.names.Name(kd, id) == at
	}
	e, _, ok := objects.ParseEnvelope(payload)
	return ok && o.names.Name(e.Kind, e.ID) == at
}

// verifyBucket opens every object of a bucket, a few hundred to a transaction,
// and returns how many are whole and where those are that are not.
func verifyBucket(ctx context.Context, s *objects.DB, b vault.Bucket, p Pace) (n int, bad []Spot, err error) {
	o := opener{listed: s.Hooks.Listed, names: s.Keys.Namer()}
	var after []byte
	for {
		if err := s.GoesOn(ctx); err != nil {
			return n, bad, err
		}
		var last []byte
		var good int
		var torn []Spot
		err := s.View(func(t *bolt.Tx) (err error) {
			good, torn, last, err = verifySome(s, &o, t, b, after)
			return err
		})
		if err != nil {
			return n, bad, err
		}
		n, bad, after = n+good, append(bad, torn...), last
		if after == nil {
			return n, bad, nil
		}
		p.rest(s.Stop)
	}
}

// verifySome is verifyBucket for the objects behind one key. Last is the key
// to go on behind; nil when that was all.
func verifySome(s *objects.DB, o *opener, t *bolt.Tx, b vault.Bucket, after []byte) (n int, bad []Spot, last []byte, err error) {
	bk := t.Bucket(b.Name())
	if bk == nil {
		return 0, nil, nil, pages.ErrDamaged
	}
	c := bk.Cursor()
	k, v := c.Seek(after)
	if k != nil && bytes.Equal(k, after) {
		k, v = c.Next()
	}
	var at []byte
	for i := 0; k != nil; k, v = c.Next() {
		if i++; i > objects.ScanBatch {
			return n, bad, bytes.Clone(at), nil
		}
		if at = k; o.whole(s.Keys, b, k, v) {
			n++
			continue
		}
		h := Spot{Bucket: b}
		copy(h.Key[:], k)
		bad = append(bad, h)
	}
	return n, bad, nil, nil
}
