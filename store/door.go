package store

import (
	"tijdig/store/copies"
	"tijdig/store/objects"
	"tijdig/store/vault"
)

// What screens and the command line say of a file, from the room it is of: they speak to
// the store alone.
type (
	Secret     = vault.Secret
	KDF        = vault.KDF
	SlotInfo   = vault.SlotInfo
	SlotChange = vault.SlotChange
	CostError  = vault.CostError
	Doubt      = objects.Doubt
	BackupInfo = copies.Info
)

// DefaultKDF and CheapKDF are [vault.DefaultKDF], what a passphrase costs, and
// [vault.CheapKDF], for tests and fictional files only.
var (
	DefaultKDF = vault.DefaultKDF
	CheapKDF   = vault.CheapKDF
)

// ListBackups is [copies.List]: the managed backups of the file at path, newest first. It
// needs no key.
func ListBackups(path string) ([]BackupInfo, error) { return copies.List(path) }

// BackupFile is [copies.File]: a copy of a file that is not opened, while somebody else may
// be writing to it.
func BackupFile(path, to string) error { return copies.File(path, to) }

// EmergencyFiles is [copies.EmergencyFiles]: those in these folders, by their names alone.
func EmergencyFiles(dirs ...string) []string { return copies.EmergencyFiles(dirs...) }

// Elsewhere is [copies.Elsewhere]: folders off this disk that an emergency file could go to.
func Elsewhere(more ...string) []string { return copies.Elsewhere(more...) }
