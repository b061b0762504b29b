package records

import (
	"time"

	"github.com/fxamacker/cbor/v2"

	"tijdig/model"
	"tijdig/store/heads"
)

// Thrown is a concept thrown away, whole.
type Thrown struct {
	At    time.Time   `json:"weggegooid"`
	Draft model.Draft `json:"concept"`
}

// ThrownBody is thrown with the concept as it is written.
type ThrownBody struct {
	At    time.Time       `json:"weggegooid"`
	Draft cbor.RawMessage `json:"concept"`
}

// ThrownEntry is what a list shows of a concept thrown away.
func ThrownEntry(th Thrown) heads.Entry {
	e := DraftEntry(th.Draft)
	e.Thrown, e.Stamp = true, th.At
	return e
}

// EndedMark stands for a concept that is gone for good, so that a copy of it found
// elsewhere does not bring it back.
type EndedMark struct {
	Day      model.Date      `json:"dag"`
	Sittings []model.Sitting `json:"zittingen,omitempty"` // what it went through
}
