package kept

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"

	bolt "go.etcd.io/bbolt"

	"tijdig/store/change"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// MaxForm is how long the definition of a form may be, in bytes.
const MaxForm = 1 << 20

// KeepForm keeps the definition of a form that records are entered with, so that their
// questions are known without it, and returns the hash that names it. Two definitions
// that call themselves the same are told apart by it. Keeping one twice is the same as
// once. One longer than [MaxForm] is [objects.ErrTooLarge].
func (v *Values) KeepForm(text []byte) (hash string, err error) {
	if len(text) > MaxForm {
		return "", objects.ErrTooLarge
	}
	h := vault.Sum(sha256.Sum256(text))
	hash = hex.EncodeToString(h[:])
	if _, err := v.Form(hash); err == nil {
		return hash, nil
	}
	return hash, v.db.Commit(func(t *change.Tx) error {
		if !slices.Contains(t.Root.Forms, h) {
			t.Root.Forms = append(slices.Clone(t.Root.Forms), h)
		}
		return t.PutValue(objects.History, objects.KindForm, records.FormID(h), records.Form{Hash: h, Text: string(text)})
	})
}

// HasForm reports whether the file keeps a definition.
func (v *Values) HasForm(text []byte) (bool, error) {
	h := sha256.Sum256(text)
	_, err := v.Form(hex.EncodeToString(h[:]))
	if errors.Is(err, objects.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// Form returns a definition by its hash, or [objects.ErrNotFound].
func (v *Values) Form(hash string) (text []byte, err error) {
	var h vault.Sum
	if h.UnmarshalText([]byte(hash)) != nil {
		return nil, objects.ErrNotFound
	}
	var r records.Form
	err = v.db.View(func(b *bolt.Tx) error {
		return objects.Get(b, v.db.Keys, objects.History, objects.KindForm, records.FormID(h), &r)
	})
	if err == nil && vault.Sum(sha256.Sum256([]byte(r.Text))) != h {
		err = pages.ErrDamaged
	}
	return []byte(r.Text), err
}

// Forms returns every definition the file keeps. With [pages.ErrDamaged] it returns those that
// can be read.
func (v *Values) Forms() (all [][]byte, err error) {
	known := v.db.State().Forms
	for _, h := range known {
		text, e := v.Form(hex.EncodeToString(h[:]))
		if err = errors.Join(err, objects.Lost(e)); e == nil {
			all = append(all, text)
		}
	}
	return all, err
}
