// Package digest keeps in memory what lists over many signals show and the head of a list
// has no room for. It is filled by the pass that fills the search index, after unlocking,
// and brought up to date with it. It reads no file by itself.
package digest

import (
	"sync"
	"unicode/utf8"

	"tijdig/model"
	"tijdig/model/stats"
	"tijdig/model/steps"
)

// Entry is what is kept of a recorded signal.
type Entry struct {
	Planned []Step // in the order of the signal
	Open    []Line // in the order of the signal
	Fact    stats.Fact
}

// Line is a finding that is no fact yet: a suspicion, or what somebody else said.
type Line struct {
	ID           model.ID
	Kind         model.InfoKind
	Source       model.Source
	SourceWords  string
	Confidential bool
	Text         string     // its first words
	Written      model.Date // in the time of whoever wrote it
}

// textMax is how many bytes of a line are kept.
const textMax = 160

// Step is a planned step.
type Step struct {
	ID   model.ID
	Type string     // a machine name of model/steps
	Text string     // in the worker's words
	Day  model.Date // zero: no day set
	Said string     // the day in the worker's words, where it was not understood
}

// Digest is safe for use by several goroutines.
type Digest struct {
	mu sync.RWMutex
	of map[model.ID]packed
}

// New returns an empty digest.
func New() *Digest { return &Digest{of: map[model.ID]packed{}} }

// Put keeps what is to be known of a signal, in place of what was known.
func (d *Digest) Put(s model.Signal) {
	e := pack(entry(s))
	d.mu.Lock()
	defer d.mu.Unlock()
	d.of[s.Signal] = e
}

// Offer is Put unless the signal is known already.
func (d *Digest) Offer(s model.Signal) {
	e := pack(entry(s))
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, ok := d.of[s.Signal]; !ok {
		d.of[s.Signal] = e
	}
}

// Drop forgets a signal.
func (d *Digest) Drop(id model.ID) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.of, id)
}

// Of returns what is known of a signal, and whether it was read.
func (d *Digest) Of(id model.ID) (Entry, bool) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	e, ok := d.of[id]
	if !ok {
		return Entry{}, false
	}
	return e.entry(), true
}

func entry(sig model.Signal) (e Entry) {
	c := sig.Said()
	e.Fact = stats.FactOf(sig)
	for _, s := range c.Steps {
		if s.Status != model.Planned {
			continue
		}
		t, _ := steps.Find(s.Type) // its own name, so that not each signal holds one
		e.Planned = append(e.Planned, Step{ID: s.ID, Type: t.Name, Text: s.Text, Day: s.Planned, Said: s.Said})
	}
	for _, f := range c.Findings {
		if f.Open() {
			e.Open = append(e.Open, LineOf(f))
		}
	}
	return e
}

// LineOf returns what is kept of a finding.
func LineOf(f model.Finding) Line {
	return Line{f.ID, f.Kind, f.Source, f.SourceWords, f.Confidential, begin(f.Text), model.DateOf(f.Written)}
}

// begin returns the first words of a text.
func begin(text string) string {
	if len(text) <= textMax {
		return text
	}
	n := textMax
	for !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n] + "…"
}
