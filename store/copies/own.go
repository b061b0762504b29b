package copies

import (
	"cmp"
	"errors"
	"os"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/disk"
	"tijdig/store/objects"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// OfHere reports whether a file is a copy that the program made of an open file, and that
// this went on from: all it holds went through here. What was set aside when a copy was put
// back, what was made of a file that was put back since, and what somebody put there is not.
// Logged tells which copy is the later, whatever the clock said when it was made.
func OfHere(db *objects.DB, path string) (logged uint64, ok bool) {
	r, err := Root(path, db.Keys)
	if err != nil || r.Use != UseCopy || r.Logged == 0 {
		return 0, false
	}
	sum, err := logSumAt(db, r.Logged)
	return r.Logged, err == nil && sum == r.LogSum
}

// logSumAt returns the sum of one line of the log.
func logSumAt(db *objects.DB, n uint64) (out vault.Sum, err error) {
	err = db.View(func(b *bolt.Tx) error {
		r, err := objects.ReadRoot(b, db.Keys)
		if err != nil {
			return err
		}
		body, err := objects.GetBody(b, db.Keys, objects.History, objects.KindLog, records.LogID(n))
		out = records.LogSum(r.Marks, body)
		return err
	})
	return out, err
}

// Last returns the newest managed copy of an open file, and false where there is none. What
// has such a name and is none, or is of another file, is passed over.
func Last(db *objects.DB) (Info, bool) {
	all, _ := List(db.Path) //nolint:errcheck // of a folder that cannot be read nothing is known to be there
	for _, b := range all {
		if _, ok := OfHere(db, b.Path); ok {
			return b, true
		}
	}
	return Info{}, false
}

// MadeOn reports whether a managed copy of an open file was made on a day, as days are at a
// place.
func MadeOn(db *objects.DB, day model.Date, at *time.Location) bool {
	all, _ := List(db.Path) //nolint:errcheck // of a folder that cannot be read nothing is known to be there
	return slices.ContainsFunc(all, func(b Info) bool {
		if model.DateOf(b.At.In(at)) != day {
			return false
		}
		_, ok := OfHere(db, b.Path)
		return ok
	})
}

// Prune lets go of the copies of an open file that are no longer kept. The one just made
// stays whatever its name says: the clock may have been put back. On return those let go of
// are gone from the disk too, or one may come back after a power cut with something in it
// that was destroyed since.
func Prune(db *objects.DB, fresh string) error {
	all, err := List(db.Path)
	if err != nil {
		return err
	}
	logged := map[string]uint64{}
	all = slices.DeleteFunc(all, func(b Info) bool {
		n, ok := OfHere(db, b.Path)
		logged[b.Path] = n
		return !ok
	})
	slices.SortStableFunc(all, func(a, b Info) int { return cmp.Compare(logged[b.Path], logged[a.Path]) })
	keep, gone := Kept(all), false
	for _, b := range all {
		if !keep[b.Path] && b.Path != fresh {
			err, gone = errors.Join(err, os.Remove(b.Path)), true
		}
	}
	if gone {
		err = errors.Join(err, disk.SyncDir(Dir(db.Path)))
	}
	return err
}
