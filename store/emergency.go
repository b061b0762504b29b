package store

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/copies"
	"tijdig/store/disk"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/proof"
	"tijdig/store/records"
)

// Emergency writes concepts, contacts among them, that could not be saved into a small file of their
// own in dir: on another disk or a stick. It opens by the same passphrase, code
// and key as the file, and touches the file itself in no way. It returns where
// the new file is. [Store.TakeIn] is the way back. Inside it says, sealed, that it is
// an emergency file and which installation made it.
func (s *Store) Emergency(dir string, drafts ...model.Draft) (path string, err error) {
	h, k, device := s.db.Header(), s.db.OwnKeys(), s.Device()
	defer k.Wipe()
	at := s.db.Now().UTC()
	name := func(n int) string {
		return filepath.Join(dir, copies.EmergencyPrefix+copies.NameAt(at.Add(time.Duration(n)*time.Second)))
	}
	temp, err := k.TempName(name(0))
	if err != nil {
		return "", disk.NotSaved(err)
	}
	defer disk.Discard(temp)
	db, err := bolt.Open(temp, 0o600, &bolt.Options{Timeout: disk.LockWait, NoStatistics: true, PageSize: pages.Size})
	if err != nil {
		return "", disk.NotSaved(err)
	}
	err = db.Update(func(b *bolt.Tx) error {
		if err := objects.LayOut(b, h, k, s.db.Now()); err != nil {
			return err
		}
		r, err := objects.ReadRoot(b, k)
		if err != nil {
			return err
		}
		r.Use, r.Device = copies.UseEmergency, device
		t := newTx(&objects.Tx{Bolt: b, Keys: k, Root: r, Now: s.db.Now()})
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
	})
	if err == nil {
		err = db.Sync()
	}
	if err := errors.Join(err, db.Close()); err != nil {
		return "", disk.NotSaved(err)
	}
	if err := proof.VerifyFile(context.Background(), temp, k); err != nil {
		return "", disk.NotSaved(err)
	}
	for n := 0; ; n++ { // two within a second, or the clock was put back: a name is no reason not to save
		path = name(n)
		if err := disk.Finish(temp, path); !errors.Is(err, ErrExists) {
			return path, err
		}
	}
}
