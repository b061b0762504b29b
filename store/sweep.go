package store

import (
	"os"
	"path/filepath"

	"tijdig/store/disk"
)

// sweep removes what a crash left of files that never got their name. They are
// sealed, but a half-made copy may hold what was destroyed since. One is known by
// what is in it: nothing yet, or a header that only the keys of this file can have
// signed. Whatever else has such a name stays.
func sweep(path string, k *keys) {
	ours := func(temp string) bool {
		info, err := os.Lstat(temp)
		if err != nil || !info.Mode().IsRegular() {
			return false
		}
		if info.Size() == 0 {
			return true
		}
		h, ok := headerOf(temp)
		return ok && h.vault == k.vault && h.genuine(k)
	}
	disk.Sweep(filepath.Dir(path), "."+filepath.Base(path)+".", ours)
	disk.Sweep(backupDir(path), ".", ours)
}
