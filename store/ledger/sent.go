package ledger

import (
	"slices"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/records"
)

// Sent are signals as they went, by their names in the ledger.
type Sent struct {
	root     objects.Root
	versions map[string]bool
	days     map[string]model.Date // by signal: when it went, for lines that do not name versions
}

// NoneSent is the ledger of nothing, with the names of a root.
func NoneSent(r objects.Root) *Sent {
	return &Sent{root: r, versions: map[string]bool{}, days: map[string]model.Date{}}
}

func (s *Sent) name(use string, id model.ID) string { return string(name(s.root, use, id)) }

// Add adds a signal as it is now, where it was handed over and is as it was.
func (s *Sent) Add(h model.Head) {
	if !h.Concept && !h.HandedOver.IsZero() && h.Versions == 1 {
		s.versions[s.name(markVersion, h.Revision)] = true
		s.days[s.name(markSignal, h.Signal)] = h.HandedOver
	}
}

// AddLine adds what a line says went.
func (s *Sent) AddLine(h records.LedgerLine) {
	for m := range slices.Chunk(h.Versions, records.ShortLen) {
		s.versions[string(m)] = true
	}
	if len(h.Versions) > 0 {
		return
	}
	for m := range slices.Chunk(h.Signals, records.ShortLen) {
		s.days[string(m)] = model.DateOf(h.At)
	}
}

// Empty reports whether nothing was added.
func (s *Sent) Empty() bool { return len(s.versions) == 0 && len(s.days) == 0 }

// Any reports whether any of what went by a line is among them.
func (s *Sent) Any(h records.LedgerLine) bool {
	if len(h.Versions) > 0 {
		return slices.ContainsFunc(slices.Collect(slices.Chunk(h.Versions, records.ShortLen)), func(m []byte) bool { return s.versions[string(m)] })
	}
	return slices.ContainsFunc(slices.Collect(slices.Chunk(h.Signals, records.ShortLen)), func(m []byte) bool { return s.days[string(m)] == model.DateOf(h.At) })
}

// Has reports whether a signal as it is now is among them.
func (s *Sent) Has(h model.Head) bool {
	return s.versions[s.name(markVersion, h.Revision)] || s.days[s.name(markSignal, h.Signal)] == h.HandedOver
}
