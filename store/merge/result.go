package merge

import "tijdig/model"

// Result says what taking a parcel in did, or would do. A signal stands in one of its
// lists at most.
type Result struct {
	New       []Signal // were not here
	Continued []Signal // have newer versions now, that went on from what was here
	Diverged  []Signal // have versions side by side now, of which neither came from the other
	Same      int      // signals of which all was here
	Versions  int      // that came in
	Forms     int      // definitions that came in
	Destroyed int      // signals that were destroyed here, and stayed so

	Said    int            // about which subjects are one, that was not known here
	Joined  []Pair         // those that are one by it
	Parted  []Pair         // those that are two by it
	Recoded []Recoded      // subjects and signals that have another code here
	Differs []Difference   // subjects of which a particular says something else here, and stays
	Refused []Refused      // versions that were not taken, by the line they stood on
	Authors []model.Author // who wrote what came in, the first few
	Copy    string         // the copy that was made first; "" where nothing was to come in
}

// Any reports whether anything came in, or would.
func (r Result) Any() bool { return r.Versions+r.Forms+r.Said > 0 }

// Signal is a signal that was taken in, by its code here.
type Signal struct {
	Signal model.ID
	Code   model.Code
	N      int
}

// Recoded is a subject, or a signal of it, whose code was taken here by another.
type Recoded struct {
	Theirs, Here  model.Code
	TheirN, HereN int // of the signal; 0: the subject
}

// Pair are two subjects, by their codes here.
type Pair struct {
	Code, Other model.Code
	Subjects    [2]model.ID
}

// Difference names the particulars of a subject that differ.
type Difference struct {
	Code             model.Code
	Name, Mark, Kind bool
}

// Refused is a version that was not taken.
type Refused struct {
	Line int
	Why  Refusal
}

// Refusal is a reason not to take a version.
type Refusal string

// The reasons.
const (
	RefusedOther   Refusal = "ander"      // its id is known here, and says something else
	RefusedNobody  Refusal = "over_wie"   // about a subject that is not in the parcel, and not here
	RefusedCircle  Refusal = "kring"      // it came from one that came from it
	RefusedUnsound Refusal = "onvolledig" // it lacks its ids
	RefusedHere    Refusal = "schade"     // what is here of the signal is damaged
)
