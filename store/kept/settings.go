package kept

import (
	"crypto/subtle"
	"encoding/hex"
	"errors"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/objects"
	"tijdig/store/vault"
)

// Settings returns what the worker set; the zero settings in a new file or
// when they cannot be read.
func (v *Values) Settings() model.Settings { return v.db.Settings() }

// SaveSettings puts settings in the place of those there are, durable on return. Whoever
// changes some of them uses [Values.UpdateSettings].
func (v *Values) SaveSettings(set model.Settings) error {
	return v.UpdateSettings(func(have *model.Settings) { *have = set })
}

// UpdateSettings changes the settings as they are in the file at that moment, in one
// transaction: what was set or forgotten meanwhile stays so. Settings that cannot be
// read any more begin anew. Whether the file holds police data is [ErrOtherLaw] to change once
// something stands in the file.
func (v *Values) UpdateSettings(edit func(*model.Settings)) error {
	var police bool
	err := v.db.Commit(func(t *change.Tx) error {
		set, err := valueOf[model.Settings](t, objects.KindSettings)
		if err != nil {
			return err
		}
		set.Police = set.Police || t.Root.Police
		was := set.Police
		edit(&set)
		if set.Police != was && v.holdsSignals() {
			return ErrOtherLaw
		}
		police, t.Root.Police = set.Police, set.Police
		return t.PutSettings(set)
	})
	if err == nil {
		v.police.Store(police)
	}
	return err
}

// holdsSignals reports whether there is a signal, or something on its way to be one.
func (v *Values) holdsSignals() bool {
	signals, drafts, subjects := v.db.Heads.Counts()
	return signals+drafts+subjects > 0 || len(v.db.Heads.Discarded()) > 0
}

// SavePlace keeps where the worker was, so that the same place comes back
// after a lock. What the bytes mean is the caller's.
func (v *Values) SavePlace(p []byte) error {
	return v.db.Commit(func(t *change.Tx) error {
		return t.Put(objects.Live, objects.KindPlace, model.ID{}, append([]byte{}, p...))
	})
}

// Place returns what [Values.SavePlace] kept, and false when there is nothing.
func (v *Values) Place() (p []byte, ok bool, err error) {
	err = v.db.View(func(b *bolt.Tx) error {
		p, err = objects.GetBody(b, v.db.Keys, objects.Live, objects.KindPlace, model.ID{})
		return err
	})
	if errors.Is(err, objects.ErrNotFound) {
		return nil, false, nil
	}
	return p, err == nil, err
}

// ClearPlace forgets where the worker was.
func (v *Values) ClearPlace() error {
	return v.db.Commit(func(t *change.Tx) error { return t.Del(objects.Live, objects.KindPlace, model.ID{}) })
}

// ShortCodeDigits is how many digits a short code has. It is no way into the
// file: it only lifts the cover while the file is still open, for a few
// minutes and a few tries.
const ShortCodeDigits = 6

// ShortCodeSum returns what the settings keep of a short code: a sum under a
// key of the file, so that the digits themselves stand nowhere.
func (v *Values) ShortCodeSum(digits string) string {
	key := v.db.State().Marks // stays when the file is rewritten, so that the code goes on to hold
	sum := vault.SumOf(key[:], []byte("short code"), []byte(digits))
	return hex.EncodeToString(sum[:])
}

// IsShortCode reports whether these are the digits the worker set. It is
// false where none were set.
func (v *Values) IsShortCode(digits string) bool {
	set := v.Settings().ShortCode
	return set != "" && subtle.ConstantTimeCompare([]byte(set), []byte(v.ShortCodeSum(digits))) == 1
}
