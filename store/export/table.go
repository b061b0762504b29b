package export

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"time"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/model/words"
)

// table writes one row a signal and one column an item.
type table struct {
	sheet
	v      *view
	cols   []column
	people bool // people read it in a spreadsheet: words and days as they write them
}

// column is a column of the table. A number is written as it is; all else is
// text and made safe.
type column struct {
	name   string
	cell   func(shown) string
	number bool
}

func newTable(f Format, v *view) *table {
	t := &table{v: v, cols: columns(v), people: f == CSVNL}
	head := make([]string, len(t.cols))
	for i, c := range t.cols {
		head[i] = c.name
		if f == CSVNL {
			head[i] = heading(c.name, v)
		}
	}
	t.sheet = newSheet(f, head)
	return t
}

// record writes a row.
func (t *table) record(b *bytes.Buffer, rec model.Record) error {
	r := t.v.of(rec, t.v.o.Text)
	cells := make([]string, len(t.cols))
	for i, c := range t.cols {
		if cells[i] = c.cell(r); !c.number {
			cells[i] = safe(cells[i])
		}
		if t.people {
			cells[i] = dutch(c.name, cells[i])
		}
	}
	return t.rows(b, func(row func([]string) error) error { return row(cells) })
}

// columns returns the columns of a level. They are the same for every row of
// an output; free text has columns only where it is let through.
func columns(v *view) []column {
	out := fixedColumns(v.o.Level)
	if v.open {
		out = append(out, column{"roepnaam", func(r shown) string { return r.Name }, false},
			column{"leeftijd_gezegd", ageSaid, false},
			column{"eerdere_versies", v.earlierCell, false},
			column{"door", func(r shown) string { return r.Signal.Author.Name }, false})
	}
	if v.open || v.o.Text {
		out = append(out,
			column{"herkenning", func(r shown) string { return r.Subject.Mark }, false},
			column{"waar", func(r shown) string { return r.Signal.Answers.One(model.QPlace) }, false},
			column{"bevindingen", findingTexts, false},
			column{"reden_van_wijziging", func(r shown) string { return r.Signal.Reason }, false})
	}
	out = append(out, questionColumns(v)...)
	out = append(out, column{formerColumn, func(r shown) string { return strings.Join(r.formerly(), "; ") }, false})
	for _, i := range v.list {
		out = append(out, column{i.Slug, func(r shown) string { return r.answer(i) }, false})
	}
	_, items := v.own()
	for _, i := range items {
		out = append(out, column{i.Code, func(r shown) string { return r.own(i.Code) }, false})
	}
	return out
}

