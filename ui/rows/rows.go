// Package rows is a list to choose from: each row has a digit, one has the
// mark, and enter or its digit opens it. It knows nothing of what the rows are.
package rows

import (
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/ui/keymap"
	"tijdig/ui/layout"
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
func (r Rows) Key(press tea.KeyPressMsg, k keymap.Map, n int) (next Rows, open int, used bool) {
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

// Row is what is drawn of one: who it is about, and the rest.
type Row struct{ Who, Rest string }

// who is how wide the first column is.
const who = 8

// View draws the rows in width cells, one line each. Without anyone named, the
// rest begins at once.
func (r Rows) View(t theme.Theme, all []Row, width int) tea.View {
	var out []tea.View
	for i, row := range all {
		mark, digit := "  ", ""
		if i == r.At {
			mark = t.Here.Of(theme.MarkHere) + " "
		}
		if i < digits {
			digit = strconv.Itoa(i + 1)
		}
		line := mark + t.Key.Of(layout.Pad(digit, 3))
		if row.Who != "" {
			line += t.Who.Of(layout.Pad(row.Who, who))
		}
		out = append(out, layout.Text(line+layout.Cut(row.Rest, max(4, width-layout.Width(line)))))
	}
	return layout.Rows(out...)
}
