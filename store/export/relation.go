package export

import (
	"strconv"
)

// relation is a table whose rows belong to signals: several of them stand together in a
// workbook or a package of tables. What joins them is the column signaal.
type relation struct {
	name  string // for programs
	title string // for people
	cols  []field
	rows  func(r *shown, row func([]string)) // cells as they are, not yet made safe
	keys  []string                           // the columns whose values no two rows share
	of    string                             // the question whose rows these are; "": every record may have some
}

// field is a column of a relation.
type field struct {
	name   string
	of     cellType
	long   bool   // its text may take more than a line
	let    let    // to what it is let through
	label  string // what people read above it; "": see [heading]
	values []string
}

// let says in which outputs a column stands.
type let int

const (
	everywhere let = iota
	asText         // where typed text goes along
	asNames        // where names do
)

// on reports whether a column stands in an output.
func (l let) on(v *view) bool {
	switch l {
	case asText:
		return v.typed()
	case asNames:
		return v.open
	case everywhere:
	}
	return true
}

// The columns that join the tables, and name the level in each row.
var (
	levelField  = field{name: "niveau"}
	signalField = field{name: "signaal"}
)

// partField is a column of a table of what a signal has several of.
type partField[T any] struct {
	field
	cell func(T) string
}

// partsOf is a table with a row for each of what a signal has several of, counted from 1.
func partsOf[T any](v *view, name, title, count string, all func(*shown) []T, fields []partField[T]) relation {
	t := relation{name: name, title: title, cols: []field{levelField, signalField, {name: count, of: ofNumber}}, keys: []string{signalField.name, count}}
	var cells []func(T) string
	for _, f := range fields {
		if f.let.on(v) {
			t.cols, cells = append(t.cols, f.field), append(cells, f.cell)
		}
	}
	level := v.title()
	t.rows = func(r *shown, row func([]string)) {
		signal := r.Code()
		for i, x := range all(r) {
			out := append(make([]string, 0, len(t.cols)), level, signal, strconv.Itoa(i+1))
			for _, c := range cells {
				out = append(out, c(x))
			}
			row(out)
		}
	}
	return t
}
