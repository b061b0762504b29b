package records

import (
	"strings"
	"time"

	"tijdig/model"
)

// HandoverState says how far an output came.
type HandoverState string

// The states of an output. What stands as begun when the file is opened was cut
// off.
const (
	HandoverBegun  HandoverState = "begonnen"
	HandoverDone   HandoverState = "klaar"
	HandoverBroken HandoverState = "afgebroken"
)

// ExportEntry is one line of the ledger of what left the file. It says nothing
// of what was in it; receiver and reason are the worker's words about the act.
type ExportEntry struct {
	At       time.Time     `json:"tijd"` // filled in by the store
	State    HandoverState `json:"stand,omitempty"`
	Format   string        `json:"vorm"` // with what it tells behind a colon, where that is not all
	Level    model.Level   `json:"niveau"`
	Receiver string        `json:"ontvanger,omitempty"`
	Why      string        `json:"reden,omitempty"`
	Name     string        `json:"bestand,omitempty"` // what the caller wants remembered of the file name
	Count    int           `json:"aantal"`            // filled in by the store: what went, or was to go while it is begun

	Arrived model.Date `json:"bevestigd,omitzero"` // filled in by the store: the day the worker heard that it arrived
}

// Partial reports whether the output tells only some of a signal: one document of several,
// or the rows of one question.
func (e ExportEntry) Partial() bool { return strings.Contains(e.Format, ":") }

// Whole reports whether all there is of its signals went, to somebody who can say that it
// arrived. What is shared with a team was not handed over.
func (e ExportEntry) Whole() bool {
	return (e.State == HandoverDone || e.State == "") && e.Level == model.Complete && !e.Partial() && e.Receiver != "" && e.Format != Posted
}

// LedgerLine is a ledger line as it stands in the file: with a keyed name of
// each signal, so that a destroyed signal can be told what was made of it.
type LedgerLine struct {
	Handover
	Signals []byte `json:"signalen"` // 8 bytes each

	Versions []byte `json:"versies,omitempty"` // 8 bytes each: those that were current when it went whole
}

// ShortLen is how much of its mark names a signal or a version in the ledger.
const ShortLen = 8

// Place is where an output is being written, sealed in the file before it is: what
// a kill leaves there is known by it.
type Place struct {
	Path string `json:"doel,omitempty"`    // absolute; "" for an output that is no file
	Temp string `json:"tussen,omitempty"`  // absolute; where it stands until it is whole
	Mark []byte `json:"kenmerk,omitempty"` // Temp begins with it until it is whole
	Sum  []byte `json:"som,omitempty"`     // BLAKE2b or SHA-256 of the whole, the caller's choice; from then on
}

// Handover is an output under way.
type Handover struct {
	ID model.ID `json:"id"`
	ExportEntry
	Place
}

// Underway lists the outputs that were begun and have not ended. It stands at the zero
// id, so that opening the file needs not go through the whole ledger for them.
type Underway struct {
	IDs []model.ID `json:"lopend"`
}
