package tables

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/model/words"
	"tijdig/store/export/privacy"
	"tijdig/store/export/say"
	"tijdig/store/export/sheet"
)

// typeOf is what a question is answered with.
func typeOf(q form.Question) sheet.Type {
	//exhaustive:enforce
	switch q.Kind {
	case form.Date:
		return sheet.Day
	case form.Number:
		if q.Unit == "" {
			return sheet.Number
		}
	case form.Text, form.Area, form.Choice, form.Choices, form.Checklist, form.Rows, form.Subject, form.Mark, form.Age, form.Seen, form.Place, form.Findings, form.Steps, form.People, form.Note:
	}
	return sheet.Text
}

// formerColumn holds what was answered and is not asked any more.
const formerColumn = "eerder_ingevuld_nu_niet_gevraagd"

// column is a column of the table.
type column struct {
	name   string
	cell   func(*privacy.Shown) string
	of     sheet.Type
	option bool // one of several options: ja, nee, or nothing where none was chosen
	part   bool // lists what has a table of its own where there are several
	long   bool
	values []string // the words it holds, where they are known
	item   string   // the item of the checklist it is about; "" for none
}

// columns returns the columns of a level. They are the same for every row of
// an output; free text has columns only where it is let through.
func columns(v *privacy.View) []column {
	out := signalColumns(v)
	for _, i := range v.Items {
		out = append(out, column{name: i.Slug, item: i.Slug, cell: func(r *privacy.Shown) string { return r.Item(i.Slug) }})
	}
	_, items := v.Own()
	for _, i := range items {
		out = append(out, column{name: i.Code, cell: func(r *privacy.Shown) string { return r.OwnItem(i.Code) }})
	}
	return out
}

// signalColumns are those that are about the signal, and not about an item.
func signalColumns(v *privacy.View) []column {
	out := fixedColumns(v)
	if v.Open {
		out = append(out, column{name: "roepnaam", cell: func(r *privacy.Shown) string { return say.Join(", ", r.Names()...) }},
			column{name: "leeftijd_gezegd", cell: ageSaid},
			column{name: "eerdere_versies", cell: func(r *privacy.Shown) string { return earlierCell(v, r) }, long: true},
			column{name: "door", cell: func(r *privacy.Shown) string { return r.Signal.Author.Name }},
			column{name: "telefoon", cell: func(r *privacy.Shown) string { return r.Signal.Author.Phone }})
	}
	if v.Typed() {
		out = append(out,
			column{name: "herkenning", cell: func(r *privacy.Shown) string { return say.Join(", ", r.Marks()...) }},
			column{name: "waar", cell: func(r *privacy.Shown) string { return r.Signal.Answers.One(model.QPlace) }},
			column{name: "bevindingen", cell: findingTexts, part: true},
			column{name: "reden_van_wijziging", cell: func(r *privacy.Shown) string { return r.Signal.Reason }})
	}
	out = append(out, questionColumns(v)...)
	return append(out, column{name: formerColumn, cell: func(r *privacy.Shown) string { return strings.Join(r.Formerly(), "; ") }})
}

// SignalsName is the name of the table where all others come together.
const SignalsName = "signalen"

// signalTable has a row for each signal, without what the other tables have. It is where
// they come together.
func signalTable(v *privacy.View) Relation {
	t := Relation{Name: SignalsName, Title: "Signalen", Keys: []string{SignalField.Name}}
	cols := slices.DeleteFunc(byOption(v, signalColumns(v)), func(c column) bool { return c.part })
	for _, c := range cols {
		t.Cols = append(t.Cols, Field{Name: c.name, Type: c.of, Long: c.long, Values: c.values})
	}
	t.Cols = append(t.Cols, Field{Name: unclearName})
	t.Rows = func(r *privacy.Shown, row func([]string)) {
		cells := make([]string, len(cols), len(cols)+1)
		for i, c := range cols {
			cells[i] = c.cell(r)
		}
		row(append(cells, unclear(v, r, "")))
	}
	return t
}

