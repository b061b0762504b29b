package store

import "time"

// Saved returns when the last commit was made. It counts nothing, so that a
// status line may ask at every frame.
func (s *Store) Saved() time.Time {
	s.info.mu.Lock()
	defer s.info.mu.Unlock()
	return s.info.saved
}
