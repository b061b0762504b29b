// Package tables is what signals are in columns: one wide table, one for each part of the
// content, and one for each question in rows. It says what is in a cell and what people read
// above it, and knows no file but one of rows of cells.
package tables

import (
	"strconv"

	"tijdig/model"
	"tijdig/store/export/privacy"
	"tijdig/store/export/sheet"
)

// Relation is a table whose rows belong to signals: several of them stand together in a
// workbook or a package of tables. What joins them is the column signaal.
type Relation struct {
	Name  string // for programs
	Title string // for people
	Cols  []Field
	Rows  func(r *privacy.Shown, row func([]string)) // cells as they are, not yet made safe
	Keys  []string                                   // the columns whose values no two rows share
	Of    string                                     // the question whose rows these are; "": every record may have some
}

// Field is a column of a relation.
type Field struct {
	Name   string
	Type   sheet.Type
	Long   bool   // its text may take more than a line
	let    let    // to what it is let through
	Label  string // what people read above it; "": see [Heading]
	Values []string
}

// Heading is what people read above a column.
func (f Field) Heading(v *privacy.View) string {
	if f.Label != "" {
		return f.Label
	}
	return Heading(f.Name, v)
}

// let says in which outputs a column stands.
type let int

const (
	everywhere let = iota
	asText         // where typed text goes along
	asNames        // where names do
)

// on reports whether a column stands in an output.
func (l let) on(v *privacy.View) bool {
	switch l {
	case asText:
		return v.Typed()
	case asNames:
		return v.Open
	case everywhere:
	}
	return true
}

// The columns that join the tables, and name the level in each row.
var (
	levelField  = Field{Name: "niveau"}
	SignalField = Field{Name: "signaal"}
)

// partField is a column of a table of what a signal has several of.
type partField[T any] struct {
	Field
	cell func(T) string
}

// partsOf is a table with a row for each of what a signal has several of, counted from 1.
func partsOf[T any](v *privacy.View, name, title, count string, all func(*privacy.Shown) []T, fields []partField[T]) Relation {
	t := Relation{Name: name, Title: title, Cols: []Field{levelField, SignalField, {Name: count, Type: sheet.Number}}, Keys: []string{SignalField.Name, count}}
	var cells []func(T) string
	for _, f := range fields {
		if f.let.on(v) {
			t.Cols, cells = append(t.Cols, f.Field), append(cells, f.cell)
		}
	}
	level := v.Title()
	t.Rows = func(r *privacy.Shown, row func([]string)) {
		signal := r.Code()
		for i, x := range all(r) {
			out := append(make([]string, 0, len(t.Cols)), level, signal, strconv.Itoa(i+1))
			for _, c := range cells {
				out = append(out, c(x))
			}
			row(out)
		}
	}
	return t
}

// contentTable is the table of a part of the content.
type contentTable struct {
	of    model.PartName
	table func(*privacy.View) Relation
}

// contentTables are the tables of the parts of the content, in the order in which people
// see them. What was not understood stands in a column, and moments go with the answer
// they are of.
var contentTables = []contentTable{
	{model.PartFindings, findingTable},
	{model.PartAnswers, answerTable},
	{model.PartChecks, checkTable},
	{model.PartSteps, stepTable},
	{model.PartPeople, personTable},
	{model.PartAcute, callTable},
}

// Relations are the tables of a level, in the order people see them.
func Relations(v *privacy.View) []Relation {
	out := []Relation{signalTable(v)}
	for _, p := range contentTables {
		out = append(out, p.table(v))
	}
	return append(out, rowTables(v)...)
}
