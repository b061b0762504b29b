package store

import (
	"fmt"

	bolt "go.etcd.io/bbolt"

	"tijdig/store/objects"
	"tijdig/store/vault"
)

// listed proves that what stands on the list is found by its keys.
func (s *Store) listed() error {
	heads := s.Heads()
	return s.db.View(func(b *bolt.Tx) error {
		in := b.Bucket(objects.Live.Name())
		if in == nil {
			return ErrIncomplete
		}
		there := func(kd vault.Kind, id [16]byte) bool {
			o := s.db.Keys.Name(kd, id)
			return in.Get(o[:]) != nil
		}
		for i := range heads {
			h := &heads[i]
			if h.Concept && !there(objects.KindConcept, h.Draft) || !h.Concept && (!there(objects.KindLine, h.Signal) || !there(objects.KindVersion, h.Revision)) {
				return fmt.Errorf("%w: on the list and not found", ErrIncomplete)
			}
		}
		return nil
	})
}
