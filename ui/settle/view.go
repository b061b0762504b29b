package settle

import (
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/ui/layout"
	"tijdig/ui/rows"
	"tijdig/ui/sight"
	"tijdig/ui/theme"
)

// Gap is how many cells stand between the columns of a row.
const Gap = 2

// View draws the rows under their headings, or what is asked about one.
func (m List[R, A]) View() tea.View {
	w, h := m.size.Width, m.size.Height
	switch {
	case m.ask != nil:
		v := layout.Hang("  ", (*m.ask).View(m.env, max(10, min(96, w-4))))
		y := 0
		if v.Cursor != nil {
			y = v.Cursor.Y
		}
		return sight.Of(v, m.size, y, y+1)
	case !m.read:
		return layout.Fit(tea.View{}, w, h, 0)
	case len(m.all) == 0:
		return layout.Center(layout.Prose(nil, m.kind.None, max(10, min(60, w-4))), w, h)
	}
	today, width := model.DateOf(m.env.Now()), min(w, m.kind.Widest)
	list := rows.Headed{
		N: len(m.all), At: m.list.At, Last: m.unread(width),
		Head: func(i int) string { return m.kind.Heading(m.env, m.all[i]) },
	}
	from, to := list.Around(h)
	cells := make([][]string, to-from)
	for i := range cells {
		cells[i] = m.kind.Cells(m.all[from+i], today)
	}
	widths := layout.Columns(layout.Measured(m.kind.Columns, cells), Gap, width-2)
	list.Row = func(i int, here bool) tea.View {
		mark := "  "
		if here {
			mark = m.env.Theme.Here.Of(theme.MarkHere) + " "
		}
		return layout.Hang(mark, m.kind.Draw(m.env, cells[i-from], widths, here, width-2))
	}
	return list.View(m.env.Theme, w, h)
}

// unread says that not every signal was read yet; nothing once it was.
func (m List[R, A]) unread(w int) tea.View {
	if m.whole {
		return tea.View{}
	}
	return layout.Rows(layout.Text(" "), layout.Hang("  ", layout.Prose(m.env.Theme.Hint.Of, m.kind.Unread, max(10, w-4))))
}
