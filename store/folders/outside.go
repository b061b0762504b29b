// Package folders tells where a folder lies: whether what is put there leaves the machine by
// itself, and which lie off this disk. It goes by names, marks and what the system says of them,
// and writes nothing.
package folders

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Folders that programs copy elsewhere by themselves, by the names they are
// given, in lower case. A half-copied file, or a copy of a child's record on a
// server nobody chose, is what they are refused for.
var syncNames = []string{
	"onedrive", "dropbox", "google drive", "googledrive", "my drive", "mijn drive", "icloud", "mobile documents",
	"nextcloud", "owncloud", "pcloud", "pclouddrive", "mega", "megasync", "stackdrive", "box sync", "syncthing",
}

// Marks that such programs leave in the folder they keep.
var syncMarks = []string{".dropbox", ".stfolder", ".nextcloudsync.log", ".owncloudsync.log", ".syncthing"}

// Outside reports whether path lies in a folder that leaves the machine: one
// that is synchronised, or on a network. A file is never made there; a backup
// may be, when the worker was told.
func Outside(path string) bool {
	abs, err := filepath.Abs(path)
	if err != nil {
		abs = path
	}
	if real, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		abs = filepath.Join(real, filepath.Base(abs))
	}
	dir := filepath.Dir(abs)
	for d := dir; ; d = filepath.Dir(d) {
		if syncName(filepath.Base(d)) || syncMark(d) {
			return true
		}
		if d == filepath.Dir(d) {
			break
		}
	}
	return onNetwork(existing(dir))
}

func syncName(name string) bool {
	name = strings.ToLower(name)
	return slices.ContainsFunc(syncNames, func(n string) bool {
		return name == n || strings.HasPrefix(name, n+" - ") || strings.HasPrefix(name, n+" (")
	})
}

func syncMark(dir string) bool {
	return slices.ContainsFunc(syncMarks, func(m string) bool {
		_, err := os.Lstat(filepath.Join(dir, m))
		return err == nil
	})
}

// existing returns the nearest folder above that is there.
func existing(dir string) string {
	for {
		if _, err := os.Stat(dir); err == nil || dir == filepath.Dir(dir) {
			return dir
		}
		dir = filepath.Dir(dir)
	}
}
