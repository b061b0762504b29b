// Package reading is what stands of the signals in a file, and whom they are about: one or all,
// as the list has them or whole. Subjects that are one are read as that, and what is damaged is
// told beside what is not. It changes nothing, and knows no copies and no ways in.
package reading

import (
	"tijdig/store/change"
	"tijdig/store/heads"
)

// Signals are those of one open file.
type Signals struct{ db *change.DB }

// Of returns the signals of a file.
func Of(db *change.DB) *Signals { return &Signals{db} }

// Heads returns all concepts and recorded signals for lists, newest Changed
// first, as they are now: it never changes.
func (s *Signals) Heads() *heads.Table { return s.db.Heads.All() }
