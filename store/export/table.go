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
	items  *itemCells
	people bool // people read it in a spreadsheet: words and days as they write them
}

// column is a column of the table.
type column struct {
	name   string
	cell   func(*shown) string
	of     cellType
	option bool // one of several options: ja, nee, or nothing where none was chosen
	part   bool // lists what has a table of its own where there are several
	long   bool
	values []string // the words it holds, where they are known
	item   string   // the item of the checklist it is about; "" for none
}

func newTable(v *view) *table {
	t := &table{v: v, cols: columns(v)}
	head := make([]string, len(t.cols))
	for i, c := range t.cols {
		head[i] = c.name
	}
	t.sheet = newSheet(false, head)
	t.items = itemsOf(t.cols)
	return t
}

// record writes a row.
func (t *table) record(b *bytes.Buffer, rec *model.Record) error {
	t.only(b, rec, func(int) bool { return true })
	return nil
}

// only writes a row of some of the columns: the same ones in every row.
func (t *table) only(b *bytes.Buffer, rec *model.Record, has func(column int) bool) {
	r := t.v.of(rec, t.v.Text)
	n := 0
	for i := 0; i < len(t.cols); i++ {
		if i == t.items.from && n > 0 && t.itemsIn(b, r, has) {
			i = t.items.to - 1
			continue
		}
		if has(i) {
			t.cell(b, n, t.says(i, t.cols[i].cell(r)))
			n++
		}
	}
	t.end(b)
}

// says is how a cell is written that says this.
func (t *table) says(i int, cell string) string {
	c := &t.cols[i]
	if cell = c.of.safe(cell); t.people {
		return dutch(c.name, c.of, cell)
	}
	return cell
}

// columns returns the columns of a level. They are the same for every row of
// an output; free text has columns only where it is let through.
func columns(v *view) []column {
	out := signalColumns(v)
	for _, i := range v.list {
		out = append(out, column{name: i.Slug, item: i.Slug, cell: func(r *shown) string { return r.answer(i.Slug) }})
	}
	_, items := v.own()
	for _, i := range items {
		out = append(out, column{name: i.Code, cell: func(r *shown) string { return r.own(i.Code) }})
	}
	return out
}

// signalColumns are those that are about the signal, and not about an item.
func signalColumns(v *view) []column {
	out := fixedColumns(v)
	if v.open {
		out = append(out, column{name: "roepnaam", cell: func(r *shown) string { return join(", ", r.Names()...) }},
			column{name: "leeftijd_gezegd", cell: ageSaid},
			column{name: "eerdere_versies", cell: func(r *shown) string { return earlierCell(v, r) }, long: true},
			column{name: "door", cell: func(r *shown) string { return r.Signal.Author.Name }},
			column{name: "telefoon", cell: func(r *shown) string { return r.Signal.Author.Phone }})
	}
	if v.typed() {
		out = append(out,
			column{name: "herkenning", cell: func(r *shown) string { return join(", ", r.Marks()...) }},
			column{name: "waar", cell: func(r *shown) string { return r.Signal.Answers.One(model.QPlace) }},
			column{name: "bevindingen", cell: findingTexts, part: true},
			column{name: "reden_van_wijziging", cell: func(r *shown) string { return r.Signal.Reason }})
	}
	out = append(out, questionColumns(v)...)
	return append(out, column{name: formerColumn, cell: func(r *shown) string { return strings.Join(r.formerly(), "; ") }})
}

// signalsName is the name of the table where all others come together.
const signalsName = "signalen"

// signalTable has a row for each signal, without what the other tables have. It is where
// they come together.
func signalTable(v *view) relation {
	t := relation{name: signalsName, title: "Signalen", keys: []string{signalField.name}}
	cols := slices.DeleteFunc(byOption(v, signalColumns(v)), func(c column) bool { return c.part })
	for _, c := range cols {
		t.cols = append(t.cols, field{name: c.name, of: c.of, long: c.long, values: c.values})
	}
	t.cols = append(t.cols, field{name: unclearName})
	t.rows = func(r *shown, row func([]string)) {
		cells := make([]string, len(cols), len(cols)+1)
		for i, c := range cols {
			cells[i] = c.cell(r)
		}
		row(append(cells, unclear(v, r, "")))
	}
	return t
}

