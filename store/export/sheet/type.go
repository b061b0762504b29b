package sheet

import (
	"time"

	"tijdig/model"
	"tijdig/model/pattern"
)

// Type is what the cells of a column hold. One that does not hold it, as what was
// typed was not understood, is text all the same.
type Type int

// The types.
const (
	Text   Type = iota
	Number      // 12 or 12,5
	Day         // 2026-11-22
	Moment      // 2026-11-22T14:05:00+01:00
)

// String is what people call it.
func (t Type) String() string {
	switch t {
	case Number:
		return "getal"
	case Day:
		return "dag"
	case Moment:
		return "tijdstip"
	case Text:
	}
	return "tekst"
}

var plainNumber = pattern.Lazy(`^-?[0-9]+([.,][0-9]+)?$`)

// Safe makes a cell safe, unless it is a number as it should be.
func (t Type) Safe(cell string) string {
	if t == Number && plainNumber().MatchString(cell) {
		return cell
	}
	return Safe(cell)
}

// Holds reports whether a cell holds what its column is of.
func (t Type) Holds(cell string) bool {
	switch t {
	case Number:
		return plainNumber().MatchString(cell)
	case Day:
		_, err := model.ParseDate(cell)
		return err == nil
	case Moment:
		_, err := time.Parse(time.RFC3339, cell)
		return err == nil
	case Text:
	}
	return true
}

// Instant writes an instant as programs read it; nothing for none.
func Instant(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.Format(time.RFC3339)
}
