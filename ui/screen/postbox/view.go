package postbox

import (
	tea "charm.land/bubbletea/v2"

	"tijdig/ui/layout"
	"tijdig/ui/sight"
	"tijdig/ui/text"
	"tijdig/ui/text/sharing"
)

// View asks, or shows what would happen, or what did.
func (m Model) View() tea.View {
	t := m.env.Theme
	switch {
	case m.busy != nil, m.ask == nil && m.state == nil:
		return layout.Center(layout.Text(text.OneMoment), m.size.Width, m.size.Height)
	case m.ask == nil:
		return sight.From(m.page(), m.size, m.top)
	}
	w := m.width()
	asked := words[m.ask.kind]
	return sight.End(layout.Hang("   ", layout.Rows(
		layout.Text(" "), layout.Prose(t.Label.Of, asked.why, w), layout.Text(" "),
		m.ask.in.After(t.Here.Of(asked.label)+"  ", w), layout.Prose(t.Missing.Of, m.problem, w),
	)), m.size)
}

func (m Model) width() int { return max(10, min(m.size.Width-6, 96)) }

// page says what would happen or did, and who is in the team.
func (m Model) page() tea.View {
	t, w, st := m.env.Theme, m.width(), *m.state
	out := []tea.View{layout.Text(" ")}
	say := func(style func(string) string, s string) {
		if s != "" {
			out = append(out, layout.Prose(style, s, w))
		}
	}
	say(t.Hint.Of, sharing.PostboxAt(st.folder))
	say(t.Hint.Of, sharing.PostboxTeam(st.report.Team, st.mine, st.report.Words))
	out = append(out, layout.Text(" "))
	if m.card {
		say(t.Label.Of, sharing.CardGive)
		say(t.Chosen.Of, st.mine.Line())
		say(t.Label.Of, sharing.CardCompare+st.mine.Words())
		out = append(out, layout.Text(" "))
	}
	say(t.Missing.Of, m.problem)
	for _, c := range st.report.Changes {
		for _, l := range sharing.TeamChange(c, sharing.PostboxAgree) {
			say(t.Chosen.Of, l)
		}
		out = append(out, layout.Text(" "))
	}
	if m.can() {
		say(t.Chosen.Of, sharing.PostboxHead(st.report, m.done))
		for _, l := range sharing.Exchanged(st.report) {
			say(t.Label.Of, l)
		}
	} else if st.err == nil && len(st.report.Changes) == 0 {
		say(t.Label.Of, sharing.PostboxAlone)
	}
	return layout.Hang("   ", layout.Rows(out...))
}

// lowest is the last row that may be first in sight.
func (m Model) lowest() int {
	if m.state == nil || m.ask != nil {
		return 0
	}
	return max(0, layout.Count(m.page())-m.size.Height)
}
