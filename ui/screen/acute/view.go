package acute

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/ui/layout"
	"tijdig/ui/text/recording"
)

// column is where the second column begins.
const column = 21

// View draws whom to call, then what one may answer. It has the tone of every
// other screen.
func (m Model) View() tea.View {
	t := m.env.Theme
	w := m.size.Width - 3
	two := func(a, b string) tea.View {
		return layout.Hang(layout.Label(a, column), layout.Text(wrap(b, w-column)))
	}
	var rows []tea.View
	for _, n := range m.lines() {
		rows = append(rows, two(t.Label.Of(n.When), t.Who.Of(layout.Pad(n.Number, 12))+t.Hint.Of(n.Note)))
	}
	gap := layout.Text(" ")
	if len(m.why) > 0 {
		rows = append(rows, gap, two(recording.AcuteWhy, m.reasons()))
	}
	rows = append(rows, gap)
	rows = append(rows, m.asking()...)
	if m.part == nothing {
		rows = append(rows, gap, two(recording.TheyAsk, m.theyAsk()))
		if !m.ofGroup() {
			rows = append(rows, two(recording.Also, recording.OtherChildren))
		}
		rows = append(rows, gap, layout.Text(t.Hint.Of(recording.NothingFirst)))
	}
	if layout.Count(layout.Rows(rows...)) > m.size.Height { // all of it before air
		rows = slices.DeleteFunc(rows, func(v tea.View) bool { return v.Content == gap.Content })
	}
	body := layout.Hang("   ", layout.Rows(rows...))
	if m.size.Height > 16 && layout.Count(body) < m.size.Height {
		body = layout.Rows(gap, body)
	}
	return layout.FitCursor(body, m.size.Width, m.size.Height, 0)
}

func wrap(s string, w int) string { return strings.Join(layout.Wrap(s, max(4, w)), "\n") }

// theyAsk is what whoever is called will ask.
func (m Model) theyAsk() string {
	if m.ofGroup() {
		return recording.TheyAskOfGroup
	}
	return recording.TheyAskWhat
}

func (m Model) ofGroup() bool {
	return m.concept.Draft().Subject.Kind == model.Group
}

// asking draws the answers, or what is asked after one.
func (m Model) asking() []tea.View {
	t := m.env.Theme
	switch {
	case !m.about:
		return nil
	case m.part == whom:
		return []tea.View{
			layout.Text(t.Here.Of(recording.CalledWhom)),
			layout.Text(t.Key.Of("1") + " 112   " + t.Key.Of("2") + " Veilig Thuis   " + t.Key.Of("3") + " " + recording.SomeoneElse + t.Hint.Of(recording.OrTypeWho)),
			layout.Text(t.Hint.Of(wrap(recording.ThenType, m.size.Width-4))),
		}
	case m.part == named:
		return []tea.View{
			layout.Hang(t.Here.Of(recording.CalledWhom)+" ", m.in.View(max(8, m.size.Width-layout.Width(recording.CalledWhom)-6))),
			layout.Text(t.Hint.Of(wrap(recording.ThenEnter, m.size.Width-4))),
		}
	case m.part == who:
		return []tea.View{layout.Hang(t.Here.Of(recording.WhoCalls)+" ", m.in.View(max(8, m.size.Width-layout.Width(recording.WhoCalls)-6)))}
	case m.part == reason:
		return []tea.View{layout.Hang(t.Here.Of(recording.WhyNoDanger)+" ", m.in.View(max(8, m.size.Width-layout.Width(recording.WhyNoDanger)-6)))}
	}
	k := m.env.Keys.Acute
	row := func(key, does, note string) tea.View {
		return layout.Text(t.Key.Of(key) + "  " + layout.Label(does, 21) + t.Hint.Of(layout.CutWords(note, max(0, m.size.Width-29))))
	}
	return []tea.View{
		row(k.Calling.Help().Key, k.Calling.Help().Desc, recording.NotesTime),
		row(k.Other.Help().Key, k.Other.Help().Desc, recording.WhoCalls),
		row(k.NoDanger.Help().Key, k.NoDanger.Help().Desc, recording.WhyNoDanger),
		row(k.Unsure.Help().Key, k.Unsure.Help().Desc, recording.CallForAdvice),
	}
}

// reasons says in words what opened the screen.
func (m Model) reasons() string {
	var out []string
	for _, w := range m.why {
		if item, ok := catalogue.Find(w); ok {
			out = append(out, item.Label+": "+recording.CheckAnswer(m.concept.Draft().Checks[w]))
		} else {
			out = append(out, recording.DangerAnswer(m.concept.Draft().Answers.One(w)))
		}
	}
	return strings.Join(out, ", ")
}
