package field

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/clean"
	"tijdig/model/form"
	"tijdig/ui/input"
	"tijdig/ui/layout"
	"tijdig/ui/text"
)

// findings takes what was seen or heard, line by line: tell first, label
// after. A line exists from its first letter; what kind it is has no default,
// because a default turns hearsay into fact by habit.
type findings struct {
	env   Env
	q     form.Question
	at    int    // the line; one past the last is the empty line
	part  string // what is asked about the line: "", partKind or partSource
	in    input.Area
	width int // as last drawn, so that arrows follow the rows on screen
}

// What is being asked about a line, as it stands in [model.Spot.Part].
const (
	partKind   = "soort"
	partSource = "bron"
)

func newFindings(env Env, q form.Question, d model.Draft, at model.Spot) Field {
	f := findings{env: env, q: q, at: len(d.Findings), width: 60}
	if at.Line >= 0 && at.Line <= len(d.Findings) {
		f.at = at.Line
	}
	f = f.opened(d, at.Column)
	if f.at < len(d.Findings) && (at.Part == partKind || at.Part == partSource) {
		f.part = at.Part
	}
	return f
}

// opened puts the line at f.at in the input.
func (f findings) opened(d model.Draft, column int) findings {
	v := ""
	if f.at < len(d.Findings) {
		v = d.Findings[f.at].Text
	}
	f.part, f.in = "", input.NewArea(v, column).Width(f.width)
	return f
}

func (f findings) on(d model.Draft) bool { return f.at < len(d.Findings) }

func (f findings) Update(msg tea.Msg, d model.Draft) (Field, Result) {
	if f.part != "" {
		if press, ok := msg.(tea.KeyPressMsg); ok {
			return f.label(press, d)
		}
	}
	switch m := msg.(type) {
	case tea.PasteMsg:
		return f.paste(m.Content, d)
	case tea.KeyPressMsg:
		if next, r, used := f.move(m, d); used {
			return next, r
		}
	}
	f.part = ""
	f.in, _ = f.in.Update(msg)
	return f.typed(d)
}

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
		d.Findings = append(d.Findings, model.Finding{ID: model.NewID(), Text: v, Written: f.env.Now()})
	}
	return f, Result{Draft: d, Changed: true}
}

// move takes the keys that go from line to line, split one or take one away.
func (f findings) move(press tea.KeyPressMsg, d model.Draft) (Field, Result, bool) {
	k := f.env.Keys.Form
	empty := f.in.Value() == ""
	switch {
	case key.Matches(press, k.Next):
		next, r := f.enter(d)
		return next, r, true
	case press.String() == "shift+tab" && f.on(d) && !empty:
		f.part = partKind
		return f, kept(d), true
	case press.String() == "tab":
		return f, Result{Draft: d, Move: Next}, true
	case key.Matches(press, f.env.Keys.Field.Label) && f.on(d) && f.in.AtEnd() && !empty:
		f.part = partKind
		return f, kept(d), true
	case press.Code == tea.KeyUp && f.in.AtTop():
		return f.up(d)
	case press.Code == tea.KeyDown && f.in.AtBottom():
		return f.down(d)
	case key.Matches(press, f.env.Keys.Field.Clip) && f.on(d) && empty:
		return f.removed(d)
	case key.Matches(press, k.Back), press.String() == "shift+tab":
		return f, passed(d), true
	}
	return f, Result{}, false
}

func (f findings) up(d model.Draft) (Field, Result, bool) {
	if f.at == 0 {
		return f, passed(d), true
	}
	f.at--
	return f.opened(d, -1), kept(d), true
}

func (f findings) down(d model.Draft) (Field, Result, bool) {
	if !f.on(d) {
		return f, passed(d), true
	}
	f.at++
	return f.opened(d, -1), kept(d), true
}

func (f findings) removed(d model.Draft) (Field, Result, bool) {
	d = d.Clone()
	d.Findings = slices.Delete(d.Findings, f.at, f.at+1)
	f.at = min(f.at, len(d.Findings))
	return f.opened(d, -1), Result{Draft: d, Changed: true}, true
}

