package ui

import (
	"testing"

	"tijdig/ui/uitest"
)

// TestThePaletteNamesNoKeyThatDoesNothing types until one action is left, and until none.
func TestThePaletteNamesNoKeyThatDoesNothing(t *testing.T) {
	at(t, func(t *testing.T, d *uitest.Desk) {
		d.Press("ctrl+p")
		d.Sees("enter doen", "↓ omlaag", "esc terug")
		d.Type("krabbels")
		d.Sees("enter doen", "esc terug")
		d.SeesNot("↓ omlaag")
		d.Type("zzz")
		d.Sees("esc terug")
		d.SeesNot("enter doen")
	})
}
