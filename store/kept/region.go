package kept

import (
	"crypto/sha256"
	"slices"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// MaxRegion is how long the package of a region may be, in bytes.
const MaxRegion = 1 << 20

// keptRegions is how many packages are kept: the one in use, and the one it can be taken back
// to.
const keptRegions = 2

// KeepRegion keeps the package of a region as the one in use, and the one that was in use as
// the one before it. The one in use again changes nothing. One longer than [MaxRegion] is
// [objects.ErrTooLarge].
func (v *Values) KeepRegion(packed []byte) error {
	if len(packed) > MaxRegion {
		return objects.ErrTooLarge
	}
	h := vault.Sum(sha256.Sum256(packed))
	return v.db.Commit(func(t *change.Tx) error {
		list, err := valueOf[records.Regions](t, objects.KindRegions)
		if err != nil {
			return err
		}
		if len(list.Packages) > 0 && list.Packages[0] == h {
			return objects.ErrNothing
		}
		next := append([]vault.Sum{h}, slices.DeleteFunc(slices.Clone(list.Packages), func(o vault.Sum) bool { return o == h })...)
		if err := putRegions(t, next[:min(keptRegions, len(next))], list); err != nil {
			return err
		}
		if err := t.PutValue(objects.Live, objects.KindRegion, records.RegionID(h), records.Region{Hash: h, Packed: packed}); err != nil {
			return err
		}
		return t.Log(records.LogRegion, 0)
	})
}

// TakeBackRegion puts the package before in the place of the one in use, or nothing where
// there was none. Without a package it is [objects.ErrNotFound].
func (v *Values) TakeBackRegion() error {
	return v.db.Commit(func(t *change.Tx) error {
		list, err := valueOf[records.Regions](t, objects.KindRegions)
		if err != nil {
			return err
		}
		if len(list.Packages) == 0 {
			return objects.ErrNotFound
		}
		if err := putRegions(t, list.Packages[1:], list); err != nil {
			return err
		}
		return t.Log(records.LogRegionBack, 0)
	})
}

// Region returns the package in use, or [objects.ErrNotFound] where there is none.
func (v *Values) Region() ([]byte, error) { return v.region(0) }

// RegionBefore returns the package that taking back leads to, or [objects.ErrNotFound].
func (v *Values) RegionBefore() ([]byte, error) { return v.region(1) }

func (v *Values) region(n int) (packed []byte, err error) {
	err = v.db.View(func(b *bolt.Tx) error {
		var list records.Regions
		if err := objects.Get(b, v.db.Keys, objects.Live, objects.KindRegions, model.ID{}, &list); err != nil {
			return err
		}
		if n >= len(list.Packages) {
			return objects.ErrNotFound
		}
		h := list.Packages[n]
		var r records.Region
		if err := objects.Lost(objects.Get(b, v.db.Keys, objects.Live, objects.KindRegion, records.RegionID(h), &r)); err != nil {
			return err
		}
		if vault.Sum(sha256.Sum256(r.Packed)) != h {
			return pages.ErrDamaged
		}
		packed = r.Packed
		return nil
	})
	return packed, err
}

// putRegions puts other packages in the list, and lets those go that are not in it any more.
func putRegions(t *change.Tx, next []vault.Sum, was records.Regions) error {
	for _, h := range was.Packages {
		if slices.Contains(next, h) {
			continue
		}
		if err := objects.IgnoreNotFound(t.Del(objects.Live, objects.KindRegion, records.RegionID(h))); err != nil {
			return err
		}
	}
	was.Packages = slices.Clone(next)
	return t.PutValue(objects.Live, objects.KindRegions, model.ID{}, was)
}
