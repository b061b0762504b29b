package today

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/steps"
	"tijdig/model/when"
	"tijdig/model/words"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/theme"
)

// row is one thing that can be opened, under a heading.
type row struct {
	head  string // the heading above it; "" when it goes on under the last
	cells []string
	after string // a remark below it
	msg   tea.Msg
}

func (r row) open() tea.Cmd { return nav.Send(r.msg) }

// rows lists what can be opened, in the order it is drawn.
func (m Model) rows() []row {
	now := m.env.Now()
	a := m.agenda
	var out []row
	for i, h := range a.Danger {
		say := text.NotCalled
		if h.Concept || h.Missing > 0 {
			say += " · " + unfinished(m.env, *h)
		}
		r := row{cells: []string{code(*h), who(*h), say}, msg: opens(*h)}
		if i == 0 {
			r.head = text.DangerHead
		}
		out = append(out, r)
	}
	out = append(out, section(text.Unfinished, a.Unfinished, text.MoreUnfinished, func(h model.Head) ([]string, tea.Msg) {
		return []string{code(h), who(h), unfinished(m.env, h)}, opens(h)
	})...)
	out = append(out, section(text.NoStep, a.NoStep, text.MoreNoStep, func(h model.Head) ([]string, tea.Msg) {
		return []string{code(h), who(h), text.SeenOn(h, now), text.Term(h, now)}, opens(h)
	})...)
	steps := section(text.StepsDue, a.Steps, text.MoreSteps, func(h model.Head) ([]string, tea.Msg) {
		return []string{code(h), who(h), stepName(h), when.Late(h.NextDue, model.DateOf(now))}, opens(h)
	})
	switch n := len(steps); {
	case a.Later == 0:
	case n == 0: // what waits for later waits
		steps = []row{{head: text.StepsDue, cells: []string{text.OnlyLater(a.Later)}, msg: nav.OpenSignals{}}}
	case steps[n-1].after == "":
		steps[n-1].after = text.AndLater(a.Later)
	}
	return append(append(out, steps...), m.counts()...)
}

func section(title string, list model.Shortlist, more func(int) string, cells func(model.Head) ([]string, tea.Msg)) []row {
	var out []row
	for i, h := range list.Heads {
		c, msg := cells(*h)
		r := row{cells: c, msg: msg}
		if i == 0 {
			r.head = title
		}
		out = append(out, r)
	}
	if rest := list.Of - len(list.Heads); rest > 0 {
		out[len(out)-1].after = more(rest)
	}
	return out
}

// counts lists what is only counted here and opens as a list.
func (m Model) counts() []row {
	a := m.agenda
	var out []row
	if a.Suspicions+a.Hearsay > 0 {
		out = append(out, row{cells: []string{text.LookAgain(a.Suspicions, a.Hearsay)}, msg: nav.OpenSignals{Only: nav.OnlyOpenLines}})
	}
	if a.Unshared > 0 {
		out = append(out, row{cells: []string{text.Unshared(a.Unshared)}, msg: nav.OpenSignals{Only: nav.OnlyUnshared}})
	}
	if len(out) > 0 {
		out[0].head = text.StillToDo
	}
	return append(out, m.chores()...)
}

// chores lists what the file itself asks for.
func (m Model) chores() []row {
	var out []row
	if len(m.file.warnings) > 0 {
		out = append(out, row{cells: []string{text.Warned(m.file.warnings)}, msg: nav.OpenHealth{}})
	}
	if !m.env.Store.Settings().PaperNoted && !m.env.Store.Demo() {
		out = append(out, row{cells: []string{text.PaperNotNoted}, msg: nav.OpenRecovery{}})
	}
	if m.file.due > 0 {
		out = append(out, row{cells: []string{text.DueCount(m.file.due)}, msg: nav.OpenDue{}})
	}
	if len(out) > 0 {
		out[0].head = text.Chores
	}
	return out
}

func opens(h model.Head) tea.Msg {
	if h.Concept {
		return nav.OpenConcept{Draft: h.Draft}
	}
	return nav.OpenSignal{Signal: h.Signal}
}

func code(h model.Head) string {
	if h.Code == "" {
		return text.NoCode
	}
	return h.Code.String()
}

func who(h model.Head) string {
	if h.Mark != "" {
		return h.Mark
	}
	return strings.TrimSpace(words.Of(string(h.Kind)) + " " + words.Of(string(h.Band)))
}

func stepName(h model.Head) string {
	t, _ := steps.Find(h.NextType)
	return t.Short
}

func unfinished(env nav.Env, h model.Head) string {
	if !h.Concept {
		return text.Incomplete(h.Missing)
	}
	at := ""
	for _, q := range env.Form.Questions {
		if q.ID == h.Stopped {
			at = strings.ToLower(q.Label)
		}
	}
	return text.StoppedAt(when.Show(model.SeenAt(h.Changed.In(env.Now().Location())), env.Now()), at, h.Scribble, h.Place)
}

// View draws the headings and their rows, the row under the mark in sight.
func (m Model) View() tea.View {
	if !m.ready {
		return layout.Fit(tea.View{}, m.size.Width, m.size.Height, 0)
	}
	rows := m.rows()
	if len(rows) == 0 {
		return layout.Center(layout.Text(text.EmptyToday(m.any)), m.size.Width, m.size.Height)
	}
	t := m.env.Theme
	w := min(m.size.Width, 110)
	cols := widths(rows, w-7)
	var out []tea.View
	y, n := 0, 0
	for i, r := range rows {
		if r.head != "" {
			if i > 0 {
				out, n = append(out, layout.Text(" ")), n+1
			}
			out, n = append(out, layout.Text("  "+t.Label.Of(layout.Cut(r.head, w-2)))), n+1
		}
		if i == m.at {
			y = n
		}
		out, n = append(out, layout.Text(m.row(i, r, cols, w))), n+1
		if r.after != "" {
			out, n = append(out, layout.Text("     "+t.Hint.Of(layout.Cut(r.after, w-5)))), n+1
		}
	}
	out = append(out, layout.Text(" "), layout.Text("  "+t.Hint.Of(text.CodesOnly)))
	return layout.Scroll(layout.Rows(out...), m.size.Width, m.size.Height, max(0, y-1), y+1, text.Higher, text.Lower)
}

func (m Model) row(i int, r row, cols []int, w int) string {
	t := m.env.Theme
	mark := "  "
	if i == m.at {
		mark = t.Here.Of(theme.MarkHere) + " "
	}
	digit := "   "
	if i < 9 {
		digit = t.Key.Of(strconv.Itoa(i+1)) + "  "
	}
	if len(r.cells) == 1 {
		return mark + digit + layout.Cut(r.cells[0], w-5)
	}
	s := ""
	for j, c := range r.cells {
		if j == 0 {
			c = t.Who.Of(c)
		}
		if j == len(r.cells)-1 {
			s += layout.Cut(c, max(0, w-5-layout.Width(s)))
		} else if cols[j] > 0 {
			s += layout.Pad(c, cols[j]) + "  "
		}
	}
	return mark + digit + s
}

// widths returns how wide each column is: as wide as its widest cell, with
// the third one falling away in a narrow window before words are cut.
func widths(rows []row, w int) []int {
	cols := make([]int, 4)
	for _, r := range rows {
		if len(r.cells) == 1 {
			continue
		}
		for j, c := range r.cells[:len(r.cells)-1] {
			cols[j] = max(cols[j], min(layout.Width(c), 22))
		}
	}
	if over := cols[0] + cols[1] + cols[2] + 32 - w; over > 0 {
		cols[1] = max(13, cols[1]-over)
	}
	return cols
}
