// Package drafts keeps what is being written, from its first key until it is recorded or thrown
// away, and whom the worker can turn to, who is written in the same way; and it puts both into a
// file of their own where they cannot be saved, and takes them back from there. A save that
// comes late never undoes what was done since. It knows no versions but that a concept became one.
package drafts

import (
	"tijdig/model"
	"tijdig/store/change"
)

// Keeper keeps those of one open file.
type Keeper struct {
	db    *change.DB
	letGo map[model.ID]uint64 // contacts that were let go, and how far each was; only changed in a commit
}

// Of returns the keeper of a file.
func Of(db *change.DB) *Keeper { return &Keeper{db: db, letGo: map[model.ID]uint64{}} }
