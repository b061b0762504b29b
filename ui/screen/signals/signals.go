// Package signals is the list of all signals: filtered while typing, sorted,
// with a preview beside it where there is room.
package signals

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store"
	"tijdig/ui/input"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/listing"
)

// Model is the screen.
type Model struct {
	env       nav.Env
	only      nav.Only
	order     order
	heads     *store.HeadTable // everything in the file
	shown     []string         // what is shown of each, to look in; nil once the index is whole
	all       []entry          // what may be listed, in order
	rows      []entry          // what is listed
	at        int
	back      model.ID // the signal the mark goes back to; zero once a key was pressed
	searching bool     // the cursor is in the search line
	in        input.Line
	found     found
	lines     map[model.ID]line // of the rows in sight, read when they came there
	kept      kept
	tagged    tagged
	reading   bool // what a key asked to list is still being read
	asked     int  // how often lines were asked for
	heard     int  // the newest asking that was answered
	size      tea.WindowSizeMsg
}

// found is what the search said about the words typed.
type found struct {
	note   string
	whole  bool // everything was searched
	asking bool // there are words
	words  []string
	near   []string // words like those that were not found
}

type allMsg struct {
	order order
	only  nav.Only
	kept  []model.Filter
	heads *store.HeadTable
	all   []entry
}

// New returns the list, with the cursor in the search line if that was asked.
func New(env nav.Env, o nav.OpenSignals) Model {
	by := bySeen
	if o.Only == nav.OnlyStepsDue || o.Only == nav.OnlyStepsLater {
		by = byStep
	}
	m := Model{
		env: env, heads: &store.HeadTable{}, only: o.Only, order: by, searching: o.Search, in: input.NewLine("", -1, false),
		lines: map[model.ID]line{}, reading: true,
	}
	if o == (nav.OpenSignals{}) {
		m = m.first()
	}
	return m
}

// Init reads the heads in their order.
func (m Model) Init() tea.Cmd {
	return tea.Batch(m.read(), nav.Say(m.kept.refused))
}

func (m Model) read() tea.Cmd {
	env, only, by := m.env, m.only, m.order
	return func() tea.Msg {
		heads := env.Store.Heads()
		return allMsg{by, only, env.Store.Settings().Filters, heads, sorted(env.Search, heads, only, model.DateOf(env.Now()), by)}
	}
}

// Waits reports that what is in sight is still being read.
func (m Model) Waits() bool { return m.reading || m.heard < m.asked }

// Title names the list and counts.
func (m Model) Title() nav.Title {
	if m.kept.open {
		return nav.Title{Where: listing.FiltersTitle, Right: strconv.Itoa(len(m.kept.all))}
	}
	more := listing.Only(string(m.only))
	if m.kept.used != "" {
		more = listing.FilterCalled(m.kept.used)
	}
	if n := len(m.tagged); n > 0 {
		more = strings.TrimPrefix(more+" · "+listing.Tagged(n), " · ")
	}
	return nav.Title{Where: listing.SignalsTitle, More: more, Right: listing.CountOf(len(m.rows), len(m.all))}
}

// Keys lists what acts: letters while looking, only the list's own while
// typing.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys.List
	if m.kept.open {
		return m.keptKeys()
	}
	if m.searching {
		var ks []key.Binding
		if len(m.rows) > 0 {
			ks = append(ks, k.Open)
		}
		if len(m.rows) > 1 {
			ks = append(ks, k.Down)
		}
		return append(ks, k.Back)
	}
	if len(m.rows) == 0 {
		return []key.Binding{k.Search, k.New, k.Back}
	}
	ks := []key.Binding{k.Open, k.Search, k.New, k.HandOver, k.Who}
	if len(m.rows) > 1 {
		ks = append(ks, text.Named(k.Sort, listing.Order(int(m.order))))
	}
	back := k.Back
	if len(m.tagged) > 0 {
		back = text.Named(back, listing.LetTagsGo)
	}
	return append(ks, k.Tag, k.Target, back)
}

