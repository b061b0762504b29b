package nextsteps

import (
	"strings"

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

// Show draws the steps while the question is not in focus.
func Show(env question.Env, d model.Draft, width int) tea.View {
	d.Content = d.Said()
	if len(d.Steps) == 0 {
		return layout.Prose(env.Theme.Hint.Of, recording.NoStepYet, width)
	}
	var rows []tea.View
	for _, s := range d.Steps {
		rows = append(rows, stepRow(env, s, width))
	}
	return layout.Rows(rows...)
}

// stepRow says a step whole; where it takes more rows, a day stays in one piece.
func stepRow(env question.Env, s model.Step, width int) tea.View {
	var rows []string
	for _, row := range layout.Flow(strings.Split(text.Step(s, env.Now()), "  "), 2, width) {
		rows = append(rows, layout.Wrap(row, max(1, width))...)
	}
	return layout.Text(strings.Join(rows, "\n"))
}

func (f field) View(d model.Draft, width int) tea.View {
	t := f.env.Theme
	var rows []tea.View
	for i, s := range d.Steps {
		if i != f.at {
			rows = append(rows, layout.Hang("  ", stepRow(f.env, s, width-2)))
			continue
		}
		rows = append(rows, f.current(t, s, width))
	}
	if !f.on(d) {
		rows = append(rows, f.empty(t, d, width))
	}
	return layout.Rows(rows...)
}

func (f field) current(t theme.Theme, s model.Step, width int) tea.View {
	mark := t.Here.Of(theme.MarkHere) + " "
	switch f.part {
	case partDate:
		first := mark + text.StepName(s) + "  " + t.Here.Of(recording.OnDay) + " "
		v := layout.Hang(first, f.in.View(max(8, width-layout.Width(first))))
		if f.err != nil {
			v = layout.Rows(v, layout.Hang("  ", layout.Prose(t.Missing.Of, recording.When(f.err, true), max(8, width-2))))
		} else if !f.in.Fresh() && !s.Planned.IsZero() {
			v = layout.Rows(v, layout.Text("  "+t.Hint.Of("= "+dates.ShowDate(s.Planned, model.DateOf(f.env.Now())))))
		}
		return v
	case partStatus:
		var opts []string
		for _, l := range statusLetters {
			opts = append(opts, question.Lettered(t, l.Key, l.Words(), s.Status == l.Is && !f.pick.day()))
		}
		opts = append(opts, question.Lettered(t, otherDay, recording.OtherDay, f.pick.day()))
		return layout.Rows(layout.Hang(mark, stepRow(f.env, s, width-2)),
			layout.Hang("  ", layout.Text(strings.Join(layout.Flow(opts, 2, width-2), "\n"))))
	}
	return layout.Rows(layout.Hang(mark, f.in.View(width-2)), f.suggestions(t, width))
}

func (f field) suggestions(t theme.Theme, width int) tea.View {
	var names []string
	for _, m := range f.found() {
		names = append(names, m.Label)
	}
	return layout.Rows(f.list.View(t, names, width), question.Lookup{Env: f.env, In: form.InStep}.View(f.in.Value(), width))
}

func (f field) empty(t theme.Theme, d model.Draft, width int) tea.View {
	mark := ""
	if len(d.Steps) > 0 {
		mark = t.Here.Of(theme.MarkHere) + " "
	}
	line := layout.Hang(mark, f.in.View(width-2))
	if f.in.Value() != "" {
		return layout.Rows(line, f.suggestions(t, width))
	}
	var opts []string
	for i, s := range f.first(d) {
		opts = append(opts, t.Key.Of(string(rune('1'+i)))+" "+s.Short)
	}
	grid := layout.Grid(opts, 2, width-2)
	return layout.Rows(line, layout.Hang("  ", layout.Text(strings.Join(grid, "\n"))),
		layout.Hang("  ", layout.Prose(t.Hint.Of, recording.StepsHint, width-2)))
}
