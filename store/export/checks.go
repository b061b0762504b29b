package export

import (
	"io"
	"time"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/words"
)

// checks writes a row for each item that was answered or belonged on the
// checklist of a signal. What was not looked at has a row that says so.
type checks struct {
	*sheet
	v *view
}

func newChecks(w io.Writer, v *view) *checks {
	head := []string{"niveau", "code", "signaal", "versie", "punt", "omschrijving", "catalogus", "onderdeel", "beschermend", "antwoord", "bron", "datum", "in_een_keer", "nagegaan_bij"}
	if v.open || v.o.Text {
		head = append(head, "toelichting")
	}
	return &checks{newSheet(Checks, w, head), v}
}

// Encode writes the rows of a signal.
func (e *checks) Encode(rec model.Record) error {
	r := e.v.of(rec, e.v.o.Text)
	for _, i := range e.v.list {
		a := r.answer(i)
		if a == notApplicable {
			continue
		}
		about := []string{i.Slug, i.Label, string(i.Letter), catalogue.DomainWords(i.Domain), yesNo(i.Protective())}
		if err := e.item(r, about, a, r.Signal.Checks[i.Slug]); err != nil {
			return err
		}
	}
	for _, i := range e.v.form(r).Items() {
		about := []string{i.Code, i.Label, "", "", ""}
		if err := e.item(r, about, r.own(i.Code), r.Signal.Checks[i.Code]); err != nil {
			return err
		}
	}
	return nil
}

func (e *checks) item(r shown, about []string, answer string, c model.Check) error {
	at := ""
	if !c.At.IsZero() {
		at = c.At.Format(time.RFC3339)
	}
	cells := []string{words.Level(e.v.o.Level), r.Subject.Code.String(), model.SignalCode(r.Subject.Code, r.Signal.N), r.Signal.Revision.String()}
	cells = append(cells, about...)
	cells = append(cells, answer, words.Of(string(c.Source)), at, yesNo(c.Bulk), words.Of(string(c.Band)))
	if e.v.open || e.v.o.Text {
		cells = append(cells, c.Note)
	}
	for i := range cells {
		cells[i] = safe(cells[i])
	}
	return e.row(cells)
}

// Close writes what is left.
func (e *checks) Close() error { return e.close() }
