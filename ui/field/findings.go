package field

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/input"
	"tijdig/ui/layout"
	"tijdig/ui/text/recording"
)

// findings takes what was seen or heard, line by line: tell first, label
// after. A line exists from its first letter; what kind it is has no default,
// because a default turns hearsay into fact by habit.
type findings struct {
	env   Env
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

func newFindings(env Env, q form.Question, d model.Draft, at model.Spot) Field {
	f := findings{env: env, q: q, at: len(d.Findings), width: env.Cells()}
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
func (f findings) opened(d model.Draft, column int) findings {
	v := ""
	if f.at < len(d.Findings) {
		v = d.Findings[f.at].Text
	}
	f.ask, f.in = ask{}, input.NewArea(v, column).Width(f.room())
	return f
}

// room is how many cells a line is drawn in, beside its label.
func (f findings) room() int { return max(4, f.width-labelWidth(f.width)-2) }

func (f findings) on(d model.Draft) bool { return f.at < len(d.Findings) }

func (f findings) Update(msg tea.Msg, d model.Draft) (Field, Result) {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		f.width = m.Width
		f.in = f.in.Width(f.room())
		return f, kept(d)
	case tea.PasteMsg:
		f.given = nil
		return f.paste(m.Content, d)
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return f, kept(d)
	}
	if f.calm && erases(press) {
		return f, kept(d)
	}
	f.calm = false
	if next, r, used := f.follow(press, d); used {
		return next, r
	} else if fd, ok := next.(findings); ok {
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

// erases reports whether a key takes away what stands before the cursor.
func erases(press tea.KeyPressMsg) bool { return press.Code == tea.KeyBackspace }

// typed takes the text of the input into the line, which begins to exist with
// its first letter.
func (f findings) typed(d model.Draft) (Field, Result) {
	v := f.in.Value()
	switch {
	case f.on(d) && d.Findings[f.at].Text == v, !f.on(d) && v == "":
		return f, kept(d)
	}
	d = d.Clone()
	if f.on(d) {
		d.Findings[f.at].Text = v
	} else {
		d.Findings = append(d.Findings, f.line(v))
	}
	return f, Result{Draft: d, Changed: true}
}

// line is a new line, not labelled yet.
func (f findings) line(words string) model.Finding {
	return model.Finding{ID: model.NewID(), Text: words, Written: f.env.Now()}
}

// move takes the keys that go from line to line, split one or take one away.
func (f findings) move(press tea.KeyPressMsg, d model.Draft) (Field, Result, bool) {
	k := f.env.Keys
	filled := f.on(d) && f.in.Value() != ""
	switch {
	case key.Matches(press, k.Form.Next):
		next, r := f.enter(d)
		return next, r, true
	case filled && f.relabels(press):
		f.ask = ask{part: partKind, opened: true, sourced: d.Findings[f.at].Source != model.SourceNone}
		return f, kept(d), true
	case key.Matches(press, k.Lines.Label):
		return f, Result{Draft: d, Notice: recording.NoLineHere}, true
	case press.String() == "tab":
		d, changed := f.left(d)
		return f, Result{Draft: d, Changed: changed, Move: Next}, true
	case press.Code == tea.KeyUp && f.in.AtTop():
		return f.up(d)
	case press.Code == tea.KeyDown && f.in.AtBottom():
		return f.down(d)
	case erases(press) && f.on(d) && !filled:
		return f.removed(d)
	case erases(press) && f.on(d) && f.in.AtStart():
		return f.join(d)
	case key.Matches(press, k.Form.Back), press.String() == "shift+tab":
		return f, passed(d), true
	}
	return f, Result{}, false
}

// relabels reports whether a key opens the label of the line the cursor is in.
func (f findings) relabels(press tea.KeyPressMsg) bool {
	k := f.env.Keys
	return press.String() == "shift+tab" || key.Matches(press, k.Lines.Label) || key.Matches(press, k.Field.Label) && f.in.AtEnd()
}

func (f findings) up(d model.Draft) (Field, Result, bool) {
	if f.at == 0 {
		return f, passed(d), true
	}
	d, changed := f.left(d)
	f.at--
	return f.opened(d, -1), Result{Draft: d, Changed: changed}, true
}

func (f findings) down(d model.Draft) (Field, Result, bool) {
	if !f.on(d) {
		return f, passed(d), true
	}
	d, changed := f.left(d)
	if !changed {
		f.at++
	}
	return f.opened(d, -1), Result{Draft: d, Changed: changed}, true
}

func (f findings) View(d model.Draft, width int) tea.View {
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

func (f findings) Spot() model.Spot {
	return model.Spot{Question: f.q.ID, Line: f.at, Column: f.in.Column(), Part: f.ask.String()}
}
