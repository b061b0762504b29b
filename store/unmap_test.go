package store

import "testing"

// TestAClosedFileCanBeOpenedAtOnce: as long as a file is kept in memory as it was checked it
// is locked, also when it was closed.
func TestAClosedFileCanBeOpenedAtOnce(t *testing.T) {
	s := fresh(t)
	fill(t, s, 1200)
	path := s.db.Path
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for range 20 {
		l, err := Open(path, OpenOptions{Now: clock})
		if err != nil {
			t.Fatal(err)
		}
		if err := l.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
