package book

import (
	"tijdig/model"
	"tijdig/store/export/privacy"
	"tijdig/store/export/tables"
)

// CodebookFields are the columns of the table that says what the others hold.
var CodebookFields = []tables.Field{{Name: "tabel"}, {Name: "kolom"}, {Name: "kop"}, {Name: "soort"}, {Name: "waarde"}, {Name: "betekenis", Long: true}}

// choiceWord says that a column holds one of some words.
const choiceWord = "keuze"

// Codebook lists every column of every table, and under it the values it may hold: of an
// item its name, of an option its words.
func Codebook(v *privacy.View, all []tables.Relation) (rows [][]string) {
	for _, t := range all {
		for _, f := range t.Cols {
			sort := f.Type.String()
			if len(f.Values) > 0 {
				sort = choiceWord
			}
			rows = append(rows, []string{t.Title, f.Name, f.Heading(v), sort, "", ""})
			for _, value := range f.Values {
				rows = append(rows, []string{t.Title, f.Name, f.Heading(v), sort, value, ""})
			}
		}
	}
	if v.Level == model.Counts {
		return rows
	}
	for _, i := range v.Items {
		rows = append(rows, []string{"Nagaan", "punt", tables.Heading("punt", v), choiceWord, i.Slug, i.Label})
	}
	questions, items := v.Own()
	for _, i := range items {
		rows = append(rows, []string{"Nagaan", "punt", tables.Heading("punt", v), choiceWord, i.Code, i.Label})
	}
	for _, q := range questions {
		if !v.Has(q) {
			continue
		}
		for _, o := range q.Options {
			rows = append(rows, []string{"Antwoorden", q.ID, q.Label, choiceWord, o.ID, o.Label})
		}
		for _, cell := range tables.RowQuestions(v, q) {
			for _, o := range cell.Options {
				rows = append(rows, []string{q.Label, cell.ID, cell.Label, choiceWord, o.ID, o.Label})
			}
		}
	}
	return rows
}
