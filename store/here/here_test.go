package here_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"tijdig/store/here"
)

func TestAMachineStaysItself(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state", "tijdig")
	m, err := here.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if m.Seen("a") != 0 {
		t.Error("it saw what it never saw")
	}
	if err := m.Note("a", 12); err != nil {
		t.Fatal(err)
	}
	again, err := here.Load(dir)
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
	if err != nil || len(left) != 1 {
		t.Errorf("it leaves %d files: %v", len(left), err)
	}
}

func TestAnotherFolderIsAnotherMachineAndADamagedOneIsMadeAnew(t *testing.T) {
	dir := t.TempDir()
	m, err := here.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	other, err := here.Load(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(m.ID(), other.ID()) {
		t.Error("two machines have one name")
	}
	if err := os.WriteFile(filepath.Join(dir, "laptop.json"), []byte(`{"laptop":"AA=="`), 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := here.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Equal(m.ID(), again.ID()) {
		t.Error("half a file names a machine")
	}
}
