package store

import (
	"errors"

	"tijdig/store/disk"
	"tijdig/store/pages"
)

// The errors a caller can act on; test for them with errors.Is. None of them
// carries anything of what a record says.
var (
	ErrNotFound      = errors.New("store: no such file or record")
	ErrExists        = disk.ErrExists
	ErrInUse         = errors.New("store: file is open in another window")
	ErrNotOurs       = pages.ErrNotOurs
	ErrNewer         = errors.New("store: written by a newer program")
	ErrDamagedHeader = errors.New("store: every copy of the header is damaged")
	ErrTruncated     = pages.ErrTruncated
	ErrDamaged       = pages.ErrDamaged
	ErrWrongSecret   = errors.New("store: wrong passphrase, code or key")
	ErrMistyped      = errors.New("store: recovery code is mistyped")
	ErrNoSlot        = errors.New("store: file was not made to open this way")
	ErrOwnPlace      = errors.New("store: the folder of the managed copies is no place for anything else")
	ErrUnreadable    = errors.New("store: the file may not be read")
	ErrTooCostly     = errors.New("store: opening asks more memory or time than any file of this program") // as [CostError]: unless confirmed
	ErrSyncFolder    = errors.New("store: folder is synchronised or on a network")
	ErrNoRecovery    = errors.New("store: neither a recovery code nor a recipient was asked for")
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
