package store

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"tijdig/store/disk"
)

// RestoreOptions say what is put back and how it opens.
type RestoreOptions struct {
	From   string // the backup
	Now    func() time.Time
	Secret Secret // opens the backup, to verify it
}

// RestoreFile puts a backup in the place of the file at path. The backup is
// read and verified whole first; what stood at path is kept among the managed
// backups, or beside the file where it cannot be read. It returns [ErrInUse]
// while the file is open anywhere.
func RestoreFile(path string, o RestoreOptions) error {
	if err := o.verify(); err != nil {
		return err
	}
	held, err := hold(path)
	if err != nil {
		return err
	}
	defer disk.Release(held)
	temp, err := disk.TempName(path)
	if err != nil {
		return notSaved(err)
	}
	defer disk.Discard(temp)
	if err := copyWhole(o.From, temp); err != nil {
		return notSaved(err)
	}
	if held == nil {
		return finish(temp, path)
	}
	if runtime.GOOS == "windows" {
		disk.Release(held) // an open file cannot be replaced there
	}
	return setAside(temp, path, o.Now())
}

func (o RestoreOptions) verify() error {
	if o.Now == nil {
		return ErrNoClock
	}
	l, err := Open(o.From, OpenOptions{Now: o.Now, ReadOnly: true})
	if err != nil {
		return err
	}
	defer disk.Release(l)
	s, err := l.UnlockWith(o.Secret)
	if err != nil {
		return err
	}
	defer disk.Release(s)
	r, err := s.Check(context.Background())
	if err == nil && !r.Whole() {
		err = ErrDamaged
	}
	return err
}

// hold keeps every other window out of the file at path; nil when there is
// none.
func hold(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, openError(err)
	}
	if err := disk.Lock(f, true, lockWait); err != nil {
		disk.Release(f)
		return nil, openError(err)
	}
	return f, nil
}

// setAside puts temp in the place of path, which stays as a managed backup.
func setAside(temp, path string, now time.Time) error {
	if err := makeBackupDir(path); err != nil {
		return notSaved(err)
	}
	for n := 0; ; n++ {
		name := now.UTC().Add(time.Duration(n)*time.Second).Format(backupLayout) + backupExt
		keep := filepath.Join(backupDir(path), name)
		if _, err := os.Lstat(keep); err == nil {
			continue
		}
		_, err := disk.ReplaceKeeping(temp, path, keep)
		return notSaved(errors.Join(err, disk.SyncDir(backupDir(path))))
	}
}

func copyWhole(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer disk.Release(in)
	out, err := disk.OpenTemp(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}
