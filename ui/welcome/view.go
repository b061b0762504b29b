package welcome

import (
	tea "charm.land/bubbletea/v2"

	"tijdig/model/passphrase"
	"tijdig/ui/layout"
	"tijdig/ui/text"
)

// View draws the step, with what it is for above it.
func (m Model) View() tea.View {
	w := min(76, max(10, m.size.Width-6))
	var rows []tea.View
	switch m.step {
	case choose, again, making:
		rows = m.phrase(w)
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

func (m Model) phrase(w int) []tea.View {
	t := m.env.Theme
	rows := paragraph(text.WelcomeWhy, w)
	rows = append(rows, layout.Text(" "))
	fit := max(8, w-labelWidth)
	switch m.step {
	case choose:
		rows = append(rows, layout.Hang(t.Here.Of(layout.Pad(text.PassphraseLabel, labelWidth)), m.in.View(fit)))
		if m.in.Fresh() {
			rows = append(rows, hang(t.Hint.Of(text.OfferedPhrase), fit))
		} else if m.in.Value() != "" {
			rows = append(rows, hang(t.Hint.Of(text.Strength(passphrase.Bits(m.in.Value()), passphrase.Enough)), fit))
		}
	case again:
		shown := m.chosen
		if m.in.Value() != "" {
			shown = text.Hidden // gone with the first key: typing it is the proof it was noted
		}
		rows = append(rows, layout.Text(layout.Pad(text.PassphraseLabel, labelWidth)+layout.Cut(shown, fit)),
			layout.Hang(t.Here.Of(layout.Pad(text.OnceMore, labelWidth)), m.in.View(fit)))
	case making:
		rows = append(rows, layout.Text(t.Hint.Of(text.MakingFile)))
	}
	if m.problem != "" {
		for _, l := range layout.Wrap(m.problem, fit) {
			rows = append(rows, hang(t.Missing.Of(l), fit))
		}
	}
	rows = append(rows, layout.Text(" "))
	return append(rows, paragraph(text.WelcomeNext, w)...)
}

func hang(s string, w int) tea.View {
	return layout.Hang(layout.Pad("", labelWidth), layout.Text(layout.Cut(s, w)))
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
	rows := append(paragraph(text.WorkWhy, w), layout.Text(" "))
	fit := max(8, w-labelWidth)
	if m.step == work {
		for i, p := range text.Professions {
			rows = append(rows, layout.Text(t.Key.Of(string(rune('1'+i)))+"  "+p))
		}
		return append(rows, layout.Text(" "), layout.Text(t.Hint.Of(layout.Cut(text.WorkLater, w))))
	}
	label := text.YourName
	if m.step == org {
		label = text.YourOrg
		rows = append(rows, layout.Text(layout.Pad(text.YourName, labelWidth)+layout.Cut(m.author.Name, fit)))
	}
	rows = append(rows, layout.Hang(t.Here.Of(layout.Pad(label, labelWidth)), m.in.View(fit)), layout.Text(" "))
	return append(rows, layout.Text(t.Hint.Of(layout.Cut(text.MayStayEmpty, w))))
}