func fixedColumns(v *privacy.View) []column {
	level := v.Title()
	one := func(q string) func(*privacy.Shown) string {
		return func(r *privacy.Shown) string {
			if r.IsFormer(q) {
				return ""
			}
			return words.Of(r.Signal.Answers.One(q))
		}
	}
	return []column{
		{name: "niveau", cell: func(*privacy.Shown) string { return level }},
		{name: "code", cell: func(r *privacy.Shown) string { return r.Subject.Code.String() }},
		{name: "signaal", cell: func(r *privacy.Shown) string { return r.Code() }},
		{name: "versie", cell: func(r *privacy.Shown) string { return r.Signal.Revision.String() }},
		{name: "soort", cell: func(r *privacy.Shown) string { return words.Of(string(r.Subject.Kind)) }, values: say.WordsOf(model.Kinds...)},
		{name: "leeftijdsband", cell: one(model.QAge), values: say.Bands()},
		{name: "gezien_op", cell: func(r *privacy.Shown) string { return r.Signal.Seen().Date.String() }, of: sheet.Day},
		{name: "gezien_tijd", cell: func(r *privacy.Shown) string { return r.Signal.Seen().Clock }},
		{name: "gezien_deel", cell: func(r *privacy.Shown) string { return string(r.Signal.Seen().Part) }, values: say.WordsOf(model.Morning, model.Afternoon, model.Evening, model.Night)},
		{name: "gezien_ongeveer", cell: func(r *privacy.Shown) string { return say.YesNo(r.Signal.Seen().About) }, values: say.YesOrNo},
		{name: "geschreven", cell: func(r *privacy.Shown) string { return r.Signal.Written.Format(time.RFC3339) }, of: sheet.Moment},
		{name: "direct_gevaar", cell: one(model.QDanger), values: say.QuickOptions(model.QDanger)},
		{name: "hoe_snel", cell: one(model.QUrgency), values: say.QuickOptions(model.QUrgency)},
		{name: "besproken", cell: one(model.QDiscussed), values: say.QuickOptions(model.QDiscussed)},
		{name: "reden_niet_besproken", cell: one(model.QWhyNot), values: say.QuickOptions(model.QWhyNot)},
		{name: "doelgroep", cell: func(r *privacy.Shown) string {
			return strings.Join(catalogue.TagLabels(r.Signal.Answers[model.QTags]), ", ")
		}},
		{name: "toestand", cell: func(r *privacy.Shown) string { return words.Of(string(r.Signal.State)) }, values: say.WordsOf(model.Open, model.Closed)},
		{name: "onvolledig", cell: v.Missing},
		{name: "bevindingen_soorten", cell: findingKinds, part: true},
		{name: "vervolg", cell: stepList, part: true},
		{name: "personen", cell: func(r *privacy.Shown) string { return say.People(r.Signal.People) }, part: true},
		{name: "direct_bellen", cell: acute, part: true},
		{name: "nagegaan_in_een_keer", cell: bulk, part: true},
		{name: "nagegaan_bij_andere_leeftijd", cell: otherAge, part: true},
		{name: "functie", cell: func(r *privacy.Shown) string { return r.Signal.Author.Role }},
		{name: "organisatie", cell: func(r *privacy.Shown) string { return r.Signal.Author.Org }},
		{name: "profiel", cell: func(r *privacy.Shown) string { return words.Of(r.Signal.Author.Profile) }},
		{name: "formulier", cell: func(r *privacy.Shown) string { return r.Signal.Form }},
		{name: "formulier_versie", cell: func(r *privacy.Shown) string { return strconv.Itoa(r.Signal.Version) }, of: sheet.Number},
		{name: "catalogus_versie", cell: func(r *privacy.Shown) string { return strconv.Itoa(r.Signal.Catalogue) }, of: sheet.Number},
	}
}

// questionColumns returns a column for each question of the forms of one's own, and one
// for answers to questions that are not known.
func questionColumns(v *privacy.View) []column {
	var out []column
	questions, _ := v.Own()
	for _, q := range questions {
		switch {
		case !v.Has(q):
		case q.Kind == form.Rows:
			out = append(out, column{name: OwnPrefix + q.ID, cell: func(r *privacy.Shown) string { return rowsIn(v, r, q.ID) }, part: true})
		default:
			out = append(out, column{name: OwnPrefix + q.ID, cell: func(r *privacy.Shown) string { return answer(v, r, q.ID) }, of: typeOf(q), long: q.Kind == form.Area})
		}
	}
	if v.Typed() {
		out = append(out, column{name: "vragen_van_een_onbekend_formulier", cell: func(r *privacy.Shown) string { return unknown(v, r) }})
	}
	return out
}

// answer is what was answered at a question, in the words of the form it was asked in.
func answer(v *privacy.View, r *privacy.Shown, id string) string {
	if len(r.Signal.Answers[id]) == 0 && r.Signal.Unclear[id] == "" {
		return "" // as most questions of most signals
	}
	q, ok := v.Form(r).Find(id)
	switch said := r.Signal.Unclear[id]; {
	case !ok || r.IsFormer(id):
		return ""
	case said != "":
		return say.Unclear(said)
	}
	return q.Words(r.Signal.Answers[id])
}

// rowsIn lists what was answered in the rows of a question, a line for each.
func rowsIn(v *privacy.View, r *privacy.Shown, id string) string {
	if len(r.Signal.Answers[id]) == 0 {
		return ""
	}
	q, ok := v.Form(r).Find(id)
	if !ok || r.IsFormer(id) {
		return ""
	}
	var out []string
	for n := range r.Signal.Answers[id] {
		out = append(out, strconv.Itoa(n+1)+". "+strings.Join(r.Cells(q, n), "; "))
	}
	return strings.Join(out, "\n")
}

// unknown lists the answers whose questions are not known, by their machine names.
func unknown(v *privacy.View, r *privacy.Shown) string {
	var out []string
	for _, q := range v.Form(r).Questions {
		if !form.Built(q.ID) && !v.IsAsked(q.ID) {
			out = append(out, q.ID+": "+strings.Join(r.Signal.Answers[q.ID], ", "))
		}
	}
	return strings.Join(out, "; ")
}
