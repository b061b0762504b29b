package checklist

import (
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/ui/layout"
	"tijdig/ui/text"
	"tijdig/ui/text/recording"
	"tijdig/ui/theme"
)

// The list of pages stands beside the sheet from this width, and is this wide.
const (
	besideFrom = 70
	listWidth  = 25
)

// View draws the list of pages, the sheet, and what was not looked at.
func (m Model) View() tea.View {
	w, h := m.size.Width, m.size.Height-1
	foot := layout.Fit(layout.Text(" "+m.blind()), w, 1, 0)
	if n := catalogue.Hidden(m.filter(), m.concept.Draft().Checks); n > 0 {
		foot = layout.Rows(layout.Fit(layout.Text(" "+m.env.Theme.Hint.Of(recording.HiddenItems(n))), w, 1, 0), foot)
		h--
	}
	var body tea.View
	switch {
	case m.part == focusing:
		body = layout.Fit(m.tags(), w, h, 0)
	case m.part == going && w < besideFrom:
		body = layout.Fit(m.list(w), w, h, m.listRow())
	case w < besideFrom:
		body = layout.Fit(layout.Hang(" ", m.right(w-2, h)), w, h, 0)
	default:
		rule := layout.Text(strings.TrimSuffix(strings.Repeat(m.env.Theme.Rule.Of("│")+" \n", max(1, h)), "\n"))
		right := layout.Beside(rule, 2, layout.Fit(m.right(min(w-listWidth-3, 90), h), w-listWidth-2, h, 0))
		body = layout.Beside(layout.Fit(m.list(listWidth), listWidth, h, m.listRow()), listWidth, right)
	}
	return layout.Rows(body, foot)
}

// right draws the name of the page, or the search line, and the sheet.
func (m Model) right(w, h int) tea.View {
	t := m.env.Theme
	head := layout.Text(t.Label.Of(layout.CutWords(pageTitle(m.pages[m.at], m.at, len(m.pages), m.size.Width < besideFrom), w)))
	if m.search != nil {
		head = layout.Text(t.Key.Of("/ ") + m.search.in.Value())
		if m.search.typing {
			head = layout.Hang(t.Key.Of("/ "), m.search.in.View(max(4, w-2)))
		}
	}
	s := m.sheet.View(m.concept.Draft().Checks, w)
	if s.Content == "" {
		s = layout.Prose(t.Hint.Of, m.none(), w)
	}
	from, to := m.sheet.Rows(m.concept.Draft().Checks, w)
	return layout.Rows(head, layout.Text(" "), layout.Scroll(s, w, max(1, h-2), from, to, text.Higher, text.Lower))
}

func pageTitle(p page, at, of int, narrow bool) string {
	s := p.Heading
	if p.Title != "" {
		s += " · " + p.Title
	}
	if p.Of > 1 {
		s += " " + strconv.Itoa(p.N) + "/" + strconv.Itoa(p.Of)
	}
	if narrow {
		s += "   " + recording.Sheet(at+1, of)
	}
	return s
}

// list draws the pages with how far each was gone through.
func (m Model) list(w int) tea.View {
	t := m.env.Theme
	checks := m.concept.Draft().Checks
	var rows []string
	heading, more := "", false
	for i, p := range m.pages {
		if p.More && !more {
			more, heading = true, ""
			title, n := catalogue.MoreTitle(m.filter(), m.plain())
			for _, l := range layout.Wrap(recording.More(title, n), w-2) {
				rows = append(rows, " "+t.Hint.Of(l))
			}
		}
		name := p.Title
		if p.suggested || p.Letter == 'C' {
			name = p.Heading
		} else if p.Heading != heading {
			heading = p.Heading
			rows = append(rows, " "+t.Label.Of(layout.CutWords(heading, w-2)))
		}
		if p.Of > 1 {
			name += " " + strconv.Itoa(p.N)
		}
		rows = append(rows, m.listLine(i, p, name, checks, w))
	}
	return layout.Text(strings.Join(rows, "\n"))
}

func (m Model) plain() []catalogue.Page {
	var out []catalogue.Page
	for _, p := range m.pages {
		out = append(out, p.Page)
	}
	return out
}

func (m Model) listLine(i int, p page, name string, checks map[string]model.Check, w int) string {
	t := m.env.Theme
	done := 0
	for _, e := range p.Entries {
		if checks[e.Slug].Looked() {
			done++
		}
	}
	count := strconv.Itoa(done) + "/" + strconv.Itoa(len(p.Entries))
	mark := "   "
	if m.part == going && i < len(letters) {
		mark = " " + t.Key.Of(letters[i:i+1]) + " "
	}
	if i == m.at {
		if m.part != going {
			mark = " " + t.Here.Of(theme.MarkHere) + " "
		}
		name = t.Here.Of(layout.CutWords(name, w-9))
	}
	return layout.Ends(mark+layout.CutWords(name, w-9), count+" ", w)
}

// listRow is the row of the list the page in front stands on.
func (m Model) listRow() int {
	n, heading, more := 0, "", false
	for i, p := range m.pages {
		if p.More && !more {
			more, heading = true, ""
			title, behind := catalogue.MoreTitle(m.filter(), m.plain())
			n += len(layout.Wrap(recording.More(title, behind), listWidth-2))
		}
		if !p.suggested && p.Letter != 'C' && p.Heading != heading {
			heading = p.Heading
			n++
		}
		if i == m.at {
			return n
		}
		n++
	}
	return n
}

// tags draws the target groups.
func (m Model) tags() tea.View {
	t := m.env.Theme
	rows := []string{"", " " + t.Label.Of(recording.WhichFocus), ""}
	on := m.concept.Draft().Answers[model.QTags]
	for i, tag := range catalogue.Tags() {
		box := "[ ]"
		if slices.Contains(on, tag.Name) {
			box = "[x]"
		}
		rows = append(rows, "   "+t.Key.Of(strconv.Itoa(i+1))+" "+box+" "+tag.Label)
	}
	return layout.Rows(layout.Text(strings.Join(append(rows, ""), "\n")), layout.Hang(" ", layout.Prose(t.Hint.Of, recording.FocusHint, m.size.Width-1)))
}

// blind says what was not looked at.
func (m Model) blind() string {
	s := recording.Blind(m.coverage())
	if s == "" {
		return ""
	}
	return m.env.Theme.Missing.Of(theme.MarkMissing+" ") + s
}
