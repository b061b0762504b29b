package store

import (
	"errors"

	"tijdig/store/disk"
	"tijdig/store/pages"
	"tijdig/store/vault"
)

// The errors a caller can act on; test for them with errors.Is. None of them
// carries anything of what a record says.
var (
	ErrNotFound      = errors.New("store: no such file or record")
	ErrExists        = disk.ErrExists
	ErrInUse         = errors.New("store: file is open in another window")
	ErrNotOurs       = pages.ErrNotOurs
	ErrNewer         = vault.ErrNewer
	ErrDamagedHeader = vault.ErrDamagedHeader
	ErrTruncated     = pages.ErrTruncated
	ErrDamaged       = pages.ErrDamaged
	ErrWrongSecret   = vault.ErrWrongSecret
	ErrMistyped      = vault.ErrMistyped
	ErrNoSlot        = vault.ErrNoSlot
	ErrOwnPlace      = errors.New("store: the folder of the managed copies is no place for anything else")
	ErrUnreadable    = errors.New("store: the file may not be read")
	ErrTooCostly     = vault.ErrTooCostly // as [CostError]: unless confirmed
	ErrSyncFolder    = errors.New("store: folder is synchronised or on a network")
	ErrNoRecovery    = vault.ErrNoRecovery
	ErrOutdated      = errors.New("store: not saved: the file holds a newer state of this concept")
	ErrEnded         = errors.New("store: not saved: this concept was recorded, thrown away or destroyed")
	ErrIncomplete    = errors.New("store: not all the file counts is there; nothing was removed")
	ErrTampered      = errors.New("store: the ways to open the file were changed by something else than this program")
	ErrTooLarge      = errors.New("store: not saved: larger than anything the file takes")
	ErrNotSaved      = disk.ErrNotSaved
	ErrDiskFull      = disk.ErrDiskFull
	ErrReadOnly      = disk.ErrReadOnly
	ErrMoved         = errors.New("store: the file at this path is not the one that was opened")
	ErrOtherFile     = errors.New("store: belongs to another file")
	ErrEmergency     = errors.New("store: an emergency file, which holds concepts only")
	ErrClosed        = errors.New("store: closed")
	ErrTooMany       = errors.New("store: a file can be opened in eight ways at most")
	ErrNoClock       = errors.New("store: no clock was given")
)
