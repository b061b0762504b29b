package regionbook_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tijdig/model/region"
	"tijdig/store/disk"
	"tijdig/store/regionbook"
)

// folder writes a package to start from.
func folder(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	files, _ := region.Start("midden-brabant")
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestAFolderAndAZipOfItAreTheSamePackage(t *testing.T) {
	dir := folder(t)
	if err := os.WriteFile(filepath.Join(dir, ".DS_Store"), []byte{0}, 0o600); err != nil {
		t.Fatal(err)
	}
	a, err := regionbook.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "regio.zip")
	if err := os.WriteFile(path, a.Packed, 0o600); err != nil {
		t.Fatal(err)
	}
	b, err := regionbook.Load(path)
	if err != nil || !bytes.Equal(a.Packed, b.Packed) || b.Book.About().Label != "Midden-Brabant" {
		t.Errorf("%v, %+v", err, b.Book.About())
	}
}

func TestWhatIsNoPlainFileIsNotFollowed(t *testing.T) {
	for name, spoil := range map[string]func(dir string) error{
		"a link to a file": func(dir string) error {
			return os.Symlink(filepath.Join(dir, region.AboutFile), filepath.Join(dir, "nummers2.json"))
		},
		"a link in the place of a part": func(dir string) error {
			at := filepath.Join(dir, "nummers.json")
			return errors.Join(os.Remove(at), os.Symlink("/etc/passwd", at))
		},
		"a folder in it": func(dir string) error { return os.Mkdir(filepath.Join(dir, "meer"), 0o700) },
	} {
		dir := folder(t)
		if err := spoil(dir); err != nil {
			t.Skip("this system makes no links: ", err)
		}
		_, err := regionbook.Load(dir)
		var why regionbook.RefusedError
		if !errors.As(err, &why) || !strings.Contains(err.Error(), "geen gewoon bestand") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := regionbook.Load(os.DevNull); !errors.Is(err, disk.ErrNotRegular) {
		t.Errorf("a device: %v", err)
	}
}

func TestAFolderThatIsTooMuchIsRefused(t *testing.T) {
	dir := folder(t)
	if err := os.WriteFile(filepath.Join(dir, "nummers.json"), make([]byte, region.MaxFile+1), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := regionbook.Load(dir); err == nil || !strings.Contains(err.Error(), "nummers.json: te groot") {
		t.Errorf("a large file: %v", err)
	}
	dir = folder(t)
	for i := range 5 * region.MaxFiles {
		if err := os.WriteFile(filepath.Join(dir, strings.Repeat("x", i+1)), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := regionbook.Load(dir); err == nil || !strings.Contains(err.Error(), "meer dan 32") {
		t.Errorf("many files: %v", err)
	}
}