func fixedColumns(level model.Level) []column {
	one := func(q string) func(shown) string {
		return func(r shown) string {
			if r.isFormer(q) {
				return ""
			}
			return words.Of(r.Signal.Answers.One(q))
		}
	}
	return []column{
		{"niveau", func(shown) string { return words.Level(level) }, false},
		{"code", func(r shown) string { return r.Subject.Code.String() }, false},
		{"signaal", func(r shown) string { return model.SignalCode(r.Subject.Code, r.Signal.N) }, false},
		{"versie", func(r shown) string { return r.Signal.Revision.String() }, false},
		{"soort", func(r shown) string { return words.Of(string(r.Subject.Kind)) }, false},
		{"leeftijdsband", one(model.QAge), false},
		{"gezien_op", func(r shown) string { return r.Signal.Seen().Date.String() }, false},
		{"gezien_tijd", func(r shown) string { return r.Signal.Seen().Clock }, false},
		{"gezien_deel", func(r shown) string { return string(r.Signal.Seen().Part) }, false},
		{"gezien_ongeveer", func(r shown) string { return yesNo(r.Signal.Seen().About) }, false},
		{"geschreven", func(r shown) string { return r.Signal.Written.Format(time.RFC3339) }, false},
		{"direct_gevaar", one(model.QDanger), false},
		{"hoe_snel", one(model.QUrgency), false},
		{"besproken", one(model.QDiscussed), false},
		{"reden_niet_besproken", one(model.QWhyNot), false},
		{"doelgroep", func(r shown) string { return strings.Join(catalogue.TagLabels(r.Signal.Answers[model.QTags]), ", ") }, false},
		{"toestand", func(r shown) string { return words.Of(string(r.Signal.State)) }, false},
		{"onvolledig", func(r shown) string { return words.List(r.Signal.Missing) }, false},
		{"bevindingen_soorten", findingKinds, false},
		{"vervolg", stepList, false},
		{"personen", people, false},
		{"direct_bellen", acute, false},
		{"nagegaan_in_een_keer", bulk, false},
		{"nagegaan_bij_andere_leeftijd", otherAge, false},
		{"functie", func(r shown) string { return r.Signal.Author.Role }, false},
		{"organisatie", func(r shown) string { return r.Signal.Author.Org }, false},
		{"profiel", func(r shown) string { return words.Of(r.Signal.Author.Profile) }, false},
		{"formulier", func(r shown) string { return r.Signal.Form }, false},
		{"formulier_versie", func(r shown) string { return strconv.Itoa(r.Signal.Version) }, true},
		{"catalogus_versie", func(r shown) string { return strconv.Itoa(r.Signal.Catalogue) }, true},
	}
}

// questionColumns returns a column for each question of the forms of one's own, and one
// for answers to questions that are not known.
func questionColumns(v *view) []column {
	var out []column
	questions, _ := v.own()
	for _, q := range questions {
		switch {
		case !v.has(q):
		case q.Kind == form.Rows:
			out = append(out, column{"vraag." + q.ID, func(r shown) string { return v.rows(r, q.ID) }, false})
		default:
			out = append(out, column{"vraag." + q.ID, func(r shown) string { return v.answer(r, q.ID) }, false})
		}
	}
	if v.open || v.o.Text {
		out = append(out, column{"vragen_van_een_onbekend_formulier", v.unknown, false})
	}
	return out
}

// answer is what was answered at a question, in the words of the form it was asked in.
func (v *view) answer(r shown, id string) string {
	q, ok := v.form(r).Find(id)
	switch said := r.Signal.Unclear[id]; {
	case !ok || r.isFormer(id):
		return ""
	case said != "":
		return asSaid(said)
	}
	return q.Words(r.Signal.Answers[id])
}

// has reports whether a question of a form of one's own has a column at this level.
func (v *view) has(q form.Question) bool {
	if v.passes(q.ID) == stopped {
		return false
	}
	//exhaustive:enforce
	switch q.Kind {
	case form.Text, form.Area:
		return v.open || v.o.Text || v.passes(q.ID) == masked
	case form.Date, form.Number, form.Choice, form.Choices, form.Rows:
		return true
	case form.Checklist, form.Subject, form.Mark, form.Age, form.Seen, form.Place, form.Findings, form.Steps, form.People:
	}
	return false
}

// rows lists what was answered in the rows of a question, a line for each.
func (v *view) rows(r shown, id string) string {
	q, ok := v.form(r).Find(id)
	if !ok || r.isFormer(id) {
		return ""
	}
	var out []string
	for n := range r.Signal.Answers[id] {
		out = append(out, strconv.Itoa(n+1)+". "+strings.Join(r.cells(q, n), "; "))
	}
	return strings.Join(out, "\n")
}

// unknown lists the answers whose questions are not known, by their machine names.
func (v *view) unknown(r shown) string {
	columns, _ := v.own()
	var out []string
	for _, q := range v.form(r).Questions {
		if !form.Built(q.ID) && !slices.ContainsFunc(columns, func(c form.Question) bool { return c.ID == q.ID }) {
			out = append(out, q.ID+": "+strings.Join(r.Signal.Answers[q.ID], ", "))
		}
	}
	return strings.Join(out, "; ")
}
