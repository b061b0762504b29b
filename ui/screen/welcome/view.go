package welcome

import (
	tea "charm.land/bubbletea/v2"

	"tijdig/ui/layout"
	"tijdig/ui/text/keeping"
)

// View draws the step, with what it is for above it.
func (m Model) View() tea.View {
	w := min(76, max(10, m.size.Width-6))
	var rows []tea.View
	switch m.step {
	case choose, making:
		rows = m.asking(w)
	case code:
		rows = []tea.View{m.paper.View(w)}
	default:
		rows = m.person(w)
	}
	body := layout.Hang("   ", layout.Rows(rows...))
	if m.size.Height > 14 {
		body = layout.Rows(layout.Text(" "), body)
	}
	y := 0
	if body.Cursor != nil {
		y = body.Cursor.Y
	}
	return layout.Fit(body, m.size.Width, m.size.Height, y)
}

const labelWidth = 19

func (m Model) asking(w int) []tea.View {
	rows := append(paragraph(keeping.WelcomeWhy, w), layout.Text(" "))
	if m.step == making {
		rows = append(rows, layout.Prose(m.env.Theme.Hint.Of, keeping.MakingFile, w))
	} else {
		rows = append(rows, m.phrase.View(w))
	}
	rows = append(rows, layout.Text(" "))
	return append(rows, paragraph(keeping.WelcomeNext, w)...)
}

func paragraph(s string, w int) []tea.View {
	var rows []tea.View
	for _, l := range layout.Wrap(s, w) {
		if l == "" {
			l = " "
		}
		rows = append(rows, layout.Text(l))
	}
	return rows
}

func (m Model) person(w int) []tea.View {
	t := m.env.Theme
	fit := max(8, w-labelWidth)
	if m.step == work {
		rows := append(paragraph(keeping.WorkWhy, w), layout.Text(" "))
		for i, p := range m.env.Region.Profiles() {
			rows = append(rows, layout.Text(t.Key.Of(string(rune('1'+i)))+"  "+p.Label))
			if p.Police {
				rows = append(rows, layout.Hang("   ", layout.Prose(t.Hint.Of, keeping.PoliceWork, w-3)))
			}
		}
		return append(rows, layout.Text(" "), layout.Prose(t.Hint.Of, keeping.WorkLater, w))
	}
	rows := append(paragraph(keeping.NameWhy, w), layout.Text(" "))
	label := keeping.YourName
	if m.step == org {
		label = keeping.YourOrg
		rows = append(rows, layout.Text(layout.Pad(keeping.YourName, labelWidth)+layout.CutWords(m.author.Name, fit)))
	}
	rows = append(rows, layout.Hang(t.Here.Of(layout.Pad(label, labelWidth)), m.in.View(fit)), layout.Text(" "))
	return append(rows, layout.Prose(t.Hint.Of, keeping.MayStayEmpty, w))
}
