package erase

import (
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/ui/layout"
	"tijdig/ui/sight"
	"tijdig/ui/text"
	"tijdig/ui/text/keeping"
)

// most is how many signals are listed before the rest is counted.
const most = 6

// roomy is from how many columns on the place stands in the list.
const roomy = 66

// View draws the question, or the receipt.
func (m Model) View() tea.View {
	w := max(10, min(m.size.Width-6, 90))
	var rows []tea.View
	switch {
	case m.err != nil:
		rows = []tea.View{layout.Prose(nil, text.Error(m.err), w)}
	case m.busy:
		rows = []tea.View{layout.Prose(nil, keeping.Destroying, w)}
	case m.receipt != nil:
		rows = m.proof(w)
	default:
		rows = m.question(w)
	}
	body := layout.Rows(layout.Text(" "), layout.Hang("   ", layout.Rows(rows...)))
	return sight.Of(body, m.size, 0, 1)
}

func (m Model) question(w int) []tea.View {
	t := m.env.Theme
	today := model.DateOf(m.env.Now())
	rows := []tea.View{layout.Prose(nil, keeping.DestroyWhy, w), layout.Text(" ")}
	handed := false
	for i, h := range m.heads {
		handed = handed || !h.HandedOver.IsZero()
		if i >= most {
			continue
		}
		line := layout.Pad(dates.ShowDate(h.Seen.Date, today), 15)
		if w >= roomy {
			line += layout.Pad(h.Place, 22) + "  "
		}
		line += keeping.Versions(h) + ", " + keeping.HandedOverOn(h.HandedOver, today)
		rows = append(rows, layout.Text("  "+layout.CutWords(line, w-2)))
	}
	if n := len(m.heads) - most; n > 0 {
		rows = append(rows, layout.Text("  "+t.Hint.Of(keeping.AndMore(n))))
	}
	rows = append(rows, layout.Text(" "))
	about := keeping.DestroyRest
	if m.stay > 0 {
		about += " " + keeping.Remain(m.subject.Code.String(), m.stay)
	} else {
		about += " " + keeping.DestroySub
		if len(m.also) > 0 {
			about += " " + keeping.DestroyAlso(m.also)
		}
	}
	rows = append(rows, layout.Prose(nil, about, w), layout.Prose(nil, keeping.ExportsStay, w))
	if !handed {
		rows = append(rows, layout.Prose(nil, keeping.NeverHanded, w))
	}
	first := t.Here.Of(keeping.TypeCode) + " "
	rows = append(rows, layout.Text(" "), layout.Hang(first, m.in.View(max(8, w-layout.Width(first)))))
	if m.wrong {
		rows = append(rows, layout.Prose(t.Missing.Of, keeping.NotTheCode, w))
	}
	return rows
}

func (m Model) proof(w int) []tea.View {
	today := model.DateOf(m.env.Now())
	var rows []tea.View
	if m.partly {
		rows = append(rows, layout.Prose(nil, keeping.DestroyedPart, w), layout.Text(" "))
	}
	for _, l := range keeping.ReceiptLines(*m.receipt, today) {
		rows = append(rows, layout.Prose(nil, l, w))
	}
	then := keeping.AskBack
	if len(m.receipt.Exports) == 0 {
		then = keeping.NoExports
	}
	rows = append(rows, layout.Text(" "), layout.Prose(nil, then, w))
	for _, e := range m.receipt.Exports {
		rows = append(rows, layout.Hang("- ", layout.Prose(nil, keeping.ExportLine(e, today), w-2)))
	}
	return append(rows, layout.Text(" "), layout.Prose(nil, keeping.ReceiptOnly, w))
}
