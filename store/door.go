package store

import (
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
)

// DefaultKDF and CheapKDF are [vault.DefaultKDF], what a passphrase costs, and
// [vault.CheapKDF], for tests and fictional files only.
var (
	DefaultKDF = vault.DefaultKDF
	CheapKDF   = vault.CheapKDF
)
