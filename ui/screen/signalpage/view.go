package signalpage

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/model/words"
	"tijdig/ui/layout"
	"tijdig/ui/sight"
	"tijdig/ui/text"
	"tijdig/ui/text/listing"
	"tijdig/ui/text/reading"
	"tijdig/ui/text/recording"
)

// widest is how long lines of reading text may be.
const widest = 92

// View draws the page from the row in sight, and says how much of it is not.
func (m Model) View() tea.View {
	return sight.From(m.page(), m.size, m.top)
}

func (m Model) page() tea.View {
	w := min(widest, max(10, m.size.Width-4))
	switch {
	case m.err != nil:
		return layout.Hang("  ", layout.Text(strings.Join(layout.Wrap(text.Error(m.err), w), "\n")))
	case m.subject.ID.IsZero():
		return tea.View{}
	case m.reading:
		return layout.Hang("  ", layout.Rows(m.past(w)...))
	case m.listing:
		rows, _ := m.history(m.wide())
		return layout.Hang("  ", layout.Rows(rows...))
	}
	return layout.Hang("  ", layout.Rows(m.blocks(w)...))
}

// blocks are the parts of the page, with a row of air behind each.
func (m Model) blocks(w int) []tea.View {
	rows := []tea.View{}
	all := [][]tea.View{m.otherVersions(w), m.facts(w)}
	for _, p := range contentParts {
		if p.block != nil {
			all = append(all, p.block(m, w))
		}
	}
	for _, block := range append(append(all, m.others(w)...), m.rest(w)) {
		if len(block) > 0 {
			rows = append(append(rows, block...), layout.Text(" "))
		}
	}
	return rows
}

const column = 20

// pair puts a label before a text; both take as many rows as they need.
func pair(label, value string, w int) tea.View {
	text := layout.Prose(nil, value, w-column)
	return layout.Beside(layout.Text(strings.Join(layout.Wrap(label, column-1), "\n")), column, text)
}

func (m Model) heading(s string, w int) tea.View { return layout.Prose(m.env.Theme.Label.Of, s, w) }

// missing says what asks for attention.
func (m Model) missing(s string, w int) tea.View {
	return layout.Prose(m.env.Theme.Missing.Of, s, w)
}

// facts are the short answers, in the order of the form.
func (m Model) facts(w int) []tea.View {
	now := m.env.Now()
	var rows []tea.View
	if m.signal.Call() == model.CallOpen {
		rows = append(rows, m.missing(text.NotCalled+recording.CallKey, w))
	}
	who := reading.NameHidden
	switch {
	case m.subject.Mark != "":
		who = m.subject.Mark
	case m.name == "":
		who = ""
	case m.shown:
		who = m.name
	}
	if who != "" {
		rows = append(rows, pair(reading.NameHere, who, w))
	}
	if m.was != "" {
		rows = append(rows, pair(reading.AlsoCode, m.was, w))
	}
	rows = append(rows, m.answers(m.first(), w)...)
	if m.first() != "" {
		rows = append(rows, m.answers("", w)...) // of which no form knows where they belong
	}
	if !m.known {
		rows = append(rows, layout.Prose(m.env.Theme.Hint.Of, reading.FormUnknown(m.signal.Form), w))
	}
	if groups := catalogue.TagLabels(m.signal.Answers[model.QTags]); len(groups) > 0 {
		rows = append(rows, pair(reading.TagsLabel, strings.Join(groups, ", "), w))
	}
	by := reading.WrittenBy(m.signal.Author, m.signal.Written.In(now.Location()), now)
	return append(rows, pair(reading.Written, by, w))
}

// otherVersions says of each version that stands beside this one what is otherwise there.
func (m Model) otherVersions(w int) []tea.View {
	if len(m.beside) == 0 {
		return nil
	}
	t := m.env.Theme
	rows := []tea.View{layout.Prose(t.Missing.Of, reading.TwoVersions, w)}
	for _, other := range m.beside {
		by := reading.WrittenBy(other.Author, other.Written.In(m.env.Now().Location()), m.env.Now())
		rows = append(rows, layout.Prose(t.Label.Of, reading.OtherVersion(by), w))
		for _, c := range m.changes(other, m.signal) {
			rows = append(rows, layout.Hang("  ", m.besides(c, w-2, apart)))
		}
	}
	return rows
}

