//go:build unix

package disk_test

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"tijdig/store/disk"
)

func TestOnlyAPlainFileIsOpenedAndNothingHangs(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	if err := os.WriteFile(at("gewoon"), []byte("woorden"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(at("pijp"), 0o600); err != nil {
		t.Fatal(err)
	}
	for link, to := range map[string]string{"naar-gewoon": "gewoon", "naar-pijp": "pijp", "naar-niets": "weg"} {
		if err := os.Symlink(to, at(link)); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		path string
		want error
	}{
		{at("gewoon"), nil},
		{at("naar-gewoon"), nil},
		{at("pijp"), disk.ErrNotRegular},
		{at("naar-pijp"), disk.ErrNotRegular},
		{dir, disk.ErrNotRegular},
		{"/dev/zero", disk.ErrNotRegular},
		{at("weg"), fs.ErrNotExist},
		{at("naar-niets"), fs.ErrNotExist},
	} {
		for _, flag := range []int{os.O_RDONLY, os.O_RDWR, os.O_RDWR | os.O_CREATE} {
			done := make(chan error, 1)
			go func() {
				f, err := disk.OpenRegular(c.path, flag)
				if err == nil {
					var b []byte
					if b, err = io.ReadAll(f); err == nil && string(b) != "woorden" {
						err = errors.New("read something else: " + string(b))
					}
					err = errors.Join(err, f.Close())
				}
				done <- err
			}()
			select {
			case err := <-done:
				if !errors.Is(err, c.want) {
					t.Errorf("%s, flag %x: got %v, want %v", c.path, flag, err, c.want)
				}
			case <-time.After(5 * time.Second):
				t.Fatalf("%s: opening hangs", c.path)
			}
		}
	}
	if _, err := os.Lstat(at("weg")); err == nil {
		t.Error("opening made a file")
	}
}
