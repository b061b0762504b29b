package store

import (
	"errors"
	"os"
	"testing"

	"tijdig/store/emergency"
)

// TestAnEmergencyFileIsWipedOnceAllOfItIsBack writes one, finds it, and takes it
// back. Control: one of another file stays.
func TestAnEmergencyFileIsWipedOnceAllOfItIsBack(t *testing.T) {
	s, other := fresh(t), fresh(t)
	dir := t.TempDir()
	d := concept(1)
	mine, err := s.Emergency(dir, d)
	if err != nil {
		t.Fatal(err)
	}
	elsewhere := t.TempDir()
	theirs, err := other.Emergency(elsewhere, concept(2))
	if err != nil {
		t.Fatal(err)
	}
	found := emergency.Files(dir, elsewhere, t.TempDir())
	if len(found) != 2 || found[0] != mine || found[1] != theirs {
		t.Fatalf("found %q", found)
	}
	if n, err := s.TakeBack(mine); err != nil || n.In != 1 {
		t.Errorf("%+v %v", n, err)
	}
	if _, err := s.TakeBack(theirs); !errors.Is(err, ErrOtherFile) {
		t.Errorf("of another file: %v", err)
	}
	if left := emergency.Files(dir, elsewhere); len(left) != 1 || left[0] != theirs {
		t.Errorf("left: %q", left)
	}
	if _, err := os.Stat(theirs); err != nil {
		t.Error(err)
	}
	if got, err := s.Draft(d.ID); err != nil || !got.Content.Equal(d.Content) {
		t.Errorf("it came back otherwise: %v", err)
	}
}
