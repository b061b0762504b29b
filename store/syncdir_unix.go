//go:build !windows

package store

import "os"

// syncDir makes a new or changed name in the folder durable.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer release(d)
	return d.Sync()
}
