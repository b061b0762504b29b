package store

import (
	"slices"

	"tijdig/store/disk"
	"tijdig/store/vault"
)

// ReadOnly reports whether the file can only be read now: it was opened so, the disk
// takes no writes, or it is too damaged to be written to.
func (s *Store) ReadOnly() bool {
	f := s.db.File()
	return f != nil && f.ReadOnly
}

// HoldsHeader reports whether a file has a header of a file of this program in it: it may
// be too damaged to be known by anything else, and salvage can do something with it.
func HoldsHeader(path string) bool {
	all, err := vault.HeadersOf(path)
	return err == nil && len(all) > 0
}

// Was reports whether what stands at path, and may be too damaged to open, is or was the
// same file as this one, by the headers in it. Known is false where there are none.
func (l *Locked) Was(path string) (same, known bool) {
	all, err := vault.HeadersOf(disk.Real(path))
	if err != nil || len(all) == 0 {
		return false, false
	}
	return slices.ContainsFunc(all, func(h vault.Header) bool { return h.ID == l.hdr.ID }), true
}
