package followup

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/model/steps"
	"tijdig/model/words"
	"tijdig/ui/layout"
	"tijdig/ui/rows"
	"tijdig/ui/text"
	"tijdig/ui/theme"
)

// View draws the steps under their headings, or what is asked about one.
func (m Model) View() tea.View {
	w, h := m.size.Width, m.size.Height
	switch {
	case m.ask != nil:
		v := layout.Hang("  ", m.asked(max(10, min(96, w-4))))
		y := 0
		if v.Cursor != nil {
			y = v.Cursor.Y
		}
		return layout.Scroll(v, w, h, y, y+1, text.Higher, text.Lower)
	case !m.read:
		return layout.Fit(tea.View{}, w, h, 0)
	case len(m.all) == 0:
		return layout.Center(layout.Text(strings.Join(layout.Wrap(text.NoSteps, max(10, min(60, w-4))), "\n")), w, h)
	}
	return m.steps(w, h)
}

func (m Model) steps(w, h int) tea.View {
	today, width := model.DateOf(m.env.Now()), min(w, 110)
	list := rows.Headed{
		N: len(m.all), At: m.list.At, Last: m.unread(width),
		Head: func(i int) string { return group(m.all[i].step.Day, today) },
	}
	var cells [][]string
	from, to := list.Around(h)
	for _, d := range m.all[from:to] {
		cells = append(cells, m.cells(d))
	}
	cols := layout.Columns(layout.Measured(columns, cells), gap, width-2)
	list.Row = func(i int, here bool) tea.View { return layout.Text(m.row(m.all[i], here, cols)) }
	return list.View(m.env.Theme, w, h, text.Higher, text.Lower)
}

// unread says that not every signal was read yet; nothing once it was.
func (m Model) unread(w int) tea.View {
	if m.whole {
		return tea.View{}
	}
	return layout.Rows(layout.Text(" "), layout.Hang("  ", layout.Prose(m.env.Theme.Hint.Of, text.NotAllRead, max(10, w-4))))
}

// columns are those of a row: the day, the code, who it is about and the step.
var columns = []layout.Column{{Want: 9, Least: 14}, {Want: 9}, {Least: 13, Falls: 1}, {Least: 22}}

const gap = 2 // cells between columns

func (m Model) cells(d due) []string {
	return []string{m.day(d), d.code(), text.About(*d.head), d.name()}
}

func (m Model) row(d due, here bool, cols []int) string {
	t := m.env.Theme
	mark := "  "
	if here {
		mark = t.Here.Of(theme.MarkHere) + " "
	}
	return mark + layout.Line(m.cells(d), cols, gap, nil, t.Who.Of)
}

func (m Model) day(d due) string {
	if d.step.Said != "" {
		return "\"" + d.step.Said + "\""
	}
	return dates.ShowDate(d.step.Day, model.DateOf(m.env.Now()))
}

// asked draws the step and the questions about it, as far as one is.
func (m Model) asked(w int) tea.View {
	a, t := *m.ask, m.env.Theme
	out := []tea.View{
		layout.Text(t.Who.Of(text.OfStep(a.of.code(), m.day(a.of)))), layout.Text(layout.CutWords(a.of.name(), w)), layout.Text(" "),
	}
	step, next := a.step(), a.following()
	if a.as != model.Planned {
		out = append(out, layout.Text(t.Chosen.Of("["+words.Of(string(a.as))+"]")))
	}
	put := func(p part, label, answer, hint string) {
		if a.part.before(p) {
			return
		}
		label = layout.Pad(label, labelWidth)
		if p.before(a.part) {
			out = append(out, layout.Text(label+layout.CutWords(answer, max(4, w-labelWidth))))
			return
		}
		out = append(out, layout.Hang(t.Here.Of(label), a.in.View(max(4, w-labelWidth))), layout.Hang(strings.Repeat(" ", labelWidth), layout.Prose(t.Hint.Of, hint, max(4, w-labelWidth))))
	}
	if a.part == otherDay {
		put(otherDay, text.ToDay, "", m.understood(step.Planned, a.err))
		return layout.Rows(out...)
	}
	put(result, text.AskResult(a.as), step.Result, text.MayBeEmpty)
	if a.as == model.Done && a.about() {
		put(sawChild, text.SawChild, words.Of(step.ChildSeen), text.SawHint)
	}
	put(andNow, text.AndNow, text.StepName(next), text.NextHint)
	if a.part == andNow && a.in.Value() == "" {
		out = append(out, m.nine(a.of.head.Kind, w))
	}
	put(nextDay, text.OnDay, "", m.understood(next.Planned, a.err))
	return layout.Rows(out...)
}

// labelWidth is how wide the questions are drawn.
const labelWidth = 24

// understood says how a day is understood.
func (m Model) understood(day model.Date, err error) string {
	switch {
	case err != nil:
		return text.When(err, true)
	case day.IsZero():
		return text.AheadHint
	}
	return "= " + dates.ShowDate(day, model.DateOf(m.env.Now()))
}

// nine draws the steps that have a digit.
func (m Model) nine(kind model.Kind, w int) tea.View {
	var opts []string
	for i, s := range steps.First(kind) {
		opts = append(opts, m.env.Theme.Key.Of(string(rune('1'+i)))+" "+s.Short)
	}
	return layout.Hang("  ", layout.Text(strings.Join(layout.Grid(opts, 2, max(10, w-2)), "\n")))
}
