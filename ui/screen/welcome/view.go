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
	return layout.FitCursor(body, m.size.Width, m.size.Height, 0)
}

const labelWidth = 19

func (m Model) asking(w int) []tea.View {
	rows := []tea.View{layout.Prose(nil, keeping.WelcomeWhy, w), layout.Text(" ")}
	if m.step == making {
		rows = append(rows, layout.Prose(m.env.Theme.Hint.Of, keeping.MakingFile, w))
	} else {
		rows = append(rows, m.phrase.View(w))
	}
	return append(rows, layout.Text(" "), layout.Prose(nil, keeping.WelcomeNext, w))
}

func (m Model) person(w int) []tea.View {
	t := m.env.Theme
	fit := max(8, w-labelWidth)
	if m.step == work {
		rows := []tea.View{layout.Prose(nil, keeping.WorkWhy, w), layout.Text(" ")}
		for i, p := range m.env.Region.Profiles() {
			rows = append(rows, layout.Text(t.Key.Of(string(rune('1'+i)))+"  "+p.Label))
			if p.Police {
				rows = append(rows, layout.Hang("   ", layout.Prose(t.Hint.Of, keeping.PoliceWork, w-3)))
			}
		}
		return append(rows, layout.Text(" "), layout.Prose(t.Hint.Of, keeping.WorkLater, w))
	}
	rows := []tea.View{layout.Prose(nil, keeping.NameWhy, w), layout.Text(" ")}
	label := keeping.YourName
	if m.step == org {
		label = keeping.YourOrg
		rows = append(rows, layout.Text(layout.Pad(keeping.YourName, labelWidth)+layout.CutWords(m.author.Name, fit)))
	}
	rows = append(rows, layout.Hang(t.Here.Of(layout.Pad(label, labelWidth)), m.in.View(fit)), layout.Text(" "))
	return append(rows, layout.Prose(t.Hint.Of, keeping.MayStayEmpty, w))
}
