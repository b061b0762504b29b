package network

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/network"
	"tijdig/ui/layout"
	"tijdig/ui/rows"
	"tijdig/ui/text/reading"
	"tijdig/ui/theme"
)

// row is an entry in the list.
type row struct {
	network.Entry
	head string
	why  string           // why it was found; "" where it is called so
	own  *network.Contact // nil for what is shipped
}

// row is the one under the mark.
func (m Model) row() (row, bool) {
	all := m.rows()
	if m.list.At >= len(all) {
		return row{}, false
	}
	return all[m.list.At], true
}

// rows lists what was found, or everything: whom the worker knows before what there is.
func (m Model) rows() []row {
	if strings.TrimSpace(m.in.Value()) != "" {
		return m.found()
	}
	var out []row
	add := func(head string, of func(network.Entry) bool) {
		for i := range m.own {
			if of(m.own[i].Entry) {
				out = append(out, row{Entry: m.own[i].Entry, head: head, own: &m.own[i]})
			}
		}
		for _, e := range m.env.Region.Network().All() {
			if of(e) && !e.Gone(m.today()) {
				out = append(out, row{Entry: e, head: head})
			}
		}
	}
	add(reading.NoGroup, func(e network.Entry) bool { return e.Kind == network.Own && e.Group == "" })
	for _, g := range network.Groups() {
		add(reading.GroupHead(g), func(e network.Entry) bool { return e.Group == g.ID })
	}
	add(reading.Municipalities, func(e network.Entry) bool { return e.Kind == network.Municipality })
	return out
}

func (m Model) found() []row {
	var entries []network.Entry
	for _, c := range m.own {
		entries = append(entries, c.Entry)
	}
	var out []row
	for _, h := range m.env.Region.Network().Find(m.in.Value(), m.today(), entries) {
		r := row{Entry: h.Entry, head: reading.FoundHead, why: reading.FoundBecause(h)}
		if i := slices.IndexFunc(m.own, func(c network.Contact) bool { return c.ID == h.ID }); i >= 0 && h.Kind == network.Own {
			r.own = &m.own[i]
		}
		out = append(out, r)
	}
	return out
}

func (m Model) today() model.Date { return model.DateOf(m.env.Now()) }

func (m Model) width() int { return max(12, min(m.size.Width-2, 108)) }

// View draws the list, and below it what is known of the row under the mark.
func (m Model) View() tea.View {
	if !m.read {
		return layout.Fit(tea.View{}, m.size.Width, m.size.Height, 0)
	}
	t, w := m.env.Theme, m.size.Width
	above, below := m.above(), m.below()
	room := m.size.Height - layout.Count(above) - layout.Count(below)
	if room < 3 { // the row itself is what matters
		below, room = tea.View{}, max(1, m.size.Height-layout.Count(above))
	}
	all := m.rows()
	cols := m.columns(all)
	list := rows.Headed{
		N: len(all), At: m.list.At, Head: func(i int) string { return all[i].head },
		Row: func(i int, here bool) tea.View { return m.line(all[i], here, cols) },
	}
	v := layout.Fit(list.View(t, w, room), w, room, 0)
	if len(all) == 0 {
		v = layout.Fit(layout.Hang("  ", layout.Prose(t.Hint.Of, reading.NoneFound, m.width())), w, room, 0)
	}
	out := []tea.View{above, v}
	if below.Content != "" {
		out = append(out, below)
	}
	return layout.Fit(layout.Rows(out...), w, m.size.Height, 0)
}

// above is the search line, or what belongs here.
func (m Model) above() tea.View {
	t := m.env.Theme
	switch {
	case m.searching:
		return layout.Hang(t.Key.Of("  / "), m.in.View(max(4, m.size.Width-6)))
	case m.damaged:
		return layout.Hang("  ", layout.Prose(t.Missing.Of, reading.ContactsDamaged, m.width()))
	}
	return layout.Hang("  ", layout.Prose(t.Hint.Of, reading.NoChildrenHere, m.width()))
}

const gap = 2

func (m Model) columns(all []row) []int {
	var lines [][]string
	for _, r := range all {
		lines = append(lines, m.cells(r))
	}
	cols := []layout.Column{{Least: 24}, {Least: 14, Falls: 2}, {Least: 12, Falls: 1}, {}}
	return layout.Columns(layout.Measured(cols, lines), gap, m.width()-2)
}

// cells are what a row says: who, what that is or why it was found, where, and whether it is
// to be asked if it is still right.
func (m Model) cells(r row) []string {
	cells := []string{r.Name, reading.EntryIs(r.Entry), reading.EntryWhere(r.Entry, m.today()), ""}
	if r.own != nil {
		cells[0], cells[1] = reading.OrNameless(r.Name), reading.ContactIs(*r.own)
		if r.own.Due(m.today()) {
			cells[3] = theme.MarkMissing + " " + reading.StillRight
		}
	}
	if r.why != "" {
		cells[1] = r.why
	}
	return cells
}

func (m Model) line(r row, here bool, cols []int) tea.View {
	t := m.env.Theme
	mark := "  "
	if here {
		mark = t.Here.Of(theme.MarkHere) + " "
	}
	var ink func(string) string
	if r.own != nil {
		ink = t.Chosen.Of
	}
	return layout.Text(mark + layout.Line(m.cells(r), cols, gap, ink, t.Hint.Of, t.Hint.Of, t.Missing.Of))
}

// most is how many lines are said below the list.
const most = 4

// below says what is known of the row under the mark, or asks whether it may go.
func (m Model) below() tea.View {
	t := m.env.Theme
	r, ok := m.row()
	if !ok {
		return tea.View{}
	}
	if m.sure {
		return layout.Rows(m.rule(), layout.Hang("  ", layout.Prose(t.Missing.Of, reading.ContactRemove(reading.OrNameless(r.Name)), m.width()-2)))
	}
	var says []string
	if r.why != "" {
		says = append(says, r.why+".")
	}
	if r.own != nil {
		says = append(says, reading.ContactSays(*r.own, m.env.Now())...)
	} else {
		says = append(says, reading.EntrySays(r.Entry, m.formerly(r.Entry))...)
	}
	var lines []string
	for _, s := range says {
		lines = append(lines, layout.Wrap(s, max(8, m.width()-2))...)
	}
	for i, l := range lines[:min(most, len(lines))] {
		lines[i] = "  " + t.Hint.Of(l)
	}
	return layout.Rows(m.rule(), layout.Text(strings.Join(lines[:min(most, len(lines))], "\n")))
}

func (m Model) rule() tea.View {
	return layout.Text(m.env.Theme.Rule.Of(strings.Repeat("─", max(1, m.size.Width))))
}

// formerly are the names of what became this.
func (m Model) formerly(e network.Entry) (out []string) {
	for _, o := range m.env.Region.Network().All() {
		for _, to := range o.Into {
			switch {
			case to.Name != e.Name || o.Kind != e.Kind:
			case to.Part != "" && to.Part != o.Name:
				out = append(out, reading.PartNamed(to.Part, o.Name))
			default:
				out = append(out, o.Name)
			}
		}
	}
	return out
}
