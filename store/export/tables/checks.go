package tables

import (
	"bytes"
	"slices"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/words"
	"tijdig/store/export/privacy"
	"tijdig/store/export/say"
	"tijdig/store/export/sheet"
)

// Checks writes a row for each item that was answered or belonged on the
// checklist of a signal. What was not looked at has a row that says so.
type Checks struct {
	sheet.CSV
	v    *privacy.View
	cols []Field
}

func NewChecks(v *privacy.View) *Checks {
	head := []string{"niveau", "code", "signaal", "versie"}
	cols := checkFields(v)
	for _, c := range cols {
		head = append(head, c.Name)
	}
	return &Checks{sheet.New(false, head), v, cols}
}

// Record writes the rows of a signal.
func (e *Checks) Record(b *bytes.Buffer, rec *model.Record) error {
	r := e.v.Of(rec, e.v.Text)
	// The first cells are the same in each row, and so is where the rest stands.
	cells := make([]string, len(e.Heading))
	first := copy(cells, []string{e.v.Title(), r.Subject.Code.String(), r.Code(), r.Signal.Revision.String()})
	checked(e.v, r, func(found []string) {
		for i, c := range found {
			cells[first+i] = sheet.Safe(c)
		}
		e.Row(b, cells)
	})
	return nil
}

// checkFields are the columns of an item.
func checkFields(v *privacy.View) []Field {
	answers := append(say.WordsOf(model.CheckYes, model.CheckMaybe, model.CheckNo, model.CheckUnknown), say.NotLooked)
	all := []Field{
		{Name: "punt"},
		{Name: "omschrijving", Long: true},
		{Name: "catalogus"},
		{Name: "onderdeel"},
		{Name: "beschermend", Values: say.YesOrNo},
		{Name: "antwoord", Values: answers},
		{Name: "bron"},
		{Name: "datum", Type: sheet.Moment},
		{Name: "in_een_keer", Values: say.YesOrNo},
		{Name: "nagegaan_bij", Values: say.Bands()},
		{Name: "toelichting", let: asText, Long: true},
	}
	return slices.DeleteFunc(all, func(f Field) bool { return !f.let.on(v) })
}

// checked hands out the cells of each item; they hold until the next.
func checked(v *privacy.View, r *privacy.Shown, row func([]string)) {
	cells := make([]string, len(checkFields(v)))
	for _, i := range v.Items {
		a := r.Item(i.Slug)
		if a == say.NotApplicable {
			continue
		}
		copy(cells, []string{i.Slug, i.Label, string(i.Letter), catalogue.DomainWords(i.Domain), say.YesNo(i.Protective()), a})
		found(v, cells[6:], r.Signal.Checks[i.Slug])
		row(cells)
	}
	for _, i := range v.Form(r).Items() {
		copy(cells, []string{i.Code, i.Label, "", "", "", r.OwnItem(i.Code)})
		found(v, cells[6:], r.Signal.Checks[i.Code])
		row(cells)
	}
}

// found fills the last cells with what was found. Only a note was typed.
func found(v *privacy.View, cells []string, c model.Check) {
	copy(cells, []string{words.Of(string(c.Source)), sheet.Instant(c.At), say.YesNo(c.Bulk), words.Of(string(c.Band))})
	if v.Typed() {
		cells[4] = c.Note
	}
}

// checkTable is the same beside other tables.
func checkTable(v *privacy.View) Relation {
	t := Relation{Name: "nagaan", Title: "Nagaan", Cols: append([]Field{levelField, SignalField}, checkFields(v)...), Keys: []string{SignalField.Name, "punt"}}
	t.Rows = func(r *privacy.Shown, row func([]string)) {
		cells := make([]string, len(t.Cols))
		first := copy(cells, []string{v.Title(), r.Code()})
		checked(v, r, func(found []string) {
			copy(cells[first:], found)
			row(cells)
		})
	}
	return t
}
