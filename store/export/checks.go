package export

import (
	"bytes"
	"time"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/words"
)

// checks writes a row for each item that was answered or belonged on the
// checklist of a signal. What was not looked at has a row that says so.
type checks struct {
	sheet
	v *view
}

func newChecks(v *view) *checks {
	head := []string{"niveau", "code", "signaal", "versie", "punt", "omschrijving", "catalogus", "onderdeel", "beschermend", "antwoord", "bron", "datum", "in_een_keer", "nagegaan_bij"}
	if v.open || v.o.Text {
		head = append(head, "toelichting")
	}
	return &checks{newSheet(Checks, head), v}
}

// record writes the rows of a signal.
func (e *checks) record(b *bytes.Buffer, rec model.Record) error {
	r := e.v.of(rec, e.v.o.Text)
	// The first cells are the same in each row, and so is where the rest stands.
	cells := make([]string, len(e.heading))
	copy(cells, []string{words.Level(e.v.o.Level), r.Subject.Code.String(), model.SignalCode(r.Subject.Code, r.Signal.N), r.Signal.Revision.String()})
	for _, i := range e.v.list {
		a := r.answer(i)
		if a == notApplicable {
			continue
		}
		copy(cells[4:], []string{i.Slug, i.Label, string(i.Letter), catalogue.DomainWords(i.Domain), yesNo(i.Protective()), a})
		e.found(cells[10:], r.Signal.Checks[i.Slug])
		e.row(b, cells)
	}
	for _, i := range e.v.form(r).Items() {
		copy(cells[4:], []string{safe(i.Code), safe(i.Label), "", "", "", r.own(i.Code)})
		e.found(cells[10:], r.Signal.Checks[i.Code])
		e.row(b, cells)
	}
	return nil
}

// found fills the last cells with what was found. Only a note was typed.
func (e *checks) found(cells []string, c model.Check) {
	at := ""
	if !c.At.IsZero() {
		at = c.At.Format(time.RFC3339)
	}
	copy(cells, []string{words.Of(string(c.Source)), at, yesNo(c.Bulk), words.Of(string(c.Band))})
	if e.v.open || e.v.o.Text {
		cells[4] = safe(c.Note)
	}
}
