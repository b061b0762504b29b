package records

import (
	"encoding/binary"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/vault"
)

// DraftID returns the id of a concept. Those of version 1 had none; what told them
// apart makes one that is the same wherever such a concept turns up.
func DraftID(d model.Draft) model.ID {
	if !d.ID.IsZero() {
		return d.ID
	}
	says := append([]byte("concept"), d.Signal[:]...)
	says = binary.LittleEndian.AppendUint64(says, uint64(d.Started.UnixNano()))
	for _, p := range d.Parents {
		says = append(says, p[:]...)
	}
	return model.ID(vault.Hash(len(d.ID), nil, says))
}

// SameBody reports whether two states of a concept are written the same.
func SameBody(a, b model.Draft) bool {
	x, errX := objects.Encode(a)
	y, errY := objects.Encode(b)
	return errX == nil && errY == nil && string(x) == string(y)
}

// DraftEntry is what a list shows of a concept.
func DraftEntry(d model.Draft) heads.Entry {
	return heads.Entry{Head: model.HeadOfDraft(d), Aside: heads.Aside{Rev: d.Rev, Stamp: d.Subject.Created}}
}

// GetDraft reads the concept that stands under an id. In files of version 1 that
// is the id of its signal, and the concept knows none.
func GetDraft(b *bolt.Tx, k *vault.Keys, id model.ID) (d model.Draft, err error) {
	if err = objects.Get(b, k, objects.Live, objects.KindConcept, id, &d); err == nil && d.ID.IsZero() {
		d.ID = id
	}
	return d, err
}

// ApartID names what stands beside the concept it was, the same each time.
func ApartID(d model.Draft) model.ID {
	body, err := objects.Encode(d)
	if err != nil {
		panic(err) // it was decoded a moment ago
	}
	return model.ID(vault.Hash(len(d.ID), nil, []byte("apart"), d.ID[:], body))
}

// SittingsOf is all that a concept went through.
func SittingsOf(d model.Draft) []model.Sitting {
	return append(append([]model.Sitting{}, d.Before...), model.Sitting{ID: d.Sitting, Rev: d.Rev})
}
