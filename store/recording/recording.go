// Package recording makes versions: of a concept, of the version before, of signals that are
// loaded; and says of subjects that they are one. It gives codes and numbers out, and has the
// list and the other signals of a subject follow. It knows no copies and no ways in, and how a
// change comes on disk only by [change.DB].
package recording

import "tijdig/store/change"

// Recorder makes the versions of one open file.
type Recorder struct{ db *change.DB }

// Of returns the recorder of a file.
func Of(db *change.DB) *Recorder { return &Recorder{db} }