// Update hears what was read and takes keys.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
		return m.look()
	case allMsg:
		m.kept.all = msg.kept
		if msg.order != m.order || msg.only != m.only {
			return m, nil
		}
		m.heads, m.shown, m.all, m.reading = msg.heads, nil, msg.all, false
		m = m.filter().settle()
		next, cmd := m.look()
		return next, tea.Batch(cmd, m.fold())
	case shownMsg:
		return m.folded(msg)
	case nav.Changed:
		m.lines = map[model.ID]line{}
		return m, m.read()
	case nav.Indexed:
		return m, m.read()
	case linesMsg:
		if msg.asked > m.heard {
			m.lines, m.heard = msg.lines, msg.asked
		}
		return m, nil
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.PasteMsg:
		switch {
		case m.kept.open:
			return m.pasted(msg), nil
		case m.searching:
			m.in, _ = m.in.Update(msg)
			m.at, m.kept.used = 0, ""
			m = m.filter()
			return m.look()
		}
	}
	return m, nil
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.List
	m.back = model.ID{}
	switch {
	case m.kept.open:
		return m.keptKey(press)
	case key.Matches(press, k.Keep) && !m.plain():
		return m.call(), nil
	case key.Matches(press, k.Back):
		return m.leave()
	case key.Matches(press, k.Open):
		return m, m.open()
	case key.Matches(press, k.Up, k.Down, k.PageUp, k.PageDown, k.Home, k.End):
		m.at = m.moved(press)
		return m.look()
	case m.searching:
		m.in, _ = m.in.Update(press)
		m.at, m.kept.used = 0, ""
		m = m.filter()
		return m.look()
	case key.Matches(press, k.Search):
		m.searching = true
	case key.Matches(press, k.Sort):
		m.order, m.reading, m.kept.used = (m.order+1)%orders, true, ""
		return m, m.read()
	case key.Matches(press, k.Filters):
		m.kept.open = true
	case key.Matches(press, k.Filter):
		return m.use(int(press.Text[0] - '1'))
	case key.Matches(press, k.New):
		return m, nav.Send(nav.OpenIntake{})
	case key.Matches(press, k.HandOver) && len(m.chosen()) == 0 && (len(m.all) > 0 || m.only != nav.OnlyAll): // none would be all
		return m, nav.Send(nav.Notice(listing.NothingListed))
	case key.Matches(press, k.HandOver):
		return m, nav.Send(nav.OpenHandOver{Signals: m.chosen()})
	case key.Matches(press, k.Tag):
		return m.tag()
	case key.Matches(press, k.Target) && len(m.chosen()) > 0:
		return m, nav.Send(nav.OpenTargets{Signals: m.chosen()})
	case key.Matches(press, k.Who) && m.at < len(m.rows) && !m.head(m.at).Subject.IsZero():
		return m, nav.Send(nav.OpenSubject{Subject: m.head(m.at).Subject})
	}
	return m, nil
}

// leave clears the filter that was kept, or the search, then what was chosen, and then
// leaves.
func (m Model) leave() (nav.Screen, tea.Cmd) {
	if m.kept.used != "" {
		m.kept.used = ""
		m.only, m.in, m.searching, m.reading = nav.OnlyAll, input.NewLine("", -1, false), false, true
		return m, m.read()
	}
	if m.in.Value() != "" {
		m.in, m.searching = input.NewLine("", -1, false), false
		m = m.filter()
		return m.look()
	}
	if m.searching {
		m.searching = false
		return m, nil
	}
	if len(m.tagged) > 0 {
		m.tagged = nil
		return m, nil
	}
	return m, nav.Send(nav.Back{})
}

func (m Model) open() tea.Cmd {
	if m.at >= len(m.rows) {
		return nil
	}
	h := m.head(m.at)
	if h.Concept {
		return nav.Send(nav.OpenConcept{Draft: h.Draft})
	}
	return nav.Send(nav.OpenSignal{Signal: h.Signal})
}

func (m Model) moved(press tea.KeyPressMsg) int {
	k := m.env.Keys.List
	to := m.at
	switch {
	case key.Matches(press, k.Up):
		to--
	case key.Matches(press, k.Down):
		to++
	case key.Matches(press, k.PageUp):
		to -= m.visible()
	case key.Matches(press, k.PageDown):
		to += m.visible()
	case key.Matches(press, k.Home):
		to = 0
	case key.Matches(press, k.End):
		to = len(m.rows) - 1
	}
	return max(0, min(len(m.rows)-1, to))
}

// head returns the head on row i.
func (m Model) head(i int) *model.Head {
	h := m.heads.At(int(m.rows[i].head))
	return &h
}
