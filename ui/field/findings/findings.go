// Package findings asks what was seen or heard, a line for each thing, and of each line
// what it is, who said it and when. It knows no other question, and nothing of saving.
package findings

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/field/question"
	"tijdig/ui/input"
	"tijdig/ui/layout"
	"tijdig/ui/text/recording"
)

// field takes what was seen or heard, line by line: tell first, label
// after. A line exists from its first letter; what kind it is has no default,
// because a default turns hearsay into fact by habit.
type field struct {
	env   question.Env
	q     form.Question
	at    int    // the line; one past the last is the empty line
	ask   ask    // what is asked about the line
	given *given // a label the last keys completed; nil when something else was done since
	in    input.Area
	own   input.Line   // who it was, or when it was seen, in the worker's own words
	since *model.Draft // as it was before when it was seen was asked: all that is typed there is one edit
	calm  bool         // backspace took a line away; it does nothing until another key
	width int          // as drawn, so that arrows follow the rows on screen
}

// New returns the field for q, at the line, column and part that at names.
func New(env question.Env, q form.Question, d model.Draft, at model.Spot) question.Field {
	f := field{env: env, q: q, at: len(d.Findings), width: env.Cells()}
	if at.Line >= 0 && at.Line <= len(d.Findings) {
		f.at = at.Line
	}
	f = f.opened(d, at.Column)
	if f.on(d) {
		f.ask = asking(at.Part)
		f.ask.sourced = f.ask.opened && d.Findings[f.at].Source != model.SourceNone
		f.own = input.NewLine(ownWords(env, d, d.Findings[f.at], f.ask.part), -1, false)
	}
	return f
}

// opened puts the line at f.at in the input.
func (f field) opened(d model.Draft, column int) field {
	v := ""
	if f.at < len(d.Findings) {
		v = d.Findings[f.at].Text
	}
	f.ask, f.in = ask{}, input.NewArea(v, column).Width(f.room())
	return f
}

// room is how many cells a line is drawn in, beside its label.
func (f field) room() int { return max(4, f.width-labelWidth(f.width)-2) }

func (f field) on(d model.Draft) bool { return f.at < len(d.Findings) }

func (f field) Update(msg tea.Msg, d model.Draft) (question.Field, question.Result) {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		f.width = m.Width
		f.in = f.in.Width(f.room())
		return f, question.Kept(d)
	case tea.PasteMsg:
		f.given = nil
		return f.paste(m.Content, d)
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return f, question.Kept(d)
	}
	if f.calm && question.Erases(press) {
		return f, question.Kept(d)
	}
	f.calm = false
	if next, r, used := f.follow(press, d); used {
		return next, r
	} else if fd, ok := next.(field); ok {
		f = fd
	}
	if f.ask.part != "" {
		return f.label(press, d)
	}
	if next, r, used := f.move(press, d); used {
		return next, r
	}
	var took input.Took
	f.in, took = f.in.Update(press)
	next, r := f.typed(d)
	r.Notice = took.Say()
	return next, r
}

// typed takes the text of the input into the line, which begins to exist with
// its first letter.
func (f field) typed(d model.Draft) (question.Field, question.Result) {
	v := f.in.Value()
	switch {
	case f.on(d) && d.Findings[f.at].Text == v, !f.on(d) && v == "":
		return f, question.Kept(d)
	}
	d = d.Clone()
	if f.on(d) {
		d.Findings[f.at].Text = v
	} else {
		d.Findings = append(d.Findings, f.line(v))
	}
	return f, question.Result{Draft: d, Changed: true}
}

// line is a new line, not labelled yet.
func (f field) line(words string) model.Finding {
	return model.Finding{ID: model.NewID(), Text: words, Written: f.env.Now()}
}

// move takes the keys that go from line to line, split one or take one away.
func (f field) move(press tea.KeyPressMsg, d model.Draft) (question.Field, question.Result, bool) {
	k := f.env.Keys
	filled := f.on(d) && f.in.Value() != ""
	switch {
	case key.Matches(press, k.Form.Next):
		next, r := f.enter(d)
		return next, r, true
	case filled && f.relabels(press):
		f.ask = ask{part: partKind, opened: true, sourced: d.Findings[f.at].Source != model.SourceNone}
		return f, question.Kept(d), true
	case key.Matches(press, k.Lines.Label):
		return f, question.Result{Draft: d, Notice: recording.NoLineHere}, true
	case press.String() == "tab":
		d, changed := f.left(d)
		return f, question.Result{Draft: d, Changed: changed, Move: question.Next}, true
	case press.Code == tea.KeyUp && f.in.AtTop():
		return f.up(d)
	case press.Code == tea.KeyDown && f.in.AtBottom():
		return f.down(d)
	case question.Erases(press) && f.on(d) && !filled:
		return f.removed(d)
	case question.Erases(press) && f.on(d) && f.in.AtStart():
		return f.join(d)
	case key.Matches(press, k.Form.Back), press.String() == "shift+tab":
		return f, question.Passed(d), true
	}
	return f, question.Result{}, false
}

// relabels reports whether a key opens the label of the line the cursor is in.
func (f field) relabels(press tea.KeyPressMsg) bool {
	k := f.env.Keys
	return press.String() == "shift+tab" || key.Matches(press, k.Lines.Label) || key.Matches(press, k.Field.Label) && f.in.AtEnd()
}

func (f field) up(d model.Draft) (question.Field, question.Result, bool) {
	if f.at == 0 {
		return f, question.Passed(d), true
	}
	d, changed := f.left(d)
	f.at--
	return f.opened(d, -1), question.Result{Draft: d, Changed: changed}, true
}

func (f field) down(d model.Draft) (question.Field, question.Result, bool) {
	if !f.on(d) {
		return f, question.Passed(d), true
	}
	d, changed := f.left(d)
	if !changed {
		f.at++
	}
	return f.opened(d, -1), question.Result{Draft: d, Changed: changed}, true
}

func (f field) View(d model.Draft, width int) tea.View {
	t := f.env.Theme
	var rows []tea.View
	for i := range d.Findings {
		if i == f.at {
			rows = append(rows, f.current(d, width))
		} else {
			rows = append(rows, findingRow(t, d.Findings[i], f.env.Now(), "  ", width))
		}
	}
	if !f.on(d) {
		rows = append(rows, f.current(d, width), layout.Hang(spaces(labelWidth(width)+2), layout.Text(t.Hint.Of(recording.EmptyEnter))))
	}
	return layout.Rows(rows...)
}

func (f field) Spot() model.Spot {
	return model.Spot{Question: f.q.ID, Line: f.at, Column: f.in.Column(), Part: f.ask.String()}
}

// Show draws the lines while the question is not in focus.
func Show(env question.Env, d model.Draft, width int) tea.View {
	d.Content = d.Said()
	if len(d.Findings) == 0 {
		return layout.Text("  " + env.Theme.Hint.Of(recording.NothingYet))
	}
	var rows []tea.View
	for _, f := range d.Findings {
		rows = append(rows, findingRow(env.Theme, f, env.Now(), "  ", width))
	}
	return layout.Rows(rows...)
}
