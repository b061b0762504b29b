package checklistpage

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/words"
	"tijdig/ui/layout"
	"tijdig/ui/text"
	"tijdig/ui/text/recording"
	"tijdig/ui/theme"
)

// answerWidth is how many cells the answer before a label takes: the widest is
// "niet bekend".
const answerWidth = 12

// View draws the page in width cells. Help, source and note of the item at
// the mark are always open below it.
func (s Sheet) View(checks map[string]model.Check, width int) tea.View {
	var rows []tea.View
	for i, item := range s.items {
		rows = append(rows, s.row(i, item, checks[item.Code], width))
		if i == s.at {
			rows = append(rows, s.open(item, checks[item.Code], width))
		}
	}
	return layout.Rows(rows...)
}

func (s Sheet) row(i int, item Item, c model.Check, width int) tea.View {
	t := s.env.Theme
	mark := "  "
	if i == s.at {
		mark = t.Here.Of(theme.MarkHere) + " "
	}
	flag := " "
	if item.Flagged {
		flag = theme.MarkDanger
	}
	digit := " "
	if item.Digit > 0 {
		digit = t.Key.Of(strconv.Itoa(item.Digit))
	}
	first := mark + digit + flag + layout.Pad(answerWords(t, c), answerWidth)
	label := item.Label
	if i == s.at {
		label = t.Here.Of(label)
	}
	n := layout.Width(first)
	v := layout.Text(strings.Join(layout.Wrap(label, max(4, width-n)), "\n"))
	if item.Remark != "" {
		v = layout.Rows(v, layout.Prose(t.Hint.Of, item.Remark, width-n))
	}
	return layout.Hang(first, v)
}

func answerWords(t theme.Theme, c model.Check) string {
	w := words.Of(string(c.Answer))
	switch {
	case c.Answer == "":
		return t.Hint.Of("·")
	case c.Bulk:
		return w + recording.BulkMark
	case c.Answer == model.CheckNo, c.Answer == model.CheckUnknown:
		return w
	}
	return t.Chosen.Of(w)
}

// open draws what belongs to the item at the mark.
func (s Sheet) open(item Item, c model.Check, width int) tea.View {
	t := s.env.Theme
	indent := 4 + answerWidth
	w := max(4, width-indent)
	var rows []tea.View
	if item.Help != "" {
		for _, l := range layout.Wrap(item.Help, w) {
			rows = append(rows, layout.Text(t.Hint.Of(l)))
		}
	}
	switch s.part {
	case source:
		opts := layout.Flow(s.sourceOptions(), 2, w)
		rows = append(rows, layout.Text(t.Here.Of(recording.FromWhom)), layout.Text(strings.Join(opts, "\n")))
	case note:
		first := text.NoteLabel
		if c.Source == model.FromOther {
			first = recording.WhoAndNote
		}
		rows = append(rows, layout.Hang(first, s.note.View(max(2, w-layout.Width(first)))))
	default:
		if c.Source != "" || c.Note != "" {
			rows = append(rows, layout.Text(strings.Join(layout.Wrap(text.SourceAndNote(c), w), "\n")))
		}
	}
	if len(rows) == 0 {
		return tea.View{}
	}
	return layout.Hang(strings.Repeat(" ", indent), layout.Rows(rows...))
}

// Rows returns from which row up to which the item at the mark is drawn, with
// what is open below it.
func (s Sheet) Rows(checks map[string]model.Check, width int) (from, to int) {
	for i, item := range s.items {
		n := strings.Count(s.row(i, item, checks[item.Code], width).Content, "\n") + 1
		if i == s.at {
			to = from + n
			if v := s.open(item, checks[item.Code], width); v.Content != "" {
				to += strings.Count(v.Content, "\n") + 1
			}
			return from, to
		}
		from += n
	}
	return 0, 1
}
