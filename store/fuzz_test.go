package store

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"tijdig/store/pages"
)

// FuzzPreflight gives the walker whole files: it must end, and what it accepts
// bbolt must be able to open and read.
func FuzzPreflight(f *testing.F) {
	s := fresh(f)
	save(f, s, concept(1))
	s.working.Wait()
	s.Close()
	good, err := os.ReadFile(s.Path())
	if err != nil {
		f.Fatal(err)
	}
	good = good[:pages.ReadMetas(bytes.NewReader(good))[0].HWM*pages.Size]
	f.Add(uint32(0), []byte{1})
	f.Add(uint32(2*pages.Size), []byte{0xff, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, at uint32, harm []byte) {
		file := bytes.Clone(good)
		copy(file[int(at)%len(file):], harm)
		tryFile(t, file)
	})
}

// tryFile opens a harmed file as far as it goes. It must neither hang nor die,
// and may never hand out a record that was altered.
func tryFile(t *testing.T, file []byte) (noticed bool) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "f")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	return shows(path)
}

// shows reports whether opening and reading the file at path shows that
// something is wrong with it.
func shows(path string) bool {
	s, err := openAs(path, pass)
	if err != nil {
		return true
	}
	defer s.Close()
	r, err := s.Check(context.Background())
	s.working.Wait()
	return err != nil || !r.Whole() || len(s.Info().Warnings) > 1 || s.db.File().Metas < 2 // one for the cheap passphrase
}
