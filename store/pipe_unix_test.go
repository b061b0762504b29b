//go:build unix

package store

import (
	"path/filepath"
	"syscall"
	"testing"
)

// pipe makes a named pipe in a folder.
func pipe(t *testing.T, dir string) string {
	t.Helper()
	p := filepath.Join(dir, "pijp")
	if err := syscall.Mkfifo(p, 0o600); err != nil {
		t.Fatal(err)
	}
	return p
}
