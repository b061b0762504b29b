package signals

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/ui/input"
	"tijdig/ui/keymap"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/rows"
	"tijdig/ui/sight"
	"tijdig/ui/text"
	"tijdig/ui/text/listing"
)

// kept are the filters that were kept under a name, and the list of them while it is open.
type kept struct {
	all     []model.Filter
	used    string // the one in use; "" once it was changed
	refused string // why the one the list opens with was not taken

	open bool
	list rows.Rows
	name *input.Line   // what one is to be called; nil while none is named
	was  string        // the one that gets another name; "" for a new one
	gone *model.Filter // what u puts back
}

// first takes the filter that the list opens with.
func (m Model) first() Model {
	f, at, is := m.env.Store.Settings().DefaultFilter()
	if !is {
		return m
	}
	if why := f.Fault(nav.Parts, listing.Orders); why != "" {
		m.kept.refused = listing.FilterUnread(at+1, f, why)
		return m
	}
	return m.taken(f)
}

// taken shows what a filter narrows to.
func (m Model) taken(f model.Filter) Model {
	m.only, m.order = nav.Only(f.Only), order(max(0, slices.Index(listing.Orders, f.Order)))
	m.in, m.searching, m.reading, m.at = input.NewLine(f.Words, -1, false), false, true, 0
	m.kept.used, m.kept.open = f.Name, false
	return m
}

// use takes the n-th filter, or says why it cannot.
func (m Model) use(n int) (nav.Screen, tea.Cmd) {
	if n >= len(m.kept.all) {
		return m, nil
	}
	f := m.kept.all[n]
	if why := f.Fault(nav.Parts, listing.Orders); why != "" {
		return m, nav.Send(nav.Notice(listing.FilterUnread(n+1, f, why)))
	}
	m = m.taken(f)
	return m, m.read()
}

// now is what the list is narrowed to.
func (m Model) now() model.Filter {
	return model.Filter{Words: strings.TrimSpace(m.in.Value()), Only: string(m.only), Order: listing.Orders[m.order]}
}

// plain reports whether the list is not narrowed.
func (m Model) plain() bool {
	f := m.now()
	return f.Words == "" && f.Only == "" && m.order == bySeen
}

// Actions lists the filters by their names.
func (m Model) Actions() (out []key.Binding) {
	k := m.env.Keys.List
	switch {
	case m.kept.open:
		return nil
	case m.searching && m.plain():
		return nil
	case m.searching:
		return []key.Binding{k.Keep}
	case !m.plain():
		out = append(out, k.Keep)
	}
	for i, f := range m.kept.all[:min(len(m.kept.all), model.MaxFilters)] {
		does := f.Name
		if f.Fault(nav.Parts, listing.Orders) != "" {
			does = strconv.Itoa(i + 1)
		}
		out = append(out, keymap.Nth(k.Filter, i, listing.FilterCalled(does)))
	}
	return append(out, k.Filters)
}

func (m Model) keptKeys() []key.Binding {
	k := m.env.Keys
	if m.kept.name != nil {
		return []key.Binding{text.Named(k.Form.Next, listing.FilterKeepDo), k.Form.Back}
	}
	var ks []key.Binding
	if len(m.kept.all) > 0 {
		ks = append(ks, text.Named(k.List.Open, text.Choose))
	}
	if !m.plain() {
		ks = append(ks, text.Named(k.Rows.Add, listing.FilterKeep))
	}
	if len(m.kept.all) > 0 {
		ks = append(ks, text.Named(k.Rows.Open, listing.FilterRename), text.Named(k.Rows.Remove, listing.FilterRemove), text.Named(k.Check.All, listing.FilterDefault))
	}
	if m.kept.gone != nil {
		ks = append(ks, k.Network.Undo)
	}
	return append(ks, k.List.Back)
}

func (m Model) keptKey(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys
	if m.kept.name != nil {
		return m.naming(press)
	}
	at := m.kept.list.Within(len(m.kept.all)).At
	some := at < len(m.kept.all)
	switch {
	case key.Matches(press, k.List.Back):
		m.kept.open, m.kept.gone = false, nil
	case key.Matches(press, k.Rows.Add) && m.plain():
		return m, nav.Send(nav.Notice(listing.FilterNothing))
	case key.Matches(press, k.Rows.Add):
		return m.call(), nil
	case key.Matches(press, k.Rows.Open) && some:
		in := input.NewLine(m.kept.all[at].Name, -1, false)
		m.kept.name, m.kept.was = &in, m.kept.all[at].Name
	case key.Matches(press, k.Rows.Remove) && some:
		return m.removed(m.kept.all[at])
	case key.Matches(press, k.Check.All) && some:
		f := m.kept.all[at]
		f.Default = !f.Default
		next, _, cmd := m.keep(f.Name, f)
		return next, cmd
	case key.Matches(press, k.Network.Undo) && m.kept.gone != nil:
		next, why, cmd := m.keep("", *m.kept.gone)
		if why == "" {
			next.kept.gone = nil
			return next, tea.Batch(cmd, nav.Send(nav.Notice(listing.FilterBack)))
		}
		return next, cmd
	default:
		list, open, _ := m.kept.list.Key(press, k, len(m.kept.all))
		m.kept.list = list
		if open != rows.None {
			return m.use(open)
		}
	}
	return m, nil
}

// call asks what the filter is to be called that the list is narrowed to.
func (m Model) call() Model {
	in := input.NewLine("", -1, false)
	m.kept.open, m.kept.name, m.kept.was = true, &in, ""
	return m
}

