package records

import (
	"tijdig/model"
	"tijdig/store/vault"
)

// Region is the package of a region, as it was taken in.
type Region struct {
	Hash   vault.Sum `json:"som"`
	Packed []byte    `json:"pakket"`
}

// Regions lists the packages that are kept: the one in use, and the one before it. It stands
// at the zero id.
type Regions struct {
	Packages []vault.Sum `json:"pakketten"`
}

// RegionID is where a package stands, by its hash.
func RegionID(h vault.Sum) (id model.ID) { return FormID(h) }
