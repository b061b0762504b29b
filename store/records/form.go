package records

import (
	"tijdig/model"
	"tijdig/store/vault"
)

// Form is the definition of a form as somebody wrote it.
type Form struct {
	Hash vault.Sum `json:"som"`
	Text string    `json:"tekst"`
}

// FormID is where a definition stands, by its hash.
func FormID(h vault.Sum) (id model.ID) {
	copy(id[:], h[:])
	return id
}
