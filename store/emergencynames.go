package store

import (
	"slices"

	"tijdig/store/disk"
)

// emergencyPrefix begins the name of every emergency file.
const emergencyPrefix = "nood-"

// EmergencyFiles lists the emergency files in these folders, oldest first in
// each, by their names. What one is only [Store.TakeIn] and [Store.TakeBack] can tell.
func EmergencyFiles(dirs ...string) (paths []string) {
	for _, dir := range dirs {
		paths = append(paths, disk.Named(dir, emergencyPrefix, backupExt)...) // the names hold the time
	}
	return slices.Compact(paths)
}
