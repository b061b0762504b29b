package store

import (
	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/proof"
	"tijdig/store/vault"
)

// DamagedObject is one object that does not open, and whose it is as far as
// the rest of the file can tell.
type DamagedObject struct {
	Where  string     // bucket and the start of its key
	What   string     // "version", "concept", "subject", "name", "signal", "list"; "" when it cannot be told
	Signal model.ID   // zero when it cannot be told
	Code   model.Code // of its subject
	N      int        // number of the signal; 0 for a concept
}

// blame tells whose the damaged objects are: keys cannot be turned back, so
// the keys of everything on the list are made and compared.
func (s *Store) blame(bad []proof.Spot) (out []DamagedObject) {
	k := s.db.OwnKeys()
	defer k.Wipe()
	at := map[proof.Spot]*DamagedObject{}
	for _, b := range bad {
		at[b] = &DamagedObject{Where: b.Where()}
	}
	for h := range s.Heads().All() {
		note := func(b vault.Bucket, kd vault.Kind, id model.ID, what string) {
			if d := at[proof.Spot{Bucket: b, Key: k.Name(kd, id)}]; d != nil && d.What == "" {
				d.What, d.Signal, d.Code, d.N = what, h.Signal, h.Code, h.N
			}
		}
		if h.Concept {
			note(objects.Live, objects.KindConcept, h.Draft, "concept")
			note(objects.Lists, objects.KindConceptHead, h.Draft, "list")
			continue
		}
		note(objects.Lists, objects.KindHead, h.Signal, "list")
		note(objects.Live, objects.KindLine, h.Signal, "signal")
		about := h.Alone().Subject
		note(objects.Live, objects.KindSubject, about, "subject")
		note(objects.Live, objects.KindName, about, "name")
		note(objects.Live, objects.KindVersion, h.Revision, "version")
		for _, v := range s.olderVersions(&h) {
			note(objects.Live, objects.KindVersion, v, "version")
		}
	}
	for _, b := range bad {
		out = append(out, *at[b])
	}
	return out
}

func (s *Store) olderVersions(h *model.Head) (ids []model.ID) {
	if h.Revisions < 2 {
		return nil
	}
	err := s.db.View(func(b *bolt.Tx) error {
		l, err := s.lineIn(b, h.Signal)
		for _, v := range l.Versions {
			ids = append(ids, v.Revision)
		}
		return err
	})
	if err != nil {
		return nil // the line itself is what is damaged
	}
	return ids
}
