package hoststate_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"

	"tijdig/store/hoststate"
)

func TestAMachineStaysItself(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state", "tijdig")
	m, err := hoststate.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if m.Seen("a") != 0 {
		t.Error("it saw what it never saw")
	}
	if err := m.Note("a", 12); err != nil {
		t.Fatal(err)
	}
	again, err := hoststate.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(m.ID(), again.ID()) || again.Seen("a") != 12 || again.Seen("b") != 0 {
		t.Errorf("it is another: %x %x, saw %d", m.ID(), again.ID(), again.Seen("a"))
	}
	info, err := os.Stat(filepath.Join(dir, "laptop.json"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others may read it: %v %v", info.Mode(), err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 2 || left[1].Name() != "laptop.json.slot" {
		t.Errorf("it leaves %v: %v", left, err)
	}
}

// TestTwoWindowsKeepWhatEachSaw lets a window that read long ago note something: what
// another noted meanwhile stays.
func TestTwoWindowsKeepWhatEachSaw(t *testing.T) {
	dir := t.TempDir()
	load := func() *hoststate.Machine {
		t.Helper()
		m, err := hoststate.Load(dir)
		if err != nil {
			t.Fatal(err)
		}
		return m
	}
	first := load()
	second := load()
	if err := errors.Join(second.Note("b", 12), second.Note("b", 18), first.Note("a", 3)); err != nil {
		t.Fatal(err)
	}
	if m := load(); m.Seen("a") != 3 || m.Seen("b") != 18 {
		t.Errorf("a at %d, b at %d", m.Seen("a"), m.Seen("b"))
	}
	var all sync.WaitGroup
	for i := range 20 {
		all.Go(func() {
			m, err := hoststate.Load(dir)
			if err := errors.Join(err, m.Note(strconv.Itoa(i), 7)); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	for i := range 20 {
		if load().Seen(strconv.Itoa(i)) != 7 {
			t.Errorf("window %d is forgotten", i)
		}
	}
}

func TestAnotherFolderIsAnotherMachineAndADamagedOneIsMadeAnew(t *testing.T) {
	dir := t.TempDir()
	m, err := hoststate.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	other, err := hoststate.Load(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(m.ID(), other.ID()) {
		t.Error("two machines have one name")
	}
	if err := os.WriteFile(filepath.Join(dir, "laptop.json"), []byte(`{"laptop":"AA=="`), 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := hoststate.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(m.ID(), again.ID()) {
		t.Error("half a file names a machine")
	}
}
