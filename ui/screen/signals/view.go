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
	"tijdig/ui/text/listing"
	"tijdig/ui/theme"
)

// wideFrom is the width from which a preview stands beside the list.
const wideFrom = 112

func (m Model) wide() bool { return m.size.Width >= wideFrom }

// headRows are the rows above the list: the search line, what it found, and
// the names of the columns.
func (m Model) headRows() int {
	if m.searching || m.in.Value() != "" {
		return 2 + layout.Count(m.says(m.listWidth(), m.note()))
	}
	return 1
}

// says draws what is said above the rows, whole.
func (m Model) says(w int, s string) tea.View {
	return layout.Hang("  ", layout.Prose(m.env.Theme.Hint.Of, s, w-3))
}

// listWidth is how many cells the list takes.
func (m Model) listWidth() int {
	if m.wide() {
		return m.size.Width * 3 / 5
	}
	return m.size.Width
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
	if m.kept.open {
		return m.keptView()
	}
	w := m.listWidth()
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
		rows = append(rows, layout.Hang(t.Key.Of(first), m.line(w-6)), m.says(w, m.note()))
	}
	first, n := m.window()
	shown := m.drawn(first, n)
	cols := m.columns(shown, w)
	rows = append(rows, layout.Text("  "+t.Hint.Of(layout.Line(listing.Columns[:], cols, gap))))
	if len(m.rows) == 0 {
		rows = append(rows, layout.Text(" "), m.says(w, listing.NoSignals(len(m.all), m.in.Value())))
		if near := listing.NearWords(m.found.near); near != "" {
			rows = append(rows, m.says(w, near))
		}
		return layout.Rows(rows...)
	}
	for i := range shown {
		rows = append(rows, layout.Text(m.row(shown[i], first+i == m.at, cols, w)))
		if m.found.asking {
			rows = append(rows, layout.Text(m.excerpt(&shown[i].head, w)))
		}
	}
	return layout.Rows(rows...)
}

// drawn is a signal in sight, with what its columns show.
type drawn struct {
	head  model.Head
	cells [5]string
}

// drawn reads each signal in sight once.
func (m Model) drawn(first, n int) []drawn {
	out := make([]drawn, max(0, min(len(m.rows), first+n)-first))
	for i := range out {
		out[i].head = *m.head(first + i)
		out[i].cells = m.cells(&out[i].head)
	}
	return out
}

func (m Model) line(w int) tea.View {
	if m.searching {
		return m.in.View(max(4, w))
	}
	return layout.Text(m.in.Value())
}

func (m Model) note() string {
	if m.found.asking && !m.found.whole {
		return strings.TrimSpace(m.found.note + "  " + listing.NotAllSearched)
	}
	if !m.found.asking {
		return listing.SearchHint
	}
	return m.found.note
}

func (m Model) row(l drawn, here bool, cols []int, w int) string {
	t := m.env.Theme
	s := layout.Line(l.cells[:], cols, gap)
	tag := " "
	if m.tagged[l.head.Signal] {
		tag = theme.MarkFilled
	}
	if here {
		return t.Here.Of(theme.MarkHere+tag) + t.Here.Of(layout.Pad(s, w-2))
	}
	return " " + tag + s
}

// cells returns what the columns show of a signal.
func (m Model) cells(h *model.Head) [5]string {
	now := m.env.Now()
	today := model.DateOf(now)
	step := listing.NoStepShort
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
		step = listing.AllDone
	}
	return [5]string{dates.ShowDate(h.Seen.Date, today), text.CodeOf(*h), text.About(*h), text.Whole(h.Place), step}
}

func (m Model) excerpt(h *model.Head, w int) string {
	l := m.lines[h.Signal]
	if l.text == "" {
		return ""
	}
	first := "             "
	room := w - len(first) - 1
	label := layout.CutWords(l.label, room/2) + ": "
	return first + m.env.Theme.Hint.Of(layout.CutWords(label+around(l.text, m.in.Value(), room-layout.Width(label)-2), room))
}

// around returns the part of a text where a word typed occurs, in quotes, from one word to
// another.
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
	for from > 0 && from < min(at, len(r)) && r[from-1] != ' ' {
		from++
	}
	lead := ""
	if from > 0 {
		lead = "… "
	}
	return quoted(lead + layout.CutWords(string(r[from:]), max(4, w-len(lead))))
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
	rows := []string{"", t.Who.Of(m.cells(h)[1]) + "  " + m.cells(h)[2], t.Hint.Of(listing.SeenOn(*h, m.env.Now()) + "  " + h.Place), ""}
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

const gap = 1 // cells between columns

// columns gives a window's width to the columns: the day, the code, who, where and the next
// step, as wide as what is in sight of them. Where falls away first, then who.
func (m Model) columns(lines []drawn, w int) []int {
	cells := [][]string{listing.Columns[:]}
	for i := range lines {
		cells = append(cells, lines[i].cells[:])
	}
	cols := []layout.Column{{Want: 9}, {Want: 9}, {Want: 13, Least: 13, Falls: 1}, {Want: 14, Least: 14, Falls: 2}, {Least: 29}}
	if m.wide() {
		w-- // the preview does not stick to it
	}
	return layout.Columns(layout.Measured(cols, cells), gap, w-2)
}
