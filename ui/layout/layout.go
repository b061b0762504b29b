// Package layout puts views together. Everything that draws returns a
// [tea.View], so the terminal's own cursor travels with the words it is in;
// only this package cuts, pads and moves it.
package layout

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"tijdig/model/clean"
)

// Text is a view without a cursor. What it draws passes [clean.Frame], as all
// that this package measures does, so that widths and what is drawn agree.
func Text(s string) tea.View { return tea.View{Content: clean.Frame(s)} }

// Typed is a view of text while it is typed, of at most width cells a row.
func Typed(v tea.View, width int) tea.View {
	rows := strings.Split(v.Content, "\n")
	for i := range rows {
		if Width(rows[i]) > width {
			rows[i] = Cut(strings.TrimRight(rows[i], " "), width) // a space at the edge is nothing lost
		}
	}
	v.Content = strings.Join(rows, "\n")
	return v
}

// Rows stacks views from top to bottom. The first view with a cursor keeps
// it. A view without content takes no row.
func Rows(views ...tea.View) tea.View {
	var out tea.View
	var rows []string
	for _, v := range views {
		if v.Content == "" && v.Cursor == nil {
			continue
		}
		if v.Cursor != nil && out.Cursor == nil {
			out.Cursor = moved(v.Cursor, 0, len(rows))
		}
		rows = append(rows, strings.Split(v.Content, "\n")...)
	}
	out.Content = strings.Join(rows, "\n")
	return out
}

// Beside puts right next to left, which takes exactly width columns.
func Beside(left tea.View, width int, right tea.View) tea.View {
	l, r := strings.Split(left.Content, "\n"), strings.Split(right.Content, "\n")
	out := tea.View{Cursor: left.Cursor}
	if out.Cursor == nil && right.Cursor != nil {
		out.Cursor = moved(right.Cursor, width, 0)
	}
	rows := make([]string, max(len(l), len(r)))
	for i := range rows {
		var a, b string
		if i < len(l) {
			a = l[i]
		}
		if i < len(r) {
			b = r[i]
		}
		rows[i] = Pad(a, width) + b
	}
	out.Content = strings.Join(rows, "\n")
	return out
}

// Hang puts first before the first row of v and as many spaces before the
// others.
func Hang(first string, v tea.View) tea.View {
	n := Width(first)
	rows := strings.Split(v.Content, "\n")
	pad := strings.Repeat(" ", n)
	for i := range rows {
		if i == 0 {
			rows[i] = first + rows[i]
		} else {
			rows[i] = pad + rows[i]
		}
	}
	out := tea.View{Content: strings.Join(rows, "\n")}
	if v.Cursor != nil {
		out.Cursor = moved(v.Cursor, n, 0)
	}
	return out
}

// Fit returns v in exactly width by height cells: long lines are cut, missing
// ones added, and the rows around row focus are kept when there are too many.
func Fit(v tea.View, width, height, focus int) tea.View {
	width, height = max(0, width), max(0, height)
	rows := strings.Split(v.Content, "\n")
	first := Window(len(rows), height, focus)
	rows = rows[first:min(len(rows), first+height)]
	out := make([]string, height)
	for i := range out {
		if i < len(rows) {
			out[i] = Pad(rows[i], width)
		} else {
			out[i] = Pad("", width)
		}
	}
	fitted := tea.View{Content: strings.Join(out, "\n")}
	if c := v.Cursor; c != nil && c.Y >= first && c.Y < first+height && c.X < width {
		fitted.Cursor = moved(c, 0, -first)
	}
	return fitted
}

// FitCursor is [Fit] around the row of the cursor, or around row other where v has none.
func FitCursor(v tea.View, width, height, other int) tea.View {
	if v.Cursor != nil {
		other = v.Cursor.Y
	}
	return Fit(v, width, height, other)
}

// Top returns the first rows of v, without what stands below them.
func Top(v tea.View, rows int) tea.View {
	all := strings.Split(v.Content, "\n")
	if len(all) <= rows {
		return v
	}
	v.Content = strings.Join(all[:max(0, rows)], "\n")
	if v.Cursor != nil && v.Cursor.Y >= rows {
		v.Cursor = nil
	}
	return v
}

// Window returns the first of the rows to show so that row focus is visible
// with, where there is room, a third of the rows above it.
func Window(rows, height, focus int) int {
	if rows <= height {
		return 0
	}
	return max(0, min(focus-height/3, rows-height))
}

// Label returns s in exactly width cells, the last of them a space, so that what
// follows never sticks to it. Where it has to be cut a star at its end stays: it says
// that a source is confidential.
func Label(s string, width int) string {
	if width < 3 || Width(clean.Frame(s)) < width {
		return Pad(s, width)
	}
	star := ""
	if strings.HasSuffix(ansi.Strip(s), "*") {
		star = "*"
	}
	return Pad(Cut(s, width-1-len(star))+star, width)
}

