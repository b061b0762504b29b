package subject

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/model/network"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/sight"
	"tijdig/ui/text"
	"tijdig/ui/text/reading"
)

// around is how who is involved is shown: drawn or as a list, in the place of the signals.
type around struct {
	on   bool
	list bool // as a list, though there is room to draw
	top  int  // first line in sight
}

// involved is who is around a subject.
type involved struct {
	who   []network.Involved
	steps []model.Step
	own   []network.Contact // whom the worker knows
}

// part is what stands together: a heading and what is under it, an entry each.
type part struct {
	head string
	says []string
}

// drawFrom is the width from which there is room to draw.
const drawFrom = 78

// whoIs reads who is involved out of what the signals say, the newest first.
func whoIs(env nav.Env, said []model.Content) (in involved) {
	in.who = network.Around(said)
	for _, c := range said {
		in.steps = append(in.steps, c.Said().Steps...)
	}
	in.steps = slices.DeleteFunc(in.steps, func(s model.Step) bool { return s.Status == model.Dropped })
	all, _ := env.Store.Contacts() //nolint:errcheck // the page Netwerk says so
	for _, d := range all {
		in.own = append(in.own, network.NewContact(d))
	}
	return in
}

func (a around) keys(m Model) []key.Binding {
	k := m.env.Keys.Page
	var ks []key.Binding
	if m.canDraw() {
		as := reading.AsList
		if a.list {
			as = reading.AsDrawing
		}
		ks = append(ks, text.Named(k.Around, as))
	}
	if layout.Count(m.picture()) > m.size.Height {
		ks = append(ks, k.Down)
	}
	return append(ks, k.Back)
}

func (m Model) canDraw() bool { return m.size.Width >= drawFrom }

// turned takes a key while who is involved is shown.
func (m Model) turned(press tea.KeyPressMsg) Model {
	k := m.env.Keys.Page
	switch {
	case key.Matches(press, k.Back):
		m.around.on, m.around.top = false, 0
	case key.Matches(press, k.Around) && m.canDraw():
		m.around.list, m.around.top = !m.around.list, 0
	default:
		m.around.top, _ = sight.Turned(press, k, m.around.top, layout.Count(m.picture()), m.size.Height)
	}
	return m
}

func (m Model) picture() tea.View {
	house, parts := m.house(), m.parts()
	switch {
	case len(parts) == 0 && len(house.says) == 0:
		w := max(8, min(100, m.size.Width-4))
		return layout.Hang("  ", layout.Prose(m.env.Theme.Hint.Of, reading.NobodyInvolved, w))
	case m.canDraw() && !m.around.list:
		return layout.Text(draw(house, parts, min(100, m.size.Width-2)))
	}
	return m.listed(append([]part{house}, parts...))
}

// house is who belongs with the subject, under its code.
func (m Model) house() part {
	p := part{head: m.subject.Code.String()}
	if t := m.Title().More; t != "" {
		p.head += " · " + t
	}
	for _, person := range m.people {
		p.says = append(p.says, text.Person(person, m.env.Now()))
	}
	return p
}

// parts are the groups that somebody is involved of, in their order, and what is done.
func (m Model) parts() (out []part) {
	today := model.DateOf(m.env.Now())
	for _, in := range m.involved.who {
		head := reading.NoGroup
		for _, g := range network.Groups() {
			if g.ID == in.Group {
				head = g.Label
			}
		}
		if len(out) == 0 || out[len(out)-1].head != head {
			out = append(out, part{head: head})
		}
		if q, ok := form.Full().Find(model.Cell(network.QHelpers, "", network.ColRole)); ok && in.Role != "" {
			in.Who = q.Words(model.Answer{in.Role})
		}
		last := &out[len(out)-1]
		says := reading.Involved(in, today)
		if c, ok := network.Reach(in.Who, m.own); ok {
			says += reading.ReachedAt(c)
		}
		last.says = append(last.says, says)
	}
	if len(m.steps) > 0 {
		p := part{head: reading.StepsHead}
		for _, s := range m.steps {
			p.says = append(p.says, text.Step(s, m.env.Now()))
		}
		out = append(out, p)
	}
	return out
}

// listed is the same as a list: for a narrow window, and for who hears the screen.
func (m Model) listed(parts []part) tea.View {
	w := max(8, min(100, m.size.Width-4))
	var out []tea.View
	for i, p := range parts {
		if i > 0 {
			out = append(out, layout.Text(" "))
		}
		out = append(out, layout.Hang("  ", layout.Prose(m.env.Theme.Chosen.Of, p.head, w)))
		for _, s := range p.says {
			out = append(out, layout.Hang("  - ", layout.Prose(nil, s, max(8, w-2))))
		}
	}
	return layout.Rows(out...)
}

func (a around) choices() []string {
	switch {
	case !a.on:
		return nil
	case a.list:
		return []string{"betrokken", "lijst"}
	}
	return []string{"betrokken"}
}

// again is how it was shown.
func (a around) again(p nav.Place) around {
	a.on, a.list, a.top = p.Choice(0) != "", p.Choice(1) != "", p.Top
	return a
}
