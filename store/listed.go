package store

import (
	"fmt"

	"tijdig/store/vault"

	bolt "go.etcd.io/bbolt"
)

// listed proves that what stands on the list is found by its keys.
func (s *Store) listed() error {
	heads := s.Heads()
	return s.db.view(func(b *bolt.Tx) error {
		in := b.Bucket(live.Name())
		if in == nil {
			return ErrIncomplete
		}
		there := func(kd vault.Kind, id [16]byte) bool {
			o := s.db.keys.Name(kd, id)
			return in.Get(o[:]) != nil
		}
		for i := range heads {
			h := &heads[i]
			if h.Concept && !there(kindConcept, h.Draft) || !h.Concept && (!there(kindLine, h.Signal) || !there(kindVersion, h.Revision)) {
				return fmt.Errorf("%w: on the list and not found", ErrIncomplete)
			}
		}
		return nil
	})
}
