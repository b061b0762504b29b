// Package emergency is a small file of concepts that could not be saved: how it is written and
// read, how each concept stands to what a file knows of it, and what of it comes back. It knows
// no open store, and never removes such a file.
package emergency

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/copies"
	"tijdig/store/disk"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/proof"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// Of is the file that an emergency file is of.
type Of struct {
	Header vault.Header
	Keys   *vault.Keys
	Device model.ID // the installation
	Now    time.Time
}

// Write writes concepts, contacts among them, into a small file of their own in dir, and
// returns where it is. It has its name only when it was read back whole.
func Write(dir string, of Of, drafts []model.Draft) (path string, err error) {
	name := func(n int) string {
		return filepath.Join(dir, prefix+copies.NameAt(of.Now.UTC().Add(time.Duration(n)*time.Second)))
	}
	temp, err := of.Keys.TempName(name(0))
	if err != nil {
		return "", disk.NotSaved(err)
	}
	defer disk.Discard(temp)
	db, err := bolt.Open(temp, 0o600, &bolt.Options{Timeout: disk.LockWait, NoStatistics: true, PageSize: pages.Size})
	if err != nil {
		return "", disk.NotSaved(err)
	}
	err = db.Update(func(b *bolt.Tx) error { return of.put(b, drafts) })
	if err == nil {
		err = db.Sync()
	}
	if err := errors.Join(err, db.Close()); err != nil {
		return "", disk.NotSaved(err)
	}
	if err := proof.VerifyFile(context.Background(), temp, of.Keys); err != nil {
		return "", disk.NotSaved(err)
	}
	for n := 0; ; n++ { // two within a second, or the clock was put back: a name is no reason not to save
		path = name(n)
		if err := disk.Finish(temp, path); !errors.Is(err, disk.ErrExists) {
			return path, err
		}
	}
}

func (of Of) put(b *bolt.Tx, drafts []model.Draft) error {
	if err := objects.LayOut(b, of.Header, of.Keys, of.Now); err != nil {
		return err
	}
	r, err := objects.ReadRoot(b, of.Keys)
	if err != nil {
		return err
	}
	r.Use, r.Device = copies.UseEmergency, of.Device
	t := change.Of(&objects.Tx{Bolt: b, Keys: of.Keys, Root: r, Now: of.Now})
	for _, d := range drafts {
		d.ID = records.DraftID(d)
		put := t.PutDraft
		if d.Contact {
			put = func(d model.Draft) error { return t.PutContact(d, 0) }
		}
		if err := put(d); err != nil {
			return err
		}
	}
	return t.Finish()
}
