// Package repair saves what it can of a damaged file into a new one, trying every page and taking
// only what the keys vouch for, makes the list again from the records, and brings older files up.
// It knows no open store, never touches the damaged file, and decides nothing.
package repair

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"slices"
	"time"

	"tijdig/model"
	"tijdig/store/copies"
	"tijdig/store/disk"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/proof"
	"tijdig/store/vault"
)

// Options say how a damaged file is opened and where what can be saved
// goes.
type Options struct {
	Secret vault.Secret
	Out    string // the new file; must not exist
	Now    func() time.Time

	Machine []byte                   // what names this machine; nil where nothing is remembered
	Seen    func(name string) uint64 // how many commits a file was seen to have here, by [objects.Root.Alias]
}

// Salvage is what came out of a damaged file.
type Salvage struct {
	Seq      uint64 // the newest commit anything was found of
	Versions int
	Concepts int
	Subjects int
	Contacts int
	Unopened int        // what looked like an object and did not open
	Lost     []model.ID // versions that are named and were not found
	Harmed   bool       // the file does not hold together: more may be gone than is named
	Proven   bool       // a root that is the newest agrees with all it counts: nothing is lost
	Altered  bool       // something else changed the ways in; those that the file kept sealed are used
	Older    bool       // it was seen further on this machine than anything that was found
}

// Recover takes what can be saved out of a damaged file into a new one, which
// opens in the same ways. It trusts no tree and no page: every page is tried,
// and only what the cipher vouches for is taken, in its newest copy. The
// damaged file is not touched. It returns [vault.ErrDamagedHeader] when no copy of
// the header is left: without one no secret leads to the key. Where something else
// changed the header, the one that was kept sealed takes its place, if it is found.
func Recover(in string, o Options) (sv Salvage, err error) {
	if o.Now == nil {
		return sv, objects.ErrNoClock
	}
	if _, err := os.Lstat(o.Out); err == nil {
		return sv, disk.ErrExists
	}
	in = disk.Real(in)
	f, err := disk.OpenRegular(in, os.O_RDONLY)
	if err != nil {
		return sv, objects.ReadError(err)
	}
	defer disk.Release(f)
	if err := disk.Lock(f, false, disk.LockWait); err != nil {
		return sv, objects.OpenError(err)
	}
	info, err := f.Stat()
	if err != nil {
		return sv, err
	}
	h, k, err := headerFor(in, f, info.Size(), o.Secret)
	if err != nil {
		return sv, err
	}
	c := NewCarver(f, info.Size(), k)
	c.Carve()
	was := h
	if h, sv.Altered, err = c.ownHeader(h); err != nil {
		return sv, err
	}
	sv.Harmed = pages.Mapped(f, info.Size(), func(r io.ReaderAt) error { _, err := pages.Preflight(r, info.Size()); return err }) != nil
	sv.Harmed = sv.Harmed || c.waste.Hit
	if o.Seen != nil {
		r := c.lastRoot(o.Now())
		sv.Older = o.Seen(r.Alias(o.Machine)) > r.Seq
	}
	sv.Proven = !sv.Harmed && !sv.Altered && !sv.Older && c.proves(in)
	if sv.Altered {
		c.altered = vault.SlotChanges(h, was)
	}
	return c.rescue(h, o, sv)
}

// ownHeader returns the header that the newest root goes with, and whether it is another
// than the one that was found in the open. That one may be from before a change, or
// changed by something else; the sealed one nobody can make without the keys. It returns
// [vault.ErrDamagedHeader] where neither can be trusted.
func (c *Carver) ownHeader(found vault.Header) (h vault.Header, altered bool, err error) {
	tr, ok := c.Found[ObjectID{objects.KindHeader, model.ID{}}]
	if ok {
		f := c.load(tr)
		h, err = vault.ParseBody(f.Body)
		ok = f.OK && err == nil && h.ID == found.ID
	}
	trusted := found.Genuine(c.keys)
	switch {
	case ok && h.Sum() != found.Sum() && (!trusted || h.Generation >= found.Generation):
		return h.SignedWith(c.keys), true, nil
	case !trusted && !(ok && h.Sum() == found.Sum()):
		return found, false, vault.ErrDamagedHeader
	}
	return found, false, nil
}

