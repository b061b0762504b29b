package store

import (
	"path/filepath"
	"slices"
)

// emergencyPrefix begins the name of every emergency file.
const emergencyPrefix = "nood-"

// EmergencyFiles lists the emergency files in these folders, oldest first in
// each. Whether one belongs to a file only [Store.TakeIn] can tell.
func EmergencyFiles(dirs ...string) (paths []string) {
	for _, dir := range dirs {
		hits, err := filepath.Glob(filepath.Join(dir, emergencyPrefix+"*"+backupExt))
		if err != nil {
			continue // a folder whose name is a pattern: its files are named by hand
		}
		slices.Sort(hits) // the names hold the time
		paths = append(paths, hits...)
	}
	return slices.Compact(paths)
}

// TakeBack is [Store.TakeIn], after which the emergency file is wiped when
// everything in it is here: it opens by the passphrase of the day it was made.
func (s *Store) TakeBack(path string) (Taken, error) {
	n, err := s.TakeIn(path)
	if err != nil {
		return n, err
	}
	return n, wipeFile(path)
}
