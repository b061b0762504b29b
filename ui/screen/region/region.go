// Package region is the screen Regio: which package of a region the file has, what another
// would change, and the way back. What would change is shown first, and enter does it.
package region

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model/region"
	"tijdig/store/regionbook"
	"tijdig/ui/input"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/sight"
	"tijdig/ui/text"
	"tijdig/ui/text/sharing"
)

// Model is the screen.
type Model struct {
	env nav.Env
	kept
	read    bool
	at      int // of the two things to do
	path    *input.Line
	plan    *plan  // what would happen; nil until it is known
	again   string // what was looked at before the screen was covered, of again
	busy    bool
	problem string
	top     int // first row of the plan in sight
	size    tea.WindowSizeMsg
}

// plan is another package, or the one before.
type plan struct {
	book    *region.Book
	packed  []byte // nil: the one before comes back
	changes []region.Change
	doubts  []region.Doubt
}

// planned returns what a package would come to beside the one in use.
func planned(was, book *region.Book, packed []byte) plan {
	return plan{book, packed, was.Changes(book), book.Doubts()}
}

// The things to do.
const (
	load = iota
	back
)

// again names what was looked at.
var again = [...]string{load: "inlezen", back: "terugnemen"}

type (
	kept struct {
		before  *region.Book // what taking back leads to
		damaged bool         // what the file keeps cannot be read
	}
	planMsg struct {
		plan plan
		err  error
	}
	doneMsg struct {
		book *region.Book
		said string
		err  error
	}
)

// New returns the screen; what the file keeps is read in Init.
func New(env nav.Env) Model { return Model{env: env} }

// Init reads what the file keeps, and again the package that was being looked at.
func (m Model) Init() tea.Cmd {
	s := m.env.Store
	read := func() tea.Msg {
		_, broken := regionbook.Read(s)
		before, err := regionbook.Before(s)
		return kept{before, broken != nil || err != nil}
	}
	if m.again == again[load] && m.path != nil {
		return tea.Batch(read, m.look(input.Path(m.path.Value())))
	}
	return read
}

// Title names the screen.
func (m Model) Title() nav.Title { return nav.Title{Where: sharing.RegionTitle} }

// Keys lists what acts now.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys
	switch {
	case m.busy:
		return nil
	case m.plan != nil:
		ks := []key.Binding{text.Named(k.Form.Next, sharing.TakeItIn), k.Form.Back}
		if m.plan.packed == nil {
			ks[0] = text.Named(k.Form.Next, sharing.RegionTakeBack)
		}
		if m.lowest() > 0 {
			ks = append(ks, k.Page.Down, k.Page.Up)
		}
		return ks
	case m.path != nil:
		return []key.Binding{k.Form.Next, k.Form.Back}
	}
	ks := []key.Binding{text.Named(k.Settings.Open, sharing.RegionThis)}
	if m.can() > 1 {
		ks = append(ks, k.Settings.Down)
	}
	return append(ks, k.Settings.Back)
}

// can counts the things to do: there is something to take back once there is a package.
func (m Model) can() int {
	if m.env.Region.About() == nil && !m.damaged {
		return 1
	}
	return 2
}

// Update takes keys and hears what was read or done.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
	case kept:
		m.kept, m.read = msg, true
		m.at = min(m.at, m.can()-1)
		if m.again == again[back] && m.can() > back {
			m = m.backwards()
			m.again = ""
		}
	case planMsg:
		return m.looked(msg), nil
	case doneMsg:
		return m.done(msg)
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.PasteMsg:
		return m.typed(msg), nil
	}
	return m, nil
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys
	leave, next := key.Matches(press, k.Form.Back), key.Matches(press, k.Form.Next)
	switch {
	case m.busy, next && !m.read:
		return m, nil
	case m.plan != nil && next:
		return m.take()
	case m.plan != nil && leave:
		m.plan, m.top = nil, 0
		return m, nil
	case m.plan != nil:
		m.top, _ = sight.Turned(press, k.Page, m.top, layout.Count(m.report()), m.size.Height)
		return m, nil
	case m.path != nil && next:
		return m.open()
	case m.path != nil && leave:
		m.path, m.problem = nil, ""
		return m, nil
	case m.path != nil:
		return m.typed(press), nil
	case leave:
		return m, nav.Send(nav.Back{})
	case key.Matches(press, k.Settings.Up):
		m.at = 0
	case key.Matches(press, k.Settings.Down):
		m.at = m.can() - 1
	case next && m.at == load:
		in := input.NewLine("", -1, false)
		m.path = &in
	case next:
		return m.backwards(), nil
	}
	return m, nil
}

func (m Model) typed(msg tea.Msg) Model {
	if m.path == nil || m.plan != nil || m.busy {
		return m
	}
	in, took := m.path.Update(msg)
	m.path, m.problem = &in, took.Say()
	return m
}

// open reads the package that is named.
func (m Model) open() (nav.Screen, tea.Cmd) {
	path := input.Path(m.path.Value())
	if path == "" {
		m.problem = sharing.RegionWhich
		return m, nil
	}
	m.busy, m.problem, m.top = true, "", 0
	return m, m.look(path)
}

func (m Model) look(path string) tea.Cmd {
	was := m.env.Region
	return func() tea.Msg {
		p, err := regionbook.Load(path)
		if err != nil {
			return planMsg{err: err}
		}
		return planMsg{plan: planned(was, p.Book, p.Packed)}
	}
}

// backwards looks at the package before.
func (m Model) backwards() Model {
	p := planned(m.env.Region, m.before, nil)
	m.plan = &p
	return m
}

func (m Model) looked(msg planMsg) Model {
	if !m.busy {
		return m
	}
	m.busy, m.again = false, ""
	if msg.err != nil {
		m.problem = sharing.RegionRefused(msg.err)
		return m
	}
	m.plan = &msg.plan
	return m
}

// take does what the plan says.
func (m Model) take() (nav.Screen, tea.Cmd) {
	p, s := *m.plan, m.env.Store
	m.busy = true
	return m, func() tea.Msg {
		if p.packed != nil {
			return doneMsg{p.book, sharing.RegionTaken, s.KeepRegion(p.packed)}
		}
		return doneMsg{p.book, sharing.RegionBackDone, s.TakeBackRegion()}
	}
}

func (m Model) done(msg doneMsg) (nav.Screen, tea.Cmd) {
	if !m.busy {
		return m, nil
	}
	m.busy = false
	if msg.err != nil {
		return m, nav.Send(nav.Failure{Err: msg.err})
	}
	m.plan, m.path = nil, nil
	return m, tea.Batch(nav.Send(nav.RegionChanged{Book: msg.book}), nav.Send(nav.Notice(msg.said)))
}

// Place remembers what was typed and where the mark was.
func (m Model) Place() nav.Place {
	p := nav.Place{Screen: nav.AtRegion, Row: m.at}
	if m.path != nil {
		p.Typed = []string{m.path.Value()}
	}
	if m.plan != nil {
		p.Choices, p.Top = []string{again[m.at]}, m.top
	}
	return p
}

// Holds reports whether the name of a package is being typed.
func (m Model) Holds() bool { return m.path != nil && m.path.Value() != "" }

// Return puts that back.
func (m Model) Return(p nav.Place) nav.Screen {
	m.at, m.top, m.again = p.Row, p.Top, p.Choice(0)
	m.busy = m.again == again[load]
	if len(p.Typed) > 0 {
		in := input.NewLine(p.Word(0), -1, false)
		m.path = &in
	}
	return m
}
