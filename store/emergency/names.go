package emergency

import (
	"errors"
	"slices"

	"tijdig/store/copies"
	"tijdig/store/disk"
	"tijdig/store/vault"
)

// prefix begins the name of every emergency file.
const prefix = "nood-"

// Files lists the emergency files in these folders, oldest first in each, by their names.
// What one is its content alone can tell.
func Files(dirs ...string) (paths []string) {
	for _, dir := range dirs {
		paths = append(paths, disk.Named(dir, prefix, copies.Ext)...) // the names hold the time
	}
	return slices.Compact(paths)
}

// Sweep removes what a crash left of emergency files in these folders, of the file with these
// keys: begun and never named, or being wiped.
func Sweep(k *vault.Keys, dirs ...string) (err error) {
	for _, dir := range dirs {
		err = errors.Join(err, copies.Sweep(k, dir, "."+prefix))
	}
	return err
}
