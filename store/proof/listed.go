package proof

import (
	"fmt"
	"iter"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/vault"
)

// Listed proves that what stands on a list is found by its keys.
func Listed(d *objects.DB, list iter.Seq[model.Head]) error {
	return d.View(func(b *bolt.Tx) error {
		in := b.Bucket(objects.Live.Name())
		if in == nil {
			return objects.ErrIncomplete
		}
		there := func(kd vault.Kind, id [16]byte) bool {
			o := d.Keys.Name(kd, id)
			return in.Get(o[:]) != nil
		}
		for h := range list {
			if h.Concept && !there(objects.KindConcept, h.Draft) || !h.Concept && (!there(objects.KindLine, h.Signal) || !there(objects.KindVersion, h.Revision)) {
				return fmt.Errorf("%w: on the list and not found", objects.ErrIncomplete)
			}
		}
		return nil
	})
}
