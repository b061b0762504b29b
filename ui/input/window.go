package input

import (
	"unicode"

	"tijdig/ui/layout"
)

// window is the part of a line that is drawn in width cells, and the cell of it in
// which the cursor stands. A line that fits is drawn whole. Of a longer one the
// part around the cursor is: it moves on by a third of the width at a time, so
// that the text stands still under most keys, and a mark shows where text is
// hidden.
func window(line []rune, at, width int) (shown string, cell int) {
	from := 0
	if len(line) >= width || layout.Width(string(line)) >= width { // the cursor takes a cell behind the last letter
		from = begin(line, at, width)
	}
	before := string(line[from:at])
	if from > 0 && width > 2 {
		before = hidden + before
	}
	end := min(len(line), at+perCell*width)
	return layout.Cut(before+string(line[at:end]), width), min(layout.Width(before), width-1)
}

// hidden stands where the beginning of a line is not drawn.
const hidden = "…"

// perCell is at most how many characters share a cell: an emoji is made of
// several, and so is a letter with accents.
const perCell = 8

// begin returns where the part that is drawn begins: the first of a few fixed
// places from which all before the cursor fits, with a cell for the mark at
// either end and one for the cursor. What lies far before the cursor is not
// looked at.
func begin(line []rune, at, width int) int {
	step := max(1, width/3)
	room := max(1, width-3)
	from := max(0, at-perCell*width) / step * step
	for from < at && layout.Width(string(line[from:at])) > room {
		from += step
	}
	from = min(from, at)
	for from > 0 && from < at && clings(line[from-1], line[from]) {
		from++
	}
	return from
}

// clings reports whether a character is drawn as one with the one before it.
func clings(before, r rune) bool {
	const joiner = '\u200d'
	return before == joiner || r == joiner || unicode.In(r, unicode.Mn, unicode.Me, unicode.Variation_Selector)
}
