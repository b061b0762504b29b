package folders_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"tijdig/store/folders"
)

func made(t *testing.T, parts ...string) string {
	t.Helper()
	dir := filepath.Join(parts...)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestAFolderThatLeavesTheMachineIsKnown(t *testing.T) {
	base := t.TempDir()
	made(t, base, "Marked", ".stfolder")
	for _, c := range []struct {
		dir  string
		want bool
	}{
		{made(t, base, "Documenten"), false},
		{made(t, base, "Onedrivers"), false}, // begins so, and is another word
		{made(t, base, "OneDrive"), true},
		{made(t, base, "OneDrive - Gemeente Ons Dorp", "werk"), true},
		{made(t, base, "Dropbox (Werk)"), true},
		{made(t, base, "Marked", "diep", "in"), true},
		{filepath.Join(base, "Nextcloud", "nog", "niet", "gemaakt"), true},
	} {
		if got := folders.Outside(filepath.Join(c.dir, "a.tijdig")); got != c.want {
			t.Errorf("%s: %v", c.dir, got)
		}
	}
	link := filepath.Join(base, "werk")
	if err := os.Symlink(filepath.Join(base, "OneDrive"), link); err != nil {
		t.Skip(err)
	}
	if !folders.Outside(filepath.Join(link, "a.tijdig")) {
		t.Error("a link into such a folder passes for a folder of this machine")
	}
}

func TestElsewhereLeavesOutWhatLeavesTheMachine(t *testing.T) {
	base := t.TempDir()
	stick, cloud, missing := made(t, base, "stick"), made(t, base, "Dropbox"), filepath.Join(base, "weg")
	got := folders.Elsewhere(stick, cloud, missing, stick)
	if !slices.Contains(got, stick) || slices.Contains(got, cloud) || slices.Contains(got, missing) {
		t.Errorf("%v", got)
	}
	if slices.Index(got, stick) != len(got)-1 {
		t.Errorf("twice, or not behind what the system has: %v", got)
	}
	if _, err := os.Lstat(missing); err == nil {
		t.Error("asking made a folder")
	}
}
