package recording

import "strconv"

// RowAdd names what adds a row.
func RowAdd(one string) string { return one + " erbij" }

// NoRows says that there is no row yet, and how to begin one.
func NoRows(one string) string { return "nog geen " + one + "; + voegt er een toe" }

// RowGone says that a row was removed with all that stood in it.
func RowGone(one string) string { return one + " weggehaald; ctrl+z zet terug wat er stond" }

// RowsFull says that no more rows fit.
func RowsFull(most int) string { return "Er passen er niet meer dan " + strconv.Itoa(most) + " in." }

// RowDone says what enter does at the last question of a row.
func RowDone(one string) string { return one + " klaar" }

// BlockOf names a block of a form of several.
func BlockOf(label string, n, of int) string {
	return label + "  (deel " + strconv.Itoa(n) + " van " + strconv.Itoa(of) + "; ctrl+g naar een ander)"
}
