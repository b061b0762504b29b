package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"tijdig/store/change"
	"tijdig/store/objects"
	"tijdig/store/records"
	"tijdig/store/vault"
)

var (
	laptop = []byte("0123456789abcdef0123456789abcdef")
	other  = []byte("fedcba9876543210fedcba9876543210")
)

func here(t *testing.T, s *Store, machine []byte) bool {
	t.Helper()
	known, err := s.Here(machine)
	if err != nil {
		t.Fatal(err)
	}
	return known
}

func TestFileKnowsItsMachineWithoutNamingIt(t *testing.T) {
	s := fresh(t)
	if !here(t, s, laptop) {
		t.Error("the first machine was not taken")
	}
	seq := s.commits()
	if !here(t, s, laptop) || here(t, s, other) || here(t, s, other) {
		t.Error("the machines are not told apart")
	}
	if got := s.commits(); got != seq {
		t.Errorf("asking made %d commits", got-seq)
	}
	if s = reopen(t, s); !here(t, s, laptop) || here(t, s, other) {
		t.Error("the machine was forgotten")
	}
	b := fresh(t)
	here(t, b, laptop)
	s.working.Wait()
	b.working.Wait()
	if s.db.State().Machine == b.db.State().Machine {
		t.Error("two files tell that they were on one machine")
	}
	body, err := objects.Encode(s.db.State())
	if err != nil || bytes.Contains(body, laptop) {
		t.Errorf("the id of the machine stands in the root: %v", err)
	}
}

func TestReadOnlyFileIsAskedWithoutBeingChanged(t *testing.T) {
	s := fresh(t)
	here(t, s, laptop)
	s.working.Wait()
	s.db.File().ReadOnly = true
	if !here(t, s, laptop) || here(t, s, other) {
		t.Error("the machines are not told apart")
	}
}

func TestCopyAndOriginalAreToldApartFromTheJoinOn(t *testing.T) {
	s := fresh(t)
	here(t, s, laptop)
	record(t, s, concept(1))
	s.working.Wait()
	to := filepath.Join(t.TempDir(), "b.tijdig")
	if err := s.Backup(to); err != nil {
		t.Fatal(err)
	}
	for kind, join := range map[records.LogKind]func(*Store) error{
		records.LogOwnWay: func(c *Store) error { _, err := c.OwnWay(other); return err },
		records.LogMoved:  func(c *Store) error { _, err := c.MovedHere(other); return err },
	} {
		c := unlocked(t, copyOf(t, to))
		c.working.Wait()
		if here(t, c, other) {
			t.Fatal("control: the copy does not know it was copied")
		}
		if err := join(c); err != nil {
			t.Fatal(err)
		}
		if !here(t, c, other) || here(t, c, laptop) {
			t.Error("the copy does not belong where it was said to")
		}
		if c.Device() == s.Device() {
			t.Error("the copy has the device of the original")
		}
		record(t, c, concept(2))
		lines, err := c.LogEntries()
		if err != nil {
			t.Fatal(err)
		}
		for i, e := range lines {
			after := i >= len(lines)-2 // the join and the line behind it
			if (e.Device == c.Device()) != after || (e.Kind == kind) != (i == len(lines)-2) {
				t.Errorf("%s: line %d of %d is %q by %s", kind, i+1, len(lines), e.Kind, e.Device)
			}
		}
	}
}

func TestLineTakenOutBeforeTheJoinShows(t *testing.T) {
	s := fresh(t)
	record(t, s, concept(1))
	s.working.Wait()
	if _, err := s.OwnWay(other); err != nil {
		t.Fatal(err)
	}
	err := s.db.Commit(func(t *change.Tx) error { return t.Del(objects.History, objects.KindLog, records.LogID(1)) })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.LogEntries(); !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v", err)
	}
}

// copyOf copies a file as a person does.
func copyOf(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(t.TempDir(), "copy.tijdig")
	if err := os.WriteFile(to, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return to
}

func TestRootOfAnOlderFileIsRead(t *testing.T) {
	s := fresh(t)
	s.working.Wait()
	body, err := objects.Encode(s.db.State())
	if err != nil {
		t.Fatal(err)
	}
	fields := map[string]any{}
	if err := objects.Decode(body, &fields); err != nil {
		t.Fatal(err)
	}
	delete(fields, "machine")
	fields["van_later"] = 1 // and one of a later program
	if body, err = objects.Encode(fields); err != nil {
		t.Fatal(err)
	}
	var r objects.Root
	if err := objects.Decode(body, &r); err != nil || r.Marks != s.db.State().Marks || r.Machine != (vault.Sum{}) {
		t.Errorf("%v, %v", r, err)
	}
}