// enter ends a line and asks what it is. Inside a line that has its label it
// splits it, and both halves keep the label. On the empty line it goes on.
func (f findings) enter(d model.Draft) (Field, Result) {
	switch {
	case f.in.Value() == "" && !f.on(d):
		return f, Result{Draft: d, Move: Next}
	case !f.on(d):
		return f, kept(d)
	case !f.in.AtEnd():
		return f.split(d)
	case d.Findings[f.at].Kind == model.InfoNone:
		f.part = partKind
		return f, kept(d)
	}
	f.at++
	return f.opened(d, -1), kept(d)
}

func (f findings) split(d model.Draft) (Field, Result) {
	before, after := f.in.Before()
	d = d.Clone()
	second := d.Findings[f.at]
	second.ID, second.Text = model.NewID(), strings.TrimSpace(after)
	d.Findings[f.at].Text = strings.TrimSpace(before)
	d.Findings = slices.Insert(d.Findings, f.at+1, second)
	f.at++
	return f.opened(d, 0), Result{Draft: d, Changed: true}
}

// paste makes a line of each line of a pasted text, none of them labelled. A
// text of one line is typed where the cursor is.
func (f findings) paste(s string, d model.Draft) (Field, Result) {
	s, _ = clean.Text(s)
	lines := nonEmpty(strings.Split(s, "\n")...)
	if len(lines) < 2 {
		var cut int
		f.in, cut = f.in.Update(tea.PasteMsg{Content: strings.Join(lines, "")})
		next, r := f.typed(d)
		r.Notice = text.CutPaste(cut)
		return next, r
	}
	d = d.Clone()
	at := min(f.at, len(d.Findings))
	if f.on(d) {
		at++
	}
	for i, l := range lines {
		l, _ = clean.Line(l) // a tab has no fixed width, and this is one row
		r := []rune(strings.TrimSpace(l))
		l = string(r[:min(len(r), input.MaxText)])
		d.Findings = slices.Insert(d.Findings, at+i, model.Finding{ID: model.NewID(), Text: l, Written: f.env.Now()})
	}
	f.at = at + len(lines)
	return f.opened(d, -1), Result{Draft: d, Changed: true, Notice: text.PastedLines(len(lines))}
}

func (f findings) View(d model.Draft, width int) tea.View {
	t := f.env.Theme
	var rows []tea.View
	for i := range d.Findings {
		if i == f.at {
			rows = append(rows, f.current(d, width))
		} else {
			rows = append(rows, findingRow(t, d.Findings[i], "  ", width))
		}
	}
	if !f.on(d) {
		rows = append(rows, f.current(d, width), layout.Text(strings.Repeat(" ", labelWidth(width)+2)+t.Hint.Of(text.EmptyEnter)))
	}
	return layout.Rows(rows...)
}

func (f findings) current(d model.Draft, width int) tea.View {
	t := f.env.Theme
	lw := labelWidth(width)
	label := ""
	if f.on(d) {
		label = labelOf(t, d.Findings[f.at])
	}
	first := t.Here.Of("›") + " " + layout.Pad(label, lw)
	if f.part != "" {
		short := d.Findings[f.at] // the question must stay in sight below it
		rows := layout.Wrap(short.Text, max(4, width-lw-2))
		short.Text = strings.Join(rows[:min(len(rows), 3)], "\n")
		if len(rows) > 3 {
			short.Text += " …"
		}
		return layout.Rows(findingRow(t, short, t.Here.Of("›")+" ", width), f.question(d, width))
	}
	return layout.Hang(first, f.in.View(max(4, width-lw-2)))
}

func (f findings) Keys() []key.Binding { return f.partKeys() }

func (f findings) Spot() model.Spot {
	return model.Spot{Question: f.q.ID, Line: f.at, Column: f.in.Column(), Part: f.part}
}
