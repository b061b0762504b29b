package rows

import (
	"sort"

	"charm.land/bubbles/v2/key"

	tea "charm.land/bubbletea/v2"

	"tijdig/ui/keymap"
	"tijdig/ui/layout"
	"tijdig/ui/text"
	"tijdig/ui/theme"
)

// Headed is a list of N rows under headings, of which rows of one heading stand together.
type Headed struct {
	N    int
	At   int // the row under the mark
	Head func(i int) string
	Row  func(i int, here bool) tea.View
	Last tea.View // behind the rows; it may be empty
}

// Around are the rows that may be in sight in a window of a height: from one to before another.
func (l Headed) Around(height int) (from, to int) {
	return max(0, l.At-height), min(l.N, l.At+height)
}

// View draws the rows around the mark, and only those: a list may have a hundred thousand.
// Above and below it says how many lines are out of sight.
func (l Headed) View(t theme.Theme, width, height int) tea.View {
	from, to := l.Around(height)
	var out []tea.View
	var lines, y int
	add := func(v tea.View) {
		out = append(out, v)
		lines += layout.Count(v)
	}
	for i := from; i < to; i++ {
		if i == 0 || l.Head(i) != l.Head(i-1) {
			if i > 0 {
				add(layout.Text(" "))
			}
			add(layout.Text("  " + t.Label.Of(l.Head(i))))
		}
		if i == l.At {
			y = lines
		}
		add(l.Row(i, i == l.At))
	}
	if l.Last.Content != "" && to == l.N {
		add(l.Last)
	}
	higher, lower := l.lines(0, from), l.lines(to, l.N)
	return layout.Scroll(layout.Rows(out...), width, height, max(0, y-1), y+1,
		func(n int) string { return text.Higher(n + higher) }, func(n int) string { return text.Lower(n + lower) })
}

// lines is how many lines the rows from one to before another take, with their headings.
func (l Headed) lines(from, to int) int {
	n := to - from
	for i := from; i < to; {
		head := l.Head(i)
		if i == 0 || l.Head(i-1) != head {
			n++ // the heading
			if i > 0 {
				n++ // and the space above it
			}
		}
		i += sort.Search(to-i, func(j int) bool { return l.Head(i+j) != head })
	}
	return n
}

// Walk takes a key for a long list of n rows, of which a page holds some. It returns the row
// that is opened, or [None]. Its rows have no digits.
func (r Rows) Walk(press tea.KeyPressMsg, k keymap.List, n, page int) (next Rows, open int) {
	open = None
	switch {
	case key.Matches(press, k.Up):
		r.At--
	case key.Matches(press, k.Down):
		r.At++
	case key.Matches(press, k.PageUp):
		r.At -= max(1, page-2)
	case key.Matches(press, k.PageDown):
		r.At += max(1, page-2)
	case key.Matches(press, k.Home):
		r.At = 0
	case key.Matches(press, k.End):
		r.At = n
	case key.Matches(press, k.Open) && r.At < n:
		open = r.At
	}
	return r.Within(n), open
}
