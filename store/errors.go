package store

import (
	"errors"

	"tijdig/store/change"
	"tijdig/store/copies"
	"tijdig/store/disk"
	"tijdig/store/emergency"
	"tijdig/store/kept"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/proof"
	"tijdig/store/recording"
	"tijdig/store/vault"
)

// The errors a caller can act on; test for them with errors.Is. None of them
// carries anything of what a record says.
var (
	ErrNotFound      = objects.ErrNotFound
	ErrExists        = disk.ErrExists
	ErrInUse         = objects.ErrInUse
	ErrNotOurs       = pages.ErrNotOurs
	ErrNewer         = vault.ErrNewer
	ErrDamagedHeader = vault.ErrDamagedHeader
	ErrTruncated     = pages.ErrTruncated
	ErrDamaged       = pages.ErrDamaged
	ErrWrongSecret   = vault.ErrWrongSecret
	ErrMistyped      = vault.ErrMistyped
	ErrNoSlot        = vault.ErrNoSlot
	ErrOwnPlace      = copies.ErrOwnPlace
	ErrUnreadable    = objects.ErrUnreadable
	ErrTooCostly     = vault.ErrTooCostly // as [CostError]: unless confirmed
	ErrSyncFolder    = errors.New("store: folder is synchronised or on a network")
	ErrNoRecovery    = vault.ErrNoRecovery
	ErrOutdated      = change.ErrOutdated
	ErrEnded         = change.ErrEnded
	ErrIncomplete    = objects.ErrIncomplete
	ErrStillThere    = proof.ErrStillThere
	ErrTampered      = errors.New("store: the ways to open the file were changed by something else than this program")
	ErrTooLarge      = objects.ErrTooLarge
	ErrNotSaved      = disk.ErrNotSaved
	ErrDiskFull      = disk.ErrDiskFull
	ErrReadOnly      = disk.ErrReadOnly
	ErrMoved         = objects.ErrMoved
	ErrOtherFile     = emergency.ErrOtherFile
	ErrEmergency     = errors.New("store: an emergency file, which holds concepts only")
	ErrClosed        = objects.ErrClosed
	ErrTooMany       = vault.ErrTooMany
	ErrNoClock       = objects.ErrNoClock
	ErrUnlike        = recording.ErrUnlike
	ErrFiction       = errors.New("store: fictional signals and real ones never stand in one file")
	ErrOtherLaw      = kept.ErrOtherLaw
)
