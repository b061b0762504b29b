package layout

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"tijdig/model/clean"
)

// Column is how a column of a list may give way where not all fit beside each other.
type Column struct {
	Want  int // cells in which all of it can be read
	Least int // cells it can do with, its words being cut; 0: it is never cut, as a day or a code
	Falls int // the column with the highest falls away first; one with 0 stays
}

func (c Column) least() int {
	if c.Least == 0 {
		return c.Want
	}
	return min(c.Least, c.Want)
}

// Columns returns how wide each column is in width cells with gap between them; 0 where
// it falls away. Columns fall away before words are cut, and what is left over goes first
// to the one that lacks the least, so that most can be read whole.
func Columns(cols []Column, gap, width int) []int {
	out := make([]int, len(cols))
	for i, c := range cols {
		out[i] = c.least()
	}
	left := width - taken(out, gap)
	for left < 0 {
		last := -1
		for i, c := range cols {
			if out[i] > 0 && c.Falls > 0 && (last < 0 || c.Falls > cols[last].Falls) {
				last = i
			}
		}
		if last < 0 {
			break
		}
		out[last] = 0
		left = width - taken(out, gap)
	}
	for _, i := range byLack(cols) {
		c, more := cols[i], 0
		switch {
		case out[i] == 0:
		case left >= 0:
			more = min(left, c.Want-out[i])
		case c.Least > 0: // a window too small for all: words give way, what is never cut does not
			more = max(left, 1-out[i])
		}
		out[i], left = out[i]+more, left-more
	}
	return out
}

// byLack lists the columns by how many cells they lack where they have the least.
func byLack(cols []Column) []int {
	order := make([]int, len(cols))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		return cols[i].Want - cols[i].least() - cols[j].Want + cols[j].least()
	})
	return order
}

func taken(widths []int, gap int) int {
	n := -gap
	for _, w := range widths {
		if w > 0 {
			n += w + gap
		}
	}
	return n
}

// Measured returns columns that want what the widest of their cells takes.
func Measured(cols []Column, rows [][]string) []Column {
	cols = slices.Clone(cols)
	for _, cells := range rows {
		for i, c := range cells {
			cols[i].Want = max(cols[i].Want, Width(c))
		}
	}
	return cols
}

// Line puts cells in their columns; the words of one that does not fit are cut between
// words. An ink draws a cell, nil as it is.
func Line(cells []string, widths []int, gap int, inks ...func(string) string) string {
	var b strings.Builder
	space := ""
	for i, w := range widths {
		if w == 0 || i >= len(cells) {
			continue
		}
		s := CutWords(cells[i], w)
		b.WriteString(space)
		space = strings.Repeat(" ", max(0, w-Width(s))+gap)
		if i < len(inks) && inks[i] != nil {
			s = inks[i](s)
		}
		b.WriteString(s)
	}
	return b.String()
}

// CutWords returns s in at most width cells. Where something is left out it is whole words,
// unless the first alone is too long; a star at the end stays, as in [Label].
func CutWords(s string, width int) string {
	s = clean.Frame(s)
	if Width(s) <= width {
		return s
	}
	star := ""
	if strings.HasSuffix(ansi.Strip(s), "*") {
		star = "*"
	}
	room := width - len(star) - 2
	if words := Wrap(s, max(1, room)); room > 0 && strings.HasPrefix(s, words[0]+" ") {
		return strings.TrimRight(words[0], " ,:") + " …" + star
	}
	return Cut(s, width-len(star)) + star
}
