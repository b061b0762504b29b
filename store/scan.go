package store

import (
	"bytes"
	"context"
	"fmt"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/vault"
)

// found is one object met while going over a bucket.
type found struct {
	key  vault.ObjectKey
	env  envelope
	body []byte // the caller's
	ok   bool   // it opened, at the place where it belongs
}

const scanBatch = 256

// scan opens every object of a bucket, a few hundred to a transaction, so that
// nobody waits for it. What is put or deleted meanwhile may be missed.
func (s *db) scan(ctx context.Context, b vault.Bucket, fn func(found)) error {
	var after []byte
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		select {
		case <-s.stop:
			return ErrClosed
		default:
		}
		var batch []found
		err := s.view(func(t *bolt.Tx) (err error) {
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

func (s *db) scanSome(t *bolt.Tx, b vault.Bucket, after []byte) (out []found, last []byte, err error) {
	bk := t.Bucket(b.Name())
	if bk == nil {
		return nil, nil, ErrDamaged
	}
	c := bk.Cursor()
	k, v := c.Seek(after)
	if k != nil && bytes.Equal(k, after) {
		k, v = c.Next()
	}
	for ; k != nil; k, v = c.Next() {
		if len(out) == scanBatch {
			return out, last, nil
		}
		last = bytes.Clone(k)
		out = append(out, openFound(s.keys, b, k, v, s.hooks.listed))
	}
	return out, nil, nil
}

// scanHeld is scan within one transaction, of any bucket but the lists: nothing is put or
// deleted meanwhile.
func scanHeld(t *bolt.Tx, keys *vault.Keys, b vault.Bucket, fn func(found)) error {
	bk := t.Bucket(b.Name())
	if bk == nil {
		return fmt.Errorf("%w: bucket %s", ErrDamaged, b.Name())
	}
	c := bk.Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		fn(openFound(keys, b, k, v, nil))
	}
	return nil
}

func openFound(k *vault.Keys, b vault.Bucket, key, value []byte, listed func([]byte) (vault.Kind, model.ID, bool)) (f found) {
	if len(key) != len(f.key) {
		return f
	}
	f.key = vault.ObjectKey(key)
	payload, ok := k.Open(nil, b, f.key, value)
	if !ok {
		return f
	}
	if b == lists {
		f.body = payload
		f.env.Kind, f.env.ID, f.ok = listed(payload)
		f.ok = f.ok && k.Name(f.env.Kind, f.env.ID) == f.key
		return f
	}
	f.env, f.body, f.ok = parseEnvelope(payload)
	f.ok = f.ok && k.Name(f.env.Kind, f.env.ID) == f.key
	return f
}
