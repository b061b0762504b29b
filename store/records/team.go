package records

// Team is what a file keeps for exchanging with the files of colleagues: who it is there,
// and who the others are. It stands at the zero id. What the lists say is the business of
// store/exchange.
type Team struct {
	Name  string   `json:"naam"`              // by which colleagues know it
	Read  string   `json:"leessleutel"`       // the age identity that opens what is put in for it
	Sign  []byte   `json:"tekensleutel"`      // the seed of the Ed25519 key it signs with
	Salt  []byte   `json:"zout"`              // of the marks by which it says what it has
	N     uint64   `json:"nummer"`            // of what it said last
	Lists [][]byte `json:"lijsten,omitempty"` // that were confirmed and those they came from; the last is in force
	Let   []byte   `json:"voorbij,omitempty"` // marks, 8 bytes each, of versions that are not to come in: what they are of was destroyed here
}

// Posted is how the ledger calls what went into the shared folder of a team. It is shared
// and not handed over: that the others have it is no reason to destroy it here.
const Posted = "postvak"
