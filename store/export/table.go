package export

import (
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/model/steps"
	"tijdig/model/words"
)

// table writes one row a signal and one column an item.
type table struct {
	*sheet
	v    *view
	cols []column
}

// column is a column of the table. A number is written as it is; all else is
// text and made safe.
type column struct {
	name   string
	cell   func(shown) string
	number bool
}

func newTable(f Format, w io.Writer, v *view) *table {
	t := &table{v: v, cols: columns(v)}
	head := make([]string, len(t.cols))
	for i, c := range t.cols {
		head[i] = c.name
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
		{"niveau", func(shown) string { return string(level) }, false},
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
		out = append(out, column{"vraag." + q.ID, func(r shown) string { return strings.Join(optionLabels(q, r.Signal.Answers[q.ID]), ", ") }, false})
	}
	return out
}

// optionLabels returns the words for chosen options, and typed text as it is.
func optionLabels(q form.Question, a model.Answer) []string {
	out := slices.Clone(a)
	for i, v := range out {
		if o, ok := q.Option(v); ok {
			out[i] = o.Label
		}
	}
	return out
}

func yesNo(b bool) string {
	if b {
		return "ja"
	}
	return "nee"
}

// findingKinds says of each line what it is and when it was written, so that
// hearsay stays hearsay where the text itself is left out.
func findingKinds(r shown) string {
	var out []string
	for _, f := range r.Signal.Findings {
		out = append(out, origin(f)+" ("+model.DateOf(f.Written).String()+")")
	}
	return strings.Join(out, "; ")
}

func findingTexts(r shown) string {
	var out []string
	for _, f := range r.Signal.Findings {
		out = append(out, origin(f)+": "+f.Text)
	}
	return strings.Join(out, "\n")
}

// origin names the kind and source of a line, and whether it still has to be
// looked into.
func origin(f model.Finding) string {
	s := words.Origin(f.Kind, f.Source)
	if f.Confidential && f.Source != hidden {
		s += ", bron vertrouwelijk"
	}
	if f.Open() {
		s += ", nog na te gaan"
	}
	return s
}

func stepList(r shown) string {
	var out []string
	for _, s := range r.Signal.Steps {
		t, _ := steps.Find(s.Type)
		line := t.Label + ": " + words.Of(string(s.Status))
		switch {
		case !s.Done.IsZero():
			line += " " + s.Done.Date.String()
		case !s.Planned.IsZero():
			line += " " + s.Planned.String()
		}
		if s.Text != "" {
			line += " (" + s.Text + ")"
		}
		out = append(out, line)
	}
	return strings.Join(out, "; ")
}

func people(r shown) string {
	var out []string
	for _, p := range r.Signal.People {
		s := words.Of(string(p.Role))
		if p.Band != model.BandNone {
			s += " " + words.Of(string(p.Band))
		}
		if p.Home != "" {
			s += ", in huis: " + words.Of(p.Home)
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func acute(r shown) string {
	var out []string
	for _, a := range r.Signal.Acute {
		s := words.Of(string(a.Answer)) + " " + a.At.Format("2006-01-02 15:04")
		if a.Text != "" {
			s += " (" + a.Text + ")"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// bulk lists the items that were answered by "the rest of this page: no".
func bulk(r shown) string {
	return slugs(r, func(c model.Check) bool { return c.Bulk }, func(model.Check) string { return "" })
}

// otherAge lists the items that were answered while another age was set.
func otherAge(r shown) string {
	band := r.Signal.Band()
	return slugs(r, func(c model.Check) bool { return c.Band != "" && band != "" && c.Band != band }, func(c model.Check) string { return ": " + string(c.Band) })
}

// slugs lists the items whose answer is picked, in the order of the alphabet.
func slugs(r shown, pick func(model.Check) bool, more func(model.Check) string) string {
	var out []string
	for slug, c := range r.Signal.Checks {
		if pick(c) {
			out = append(out, slug+more(c))
		}
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}