// Ends returns left and right on one row of width cells. When both do not
// fit, left is cut and right stays whole, so that a count is never half shown.
func Ends(left, right string, width int) string {
	r := Width(right)
	if r == 0 || r+2 > width {
		return Pad(left, width)
	}
	return Pad(left, width-r) + right
}

// Prose wraps s to width cells and draws each row in an ink, nil as it is.
func Prose(ink func(string) string, s string, width int) tea.View {
	rows := Wrap(s, max(8, width))
	if ink != nil {
		for i := range rows {
			rows[i] = ink(rows[i])
		}
	}
	return Text(strings.Join(rows, "\n"))
}

// Hinted puts a hint behind what v says, or below it where it does not fit there.
func Hinted(v tea.View, ink func(string) string, hint string, width int) tea.View {
	left := strings.TrimRight(v.Content, " ")
	if left != "" {
		left += " "
	}
	if Width(left)+Width(hint) > width {
		return Rows(v, Prose(ink, hint, width))
	}
	v.Content = left + ink(hint)
	return v
}

// Flow puts words after each other with gap spaces, on as many rows of at
// most width cells as they need.
func Flow(words []string, gap, width int) []string {
	var rows []string
	row, n := "", 0
	for _, w := range words {
		ww := Width(w)
		if n > 0 && n+gap+ww > width {
			rows, row, n = append(rows, row), "", 0
		}
		if n > 0 {
			row, n = row+strings.Repeat(" ", gap), n+gap
		}
		row, n = row+w, n+ww
	}
	return append(rows, row)
}

// Center returns v in the middle of width by height cells.
func Center(v tea.View, width, height int) tea.View {
	rows := strings.Split(v.Content, "\n")
	w := 0
	for _, r := range rows {
		w = max(w, Width(r))
	}
	left, top := max(0, (width-w)/2), max(0, (height-len(rows))/2)
	pad := strings.Repeat(" ", left)
	for i := range rows {
		rows[i] = pad + rows[i]
	}
	out := tea.View{Content: strings.Repeat("\n", top) + strings.Join(rows, "\n")}
	if v.Cursor != nil {
		out.Cursor = moved(v.Cursor, left, top)
	}
	return Fit(out, width, height, 0)
}

func moved(c *tea.Cursor, dx, dy int) *tea.Cursor {
	m := *c
	m.X += dx
	m.Y += dy
	return &m
}

// Grid puts words in columns as wide as the widest of them, gap spaces apart,
// reading from left to right, in as many columns as fit in width cells.
func Grid(words []string, gap, width int) []string {
	w := 1
	for _, s := range words {
		w = max(w, Width(s))
	}
	cols := max(1, (width+gap)/(w+gap))
	var rows []string
	for i := 0; i < len(words); i += cols {
		var row strings.Builder
		for j := i; j < min(i+cols, len(words)); j++ {
			row.WriteString(Pad(words[j], w))
			if j < min(i+cols, len(words))-1 {
				row.WriteString(strings.Repeat(" ", gap))
			}
		}
		rows = append(rows, strings.TrimRight(row.String(), " "))
	}
	return rows
}

// Scroll returns v in exactly width by height cells with rows from up to to
// in sight, and says above and below how many rows are hidden there.
func Scroll(v tea.View, width, height, from, to int, above, below func(n int) string) tea.View {
	rows := strings.Count(v.Content, "\n") + 1
	if rows <= height {
		return Fit(v, width, height, 0)
	}
	if v.Cursor != nil {
		from, to = max(from, v.Cursor.Y-height+4), max(to, v.Cursor.Y+1)
		to = min(to, max(v.Cursor.Y+1, from+height-2))
	}
	first := max(0, min(from-1, rows-height))
	if to+1-first > height {
		first = min(rows-height, max(first, to+1-height))
	}
	first = min(first, max(0, from-1))
	lines := strings.Split(v.Content, "\n")[first : first+height]
	if first > 0 {
		lines[0] = above(first + 1)
	}
	if hidden := rows - first - height; hidden > 0 {
		lines[height-1] = below(hidden + 1)
	}
	out := tea.View{Content: strings.Join(lines, "\n")}
	if v.Cursor != nil {
		out.Cursor = moved(v.Cursor, 0, -first)
		if out.Cursor.Y < 0 || out.Cursor.Y >= height {
			out.Cursor = nil
		}
	}
	return Fit(out, width, height, 0)
}

// Count returns how many rows v takes.
func Count(v tea.View) int { return strings.Count(v.Content, "\n") + 1 }
