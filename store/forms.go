package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"

	bolt "go.etcd.io/bbolt"

	"tijdig/store/change"
	"tijdig/store/objects"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// MaxForm is how long the definition of a form may be, in bytes.
const MaxForm = 1 << 20

// KeepForm keeps the definition of a form that records are entered with, so that their
// questions are known without it, and returns the hash that names it. Two definitions
// that call themselves the same are told apart by it. Keeping one twice is the same as
// once. One longer than [MaxForm] is [ErrTooLarge].
func (s *Store) KeepForm(text []byte) (hash string, err error) {
	if len(text) > MaxForm {
		return "", ErrTooLarge
	}
	h := vault.Sum(sha256.Sum256(text))
	hash = hex.EncodeToString(h[:])
	if _, err := s.Form(hash); err == nil {
		return hash, nil
	}
	return hash, s.db.Commit(func(t *change.Tx) error {
		if !slices.Contains(t.Root.Forms, h) {
			t.Root.Forms = append(slices.Clone(t.Root.Forms), h)
		}
		return t.PutValue(objects.History, objects.KindForm, records.FormID(h), records.Form{Hash: h, Text: string(text)})
	})
}

// hasForm reports whether the file keeps a definition.
func (s *Store) hasForm(text []byte) (bool, error) {
	h := sha256.Sum256(text)
	_, err := s.Form(hex.EncodeToString(h[:]))
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// Form returns a definition by its hash, or [ErrNotFound].
func (s *Store) Form(hash string) (text []byte, err error) {
	var h vault.Sum
	if h.UnmarshalText([]byte(hash)) != nil {
		return nil, ErrNotFound
	}
	var r records.Form
	err = s.db.View(func(b *bolt.Tx) error {
		return objects.Get(b, s.db.Keys, objects.History, objects.KindForm, records.FormID(h), &r)
	})
	if err == nil && vault.Sum(sha256.Sum256([]byte(r.Text))) != h {
		err = ErrDamaged
	}
	return []byte(r.Text), err
}

// Forms returns every definition the file keeps. With [ErrDamaged] it returns those that
// can be read.
func (s *Store) Forms() (all [][]byte, err error) {
	known := s.db.State().Forms
	for _, h := range known {
		text, e := s.Form(hex.EncodeToString(h[:]))
		if err = errors.Join(err, objects.Lost(e)); e == nil {
			all = append(all, text)
		}
	}
	return all, err
}
