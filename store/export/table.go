package export

import (
	"io"
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
	*sheet
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

func newTable(f Format, w io.Writer, v *view) *table {
	t := &table{v: v, cols: columns(v), people: f == CSVNL}
	head := make([]string, len(t.cols))
	for i, c := range t.cols {
		head[i] = c.name
		if f == CSVNL {
			head[i] = heading(c.name, v)
		}
	}
	t.sheet = newSheet(f, w, head)
	return t
}

// Encode writes a row.
func (t *table) Encode(rec Record) error {
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
	return t.row(cells)
}

// Close writes what is left.
func (t *table) Close() error { return t.close() }

// columns returns the columns of a level. They are the same for every row of
// an output; free text has columns only where it is let through.
func columns(v *view) []column {
	out := fixedColumns(v.o.Level)
	if v.open {
		out = append(out, column{"roepnaam", func(r shown) string { return r.Name }, false},
			column{"leeftijd_gezegd", ageSaid, false},
			column{"eerdere_versies", earlierCell, false},
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
	for _, i := range v.list {
		out = append(out, column{i.Slug, func(r shown) string { return r.answer(i) }, false})
	}
	for _, i := range v.o.Form.Items() {
		out = append(out, column{i.Code, func(r shown) string { return r.own(i.Code) }, false})
	}
	return out
}

func fixedColumns(level Level) []column {
	one := func(q string) func(shown) string {
		return func(r shown) string { return words.Of(r.Signal.Answers.One(q)) }
	}
	return []column{
		{"niveau", func(shown) string { return level.Words() }, false},
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

// questionColumns returns a column for each question of a form of one's own.
func questionColumns(v *view) []column {
	var out []column
	for _, q := range v.o.Form.Questions {
		if _, built := form.Quick().Find(q.ID); built {
			continue
		}
		switch q.Kind {
		case form.Text, form.Area:
			if !v.open && !v.o.Text {
				continue
			}
		case form.Date, form.Choice, form.Choices:
		default:
			continue
		}
		out = append(out, column{"vraag." + q.ID, func(r shown) string { return q.Words(r.Signal.Answers[q.ID]) }, false})
	}
	return out
}
