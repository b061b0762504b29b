package store

import (
	"path/filepath"

	"tijdig/store/disk"
)

// sweep removes what a crash left of files that never got their name. They are
// sealed, but a half-made copy may hold what was destroyed since.
func sweep(path string) {
	disk.Sweep(filepath.Dir(path), "."+filepath.Base(path)+".")
	disk.Sweep(backupDir(path), ".")
}
