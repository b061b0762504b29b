package intake

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/model/textlint"
	"tijdig/ui/field"
	"tijdig/ui/field/findings"
	"tijdig/ui/layout"
	"tijdig/ui/text"
	"tijdig/ui/text/recording"
	"tijdig/ui/theme"
)

// widest is how many cells the form takes at most: a wider window gets air,
// not longer lines.
const widest = 96

// View draws the questions with the one in focus in sight, and below them
// what is still to be filled in.
func (m Model) View() tea.View {
	w, h := m.size.Width, m.size.Height
	if m.jumping {
		list, at := m.questions(w - 2)
		hint := layout.Text(" " + m.env.Theme.Hint.Of(layout.Cut(recording.JumpHint, w-1)))
		return layout.Rows(hint, layout.Text(" "), layout.Scroll(layout.Hang(" ", list), w, max(1, h-2), at, at+1, text.Higher, text.Lower))
	}
	if w < 40 || h < 6 {
		return m.single(w, h)
	}
	side := m.side()
	head := m.head(w)
	room := h - 1 - layout.Count(head)
	if head.Content == "" {
		room = h - 1
	}
	rows, from, to := m.page(m.body()-2, room)
	body := layout.Scroll(layout.Hang(" ", rows), w-side, room, from, to, text.Higher, text.Lower)
	if side > 0 {
		body = layout.Beside(layout.Fit(m.blocks(side), side, room, 0), side, body)
	}
	if head.Content == "" {
		return layout.Rows(body, layout.Fit(m.foot(w), w, 1, 0))
	}
	return layout.Rows(head, body, layout.Fit(m.foot(w), w, 1, 0))
}

// single draws one question at a time, for the smallest windows.
func (m Model) single(w, h int) tea.View {
	q := m.Here()
	v := layout.Rows(layout.Text(m.env.Theme.Here.Of(q.Label)), m.field.View(m.concept.Draft(), w))
	return layout.FitCursor(v, w, h, 0)
}

// page draws every question and says on which rows the one in focus stands.
// Rows of air are left out where the page would not fit with them.
func (m Model) page(w, h int) (v tea.View, from, to int) {
	drawn := make([]tea.View, len(m.Asked))
	for i := range m.Asked {
		if (m.shown(i) || i == m.At) && m.Asked[i].Block == m.Here().Block {
			drawn[i] = layout.Hang(layout.Pad("", m.inset(i)), m.question(i, w-m.inset(i)))
		}
	}
	page := m.stack(drawn, true)
	if page.rows > h {
		page = m.stack(drawn, false)
	}
	return layout.Rows(page.views...), page.from, page.to
}

// inset is how far a question stands inside: those of a row under their rows.
func (m Model) inset(i int) int {
	if m.Asked[i].Of != "" {
		return 4
	}
	return 0
}

// stacked is a page as it will be put together: how many rows it takes, and on
// which of them the question in focus stands.
type stacked struct {
	views          []tea.View
	rows, from, to int
}

// stack puts the questions that were drawn below each other.
func (m Model) stack(drawn []tea.View, air bool) (out stacked) {
	for i, q := range m.Asked {
		v := drawn[i]
		if v.Content == "" {
			continue
		}
		if air && i > 0 && (block(q) || block(m.Asked[i-1])) {
			out.views, out.rows = append(out.views, layout.Text(" ")), out.rows+1
		}
		n := layout.Count(v)
		if i == m.At {
			out.from, out.to = out.rows, out.rows+n
		}
		out.views, out.rows = append(out.views, v), out.rows+n
	}
	return out
}

// block reports whether a question takes rows of its own below its label.
func block(q form.Question) bool {
	return q.Kind == form.Findings || q.Kind == form.Area || q.Kind == form.Checklist || q.Kind == form.Rows || q.Kind == form.Note
}

// ofOptions reports whether the answers are options, of which the chosen one
// stands in brackets.
func ofOptions(q form.Question) bool {
	return q.Kind == form.Choice || q.Kind == form.Choices || q.Kind == form.Subject
}

// question draws question i with its label.
func (m Model) question(i, w int) tea.View {
	t := m.env.Theme
	q, d := m.Asked[i], m.concept.Draft()
	ink, mark := t.Label, "  "
	if i == m.At {
		ink, mark = t.Here, t.Here.Of(theme.MarkHere)+" "
	}
	label, lw := ink.Of(q.Label), m.before(q, w)
	var v tea.View
	if i == m.At {
		v = layout.Rows(m.field.View(d, max(8, w-lw-2)), m.warning(q, d, w-lw-2), m.hint(q, w-lw-2))
	} else {
		env := m.fields
		env.Row = m.Row
		v = field.Show(env, q, d, max(8, w-lw-2))
	}
	if block(q) {
		if q.Kind == form.Findings || q.Kind == form.Rows && len(d.Answers[q.ID]) > 0 {
			mark = "  " // the line being typed, or the row, has the mark
		}
		return layout.Rows(layout.Text(mark+label), layout.Hang("  ", v))
	}
	if v.Content == "" {
		v.Content = " "
	}
	if long(q, w) { // a question is read whole
		return layout.Rows(layout.Hang(mark, layout.Prose(ink.Of, q.Label, max(8, w-2))), layout.Hang("    ", v))
	}
	if ofOptions(q) {
		return layout.Hang(mark+layout.Pad(label, lw), v)
	}
	return layout.Hang(mark+layout.Label(label, lw), v)
}

