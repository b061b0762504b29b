package folders

import (
	"os"
	"path/filepath"
	"slices"
)

// stickFolders are where systems put sticks and other disks.
var stickFolders = []string{"/media/*/*", "/run/media/*/*", "/media/*", "/mnt/*", "/Volumes/*"}

// drives are where Windows puts them.
var drives = []string{`D:\`, `E:\`, `F:\`, `G:\`, `H:\`, `I:\`}

// Elsewhere lists folders an emergency file could go to: sticks and other
// disks first, then the folders given that are there. Those that leave the
// machine by themselves are left out. It writes nothing, so a folder may yet
// refuse.
func Elsewhere(more ...string) []string {
	var found []string
	for _, pattern := range stickFolders {
		hits, err := filepath.Glob(pattern)
		if err == nil {
			found = append(found, hits...)
		}
	}
	if os.PathSeparator == '\\' {
		found = append(found, drives...)
	}
	var out []string
	for _, dir := range append(found, more...) {
		if i, err := os.Stat(dir); err == nil && i.IsDir() && !slices.Contains(out, dir) && !Outside(filepath.Join(dir, "x")) {
			out = append(out, dir)
		}
	}
	return out
}
