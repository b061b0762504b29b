package store

import (
	"time"

	"github.com/fxamacker/cbor/v2"

	"tijdig/model"
	"tijdig/store/heads"
)

// thrown is a concept thrown away, whole.
type thrown struct {
	At    time.Time   `json:"weggegooid"`
	Draft model.Draft `json:"concept"`
}

// thrownBody is thrown with the concept as it is written.
type thrownBody struct {
	At    time.Time       `json:"weggegooid"`
	Draft cbor.RawMessage `json:"concept"`
}

// thrownEntry is what a list shows of a concept thrown away.
func thrownEntry(th thrown) heads.Entry {
	e := draftEntry(th.Draft)
	e.Thrown, e.Stamp = true, th.At
	return e
}

// endedMark stands for a concept that is gone for good, so that a copy of it found
// elsewhere does not bring it back.
type endedMark struct {
	Day      model.Date      `json:"dag"`
	Sittings []model.Sitting `json:"zittingen,omitempty"` // what it went through
}