// proves reports whether the file vouches for itself: both its states are there, its
// tree holds what its root counts, all of that opens, and nothing that was found is
// newer than that root.
func (c *Carver) proves(path string) bool {
	f, err := objects.Open(path, true)
	if err != nil {
		return false
	}
	defer disk.Release(f)
	r, err := proof.Verify(context.Background(), objects.New(f, vault.Header{}, c.keys, nil, objects.Hooks{Listed: heads.Place}), 0)
	if err != nil || !r.Whole() || f.Metas < 2 {
		return false
	}
	for _, tr := range c.Found {
		if tr.Seq > r.Seq {
			return false
		}
	}
	return true
}

// headerFor returns the newest header the secret opens, from the file or else
// from its managed backups. All together may cost no more than opening a file may.
func headerFor(path string, f *os.File, size int64, sec vault.Secret) (h vault.Header, k *vault.Keys, err error) {
	all := vault.CarveHeaders(f, size)
	if len(all) == 0 {
		all = backupHeaders(path)
	}
	err = vault.ErrDamagedHeader
	var left vault.Budget
	var spare vault.Header // opens, and was changed by something else
	var spareKeys *vault.Keys
	for _, h := range oftenFirst(all) {
		master, e := h.MasterWithin(sec, &left)
		if e != nil {
			err = e
			if errors.Is(e, vault.ErrTooCostly) {
				break
			}
			continue
		}
		k := vault.NewKeys(master, h.ID)
		if h.Genuine(k) {
			return h, k, nil
		}
		if err = vault.ErrDamagedHeader; spareKeys == nil {
			spare, spareKeys = h, k
		}
	}
	if spareKeys != nil {
		return spare, spareKeys, nil
	}
	return h, nil, err
}

// oftenFirst orders headers by how often they were found, and then the newest first.
// The program writes a header a hundred times over; who plants one has to as well.
func oftenFirst(all []vault.Header) []vault.Header {
	const plenty = 16 // from so many on, it is the newest that counts
	slices.SortStableFunc(all, func(a, b vault.Header) int {
		if c := cmp.Compare(min(b.Times, plenty), min(a.Times, plenty)); c != 0 {
			return c
		}
		return cmp.Compare(b.Generation, a.Generation)
	})
	return all
}

func backupHeaders(path string) (out []vault.Header) {
	all, err := copies.List(path)
	if err != nil {
		return nil
	}
	for _, b := range all {
		f, err := disk.OpenRegular(b.Path, os.O_RDONLY)
		if err != nil {
			continue
		}
		out = append(out, vault.CarveHeaders(f, b.Size)...)
		disk.Release(f)
	}
	return out
}

// rescue writes what was found to a new file and takes it into use.
func (c *Carver) rescue(h vault.Header, o Options, found Salvage) (sv Salvage, err error) {
	sv = found
	h.Version, h.Minor = vault.FormatVersion, vault.FormatMinor
	temp, err := disk.TempName(o.Out) // not named by the keys: a copy being made beside it would sweep it away
	if err != nil {
		return sv, disk.NotSaved(err)
	}
	defer disk.Discard(temp)
	if err := c.write(temp, h, o.Now(), &sv); err != nil {
		return sv, disk.NotSaved(err)
	}
	if err := listFile(temp, h, c.keys, o.Now); err != nil {
		return sv, disk.NotSaved(err)
	}
	if err := proof.VerifyFile(context.Background(), temp, c.keys); err != nil {
		return sv, disk.NotSaved(err)
	}
	sv.Unopened = c.bad
	return sv, disk.Finish(temp, o.Out)
}
