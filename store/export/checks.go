package export

import (
	"bytes"
	"slices"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/words"
)

// checks writes a row for each item that was answered or belonged on the
// checklist of a signal. What was not looked at has a row that says so.
type checks struct {
	sheet
	v    *view
	cols []field
}

func newChecks(v *view) *checks {
	head := []string{"niveau", "code", "signaal", "versie"}
	cols := checkFields(v)
	for _, c := range cols {
		head = append(head, c.name)
	}
	return &checks{newSheet(false, head), v, cols}
}

// record writes the rows of a signal.
func (e *checks) record(b *bytes.Buffer, rec *model.Record) error {
	r := e.v.of(rec, e.v.Text)
	// The first cells are the same in each row, and so is where the rest stands.
	cells := make([]string, len(e.heading))
	first := copy(cells, []string{e.v.title(), r.Subject.Code.String(), r.Code(), r.Signal.Revision.String()})
	checked(e.v, r, func(found []string) {
		for i, c := range found {
			cells[first+i] = safe(c)
		}
		e.row(b, cells)
	})
	return nil
}

// checkFields are the columns of an item.
func checkFields(v *view) []field {
	answers := append(wordsOf(model.CheckYes, model.CheckMaybe, model.CheckNo, model.CheckUnknown), notLooked)
	all := []field{
		{name: "punt"},
		{name: "omschrijving", long: true},
		{name: "catalogus"},
		{name: "onderdeel"},
		{name: "beschermend", values: yesOrNo},
		{name: "antwoord", values: answers},
		{name: "bron"},
		{name: "datum", of: ofMoment},
		{name: "in_een_keer", values: yesOrNo},
		{name: "nagegaan_bij", values: bandWords()},
		{name: "toelichting", let: asText, long: true},
	}
	return slices.DeleteFunc(all, func(f field) bool { return !f.let.on(v) })
}

// checked hands out the cells of each item; they hold until the next.
func checked(v *view, r *shown, row func([]string)) {
	cells := make([]string, len(checkFields(v)))
	for _, i := range v.list {
		a := r.answer(i.Slug)
		if a == notApplicable {
			continue
		}
		copy(cells, []string{i.Slug, i.Label, string(i.Letter), catalogue.DomainWords(i.Domain), yesNo(i.Protective()), a})
		found(v, cells[6:], r.Signal.Checks[i.Slug])
		row(cells)
	}
	for _, i := range v.form(r).Items() {
		copy(cells, []string{i.Code, i.Label, "", "", "", r.own(i.Code)})
		found(v, cells[6:], r.Signal.Checks[i.Code])
		row(cells)
	}
}

// found fills the last cells with what was found. Only a note was typed.
func found(v *view, cells []string, c model.Check) {
	copy(cells, []string{words.Of(string(c.Source)), moment(c.At), yesNo(c.Bulk), words.Of(string(c.Band))})
	if v.typed() {
		cells[4] = c.Note
	}
}

// checkTable is the same beside other tables.
func checkTable(v *view) relation {
	t := relation{name: "nagaan", title: "Nagaan", cols: append([]field{levelField, signalField}, checkFields(v)...), keys: []string{signalField.name, "punt"}}
	t.rows = func(r *shown, row func([]string)) {
		cells := make([]string, len(t.cols))
		first := copy(cells, []string{v.title(), r.Code()})
		checked(v, r, func(found []string) {
			copy(cells[first:], found)
			row(cells)
		})
	}
	return t
}