// hint explains the question in focus. Those of the quick form are known by heart: they
// leave the page as it is.
func (m Model) hint(q form.Question, w int) tea.View {
	if _, quick := form.Quick().Find(q.ID); quick || q.Hint == "" {
		return tea.View{}
	}
	return layout.Prose(m.env.Theme.Hint.Of, q.Hint, max(8, w))
}

// before is how many cells stand before the answer to a question.
func (m Model) before(q form.Question, w int) int {
	switch {
	case block(q):
		return 0
	case ofOptions(q):
		return m.labelWidth(w)
	}
	return m.labelWidth(w) + 1 // the brackets of a choice stand before the column
}

// room is how many cells the question in focus is drawn in.
func (m Model) room() int {
	w := m.size.Width
	if w < 40 || m.size.Height < 6 {
		return w
	}
	w = m.body() - 2 - m.inset(m.At)
	return max(8, w-m.before(m.Here(), w)-2)
}

// labelWidth is how many cells the labels before the answers take.
func (m Model) labelWidth(w int) int {
	n := 0
	for _, q := range m.Asked {
		if !block(q) && !long(q, w) {
			n = max(n, layout.Width(q.Label))
		}
	}
	return min(n+2, widestLabel(w))
}

// short is how long a label may be that is cut where it does not fit; it is known by its
// beginning.
const short = 18

// long reports whether a question stands above its answer, as it takes too much of the
// width to stand before it.
func long(q form.Question, w int) bool {
	n := layout.Width(q.Label)
	return n > short && n+2 > widestLabel(w)
}

// widestLabel is how many cells the labels before the answers take at most.
func widestLabel(w int) int { return max(12, w/4, min(short, w/3)) }

// warning says beside the text being typed what may not belong in it.
func (m Model) warning(q form.Question, d model.Draft, w int) tea.View {
	typed, at := m.typed(q, d)
	found := textlint.Find(typed, at)
	if len(found) == 0 {
		return tea.View{}
	}
	return layout.Prose(m.env.Theme.Missing.Of, found[0].Say, w)
}

// typed returns the text in focus, and what it is part of.
func (m Model) typed(q form.Question, d model.Draft) (string, textlint.Where) {
	at := textlint.Where{Subject: d.Subject.Kind}
	switch q.Kind {
	case form.Findings:
		if i := m.field.Spot().Line; i < len(d.Findings) {
			at.Line = d.Findings[i].Kind
			return findings.Typed(m.field.Spot(), d.Findings[i]), at
		}
	case form.Mark:
		if field.Public(d.Subject.Kind) {
			return d.Subject.Mark, at
		}
	case form.Place:
		at.Subject = model.Place // lists show it: no names, whomever it is about
		return d.Answers.One(q.ID), at
	case form.Text, form.Area:
		return d.Answers.One(q.ID), at
	}
	return "", at
}

// showsLines reports whether lines with a source are among what is drawn: in a form of blocks
// they stand in one of them.
func (m Model) showsLines() bool {
	return slices.ContainsFunc(m.Asked, func(q form.Question) bool { return q.Kind == form.Findings && q.Block == m.Here().Block })
}

// foot says what is still to be filled in, and what a star means.
func (m Model) foot(w int) tea.View {
	t := m.env.Theme
	if m.why != nil {
		return layout.Hang("  "+t.Here.Of(recording.WhyChanged)+" ", m.why.View(max(4, w-layout.Width(recording.WhyChanged)-3)))
	}
	d := m.concept.Draft()
	left, right := "", ""
	if m.showsLines() && slices.ContainsFunc(d.Findings, func(f model.Finding) bool { return f.Confidential }) {
		right = t.Hint.Of(recording.StarMeans) + " "
	}
	if missing := m.env.Missing(d); len(missing) > 0 {
		var names []string
		for _, q := range missing {
			if m.label(q) != "" {
				names = append(names, strings.ToLower(m.label(q)))
			}
		}
		left = "   " + t.Missing.Of(layout.CutWords(recording.StillMissing(names), w-layout.Width(right)-4))
	}
	return layout.Text(layout.Ends(left, right, w))
}
