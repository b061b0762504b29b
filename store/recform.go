package store

import (
	"tijdig/model"
	"tijdig/store/vault"
)

// formRecord is the definition of a form as somebody wrote it.
type formRecord struct {
	Hash vault.Sum `json:"som"`
	Text string    `json:"tekst"`
}

// formID is where a definition stands, by its hash.
func formID(h vault.Sum) (id model.ID) {
	copy(id[:], h[:])
	return id
}
