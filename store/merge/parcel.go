package merge

import (
	"errors"

	"tijdig/model"
	"tijdig/store/objects"
)

// Version is one version of a signal as it goes from one file to another. Whoever holds
// many may leave its content out: it stands in the body.
type Version struct {
	model.Signal
	Body []byte // all of it, also what this program does not know
	Line int    // where it stood, for whoever tells of it; 0: nowhere
}

// Subject is a subject as it goes from one file to another.
type Subject struct {
	model.Subject
	Name  string       // the roepnaam; "" for none
	Codes []model.Code // others that it is known by
	Links model.Links  // what was said of whether it is one with another
}

// Parcel is what one file gives another: whole signals, each with every version of it and
// with whom they are about.
type Parcel struct {
	Demo     bool     // it is fictional, and goes only where everything is
	Police   bool     // it is police data, and goes only where everything is
	Forms    [][]byte // the definitions it was entered with
	Subjects []Subject
	Versions []Version
}

// NewVersion reads a body as one version. It is [pages.ErrDamaged] where that cannot be.
func NewVersion(body []byte) (v Version, err error) {
	v.Body = body
	if err := objects.Decode(body, &v.Signal); err != nil {
		return v, err
	}
	return v, nil
}

// errUnsaid says that a version lacks what every one has.
var errUnsaid = errors.New("store: a version without its ids")

// Sound returns an error for a version that no file can hold: without its ids, or that
// came from itself.
func (v Version) Sound() error {
	if v.Revision.IsZero() || v.Signal.Signal.IsZero() || v.Subject.IsZero() || v.N < 1 || v.Written.IsZero() || len(v.Parents) > maxParents {
		return errUnsaid
	}
	for _, p := range v.Parents {
		if p == v.Revision || p.IsZero() {
			return errUnsaid
		}
	}
	return nil
}

// maxParents is how many versions one may come from: each laptop adds one at most.
const maxParents = 64

// same reports whether two say the same: with all their fields, or with all that this
// program knows.
func same(have, v Version) bool {
	if objects.SameBut(have.Body, v.Body, numberField) {
		return true
	}
	bare, err := objects.Encode(have.Signal)
	return err == nil && objects.SameBut(bare, v.Body, numberField)
}

// numberField is the number of a signal among those of its subject: each file counts its
// own, so it says nothing about whether two versions are the same.
const numberField = "volgnummer"