func fixedColumns(v *view) []column {
	level := v.title()
	one := func(q string) func(*shown) string {
		return func(r *shown) string {
			if r.isFormer(q) {
				return ""
			}
			return words.Of(r.Signal.Answers.One(q))
		}
	}
	return []column{
		{name: "niveau", cell: func(*shown) string { return level }},
		{name: "code", cell: func(r *shown) string { return r.Subject.Code.String() }},
		{name: "signaal", cell: func(r *shown) string { return r.Code() }},
		{name: "versie", cell: func(r *shown) string { return r.Signal.Revision.String() }},
		{name: "soort", cell: func(r *shown) string { return words.Of(string(r.Subject.Kind)) }, values: wordsOf(model.Kinds...)},
		{name: "leeftijdsband", cell: one(model.QAge), values: bandWords()},
		{name: "gezien_op", cell: func(r *shown) string { return r.Signal.Seen().Date.String() }, of: ofDay},
		{name: "gezien_tijd", cell: func(r *shown) string { return r.Signal.Seen().Clock }},
		{name: "gezien_deel", cell: func(r *shown) string { return string(r.Signal.Seen().Part) }, values: wordsOf(model.Morning, model.Afternoon, model.Evening, model.Night)},
		{name: "gezien_ongeveer", cell: func(r *shown) string { return yesNo(r.Signal.Seen().About) }, values: yesOrNo},
		{name: "geschreven", cell: func(r *shown) string { return r.Signal.Written.Format(time.RFC3339) }, of: ofMoment},
		{name: "direct_gevaar", cell: one(model.QDanger), values: quickWords(model.QDanger)},
		{name: "hoe_snel", cell: one(model.QUrgency), values: quickWords(model.QUrgency)},
		{name: "besproken", cell: one(model.QDiscussed), values: quickWords(model.QDiscussed)},
		{name: "reden_niet_besproken", cell: one(model.QWhyNot), values: quickWords(model.QWhyNot)},
		{name: "doelgroep", cell: func(r *shown) string { return strings.Join(catalogue.TagLabels(r.Signal.Answers[model.QTags]), ", ") }},
		{name: "toestand", cell: func(r *shown) string { return words.Of(string(r.Signal.State)) }, values: wordsOf(model.Open, model.Closed)},
		{name: "onvolledig", cell: v.missing},
		{name: "bevindingen_soorten", cell: findingKinds, part: true},
		{name: "vervolg", cell: stepList, part: true},
		{name: "personen", cell: people, part: true},
		{name: "direct_bellen", cell: acute, part: true},
		{name: "nagegaan_in_een_keer", cell: bulk, part: true},
		{name: "nagegaan_bij_andere_leeftijd", cell: otherAge, part: true},
		{name: "functie", cell: func(r *shown) string { return r.Signal.Author.Role }},
		{name: "organisatie", cell: func(r *shown) string { return r.Signal.Author.Org }},
		{name: "profiel", cell: func(r *shown) string { return words.Of(r.Signal.Author.Profile) }},
		{name: "formulier", cell: func(r *shown) string { return r.Signal.Form }},
		{name: "formulier_versie", cell: func(r *shown) string { return strconv.Itoa(r.Signal.Version) }, of: ofNumber},
		{name: "catalogus_versie", cell: func(r *shown) string { return strconv.Itoa(r.Signal.Catalogue) }, of: ofNumber},
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
			out = append(out, column{name: ownPrefix + q.ID, cell: func(r *shown) string { return rowsIn(v, r, q.ID) }, part: true})
		default:
			out = append(out, column{name: ownPrefix + q.ID, cell: func(r *shown) string { return answer(v, r, q.ID) }, of: typeOf(q), long: q.Kind == form.Area})
		}
	}
	if v.typed() {
		out = append(out, column{name: "vragen_van_een_onbekend_formulier", cell: func(r *shown) string { return unknown(v, r) }})
	}
	return out
}

// answer is what was answered at a question, in the words of the form it was asked in.
func answer(v *view, r *shown, id string) string {
	if len(r.Signal.Answers[id]) == 0 && r.Signal.Unclear[id] == "" {
		return "" // as most questions of most signals
	}
	q, ok := v.form(r).Find(id)
	switch said := r.Signal.Unclear[id]; {
	case !ok || r.isFormer(id):
		return ""
	case said != "":
		return asSaid(said)
	}
	return q.Words(r.Signal.Answers[id])
}

// rowsIn lists what was answered in the rows of a question, a line for each.
func rowsIn(v *view, r *shown, id string) string {
	if len(r.Signal.Answers[id]) == 0 {
		return ""
	}
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
func unknown(v *view, r *shown) string {
	var out []string
	for _, q := range v.form(r).Questions {
		if !form.Built(q.ID) && !v.asks[q.ID] {
			out = append(out, q.ID+": "+strings.Join(r.Signal.Answers[q.ID], ", "))
		}
	}
	return strings.Join(out, "; ")
}
