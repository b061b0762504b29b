package copies

import (
	"slices"

	"tijdig/store/disk"
)

// EmergencyPrefix begins the name of every emergency file.
const EmergencyPrefix = "nood-"

// EmergencyFiles lists the emergency files in these folders, oldest first in
// each, by their names. What one is its content alone can tell.
func EmergencyFiles(dirs ...string) (paths []string) {
	for _, dir := range dirs {
		paths = append(paths, disk.Named(dir, EmergencyPrefix, Ext)...) // the names hold the time
	}
	return slices.Compact(paths)
}
