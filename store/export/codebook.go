package export

import "tijdig/model"

// codebookFields are the columns of the table that says what the others hold.
var codebookFields = []field{{name: "tabel"}, {name: "kolom"}, {name: "kop"}, {name: "soort"}, {name: "waarde"}, {name: "betekenis", long: true}}

// choiceWord says that a column holds one of some words.
const choiceWord = "keuze"

// codebook lists every column of every table, and under it the values it may hold: of an
// item its name, of an option its words.
func codebook(v *view, tables []relation) (rows [][]string) {
	for _, t := range tables {
		for _, f := range t.cols {
			sort := f.of.String()
			if len(f.values) > 0 {
				sort = choiceWord
			}
			rows = append(rows, []string{t.title, f.name, f.heading(v), sort, "", ""})
			for _, value := range f.values {
				rows = append(rows, []string{t.title, f.name, f.heading(v), sort, value, ""})
			}
		}
	}
	if v.Level == model.Counts {
		return rows
	}
	for _, i := range v.list {
		rows = append(rows, []string{"Nagaan", "punt", heading("punt", v), choiceWord, i.Slug, i.Label})
	}
	questions, items := v.own()
	for _, i := range items {
		rows = append(rows, []string{"Nagaan", "punt", heading("punt", v), choiceWord, i.Code, i.Label})
	}
	for _, q := range questions {
		if !v.has(q) {
			continue
		}
		for _, o := range q.Options {
			rows = append(rows, []string{"Antwoorden", q.ID, q.Label, choiceWord, o.ID, o.Label})
		}
		for _, cell := range rowsOf(v, q).cols {
			for _, o := range cell.Options {
				rows = append(rows, []string{q.Label, cell.ID, cell.Label, choiceWord, o.ID, o.Label})
			}
		}
	}
	return rows
}

// heading is what people read above a column.
func (f field) heading(v *view) string {
	if f.label != "" {
		return f.label
	}
	return heading(f.name, v)
}
