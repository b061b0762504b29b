package copies

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/store/disk"
	"tijdig/store/objects"
	"tijdig/store/proof"
)

// Make copies an open file to path while the work goes on, for a use. The copy gets its name
// only after every object in it was read and verified, and none when the file is closed
// first.
func Make(db *objects.DB, path, use string) error {
	k := db.OwnKeys()
	defer k.Wipe()
	temp, err := k.TempName(path)
	if err != nil {
		return disk.NotSaved(err)
	}
	defer disk.Discard(temp)
	if err := copyTo(db, temp); err != nil {
		return disk.NotSaved(err)
	}
	if err := SetUse(temp, k, use); err != nil {
		return disk.NotSaved(err)
	}
	if err := verify(db, temp); err != nil {
		return fmt.Errorf("%w: %w", disk.ErrNotSaved, err)
	}
	return disk.Finish(temp, path)
}

// MakeManaged is [Make] of a managed copy, named by the moment, and returns where it is.
func MakeManaged(db *objects.DB, now time.Time) (path string, err error) {
	if err := MakeDir(db.Path); err != nil {
		return "", disk.NotSaved(err)
	}
	for n := 0; ; n++ { // two within a second
		path = filepath.Join(Dir(db.Path), NameAt(now.UTC().Add(time.Duration(n)*time.Second)))
		if _, err := os.Lstat(path); err == nil {
			continue
		}
		if err = Make(db, path, UseCopy); !errors.Is(err, disk.ErrExists) {
			return path, err
		}
	}
}

// verify reads a copy whole. It returns [objects.ErrClosed] when the file is closed
// meanwhile: what is destroyed in the file from then on would stay in the copy, with nobody
// to take it out.
func verify(db *objects.DB, temp string) error {
	if err := db.GoesOn(context.Background()); err != nil {
		return err
	}
	k := db.OwnKeys()
	defer k.Wipe()
	ctx, end := db.Context()
	defer end()
	err := proof.VerifyFile(ctx, temp, k)
	if errors.Is(err, context.Canceled) {
		return objects.ErrClosed
	}
	return errors.Join(err, db.GoesOn(context.Background()))
}

func copyTo(db *objects.DB, temp string) error {
	out, err := disk.OpenTemp(temp)
	if err != nil {
		return err
	}
	err = db.View(func(b *bolt.Tx) error {
		_, err := b.WriteTo(out)
		return err
	})
	if err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}
