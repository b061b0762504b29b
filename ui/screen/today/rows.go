package today

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/dates"
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
	msg   tea.Msg
	rest  bool     // the list behind what is shown here; it has no digit
	step  model.ID // the signal whose step stands here; zero when none does
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
	out = append(out, section(text.Unfinished, a.Unfinished, rest{text.MoreUnfinished, nav.OnlyUnfinished}, func(h model.Head) ([]string, tea.Msg) {
		return []string{code(h), who(h), unfinished(m.env, h)}, opens(h)
	})...)
	out = append(out, section(text.NoStep, a.NoStep, rest{text.MoreNoStep, nav.OnlyNoStep}, func(h model.Head) ([]string, tea.Msg) {
		return []string{code(h), who(h), text.SeenOn(h, now), text.Term(h, now)}, opens(h)
	})...)
	return append(append(out, m.steps()...), m.counts()...)
}

// steps lists the steps that are due, and behind them those that wait.
func (m Model) steps() []row {
	now, a := m.env.Now(), m.agenda
	out := section(text.StepsDue, a.Steps, rest{text.MoreSteps, nav.OnlyStepsDue}, func(h model.Head) ([]string, tea.Msg) {
		return []string{code(h), who(h), stepName(h), dates.Late(h.NextDue, model.DateOf(now))}, opens(h)
	})
	for i, h := range a.Steps.Heads {
		out[i].step = h.Signal
	}
	if a.Later == 0 {
		return out
	}
	later := row{cells: []string{text.AndLater(a.Later)}, msg: nav.OpenSignals{Only: nav.OnlyStepsLater}, rest: true}
	if len(out) == 0 {
		later.head, later.cells, later.rest = text.StepsDue, []string{text.OnlyLater(a.Later)}, false
	}
	return append(out, later)
}

// rest is how what is not shown of a list is said, and where it stands.
type rest struct {
	say  func(n int) string
	only nav.Only
}

func section(title string, list model.Shortlist, behind rest, cells func(model.Head) ([]string, tea.Msg)) []row {
	var out []row
	for i, h := range list.Heads {
		c, msg := cells(*h)
		r := row{cells: c, msg: msg}
		if i == 0 {
			r.head = title
		}
		out = append(out, r)
	}
	if n := list.Of - len(list.Heads); n > 0 {
		out = append(out, row{cells: []string{behind.say(n)}, msg: nav.OpenSignals{Only: behind.only}, rest: true})
	}
	return out
}

// counts lists what is only counted here and opens as a list.
func (m Model) counts() []row {
	a := m.agenda
	var out []row
	if a.Suspicions+a.Hearsay > 0 {
		out = append(out, row{cells: []string{text.LookAgain(a.Suspicions, a.Hearsay)}, msg: nav.OpenLines{}})
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

// numbered are the rows that have a digit.
func numbered(rows []row) []row {
	return slices.DeleteFunc(rows, func(r row) bool { return r.rest })
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
	if h.N > 0 {
		return model.SignalCode(h.Code, h.N) // one child may have several here
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
	return text.NextStep(h)
}

func unfinished(env nav.Env, h model.Head) string {
	if h.Versions > 1 {
		return text.TwoShort
	}
	if !h.Concept {
		return text.Incomplete(h.Missing)
	}
	at := ""
	if q, ok := env.Form.Find(h.Stopped); ok {
		at = strings.ToLower(q.Label)
	}
	return text.StoppedAt(dates.Show(model.SeenAt(h.Changed.In(env.Now().Location())), env.Now()), at, h.Scribble, h.Place)
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
	y, n, digit := 0, 0, 0
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
		if !r.rest {
			digit++
		}
		out, n = append(out, layout.Text(m.row(r, digit, i == m.at, cols, w))), n+1
	}
	out = append(out, layout.Text(" "), layout.Text("  "+t.Hint.Of(text.CodesOnly)))
	return layout.Scroll(layout.Rows(out...), m.size.Width, m.size.Height, max(0, y-1), y+1, text.Higher, text.Lower)
}

func (m Model) row(r row, n int, here bool, cols []int, w int) string {
	t := m.env.Theme
	mark := "  "
	if here {
		mark = t.Here.Of(theme.MarkHere) + " "
	}
	if r.rest {
		return mark + "   " + t.Hint.Of(layout.Cut(r.cells[0], w-5))
	}
	digit := "   "
	if n <= 9 {
		digit = t.Key.Of(strconv.Itoa(n)) + "  "
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
