//go:build !windows

package disk

import "os"

// SyncDir makes a new or changed name in the folder durable.
func SyncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer Release(d)
	return d.Sync()
}
