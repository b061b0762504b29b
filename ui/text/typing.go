package text

import (
	"strconv"
	"strings"

	"tijdig/model/clean"
)

// NothingPasted says what became of a paste where nothing is typed.
const NothingPasted = "Hier wordt gekozen: het geplakte is niet overgenomen."

// DoesNotFit says that something is too long and that nothing of it was taken.
func DoesNotFit(size, left, most int) string {
	if size == 1 {
		return "Vol: " + Number(most) + " tekens. Wat je nu typt komt er niet bij."
	}
	return "Niets overgenomen: " + Number(size) + " tekens, er is plaats voor " + Number(left) + "."
}

// LineDoesNotFit says which line of a pasted text is too long, and that none
// of the text was taken.
func LineDoesNotFit(line, size, most int) string {
	return "Niets overgenomen: regel " + Number(line) + " heeft " + Number(size) + " tekens, er passen " + Number(most) + "."
}

// RoomLeft says how much more fits.
func RoomLeft(n int) string {
	switch n {
	case 0:
		return "Hier past niets meer bij."
	case 1:
		return "Hier past nog 1 teken."
	}
	return "Hier passen nog " + Number(n) + " tekens."
}

// Cleaned says what was changed to make text safe to show.
func Cleaned(r clean.Report) string {
	var parts []string
	if r.Dropped > 0 {
		parts = append(parts, characters(r.Dropped, "onzichtbaar teken", "onzichtbare tekens")+" weggelaten")
	}
	if r.Marked > 0 {
		parts = append(parts, characters(r.Marked, "onzichtbaar teken", "onzichtbare tekens")+" vervangen door "+string(clean.Mark))
	}
	if r.Invalid > 0 {
		parts = append(parts, characters(r.Invalid, "onleesbaar teken", "onleesbare tekens")+" vervangen door \uFFFD")
	}
	return strings.Join(parts, ", ") + "."
}

func characters(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return Number(n) + " " + more
}

// Number writes a number as people do here: 10.000.
func Number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}
