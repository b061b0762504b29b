package model

import (
	"maps"
	"slices"
)

// Begun is what rows began with before anything was answered in them, by the name of the row:
// the answers, by question, that the form puts there.
type Begun map[string]Answers

// With returns it with one more row.
func (b Begun) With(row string, answers Answers) Begun {
	out := Begun{row: answers}
	maps.Copy(out, b)
	return out
}

// Without returns the content without the rows in which nothing was answered. Nothing of c
// is changed.
func (b Begun) Without(c Content) Content {
	for rows, names := range c.Answers {
		if !slices.ContainsFunc(names, func(row string) bool { return b.Only(c, rows, row) }) {
			continue
		}
		c = c.Clone()
		c.Answers[rows] = slices.DeleteFunc(slices.Clone(names), func(row string) bool { return b.Only(c, rows, row) })
		for cell := range c.Answers {
			if of, row, _, ok := InRow(cell); ok && of == rows && !slices.Contains(c.Answers[rows], row) {
				delete(c.Answers, cell)
			}
		}
		if len(c.Answers[rows]) == 0 {
			delete(c.Answers, rows)
		}
		return b.Without(c)
	}
	return c
}

// Only reports whether in a row stands no more than it began with.
func (b Begun) Only(c Content, rows, row string) bool {
	began, ok := b[row]
	if !ok {
		return false
	}
	for cell, a := range c.Answers {
		if of, r, question, in := InRow(cell); in && of == rows && r == row && len(a) > 0 && !blank(a) && !slices.Equal(a, began[question]) {
			return false
		}
	}
	for cell := range c.Unclear {
		if of, r, _, in := InRow(cell); in && of == rows && r == row {
			return false
		}
	}
	return true
}

// Said returns the content without what says nothing: as [Content.Said], and without rows in
// which nothing was answered.
func (d Draft) Said() Content { return d.Begun.Without(d.Content).Said() }
