package field

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/model/form"
	"tijdig/ui/field/question"
	"tijdig/ui/layout"
	"tijdig/ui/text"
	"tijdig/ui/text/recording"
	"tijdig/ui/theme"
)

// rows is a question answered in rows. It adds, removes and moves them, and says which one
// to open: what stands in a row is asked as questions of their own.
type rows struct {
	env  question.Env
	q    form.Question
	at   int
	n    int  // how many rows there are
	calm bool // a row was just removed; erasing does nothing until another key
}

func newRows(env question.Env, q form.Question, d model.Draft, at model.Spot) question.Field {
	f := rows{env: env, q: q, at: at.Line}
	return f.clamped(d)
}

func (f rows) clamped(d model.Draft) rows {
	f.n = len(d.Answers[f.q.ID])
	f.at = max(0, min(f.at, f.n-1))
	return f
}

func (f rows) Update(msg tea.Msg, d model.Draft) (question.Field, question.Result) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return f, question.Passed(d)
	}
	f = f.clamped(d)
	k, n := f.env.Keys.Rows, f.n
	if f.calm && key.Matches(press, k.Remove) {
		return f, question.Kept(d)
	}
	f.calm = false
	switch {
	case key.Matches(press, k.Add):
		return f.added(d)
	case n == 0:
	case key.Matches(press, k.Open):
		return f, question.Result{Draft: d, Open: d.Answers[f.q.ID][f.at]}
	case key.Matches(press, k.Remove):
		next := d.Clone()
		next.Content = f.q.DropRow(next.Content, f.at)
		f.calm = true
		return f.clamped(next), question.Result{Draft: next, Changed: true, Notice: recording.RowGone(f.q.One)}
	case key.Matches(press, k.Higher) && f.at > 0:
		return f.moved(d, -1)
	case key.Matches(press, k.Lower) && f.at < n-1:
		return f.moved(d, 1)
	case press.Code == tea.KeyUp && press.Mod == 0 && f.at > 0:
		f.at--
		return f, question.Kept(d)
	case press.Code == tea.KeyDown && press.Mod == 0 && f.at < n-1:
		f.at++
		return f, question.Kept(d)
	}
	return f, question.Passed(d)
}

func (f rows) added(d model.Draft) (question.Field, question.Result) {
	if len(d.Answers[f.q.ID]) >= form.MaxRows {
		return f, question.Result{Draft: d, Notice: recording.RowsFull(form.MaxRows)}
	}
	d = d.Clone()
	content, row, begun := f.q.AddRow(d.Content, f.day)
	d.Content, d.Begun = content, d.Begun.With(row, begun)
	f.at = f.n
	return f.clamped(d), question.Result{Draft: d, Changed: true, Open: row}
}

// day reads the words a form gives for the day that a row begins with. They were tried
// when the form was read.
func (f rows) day(said string, ahead bool) model.Date {
	if ahead {
		d, _ := dates.Due(said, f.env.Now()) //nolint:errcheck // tried when the form was read
		return d
	}
	s, _ := dates.Seen(said, f.env.Now()) //nolint:errcheck // tried when the form was read
	return s.Date
}

func (f rows) moved(d model.Draft, by int) (question.Field, question.Result) {
	d = d.Clone()
	d.Content = f.q.MoveRow(d.Content, f.at, by)
	f.at += by
	return f, question.Result{Draft: d, Changed: true}
}

func (f rows) View(d model.Draft, width int) tea.View { return showRows(f.env, f.q, d, f.at, width) }

// Keys leaves out what acts on a row where there is none, and on more where there is one.
func (f rows) Keys() []key.Binding {
	k := f.env.Keys.Rows
	switch f.n {
	case 0:
		return []key.Binding{text.Named(k.Add, recording.RowAdd(f.q.One))}
	case 1:
		return []key.Binding{text.Named(k.Add, recording.RowAdd(f.q.One)), k.Open, k.Remove}
	default:
		return []key.Binding{text.Named(k.Add, recording.RowAdd(f.q.One)), k.Open, k.Remove, k.Higher, k.Lower}
	}
}

func (f rows) Spot() model.Spot { return model.Spot{Question: f.q.ID, Line: f.at} }

// showRows lists the rows, each by what it is known by, with a mark before the row at.
func showRows(env question.Env, q form.Question, d model.Draft, at, width int) tea.View {
	t := env.Theme
	if len(d.Answers[q.ID]) == 0 {
		return layout.Prose(t.Hint.Of, recording.NoRows(q.One), width)
	}
	var out []tea.View
	for n := range d.Answers[q.ID] {
		mark := "  "
		switch {
		case n == at:
			mark = t.Here.Of(theme.MarkHere) + " "
		case d.Answers[q.ID][n] == env.Row:
			mark = t.Label.Of(theme.MarkHere) + " "
		}
		out = append(out, layout.Text(mark+layout.CutWords(rowSays(env, q, d, n), max(0, width-2))))
	}
	return layout.Rows(out...)
}

// rowSays is a row in a line: what it is known by.
func rowSays(env question.Env, q form.Question, d model.Draft, n int) string {
	row := d.Answers[q.ID][n]
	if d.Begun.Only(d.Content, q.ID, row) {
		return form.RowName(q.One, n+1) + "  " + env.Theme.Hint.Of(recording.NothingYet)
	}
	var parts []string
	for _, cell := range q.Cells(d.Content, n) {
		for _, name := range q.Summary() {
			if cell.ID == model.Cell(q.ID, row, name) {
				if s := Says(env, cell, d); s != "" {
					parts = append(parts, s)
				}
			}
		}
	}
	if len(parts) == 0 {
		return form.RowName(q.One, n+1) + "  " + env.Theme.Hint.Of(recording.NothingYet)
	}
	return form.RowName(q.One, n+1) + "  " + strings.Join(parts, " · ")
}

// Says is the answer to a question in words, on one line.
func Says(env question.Env, q form.Question, d model.Draft) string {
	//exhaustive:enforce
	switch q.Kind {
	case form.Choice, form.Choices:
		return q.Words(d.Answers[q.ID])
	case form.Date, form.Number, form.Seen:
		if said := d.Typing[q.ID]; said != "" && d.Answers.One(q.ID) == "" {
			return text.AsSaid(said)
		}
		return seenWords(env, q, d)
	case form.Rows:
		return q.Words(d.Answers[q.ID])
	case form.Text, form.Area, form.Place, form.Subject, form.Mark, form.Age, form.Findings, form.Steps, form.People, form.Checklist, form.Note:
	}
	first, _, _ := strings.Cut(d.Answers.One(q.ID), "\n")
	return first
}
