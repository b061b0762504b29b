package store

import (
	"fmt"

	"tijdig/store/disk"
)

// How much room behind the last page is kept filled on disk, in bytes. On a
// full disk concepts are still saved into it; it is topped up when less than
// the lower amount is left.
const (
	reserveFull = 4 << 20
	reserveLow  = 2 << 20
)

// keepReserve tops up the room behind the end of the pages, and notes when
// the disk will not give it.
func (s *Store) keepReserve(end int64) {
	if s.reserved-end >= reserveLow {
		return
	}
	err := disk.FillAhead(s.handle().raw, max(end, s.reserved), end+reserveFull)
	if s.full = disk.Full(err); s.full {
		s.info.warn(WarnReserve)
		return
	}
	if err != nil {
		return // the commit that follows meets the same disk, and says so
	}
	s.reserved = end + reserveFull
	s.info.clear(WarnReserve)
}

// room returns [ErrDiskFull] when the reserve cannot be kept. New versions are
// refused then, so that concepts can still be saved.
func (s *Store) room() error {
	if s.full {
		return fmt.Errorf("%w: %w", ErrNotSaved, ErrDiskFull)
	}
	return nil
}
