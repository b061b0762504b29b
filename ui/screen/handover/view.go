package handover

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/words"
	"tijdig/store/bundle"
	"tijdig/ui/layout"
	"tijdig/ui/sight"
	"tijdig/ui/text"
	"tijdig/ui/text/sharing"
	"tijdig/ui/theme"
)

const labelWidth = 19

// View draws the choices, or the output being read, or how it went.
func (m Model) View() tea.View {
	w := min(m.size.Width-3, 96)
	switch {
	case m.reading != nil:
		return m.page()
	case m.busy != nil:
		return layout.Center(layout.Text(sharing.Writing(int(m.busy.done.Load()), len(m.signals))), m.size.Width, m.size.Height)
	case m.done != nil:
		return m.written(w)
	}
	var out []tea.View
	from, n := 0, 0
	for r := range rows {
		if !m.asks(r) {
			continue
		}
		v := m.row(r, w)
		if r == m.at {
			from = n
		}
		out, n = append(out, v), n+layout.Count(v)
	}
	out = append(out, layout.Text(" "), m.note(w))
	return sight.Of(layout.Rows(append([]tea.View{layout.Text(" ")}, out...)...), m.size, from+1, from+2)
}

func (m Model) row(r row, w int) tea.View {
	t := m.env.Theme
	label := sharing.HandOverLabels[r]
	mark := "   "
	if r == m.at {
		label, mark = t.Here.Of(label), " "+t.Here.Of(theme.MarkHere)+" "
	}
	fit := max(8, w-labelWidth-3)
	first := mark + layout.Label(label, labelWidth)
	if r == rowConfirm && m.sealed() {
		return layout.Hang(first+" ", layout.Text(t.Hint.Of(layout.Cut(sharing.EnterSeals, fit))))
	}
	if r >= rowKeys {
		return layout.Hang(first+" ", m.typedRow(r, fit))
	}
	return layout.Hang(first, layout.Text(strings.Join(layout.Flow(m.options(r), 0, fit), "\n")))
}

// typedRow is what was typed on a row, or what may be while the mark is on it.
func (m Model) typedRow(r row, fit int) tea.View {
	t := m.env.Theme
	hint := map[row]string{rowConfirm: sharing.WordToType, rowKeys: sharing.KeysToType}[r]
	if r != m.at {
		return layout.Prose(nil, m.field(r), fit)
	}
	v := m.fields[r-rowKeys].View(fit)
	if hint != "" && m.field(r) == "" {
		v.Content = layout.Prose(t.Hint.Of, hint, fit).Content
	}
	return v
}

func (m Model) options(r row) []string {
	t := m.env.Theme
	var out []string
	opt := func(k, word string, on bool) {
		if on {
			out = append(out, t.Chosen.Of("[")+t.Key.Of(k)+" "+t.Chosen.Of(word+"]"))
		} else {
			out = append(out, " "+t.Key.Of(k)+" "+word+" ")
		}
	}
	switch r {
	case rowFormat:
		for i, f := range m.formats() {
			words := f.Words(m.forms)
			if f == bundle.Format {
				words = text.BundleWords
			}
			opt(digits[i:i+1], words, f == m.format.Bare() || f == m.format)
		}
	case rowLevel:
		for i, l := range levels {
			opt(string(rune('1'+i)), words.Level(l), l == m.level)
		}
	case rowText:
		opt("1", "ja", m.text)
		opt("2", "nee", !m.text)
	case rowDocument:
		for i, d := range m.documents() {
			opt(digits[i:i+1], d.Words(), d == m.format.Document())
		}
	case rowOpens:
		for i, name := range m.openers() {
			opt(digits[i:i+1], name, m.opens(i))
		}
	default:
	}
	return out
}

// note says what goes along and what does not, or what is wrong.
func (m Model) note(w int) tea.View {
	t := m.env.Theme
	s, ink := sharing.GoesAlong(m.level, m.format), t.Hint
	switch {
	case m.access != nil:
		s = sharing.AccessPrint
	case m.format.FactsOnly():
		s = sharing.AgendaGoesAlong
	case m.bundled():
		s = sharing.BundleGoesAlong(m.keyed())
	case m.sealed():
		s += " " + sharing.PageSealed
	case m.level == model.Complete:
		s += " " + sharing.BetterSealed
	}
	if m.problem != "" {
		s, ink = m.problem, t.Missing
	}
	out := layout.Prose(ink.Of, s, max(10, w-3))
	if path := m.target(); path != "" && (m.at == rowPath || m.at == rowConfirm) {
		out = layout.Rows(out, layout.Prose(t.Hint.Of, sharing.ComesAt(path), max(10, w-3)))
	}
	return layout.Hang("   ", out)
}

// written draws how it went, with the words that open what was made.
func (m Model) written(w int) tea.View {
	t := m.env.Theme
	said := sharing.WrittenFile(*m.done, m.target())
	if m.keyed() {
		said += "\n\n" + sharing.KeyOpens
	}
	if m.words == "" {
		return layout.Center(layout.Prose(nil, said, max(10, w-8)), m.size.Width, m.size.Height)
	}
	words := layout.Prose(t.Chosen.Of, m.words, max(10, w-8))
	return layout.Center(layout.Rows(
		layout.Prose(t.Label.Of, said, max(10, w-8)), layout.Text(" "), layout.Prose(t.Label.Of, sharing.WordsToOpen, max(10, w-8)), words,
		layout.Text(" "), layout.Prose(t.Missing.Of, sharing.SayByPhone, max(10, w-8)), layout.Prose(t.Hint.Of, m.howToOpen(), max(10, w-8)),
	), m.size.Width, m.size.Height)
}

// howToOpen says what the receiver does with what was made.
func (m Model) howToOpen() string {
	if m.bundled() {
		return sharing.ColleagueTakesIn
	}
	return sharing.PageOpens
}

// readFirst stands above the output to be read.
func (m Model) readFirst() tea.View {
	return layout.Hang(" ", layout.Prose(m.env.Theme.Missing.Of, sharing.ReadFirst, m.size.Width-2))
}

// leaf is how many rows of the output are in sight.
func (m Model) leaf() int { return max(1, m.size.Height-1-layout.Count(m.readFirst())) }

// page draws the output to be read.
func (m Model) page() tea.View {
	r, h, head := m.reading, m.leaf(), m.readFirst()
	var out []string
	for _, l := range r.rows[r.top:min(len(r.rows), r.top+h)] {
		out = append(out, " "+l)
	}
	return layout.Fit(layout.Rows(head, layout.Text(" "), layout.Text(strings.Join(out, "\n"))), m.size.Width, m.size.Height, 0)
}
