package store

import (
	"os"
	"path/filepath"
	"strings"
)

const tempExt = ".new"

// sweep removes what a crash left of files that never got their name. They are
// sealed, but a half-made copy may hold what was destroyed since.
func sweep(path string) {
	remove(filepath.Dir(path), "."+filepath.Base(path)+".")
	remove(backupDir(path), ".")
}

func remove(dir, prefix string) {
	all, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range all {
		if strings.HasPrefix(e.Name(), prefix) && strings.HasSuffix(e.Name(), tempExt) {
			discard(filepath.Join(dir, e.Name()))
		}
	}
}