func (m Model) findings(w int) []tea.View {
	if len(m.signal.Findings) == 0 {
		return nil
	}
	rows := []tea.View{m.heading(reading.FindingsHead, w)}
	for _, f := range m.signal.Findings {
		rows = append(rows, pair(words.Label(f), f.Text, w))
		if when := text.SeenApart(f, m.env.Now()); when != "" {
			rows = append(rows, layout.Hang(layout.Pad("", column), layout.Prose(m.env.Theme.Hint.Of, when, w-column)))
		}
		if f.Settled() {
			rows = append(rows, layout.Hang(layout.Pad("", column), layout.Prose(m.env.Theme.Label.Of, listing.LineSettledOn(f, m.env.Now()), w-column)))
		}
		if !f.Corrected.IsZero() {
			days := reading.WrittenAndCorrected(f.Written, f.Corrected, m.env.Now())
			rows = append(rows, layout.Hang(layout.Pad("", column), layout.Prose(m.env.Theme.Hint.Of, days, w-column)))
		}
	}
	return rows
}

func (m Model) people(w int) []tea.View {
	if len(m.signal.People) == 0 {
		return nil
	}
	rows := []tea.View{m.heading(reading.PeopleHead, w)}
	for _, p := range m.signal.People {
		rows = append(rows, pair("", text.Person(p, m.env.Now()), w))
	}
	return rows
}

// checks lists the answered items, what goes well first, and says how far one
// looked; what was not looked at is not listed and never reads as no.
func (m Model) checks(w int) []tea.View {
	if len(m.signal.Checks) == 0 {
		return nil
	}
	rows := []tea.View{m.heading(reading.ChecksHead, w)}
	for _, slug := range m.slugs() {
		c := m.signal.Checks[slug]
		line := m.itemLabel(slug)
		if more := text.SourceAndNote(c); more != "" {
			line += "  (" + more + ")"
		}
		rows = append(rows, pair(recording.CheckAnswer(c), line, w))
	}
	return rows
}

func (m Model) formItem(code string) (form.Item, bool) {
	for _, i := range m.env.Form.Items() {
		if i.Code == code {
			return i, true
		}
	}
	return form.Item{}, false
}

// slugs returns the answered items: what goes well, then direct, signals and
// worries, each in the order of the catalogue.
func (m Model) slugs() []string {
	rank := map[string]int{}
	for i, item := range catalogue.All() {
		rank[item.Slug] = i + 1
		if !item.Protective() {
			rank[item.Slug] += 1000
		}
	}
	var out []string
	for s := range m.signal.Checks {
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b string) int {
		if d := rank[a] - rank[b]; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	return out
}

func (m Model) steps(w int) []tea.View {
	rows := []tea.View{m.heading(reading.StepsHead, w)}
	switch {
	case len(m.signal.Steps) == 0 && m.signal.State == model.Closed:
		return append(rows, m.missing(recording.NoStepTaken, w))
	case len(m.signal.Steps) == 0:
		return append(rows, m.missing(recording.NoStepYet, w))
	}
	for _, s := range m.signal.Steps {
		rows = append(rows, pair("", text.WholeStep(s, m.env.Now()), w))
	}
	return rows
}

// rest holds the calls that were made, and what is still missing.
func (m Model) rest(w int) []tea.View {
	var rows []tea.View
	for _, a := range m.signal.Acute {
		rows = append(rows, pair(recording.AcuteTitle, m.acuteSays(a), w))
	}
	if len(m.signal.Missing) > 0 {
		var names []string
		for _, q := range m.signal.Missing {
			if question, ok := m.env.Form.Find(q); ok {
				names = append(names, strings.ToLower(question.FullLabel()))
			}
		}
		rows = append(rows, m.missing(recording.StillMissing(names), w))
	}
	return rows
}