// naming takes keys while a filter gets a name.
func (m Model) naming(msg tea.Msg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.Form
	press, is := msg.(tea.KeyPressMsg)
	switch {
	case is && key.Matches(press, k.Back):
		m.kept.name, m.kept.was = nil, ""
		return m, nil
	case is && key.Matches(press, k.Next):
		return m.named()
	}
	in, _ := m.kept.name.Update(msg)
	m.kept.name = &in
	return m, nil
}

func (m Model) pasted(msg tea.PasteMsg) nav.Screen {
	if m.kept.name == nil {
		return m
	}
	next, _ := m.naming(msg)
	return next
}

// named keeps the filter under the name that was typed, or says why not.
func (m Model) named() (nav.Screen, tea.Cmd) {
	f, was := m.now(), m.kept.was
	if was != "" {
		i := slices.IndexFunc(m.kept.all, func(f model.Filter) bool { return f.Name == was })
		if i < 0 {
			m.kept.name, m.kept.was = nil, ""
			return m, nil
		}
		f = m.kept.all[i]
	}
	f.Name = strings.TrimSpace(m.kept.name.Value())
	why := f.Fault(append([]string{f.Only}, nav.Parts...), append([]string{f.Order}, listing.Orders...)) // another name makes nothing worse
	if why != "" {
		return m, nav.Send(nav.Notice(listing.FilterFault(why)))
	}
	next, why, cmd := m.keep(was, f)
	if why != "" {
		return m, cmd
	}
	next.searching = next.searching && was != "" // letters are keys again
	if next.kept.name, next.kept.was = nil, ""; was == "" || m.kept.used == was {
		next.kept.used = f.Name
	}
	at := slices.IndexFunc(next.kept.all, func(o model.Filter) bool { return o.Name == f.Name })
	next.kept.list.At = at
	return next, tea.Batch(cmd, nav.Send(nav.Notice(listing.FilterKept(f.Name, at+1))))
}

// keep puts a filter in the place of the one that was called was, here and in the file.
func (m Model) keep(was string, f model.Filter) (next Model, why model.FilterFault, cmd tea.Cmd) {
	all, why := model.Settings{Filters: m.kept.all}.WithFilter(was, f)
	if why != "" {
		return m, why, nav.Send(nav.Notice(listing.FilterFault(why)))
	}
	m.kept.all = all
	return m, "", m.saved(func(s model.Settings) []model.Filter {
		if all, why := s.WithFilter(was, f); why == "" {
			return all
		}
		return s.Filters
	})
}

// removed takes a filter away; what it was is kept at hand until the list closes.
func (m Model) removed(f model.Filter) (nav.Screen, tea.Cmd) {
	m.kept.all, m.kept.gone = model.Settings{Filters: m.kept.all}.WithoutFilter(f.Name), &f
	m.kept.list = m.kept.list.Within(len(m.kept.all))
	if m.kept.used == f.Name {
		m.kept.used = ""
	}
	cmd := m.saved(func(s model.Settings) []model.Filter { return s.WithoutFilter(f.Name) })
	return m, tea.Batch(cmd, nav.Send(nav.Notice(listing.FilterGone(f.Name))))
}

// saved returns the command that changes the filters in the file. Keys wait for it, so that
// two changes come in their order.
func (m Model) saved(change func(model.Settings) []model.Filter) tea.Cmd {
	s := m.env.Store
	write := func(set *model.Settings) { set.Filters = change(*set) }
	return nav.Wait(nav.Then(func() error { return s.UpdateSettings(write) }, nav.Release{}))
}

func (m Model) keptView() tea.View {
	t, w := m.env.Theme, max(10, min(m.size.Width-2, 100))
	var out []tea.View
	if m.kept.name != nil {
		prompt := "  " + listing.FilterName + " "
		out = append(out, layout.Hang(t.Here.Of(prompt), m.kept.name.View(max(8, w-layout.Width(prompt)))))
		if m.kept.was == "" {
			out = append(out, m.says(w, listing.FilterWill(m.now())))
		}
		out = append(out, layout.Text(" "))
	}
	if len(m.kept.all) == 0 {
		out = append(out, m.says(w, listing.FilterNone))
		return sight.Of(layout.Rows(out...), m.size, 0, 1)
	}
	var lines [][]string
	for _, f := range m.kept.all {
		says := listing.FilterSays(f)
		if why := f.Fault(nav.Parts, listing.Orders); why != "" {
			says = listing.FilterDoubtful(f, why)
		}
		first := ""
		if f.Default {
			first = listing.FilterIsFirst
		}
		lines = append(lines, []string{f.Name, says, first})
	}
	y := layout.Count(layout.Rows(out...))
	out = append(out, m.kept.list.Within(len(lines)).View(t, lines, keptColumns, w))
	at := y + m.kept.list.At
	if m.kept.name != nil {
		at = 0
	}
	return sight.Of(layout.Rows(out...), m.size, at, at+1)
}

// keptColumns are those of a row: its name, what it narrows to, and that the list opens with it.
var keptColumns = []layout.Column{{Least: 12}, {Least: 20}, {Least: 12, Falls: 1}}

// choices is how it stands, for when the screen was covered.
func (k kept) choices() []string {
	if !k.open {
		return []string{k.used}
	}
	return []string{k.used, "filters", strconv.Itoa(k.list.At), k.was}
}

// again is how it was then.
func (k kept) again(p nav.Place) kept {
	k.used, k.open = p.Choice(2), p.Choice(3) == "filters"
	if at, err := strconv.Atoi(p.Choice(4)); err == nil && k.open {
		k.list.At, k.was = max(0, at), p.Choice(5)
	}
	if len(p.Typed) > 1 && k.open {
		in := input.NewLine(p.Word(1), -1, false)
		k.name = &in
	}
	return k
}
