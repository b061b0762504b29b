package model

import "strings"

// A question that is answered in rows has as its own answer the rows, each by a name that
// nobody sees, in the order they are shown. What is answered in a row is a cell: it stands
// among the other answers, under a name of its own, so that whatever is done to answers is
// done to cells too.

// cellMark stands between the parts of the name of a cell, and in no other name.
const cellMark = "."

// Cell names the answer to a question in a row of a question of rows.
func Cell(rows, row, question string) string { return rows + cellMark + row + cellMark + question }

// InRow parts the name of a cell; not ok for any other question.
func InRow(name string) (rows, row, question string, ok bool) {
	rows, rest, _ := strings.Cut(name, cellMark)
	row, question, ok = strings.Cut(rest, cellMark)
	return rows, row, question, ok
}

// Column names what the cells of one question have in common: it is the cell of no row. The
// column of any other question is its own name.
func Column(name string) string {
	if rows, _, question, ok := InRow(name); ok {
		return Cell(rows, "", question)
	}
	return name
}

// RowsOf names the question whose rows a cell is in, and a question itself where it is no
// cell.
func RowsOf(name string) string {
	rows, _, _ := strings.Cut(name, cellMark)
	return rows
}
