package store

import (
	"context"
	"encoding/hex"
	"errors"

	bolt "go.etcd.io/bbolt"
	"golang.org/x/crypto/blake2b"

	"tijdig/model"
)

// MaxForm is how long the definition of a form may be, in bytes.
const MaxForm = 1 << 20

// formRecord is the definition of a form as somebody wrote it.
type formRecord struct {
	Hash sum    `json:"som"`
	Text string `json:"tekst"`
}

func formID(h sum) (id model.ID) {
	copy(id[:], h[:])
	return id
}

// KeepForm keeps the definition of a form that records are entered with, so that their
// questions are known without it, and returns the hash that names it. Two definitions
// that call themselves the same are told apart by it. Keeping one twice is the same as
// once. One longer than [MaxForm] is [ErrTooLarge].
func (s *Store) KeepForm(text []byte) (hash string, err error) {
	if len(text) > MaxForm {
		return "", ErrTooLarge
	}
	h := sum(blake2b.Sum256(text))
	hash = hex.EncodeToString(h[:])
	if _, err := s.Form(hash); err == nil {
		return hash, nil
	}
	return hash, s.commit(func(t *tx) error {
		return t.putValue(history, kindForm, formID(h), formRecord{h, string(text)})
	})
}

// Form returns a definition by its hash, or [ErrNotFound].
func (s *Store) Form(hash string) (text []byte, err error) {
	var h sum
	if h.UnmarshalText([]byte(hash)) != nil {
		return nil, ErrNotFound
	}
	var r formRecord
	err = s.view(func(b *bolt.Tx) error { return get(b, s.keys, history, kindForm, formID(h), &r) })
	if err == nil && sum(blake2b.Sum256([]byte(r.Text))) != h {
		err = ErrDamaged
	}
	return []byte(r.Text), err
}

// Forms returns every definition the file keeps, by hash. With [ErrDamaged] it returns
// those that can be read.
func (s *Store) Forms() (all map[string][]byte, err error) {
	all = map[string][]byte{}
	var damaged error
	err = s.scan(context.Background(), history, func(f found) {
		if !f.ok || f.env.Kind != kindForm {
			return
		}
		var r formRecord
		if decode(f.body, &r) != nil || sum(blake2b.Sum256([]byte(r.Text))) != r.Hash {
			damaged = ErrDamaged
			return
		}
		all[hex.EncodeToString(r.Hash[:])] = []byte(r.Text)
	})
	return all, errors.Join(err, damaged)
}
