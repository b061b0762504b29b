// Package openlines is the screen Nog na te gaan: every suspicion, and everything somebody else
// said, that is no fact yet, the oldest first. What became of one is said here, and from what
// that shows. A line stays what it was: a suspicion that was confirmed is still one that was.
package openlines

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/words"
	"tijdig/ui/keymap"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/settle"
	"tijdig/ui/text/listing"
)

// Model is the screen.
type Model = settle.List[line, asking]

// New returns the list; what was done last can be taken back.
func New(env nav.Env, last nav.Amended) Model { return settle.New(env, kind, last) }

var kind = settle.Kind[line, asking]{
	At: nav.AtLines, Title: listing.ToLookInto, Count: listing.LineCount,
	None: listing.NoOpenLines, Unread: listing.NotAllLines, Back: listing.LineBack,
	Acts: func(k *keymap.Map) []settle.Act {
		return []settle.Act{
			{Key: k.Inquiry.Confirmed, As: string(model.FindingConfirmed)},
			{Key: k.Inquiry.Refuted, As: string(model.FindingRefuted)},
			{Key: k.Inquiry.Withdrawn, As: string(model.FindingWithdrawn)},
		}
	},
	Undo: func(k *keymap.Map) key.Binding { return k.Inquiry.Undo },
	Read: open, Ask: ask, Continue: resume,
	Heading: heading, Columns: columns, Cells: cellsOf, Draw: draw, Widest: 120,
}

func heading(env nav.Env, l line) string {
	terms := env.Region.Terms()
	if terms.LooksAgain(l.line.Written, model.DateOf(env.Now())) {
		return listing.LinesOld(terms.OpenLines)
	}
	return listing.LinesRecent
}

// columns are those of a row: how long ago, the code, what the line is and its words, which
// fall away in a narrow window.
var columns = []layout.Column{{Want: 9}, {Want: 9}, {Least: 21}, {Least: 26, Falls: 1}}

func cellsOf(l line, today model.Date) []string {
	return []string{listing.DaysAgo(l.line.Written, today), l.code(), words.Label(l.finding()), strings.ReplaceAll(l.line.Text, "\n", " ")}
}

// draw draws a line; the one at the mark whole, on as many rows as it needs.
func draw(env nav.Env, cells []string, widths []int, here bool, w int) tea.View {
	who := env.Theme.Who.Of
	if !here {
		return layout.Text(layout.Line(cells, widths, settle.Gap, nil, who))
	}
	first, said := layout.Line(cells[:3], widths[:3], settle.Gap, nil, who), cells[3]
	if widths[3] == 0 {
		return layout.Rows(layout.Text(first), layout.Hang("  ", layout.Text(strings.Join(layout.Wrap(said, max(4, w-2)), "\n"))))
	}
	lead := widths[0] + widths[1] + widths[2] + 3*settle.Gap
	return layout.Hang(layout.Pad(first, lead), layout.Text(strings.Join(layout.Wrap(said, widths[3]), "\n")))
}
