package store

import (
	"errors"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/copies"
	"tijdig/store/damage"
	"tijdig/store/disk"
	"tijdig/store/drafts"
	"tijdig/store/emergency"
	"tijdig/store/folders"
	"tijdig/store/heads"
	"tijdig/store/kept"
	"tijdig/store/merge"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/proof"
	"tijdig/store/reading"
	"tijdig/store/recording"
	"tijdig/store/records"
	"tijdig/store/repair"
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
	HeadTable  = heads.Table
	HeadRef    = heads.Ref
	Salvage    = repair.Salvage
	Reading    = reading.Whole
	ReadAs     = reading.As
	Held       = reading.Held
	Discarded  = drafts.Discarded
	Taken      = drafts.Taken

	RecoverOptions = repair.Options

	Act           = change.Act
	DamagedObject = damage.Object
	Parcel        = merge.Parcel
	Version       = merge.Version
	PackedSubject = merge.Subject
	Merged        = merge.Result

	LogKind       = records.LogKind
	LogEntry      = records.LogEntry
	ExportEntry   = records.ExportEntry
	Handover      = records.Handover
	HandoverState = records.HandoverState
	Place         = records.Place
)

// RefTo refers to a head that stands by itself.
func RefTo(h *model.Head) HeadRef { return heads.RefTo(h) }

// ShortCodeDigits is [kept.ShortCodeDigits].
const ShortCodeDigits = kept.ShortCodeDigits

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

// EmergencyFiles is [emergency.Files]: those in these folders, by their names alone.
func EmergencyFiles(dirs ...string) []string { return emergency.Files(dirs...) }

// Elsewhere is [folders.Elsewhere]: folders off this disk that an emergency file could go to.
func Elsewhere(more ...string) []string { return folders.Elsewhere(more...) }

// HoldsHeader reports whether a file has a header of a file of this program in it: it may
// be too damaged to be known by anything else, and salvage can do something with it.
func HoldsHeader(path string) bool {
	all, err := vault.HeadersOf(path)
	return err == nil && len(all) > 0
}

// Recover is [repair.Recover]: what can be saved of a damaged file goes into a new one, which
// opens in the same ways.
func Recover(in string, o RecoverOptions) (Salvage, error) { return repair.Recover(in, o) }

// What the log notes that screens tell apart, how far an output came, and which act of several steps began; see
// [records.LogKind], [records.HandoverState] and [change.Act].
const (
	LogView         = records.LogView
	LogExport       = records.LogExport
	LogOwnWay       = records.LogOwnWay
	LogMoved        = records.LogMoved
	LogExportBegun  = records.LogExportBegun
	LogExportBroken = records.LogExportBroken

	HandoverBegun  = records.HandoverBegun
	HandoverDone   = records.HandoverDone
	HandoverBroken = records.HandoverBroken

	ActHeader  = change.ActHeader
	ActDestroy = change.ActDestroy
	ActRewrite = change.ActRewrite
	ActLetGo   = change.ActLetGo
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
