package signalpage

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/model/form"
	"tijdig/ui/text"
	"tijdig/ui/text/reading"
)

// answers are what was answered at the questions of a block, "" for a form without blocks,
// and behind it what was said earlier at those that are not asked any more.
func (m Model) answers(block string, w int) []tea.View {
	var rows, earlier []tea.View
	former := map[string]bool{}
	for _, q := range m.env.Form.Former(form.Facts{Content: m.signal.Content, Kind: m.subject.Kind, Profile: m.signal.Author.Profile}) {
		former[q.ID] = true
	}
	for _, q := range m.env.Form.Questions {
		switch {
		case q.Block != block:
		case q.Kind == form.Rows:
			for n := range m.signal.Answers[q.ID] {
				now, was := m.row(q, n, former)
				rows = appendPair(rows, form.RowName(q.One, n+1), now, w)
				earlier = appendPair(earlier, reading.Former(form.RowName(q.One, n+1)), was, w)
			}
		case former[q.ID]:
			earlier = appendPair(earlier, reading.Former(q.Label), m.says(q), w)
		default:
			rows = appendPair(rows, q.Label, m.says(q), w)
		}
	}
	return append(rows, earlier...)
}

// first is the block whose answers stand at the top of the page; "" where a form has none.
func (m Model) first() string {
	if len(m.env.Form.Blocks) == 0 {
		return ""
	}
	return m.env.Form.Blocks[0].ID
}

// others are the answers of the other blocks, each under its name.
func (m Model) others(w int) (out [][]tea.View) {
	for _, b := range m.env.Form.Blocks {
		if rows := m.answers(b.ID, w); b.ID != m.first() && len(rows) > 0 {
			out = append(out, append([]tea.View{m.heading(b.Label, w)}, rows...))
		}
	}
	return out
}

// row says what stands in a row, a line for each question, and apart what is not asked in
// it any more.
func (m Model) row(q form.Question, n int, former map[string]bool) (now, was string) {
	for _, cell := range q.Cells(m.signal.Content, n) {
		v := m.says(cell)
		if v == "" {
			continue
		}
		if line := cell.Label + ": " + v + "\n"; former[cell.ID] {
			was += line
		} else {
			now += line
		}
	}
	return strings.TrimRight(now, "\n"), strings.TrimRight(was, "\n")
}

// says is an answer in words, with what earlier versions said where the form wants that.
func (m Model) says(q form.Question) string {
	v := answer(q, m.signal.Content, m)
	if !q.History {
		return v
	}
	for _, was := range form.History(q, m.versions, m.signal) {
		v += "\n" + reading.SaidBefore(answer(q, was.Content, m), was.Written, m.env.Now())
	}
	return strings.TrimLeft(v, "\n")
}

func appendPair(rows []tea.View, label, value string, w int) []tea.View {
	if value == "" {
		return rows
	}
	return append(rows, pair(label, value, w))
}

// answer says a short answer in words; the questions with a block of their
// own say nothing here.
func answer(q form.Question, c model.Content, m Model) string {
	//exhaustive:enforce
	switch q.Kind {
	case form.Findings, form.Steps, form.People, form.Mark, form.Checklist, form.Note:
		return ""
	case form.Rows:
		return q.Words(c.Answers[q.ID])
	case form.Seen, form.Date, form.Number:
		if said := c.Unclear[q.ID]; said != "" {
			return text.AsSaid(said)
		}
		if q.Kind == form.Number {
			return q.Words(c.Answers[q.ID])
		}
		if q.Kind == form.Seen {
			return text.SeenBefore(dates.Show(c.Seen(), m.env.Now()), c.Seen(), m.signal.Written)
		}
		d, err := model.ParseDate(c.Answers.One(q.ID))
		if err != nil {
			return ""
		}
		return dates.ShowDate(d, model.DateOf(m.env.Now()))
	case form.Choice, form.Choices, form.Subject:
		return q.Words(c.Answers[q.ID])
	case form.Text, form.Area, form.Place:
	case form.Age:
		return text.Age(model.AgeOf(c.Answers[q.ID]), m.env.Now())
	}
	return c.Answers.One(q.ID)
}
