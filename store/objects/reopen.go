package objects

import (
	"errors"
	"os"

	bolt "go.etcd.io/bbolt"

	"tijdig/store/disk"
	"tijdig/store/pages"
)

// File returns what is open; nil after a failure, until it can be opened again. It is good
// until the next failure.
func (s *DB) File() *File {
	s.fileMu.RLock()
	defer s.fileMu.RUnlock()
	return s.file
}

// drop closes the file after a failure: what bbolt holds in memory can no
// longer be trusted. Both this and reopen are called with no reader inside.
func (s *DB) drop() {
	s.fileMu.Lock()
	f := s.file
	s.file = nil
	s.fileMu.Unlock()
	disk.Release(f)
}

// reopen opens the file afresh and reads the root back. It fails when the
// file at the path is another one, or was changed by somebody else meanwhile.
// A file that may not be written is opened to be read where nothing in it hangs
// in the air, and the error stays.
func (s *DB) reopen() error {
	err := s.reopenToWrite()
	s.asRead = errors.Is(err, disk.ErrReadOnly) && s.reopenToRead()
	return err
}

// reopenToRead opens the file as it was at the last commit that stands.
func (s *DB) reopenToRead() bool {
	f, err := Open(s.Path, true)
	if err != nil {
		return false
	}
	var r Root
	err = f.Bolt.View(func(b *bolt.Tx) error {
		r, err = ReadRoot(b, s.Keys)
		return err
	})
	if err != nil || r.Seq != s.root.Seq || !os.SameFile(f.info, s.stat) {
		disk.Release(f)
		return false
	}
	s.fileMu.Lock()
	s.file = f
	s.fileMu.Unlock()
	return true
}

func (s *DB) reopenToWrite() error {
	if err := pages.Confirm(s.Path); err != nil {
		return disk.NotSaved(err)
	}
	f, err := Open(s.Path, false)
	if err != nil {
		return disk.NotSaved(err)
	}
	if !os.SameFile(f.info, s.stat) {
		disk.Release(f)
		return ErrMoved
	}
	var r Root
	err = f.Bolt.View(func(b *bolt.Tx) error {
		r, err = ReadRoot(b, s.Keys)
		return err
	})
	if err != nil {
		disk.Release(f)
		return disk.NotSaved(err)
	}
	s.fileMu.Lock()
	s.file = f
	s.fileMu.Unlock()
	s.reserved = 0
	if r.Seq > s.root.Seq+1 || r.Seq < s.root.Seq {
		s.root = r
		return s.Hooks.Changed(r)
	}
	s.root = r
	return nil
}
