package intake

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/layout"
	"tijdig/ui/text/recording"
	"tijdig/ui/theme"
)

// A form of blocks is drawn a block at a time. Beside it stand all blocks, or where there is
// no room for them, above it the one that is shown.

// sideWidth is how many cells the blocks take, and withSide how wide a window has to be
// for them to stand beside the questions.
const (
	sideWidth = 32
	withSide  = 100
)

// side is how many cells the blocks take beside the questions; 0 where they do not.
func (m Model) side() int {
	if len(m.env.Form.Blocks) < 2 || m.size.Width < withSide {
		return 0
	}
	return sideWidth
}

// body is how many cells the questions take.
func (m Model) body() int { return min(m.size.Width-m.side(), widest) }

// head names the block that is shown, where no list does.
func (m Model) head(w int) tea.View {
	if len(m.env.Form.Blocks) < 2 || m.side() > 0 {
		return tea.View{}
	}
	all := m.applying()
	for i, b := range all {
		if b.ID == m.Here().Block {
			return layout.Text(" " + m.env.Theme.Label.Of(layout.CutWords(recording.BlockOf(b.Label, i+1, len(all)), w-1)))
		}
	}
	return tea.View{}
}

// applying lists the blocks of which a question is asked now.
func (m Model) applying() []form.Block {
	return slices.DeleteFunc(slices.Clone(m.env.Form.Blocks), func(b form.Block) bool { return m.first(b.ID) < 0 })
}

// blocks lists the blocks with what each holds: something, nothing, or something that is
// still asked for.
func (m Model) blocks(w int) tea.View { return layout.Rows(m.blockRows(w)...) }

// blockColumns lists them beside each other where there is room.
func (m Model) blockColumns(w int) tea.View {
	columns := max(1, w/sideWidth)
	wide := w / columns
	rows := m.blockRows(wide)
	each := (len(rows) + columns - 1) / columns
	var out tea.View
	for i := 0; i < len(rows); i += each {
		column := layout.Rows(rows[i:min(i+each, len(rows))]...)
		if i == 0 {
			out = column
			continue
		}
		out = layout.Beside(out, wide*(i/each), column)
	}
	return out
}

func (m Model) blockRows(w int) []tea.View {
	t, d := m.env.Theme, m.concept.Draft()
	holds := m.env.Form.BlockStates(m.env.Facts(d))
	var rows []tea.View
	for _, b := range m.applying() {
		mark, ink := "  ", t.Label
		if b.ID == m.Here().Block {
			mark, ink = t.Here.Of(theme.MarkHere)+" ", t.Here
		}
		line := mark + t.Key.Of(b.Key) + " " + m.state(holds[b.ID]) + " " + ink.Of(layout.CutWords(b.Label, w-8))
		rows = append(rows, layout.Text(" "+line))
	}
	return rows
}

// state says in one sign what a block holds.
func (m Model) state(s form.BlockState) string {
	t := m.env.Theme
	switch {
	case s.Missing:
		return t.Missing.Of(theme.MarkMissing)
	case s.Filled:
		return t.Label.Of(theme.MarkFilled)
	}
	return " "
}

// first is the first question of a block that applies; below zero for none.
func (m Model) first(block string) int {
	for i, q := range m.Asked {
		if q.Block == block && q.Kind != form.Note {
			return i
		}
	}
	return -1
}

// toBlock goes to the block whose letter this is.
func (m Model) toBlock(letter string) (Model, tea.Cmd, bool) {
	for _, b := range m.applying() {
		if i := m.first(b.ID); strings.EqualFold(b.Key, letter) {
			m.Row, m.At, m.back = "", i, ""
			next, cmd := m.focus(model.Spot{}).spot()
			return next, cmd, true
		}
	}
	return m, nil, false
}
