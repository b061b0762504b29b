// Package rows is a list to choose from: each row has a digit, one has the
// mark, and enter or its digit opens it. It knows nothing of what the rows are.
package rows

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/ui/keymap"
	"tijdig/ui/layout"
	"tijdig/ui/sight"
	"tijdig/ui/theme"
)

// Rows is the list; its zero value has the mark on the first row.
type Rows struct{ At int }

// digits is how many rows get one.
const digits = 9

// None is the row that a key opens when it opens none.
const None = -1

// Key takes a key for a list of n rows. It returns the row that is opened, or
// [None], and whether the key was one for a list.
func (r Rows) Key(press tea.KeyPressMsg, k *keymap.Map, n int) (next Rows, open int, used bool) {
	open = None
	switch {
	case key.Matches(press, k.List.Up):
		r.At--
	case key.Matches(press, k.List.Down):
		r.At++
	case key.Matches(press, k.List.Open):
		open = r.At
	case key.Matches(press, k.Today.Open):
		open = int(press.Text[0] - '1')
	default:
		return r, None, false
	}
	if open >= n {
		open = None
	}
	return r.Within(n), open, true
}

// Within keeps the mark on one of n rows.
func (r Rows) Within(n int) Rows {
	r.At = max(0, min(r.At, n-1))
	return r
}

// gap is how many cells stand between columns.
const gap = 2

// View draws the rows in width cells, one line each, in columns as wide as what stands in
// them. An ink draws a column, nil as it is.
func (r Rows) View(t theme.Theme, all [][]string, columns []layout.Column, width int, inks ...func(string) string) tea.View {
	const lead = 5 // the mark and the digit
	widths := layout.Columns(layout.Measured(columns, all), gap, max(4, width-lead))
	var out []tea.View
	for i, cells := range all {
		mark, digit := "  ", ""
		if i == r.At {
			mark = t.Here.Of(theme.MarkHere) + " "
		}
		if i < digits {
			digit = strconv.Itoa(i + 1)
		}
		out = append(out, layout.Text(mark+t.Key.Of(layout.Pad(digit, lead-2))+layout.Line(cells, widths, gap, inks...)))
	}
	return layout.Rows(out...)
}

// A Page is what a list of rows is for, said above it.
type Page struct {
	Said    []string // paragraphs
	Asked   string   // a question that waits for its answer; "" for none
	Columns []layout.Column
	Lines   [][]string
}

// Under draws a page, in which the row under the mark stays in sight. Who it is about stands
// in the second column.
func (r Rows) Under(t theme.Theme, p Page, size tea.WindowSizeMsg) tea.View {
	w := max(10, min(prose, size.Width-4))
	var out []tea.View
	for _, s := range p.Said {
		out = append(out, layout.Hang("  ", layout.Prose(t.Hint.Of, s, w)))
	}
	if p.Asked != "" {
		out = append(out, layout.Hang("  ", layout.Prose(t.Missing.Of, p.Asked, w)))
	}
	lead := layout.Rows(append(out, layout.Text(" "))...)
	y := layout.Count(lead) + r.At
	return sight.Of(layout.Rows(lead, r.View(t, p.Lines, p.Columns, w, t.Who.Of)), size, y, y+1)
}

// prose is how wide a paragraph is at most, in cells.
const prose = 100
