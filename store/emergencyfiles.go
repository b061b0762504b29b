package store

import (
	"errors"
	"path/filepath"
	"slices"
)

// emergencyPrefix begins the name of every emergency file.
const emergencyPrefix = "nood-"

// SweepEmergency removes what a crash left of emergency files of this file in these
// folders: begun and never named, or being wiped.
func (s *Store) SweepEmergency(dirs ...string) (err error) {
	k := s.ownKeys()
	defer k.wipe()
	for _, dir := range dirs {
		err = errors.Join(err, sweep(k, dir, "."+emergencyPrefix))
	}
	return err
}

// EmergencyFiles lists the emergency files in these folders, oldest first in
// each, by their names. What one is only [Store.TakeIn] and [Store.TakeBack] can tell.
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
