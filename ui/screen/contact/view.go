package contact

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/model/network"
	"tijdig/model/textlint"
	"tijdig/ui/field"
	"tijdig/ui/layout"
	"tijdig/ui/sight"
	"tijdig/ui/text/reading"
	"tijdig/ui/theme"
)

const (
	widest     = 92 // cells the page takes at most
	labelWidth = 18
	inset      = 4 // of the questions of a row
)

func (m Model) width() int { return max(12, min(m.size.Width-2, widest)) }

// before is how many cells stand before the answer to question i.
func (m Model) before(i int) int {
	in := 2
	if m.Asked[i].Of != "" {
		in += inset
	}
	if m.Asked[i].Kind == form.Rows {
		return in
	}
	return in + min(labelWidth, m.width()/3)
}

// room is how many cells the question in focus is drawn in.
func (m Model) room() int { return max(8, m.width()-m.before(m.At)) }

// View draws every question with the one in focus in sight.
func (m Model) View() tea.View {
	t := m.env.Theme
	rows := []tea.View{layout.Hang("  ", layout.Prose(t.Hint.Of, reading.NoChildrenHere, m.width()-2)), layout.Text(" ")}
	n := 0
	for _, v := range rows {
		n += layout.Count(v)
	}
	from, to := 0, 0
	for i := range m.Asked {
		v := m.question(i)
		if i == m.At {
			from, to = n, n+layout.Count(v)
		}
		n += layout.Count(v)
		rows = append(rows, v)
	}
	if m.At == 0 {
		from = 0 // what belongs here is read first
	}
	return sight.Of(layout.Rows(rows...), m.size, from, to)
}

func (m Model) question(i int) tea.View {
	t, q, d := m.env.Theme, m.Asked[i], m.concept.Draft()
	ink, mark := t.Label, "  "
	if i == m.At {
		ink, mark = t.Here, t.Here.Of(theme.MarkHere)+" "
	}
	if q.Of != "" {
		mark = layout.Pad("", inset) + mark
	}
	lw, w := m.before(i), max(8, m.width()-m.before(i))
	var v tea.View
	if i == m.At {
		v = m.field.View(d, w)
		if says := warning(q, d); says != "" {
			v = layout.Rows(v, layout.Prose(t.Missing.Of, says, w))
		}
		if q.Hint != "" {
			v = layout.Rows(v, layout.Prose(t.Hint.Of, q.Hint, w))
		}
	} else {
		env := m.fields
		env.Row = m.Row
		v = field.Show(env, q, d, w)
	}
	if q.Kind == form.Rows {
		if len(d.Answers[q.ID]) > 0 {
			mark = "  " // the row has the mark
		}
		return layout.Rows(layout.Text(mark+ink.Of(q.Label)), layout.Hang("  ", v))
	}
	if v.Content == "" {
		v.Content = " "
	}
	return layout.Hang(mark+layout.Pad(ink.Of(layout.Cut(q.Label, max(1, lw-layout.Width(mark)-1))), lw-layout.Width(mark)), v)
}

// own are the questions in which the contact itself is named, and how it is reached.
var own = []string{
	network.QOrg, network.QRole, network.QName, network.QPhone, network.QMail, network.QArea, network.QAliases, network.QNow,
}

// warning says what had better not stand in the text in focus: nobody else is named there.
func warning(q form.Question, d model.Draft) string {
	if q.Kind != form.Text || slices.Contains(own, q.ID) {
		return ""
	}
	if found := textlint.Find(d.Answers.One(q.ID), textlint.Where{Subject: model.Place}); len(found) > 0 {
		return found[0].Say
	}
	return ""
}
