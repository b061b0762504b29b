package store

import (
	"crypto/subtle"
	"encoding/hex"
	"errors"

	bolt "go.etcd.io/bbolt"
	"golang.org/x/crypto/blake2b"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/objects"
)

// Settings returns what the worker set; the zero settings in a new file or
// when they cannot be read.
func (s *Store) Settings() (set model.Settings) {
	err := s.db.View(func(b *bolt.Tx) error {
		return objects.Get(b, s.db.Keys, objects.Live, objects.KindSettings, model.ID{}, &set)
	})
	if err != nil {
		return model.Settings{}
	}
	return set
}

// SaveSettings puts settings in the place of those there are, durable on return. Whoever
// changes some of them uses [Store.UpdateSettings].
func (s *Store) SaveSettings(set model.Settings) error {
	return s.UpdateSettings(func(have *model.Settings) { *have = set })
}

// UpdateSettings changes the settings as they are in the file at that moment, in one
// transaction: what was set or forgotten meanwhile stays so. Settings that cannot be
// read any more begin anew. Whether the file holds police data is [ErrOtherLaw] to change once
// something stands in the file.
func (s *Store) UpdateSettings(edit func(*model.Settings)) error {
	var police bool
	err := s.db.Commit(func(t *change.Tx) error {
		var set model.Settings
		err := t.Get(objects.Live, objects.KindSettings, model.ID{}, &set)
		if err != nil && !errors.Is(err, ErrNotFound) && !errors.Is(err, ErrDamaged) {
			return err
		}
		if err != nil {
			set = model.Settings{}
		}
		set.Police = set.Police || t.Root.Police
		was := set.Police
		edit(&set)
		if set.Police != was && s.holdsSignals() {
			return ErrOtherLaw
		}
		police, t.Root.Police = set.Police, set.Police
		return t.PutValue(objects.Live, objects.KindSettings, model.ID{}, set)
	})
	if err == nil {
		s.police.Store(police)
	}
	return err
}

// Police reports whether what stands in the file is police data.
func (s *Store) Police() bool { return s.police.Load() }

// holdsSignals reports whether there is a signal, or something on its way to be one.
func (s *Store) holdsSignals() bool {
	signals, drafts, subjects := s.db.Heads.Counts()
	return signals+drafts+subjects > 0 || len(s.Discarded()) > 0
}

// SavePlace keeps where the worker was, so that the same place comes back
// after a lock. What the bytes mean is the caller's.
func (s *Store) SavePlace(p []byte) error {
	return s.db.Commit(func(t *change.Tx) error {
		return t.Put(objects.Live, objects.KindPlace, model.ID{}, append([]byte{}, p...))
	})
}

// Place returns what [Store.SavePlace] kept, and false when there is nothing.
func (s *Store) Place() (p []byte, ok bool, err error) {
	err = s.db.View(func(b *bolt.Tx) error {
		p, err = objects.GetBody(b, s.db.Keys, objects.Live, objects.KindPlace, model.ID{})
		return err
	})
	if errors.Is(err, ErrNotFound) {
		return nil, false, nil
	}
	return p, err == nil, err
}

// ClearPlace forgets where the worker was.
func (s *Store) ClearPlace() error {
	return s.db.Commit(func(t *change.Tx) error { return t.Del(objects.Live, objects.KindPlace, model.ID{}) })
}

// ShortCodeDigits is how many digits a short code has. It is no way into the
// file: it only lifts the cover while the file is still open, for a few
// minutes and a few tries.
const ShortCodeDigits = 6

// ShortCodeSum returns what the settings keep of a short code: a sum under a
// key of the file, so that the digits themselves stand nowhere.
func (s *Store) ShortCodeSum(digits string) string {
	h, err := blake2b.New256(s.shortKey())
	if err != nil {
		panic(err) // only for a key out of range
	}
	h.Write([]byte("short code"))
	h.Write([]byte(digits))
	return hex.EncodeToString(h.Sum(nil))
}

// shortKey is a key that stays when the file is rewritten, so that the code
// goes on to hold.
func (s *Store) shortKey() []byte {
	marks := s.db.State().Marks
	return marks[:]
}

// IsShortCode reports whether these are the digits the worker set. It is
// false where none were set.
func (s *Store) IsShortCode(digits string) bool {
	set := s.Settings().ShortCode
	return set != "" && subtle.ConstantTimeCompare([]byte(set), []byte(s.ShortCodeSum(digits))) == 1
}
