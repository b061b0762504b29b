package tables

import (
	"bytes"
	"slices"
	"sync/atomic"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/store/export/privacy"
	"tijdig/store/export/say"
	"tijdig/store/export/sheet"
)

// People is the table for people who open it in a spreadsheet: Dutch headings, days
// as people write them, a column for each option of a question that takes several, and
// once it was surveyed no column in which nothing stands.
type People struct {
	*Wide
	used     []atomic.Bool
	surveyed atomic.Bool
}

// always is how many of the first columns stay whatever is in them: they say which signal
// a row is about.
const always = 5

func NewPeople(v *privacy.View) *People {
	t := &People{Wide: &Wide{v: v, cols: byOption(v, columns(v)), people: true}}
	t.CSV, t.items = sheet.New(true, nil), itemsOf(t.cols)
	t.used = make([]atomic.Bool, len(t.cols))
	return t
}

// Survey notes the columns in which a record has something. It is safe for several
// goroutines.
func (t *People) Survey(rec *model.Record) {
	t.surveyed.Store(true)
	r := t.v.Of(rec, t.v.Text)
	for i, c := range t.cols {
		if t.used[i].Load() {
			continue
		}
		if says := c.cell(r); says != "" && says != say.NotLooked && says != say.NotApplicable && (!c.option || says == say.YesNo(true)) {
			t.used[i].Store(true)
		}
	}
}

// Left counts the columns that are left out.
func (t *People) Left() (n int) {
	for i := range t.cols {
		if !t.has(i) {
			n++
		}
	}
	return n
}

func (t *People) has(i int) bool { return i < always || !t.surveyed.Load() || t.used[i].Load() }

func (t *People) Head(b *bytes.Buffer) error {
	s := t.CSV
	for i, c := range t.cols {
		if t.has(i) {
			s.Heading = append(s.Heading, sheet.Keep(Heading(c.name, t.v))) // "waar" is a value
		}
	}
	return s.Head(b)
}

func (t *People) Record(b *bytes.Buffer, rec *model.Record) error {
	t.only(b, rec, t.has)
	return nil
}

// OptionMark stands between the name of a column and that of an option in it.
const OptionMark = "="

// byOption puts a column for each option in the place of a column that lists several.
func byOption(v *privacy.View, all []column) (out []column) {
	for _, c := range all {
		var options []form.Option
		id := c.name
		switch q, own := optionsOf(v, c.name); {
		case c.name == "doelgroep":
			id = model.QTags
			for _, tag := range catalogue.Tags() {
				options = append(options, form.Option{ID: tag.Name, Label: tag.Label})
			}
		case own:
			id, options = q.ID, q.Options
		}
		if options == nil {
			out = append(out, c)
		}
		for _, o := range options {
			out = append(out, column{name: c.name + OptionMark + o.ID, option: true, values: say.YesOrNo, cell: func(r *privacy.Shown) string {
				if a := r.Signal.Answers[id]; len(a) > 0 && !r.IsFormer(id) {
					return say.YesNo(slices.Contains(a, o.ID))
				}
				return ""
			}})
		}
	}
	return out
}

// optionsOf returns the question of a column that takes several options, with the options
// that any form gives it.
func optionsOf(v *privacy.View, name string) (q form.Question, ok bool) {
	questions, _ := v.Own()
	for _, own := range questions {
		if name == OwnPrefix+own.ID && own.Kind == form.Choices {
			q, ok = own, true
		}
	}
	if !ok {
		return q, false
	}
	q.Options = slices.Clone(q.Options)
	for _, f := range v.Forms.Forms() {
		other, _ := f.Find(q.ID)
		for _, o := range other.Options {
			if _, known := q.Option(o.ID); !known {
				q.Options = append(q.Options, o)
			}
		}
	}
	return q, true
}
