package model

// Record is a recorded signal with whom it is about: what lists, outputs and searching go
// over.
type Record struct {
	Signal  Signal
	Subject Subject
	Name    string   // roepnaam, "" for none
	Earlier []Signal // the versions before, oldest first; only who asks for them gets them
}

// Level says how much of a person an output carries.
type Level string

// The levels.
const (
	Counts       Level = "counts"       // no person: numbers only, small ones hidden
	Pseudonymous Level = "pseudonymous" // a code, no names; masked, and never read back
	Complete     Level = "complete"     // everything; the only one that can be imported
)

// Levels lists the levels from little to much.
var Levels = []Level{Counts, Pseudonymous, Complete}
