package objects

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
	"sync"

	bolt "go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"tijdig/store/disk"
	"tijdig/store/pages"
)

const allocStep = 1 << 20 // bytes the file grows by

// File is the open, locked, checked bbolt file.
type File struct {
	Bolt     *bolt.DB
	Raw      *os.File // what bbolt writes to
	info     os.FileInfo
	path     string
	ReadOnly bool
	Metas    int          // metas that were whole when it was opened
	Older    *pages.Older // set when what is open is not the newest state
	unmap    func()       // once
}

// Unmap lets go of the file in memory as it was checked. Until then it is kept there: letting
// go of a large file takes a while in which nothing else can be mapped, and whoever opens a
// file has better things to wait for.
func (f *File) Unmap() { f.unmap() }

// Open locks the file, checks its pages and only then lets bbolt at it.
func Open(path string, readOnly bool) (*File, error) {
	return OpenEither(path, readOnly, false)
}

// OpenEither is [Open], and toShow says that somebody waits to look at what is in it: it falls
// back on the state before the newest, of which the worker is told, and is in memory until
// [File.Unmap].
func OpenEither(path string, readOnly, toShow bool) (*File, error) {
	f := &File{path: path, ReadOnly: readOnly, unmap: func() {}}
	var held *os.File
	open := func(name string, flag int, _ os.FileMode) (*os.File, error) {
		h, err := disk.OpenRegular(name, flag)
		if err != nil {
			return nil, err
		}
		held = h
		if err := f.check(h, toShow); err != nil || f.Older == nil {
			return h, err
		}
		f.ReadOnly = true
		return f.Older.Copy, nil
	}
	db, err := OpenBolt(path, &bolt.Options{
		Timeout: disk.LockWait, ReadOnly: readOnly, OpenFile: open, NoStatistics: true,
		FreelistType: bolt.FreelistArrayType, PreLoadFreelist: !readOnly, InitialMmapSize: disk.MapReserve, PageSize: pages.Size,
	})
	if err != nil {
		if held != nil {
			disk.Release(held) // a panic in bbolt leaves it open, and with it the lock
		}
		disk.Release(f.Older)
		f.Unmap()
		if readOnly {
			return nil, ReadError(err)
		}
		return nil, OpenError(err)
	}
	db.AllocSize = allocStep
	f.Bolt, f.Raw = db, held
	return f, nil
}

// Create makes the file of a new vault, or opens an empty one.
func Create(path string) (*bolt.DB, error) {
	db, err := bolt.Open(path, 0o600, &bolt.Options{Timeout: disk.LockWait, NoStatistics: true, PageSize: pages.Size})
	if err == nil {
		db.AllocSize = allocStep
	}
	return db, err
}

// check takes the lock bbolt will take again, so that no other program writes
// while the pages are walked.
func (f *File) check(h *os.File, toShow bool) error {
	if err := disk.Lock(h, !f.ReadOnly, disk.LockWait); err != nil {
		return err
	}
	info, err := h.Stat()
	if err != nil {
		return err
	}
	free, err := pages.MappedOn(h, info.Size(), func(r io.ReaderAt) error {
		metas, err := pages.Preflight(r, info.Size())
		f.info, f.Metas = info, len(metas)
		if toShow && (errors.Is(err, pages.ErrDamaged) || errors.Is(err, pages.ErrTruncated)) {
			f.Older = pages.OlderState(h, r, info.Size())
		}
		return err
	})
	if toShow {
		f.unmap = sync.OnceFunc(free)
	} else {
		go free() // nobody waits for that
	}
	if f.Older != nil && f.Older.Open(f.path) == nil {
		return nil
	}
	if err != nil {
		return err
	}
	return disk.ReleaseForBolt(h)
}

// OpenBolt turns what bbolt dies of into an error.
func OpenBolt(path string, o *bolt.Options) (db *bolt.DB, err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			db, err = nil, fmt.Errorf("%w: bbolt cannot open it", pages.ErrDamaged)
		}
	}()
	return bolt.Open(path, 0o600, o)
}

// ReadError is openError of a file that was opened only to be read.
func ReadError(err error) error {
	if errors.Is(err, fs.ErrPermission) {
		return fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	return OpenError(err)
}

// OpenError names what went wrong by our own sentinels.
func OpenError(err error) error {
	switch {
	case errors.Is(err, berrors.ErrTimeout), errors.Is(err, disk.ErrLocked):
		return ErrInUse
	case errors.Is(err, fs.ErrNotExist):
		return ErrNotFound
	case disk.NotWritable(err):
		return fmt.Errorf("%w: %w", disk.ErrReadOnly, err)
	case disk.Full(err):
		return fmt.Errorf("%w: %w", disk.ErrDiskFull, err)
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrVersionMismatch):
		return pages.ErrNotOurs
	}
	return err
}

// ViewFile turns what reading dies of into an error.
func ViewFile(db *bolt.DB, fn func(*bolt.Tx) error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: a page cannot be read", pages.ErrDamaged)
		}
	}()
	if err = db.View(fn); errors.Is(err, berrors.ErrDatabaseNotOpen) {
		return ErrClosed
	}
	return err
}

// still reports whether the file at the path is the one that is open.
func (f *File) still() bool {
	now, err := os.Stat(f.path)
	return err == nil && os.SameFile(now, f.info)
}

// Close lets go of the file and its lock; of no file, it does nothing.
func (f *File) Close() error {
	if f == nil || f.Bolt == nil {
		return nil
	}
	f.Unmap()
	return errors.Join(f.Bolt.Close(), f.Older.Close())
}
