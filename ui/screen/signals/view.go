package signals

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/model/fold"
	"tijdig/model/words"
	"tijdig/ui/layout"
	"tijdig/ui/text"
	"tijdig/ui/theme"
)

// wideFrom is the width from which a preview stands beside the list.
const wideFrom = 112

func (m Model) wide() bool { return m.size.Width >= wideFrom }

// headRows are the rows above the list: the search line, what it found, and
// the names of the columns.
func (m Model) headRows() int {
	if m.searching || m.in.Value() != "" {
		return 3
	}
	return 1
}

// visible is how many signals fit; while searching each takes two rows.
func (m Model) visible() int {
	n := max(1, m.size.Height-m.headRows())
	if m.found.asking {
		n = max(1, n/2)
	}
	return n
}

// window returns the first row in sight and how many there are.
func (m Model) window() (first, n int) {
	n = m.visible()
	return layout.Window(len(m.rows), n, m.at), n
}

// View draws the rows in sight, and only those.
func (m Model) View() tea.View {
	w := m.size.Width
	if m.wide() {
		w = w * 3 / 5
	}
	list := layout.Fit(m.list(w), w, m.size.Height, 0)
	if !m.wide() {
		return list
	}
	return layout.Beside(list, w, layout.Fit(m.preview(m.size.Width-w), m.size.Width-w, m.size.Height, 0))
}

func (m Model) list(w int) tea.View {
	t := m.env.Theme
	var rows []tea.View
	if m.headRows() > 1 {
		first := "  / "
		rows = append(rows, layout.Hang(t.Key.Of(first), m.line(w-6)), layout.Text("  "+t.Hint.Of(layout.Cut(m.note(), w-3))))
	}
	cols := columns(w)
	rows = append(rows, layout.Text("  "+t.Hint.Of(cols.row(text.Columns))))
	if len(m.rows) == 0 {
		return layout.Rows(append(rows, layout.Text(" "), layout.Text("  "+t.Hint.Of(layout.Cut(text.NoSignals(len(m.all), m.in.Value()), w-3))), layout.Text("  "+t.Hint.Of(layout.Cut(text.NearWords(m.found.near), w-3))))...)
	}
	first, n := m.window()
	for i := first; i < min(len(m.rows), first+n); i++ {
		rows = append(rows, layout.Text(m.row(i, cols, w)))
		if m.found.asking {
			rows = append(rows, layout.Text(m.excerpt(m.head(i), w)))
		}
	}
	return layout.Rows(rows...)
}

func (m Model) line(w int) tea.View {
	if m.searching {
		return m.in.View(max(4, w))
	}
	return layout.Text(m.in.Value())
}

func (m Model) note() string {
	if m.found.asking && !m.found.whole {
		return strings.TrimSpace(m.found.note + "  " + text.NotAllSearched)
	}
	if !m.found.asking {
		return text.SearchHint
	}
	return m.found.note
}

func (m Model) row(i int, cols cols, w int) string {
	t := m.env.Theme
	h := m.head(i)
	s := cols.row(m.cells(h))
	if i == m.at {
		return t.Here.Of(theme.MarkHere) + " " + t.Here.Of(layout.Pad(s, w-2))
	}
	return "  " + s
}

// cells returns what the columns show of a signal.
func (m Model) cells(h *model.Head) [5]string {
	now := m.env.Now()
	today := model.DateOf(now)
	code := h.Code.String()
	if h.N > 0 {
		code = model.SignalCode(h.Code, h.N)
	}
	step := text.NoStepShort
	switch {
	case h.Call == model.CallOpen:
		step = text.NotCalled
	case h.Versions > 1:
		step = text.TwoShort
	case h.Concept:
		step = text.Concept
	case h.State == model.Closed:
		step = words.Of(string(model.Closed))
	case h.NextType != "":
		step = strings.TrimSpace(dates.ShowDate(h.NextDue, today) + " " + text.NextStep(*h))
	case h.Steps > 0:
		step = text.AllDone
	}
	who := strings.TrimSpace(words.Of(string(h.Kind)) + " " + words.Of(string(h.Band)))
	if h.Mark != "" {
		who = h.Mark
	}
	return [5]string{dates.ShowDate(h.Seen.Date, today), code, who, h.Place, step}
}

func (m Model) excerpt(h *model.Head, w int) string {
	l := m.lines[h.Signal]
	if l.text == "" {
		return ""
	}
	first := "             "
	return first + m.env.Theme.Hint.Of(layout.Cut(l.label+": "+around(l.text, m.in.Value(), w-len(first)-layout.Width(l.label)-6), w-len(first)-1))
}

// around returns the part of a text where a word typed occurs, in quotes.
func around(s, query string, w int) string {
	w = max(4, w)
	s = strings.ReplaceAll(s, "\n", " ")
	if layout.Width(s) <= w {
		return quoted(s)
	}
	at := -1
	for _, q := range fold.Words(query) {
		if i := strings.Index(fold.Text(s), q); i >= 0 && (at < 0 || i < at) {
			at = i
		}
	}
	r := []rune(s)
	from := max(0, min(len(r)-w+4, at-w/3))
	lead := ""
	if from > 0 {
		lead = "… "
	}
	return quoted(lead + layout.Cut(string(r[from:]), max(4, w-4)))
}

// quoted puts quotes around what does not begin with one: a line that says
// what somebody said has its own.
func quoted(s string) string {
	if strings.HasPrefix(s, "\"") {
		return s
	}
	return "\"" + s + "\""
}

func (m Model) preview(w int) tea.View {
	t := m.env.Theme
	if m.at >= len(m.rows) {
		return tea.View{}
	}
	h := m.head(m.at)
	rows := []string{"", t.Who.Of(m.cells(h)[1]) + "  " + m.cells(h)[2], t.Hint.Of(text.SeenOn(*h, m.env.Now()) + "  " + h.Place), ""}
	for _, s := range m.lines[h.Signal].more {
		rows = append(rows, layout.Wrap(s, w-4)...)
	}
	for i, r := range rows {
		rows[i] = t.Rule.Of("│") + "  " + r
	}
	for len(rows) < m.size.Height {
		rows = append(rows, t.Rule.Of("│"))
	}
	return layout.Text(strings.Join(rows, "\n"))
}

// cols holds how wide each column is; 0 leaves it out.
type cols [5]int

// columns gives a window's width to the columns. Where falls away first, then
// who; the last one takes what is left.
func columns(w int) cols {
	c := cols{10, 10, 16, 17, 0}
	if w < 76 {
		c[3] = 0
	}
	if w < 58 {
		c[2] = 0
	}
	left := w - 3
	for _, n := range c[:4] {
		if n > 0 {
			left -= n + 1
		}
	}
	c[4] = max(4, left)
	if extra := c[4] - 34; extra > 0 && c[3] > 0 {
		c[3], c[4] = c[3]+extra, c[4]-extra
	}
	return c
}

func (c cols) row(cells [5]string) string {
	var b strings.Builder
	for i, n := range c {
		if n == 0 {
			continue
		}
		b.WriteString(layout.Pad(cells[i], n))
		if i < len(c)-1 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}
