package export

import (
	"tijdig/model/form"
	"tijdig/model/pattern"
)

// cellType is what the cells of a column hold. One that does not hold it, as what was
// typed was not understood, is text all the same.
type cellType int

const (
	ofText   cellType = iota
	ofNumber          // 12 or 12,5
	ofDay             // 2026-11-22
	ofMoment          // 2026-11-22T14:05:00+01:00
)

// String is what people call it.
func (t cellType) String() string {
	switch t {
	case ofNumber:
		return "getal"
	case ofDay:
		return "dag"
	case ofMoment:
		return "tijdstip"
	case ofText:
	}
	return "tekst"
}

// typeOf is what a question is answered with.
func typeOf(q form.Question) cellType {
	//exhaustive:enforce
	switch q.Kind {
	case form.Date:
		return ofDay
	case form.Number:
		if q.Unit == "" {
			return ofNumber
		}
	case form.Text, form.Area, form.Choice, form.Choices, form.Checklist, form.Rows, form.Subject, form.Mark, form.Age, form.Seen, form.Place, form.Findings, form.Steps, form.People, form.Note:
	}
	return ofText
}

var plainNumber = pattern.Lazy(`^-?[0-9]+([.,][0-9]+)?$`)

// safe makes a cell safe, unless it is a number as it should be.
func (t cellType) safe(cell string) string {
	if t == ofNumber && plainNumber().MatchString(cell) {
		return cell
	}
	return safe(cell)
}
