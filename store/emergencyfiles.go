package store

import (
	"errors"
	"slices"

	"tijdig/store/disk"
)

// emergencyPrefix begins the name of every emergency file.
const emergencyPrefix = "nood-"

// SweepEmergency removes what a crash left of emergency files of this file in these
// folders: begun and never named, or being wiped.
func (s *Store) SweepEmergency(dirs ...string) (err error) {
	k := s.db.OwnKeys()
	defer k.Wipe()
	for _, dir := range dirs {
		err = errors.Join(err, sweep(k, dir, "."+emergencyPrefix))
	}
	return err
}

// EmergencyFiles lists the emergency files in these folders, oldest first in
// each, by their names. What one is only [Store.TakeIn] and [Store.TakeBack] can tell.
func EmergencyFiles(dirs ...string) (paths []string) {
	for _, dir := range dirs {
		paths = append(paths, disk.Named(dir, emergencyPrefix, backupExt)...) // the names hold the time
	}
	return slices.Compact(paths)
}
