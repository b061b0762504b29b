package store

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/disk"
)

// RecoverOptions say how a damaged file is opened and where what can be saved
// goes.
type RecoverOptions struct {
	Secret Secret
	Out    string // the new file; must not exist
	Now    func() time.Time
}

// Salvage is what came out of a damaged file.
type Salvage struct {
	Seq      uint64 // the newest commit anything was found of
	Versions int
	Concepts int
	Subjects int
	Unopened int        // what looked like an object and did not open
	Lost     []model.ID // versions that are named and were not found
	Harmed   bool       // the file does not hold together: more may be gone than is named
	Proven   bool       // a root that is the newest agrees with all it counts: nothing is lost
}

// Recover takes what can be saved out of a damaged file into a new one, which
// opens in the same ways. It trusts no tree and no page: every page is tried,
// and only what the cipher vouches for is taken, in its newest copy. The
// damaged file is not touched. It returns [ErrDamagedHeader] when no copy of
// the header is left: without one no secret leads to the key.
func Recover(in string, o RecoverOptions) (sv Salvage, err error) {
	if o.Now == nil {
		return sv, ErrNoClock
	}
	if _, err := os.Lstat(o.Out); err == nil {
		return sv, ErrExists
	}
	in = disk.Real(in)
	f, err := disk.OpenRegular(in, os.O_RDONLY)
	if err != nil {
		return sv, openError(err)
	}
	defer disk.Release(f)
	if err := disk.Lock(f, false, lockWait); err != nil {
		return sv, openError(err)
	}
	info, err := f.Stat()
	if err != nil {
		return sv, err
	}
	h, k, err := headerFor(in, f, info.Size(), o.Secret)
	if err != nil {
		return sv, err
	}
	c := newCarver(f, info.Size(), k)
	c.carve()
	sv.Harmed = mapped(f, info.Size(), func(r io.ReaderAt) error { _, err := preflight(r, info.Size()); return err }) != nil
	sv.Harmed = sv.Harmed || c.waste.hit
	sv.Proven = !sv.Harmed && c.proves(in)
	return c.rescue(h, o, sv)
}

// proves reports whether the file vouches for itself: both its states are there, its
// tree holds what its root counts, all of that opens, and nothing that was found is
// newer than that root.
func (c *carver) proves(path string) bool {
	f, err := openFile(path, true)
	if err != nil {
		return false
	}
	defer disk.Release(f)
	s := newStore(f, header{}, c.keys, nil)
	r, err := s.verify(context.Background(), 0)
	if err != nil || !r.Whole() || f.metas < 2 {
		return false
	}
	for _, tr := range c.found {
		if tr.seq > r.Seq {
			return false
		}
	}
	return true
}

// headerFor returns the newest header the secret opens, from the file or else
// from its managed backups. All together may cost no more than opening a file may.
func headerFor(path string, f *os.File, size int64, sec Secret) (h header, k *keys, err error) {
	all := carveHeaders(f, size)
	if len(all) == 0 {
		all = backupHeaders(path)
	}
	err = ErrDamagedHeader
	var left budget
	for _, h := range oftenFirst(all) {
		master, e := h.masterWithin(sec, &left)
		if e != nil {
			err = e
			if errors.Is(e, ErrTooCostly) {
				break
			}
			continue
		}
		if k := newKeys(master, h.vault); h.genuine(k) {
			return h, k, nil
		}
		err = ErrDamagedHeader
	}
	return h, nil, err
}

// oftenFirst orders headers by how often they were found, and then the newest first.
// The program writes a header a hundred times over; who plants one has to as well.
func oftenFirst(all []header) []header {
	const plenty = 16 // from so many on, it is the newest that counts
	slices.SortStableFunc(all, func(a, b header) int {
		if c := cmp.Compare(min(b.times, plenty), min(a.times, plenty)); c != 0 {
			return c
		}
		return cmp.Compare(b.generation, a.generation)
	})
	return all
}

func backupHeaders(path string) (out []header) {
	all, err := ListBackups(path)
	if err != nil {
		return nil
	}
	for _, b := range all {
		f, err := disk.OpenRegular(b.Path, os.O_RDONLY)
		if err != nil {
			continue
		}
		out = append(out, carveHeaders(f, b.Size)...)
		disk.Release(f)
	}
	return out
}

// rescue writes what was found to a new file and takes it into use.
func (c *carver) rescue(h header, o RecoverOptions, found Salvage) (sv Salvage, err error) {
	sv = found
	h.version, h.minor = formatVersion, formatMinor
	temp, err := disk.TempName(o.Out)
	if err != nil {
		return sv, notSaved(err)
	}
	defer disk.Discard(temp)
	if err := c.write(temp, h, o.Now(), &sv); err != nil {
		return sv, notSaved(err)
	}
	if err := rebuildFile(temp, h, c.keys, o.Now); err != nil {
		return sv, notSaved(err)
	}
	if err := verifyFile(context.Background(), temp, c.keys); err != nil {
		return sv, notSaved(err)
	}
	sv.Unopened = c.bad
	return sv, finish(temp, o.Out)
}

// rebuildFile makes the list heads of a file that has none.
func rebuildFile(path string, h header, k *keys, now func() time.Time) error {
	f, err := openFile(path, false)
	if err != nil {
		return err
	}
	s := newStore(f, h, newKeys(k.master, k.vault), now) // closing wipes its keys
	s.heads = newHeadList()
	s.heads.build()
	err = f.db.View(func(b *bolt.Tx) error {
		s.root, err = readRoot(b, k)
		return err
	})
	if err == nil {
		err = s.rebuildHeads()
	}
	return errors.Join(err, s.Close())
}
