// Package targets puts a target group on or off for many signals at once: it shows first what
// will change, records a version of each, and takes all of them back.
package targets

import (
	"slices"
	"strconv"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/ui/nav"
	"tijdig/ui/sight"
	"tijdig/ui/text"
	"tijdig/ui/text/listing"
)

// Model is the screen.
type Model struct {
	nav.KeysOnly
	env   nav.Env
	ids   []model.ID
	now   []standing // of each signal, once they were read
	read  bool
	plan  *plan // what is proposed; nil while a group is to be chosen
	top   int   // the first row in sight of what is proposed
	busy  bool  // versions are being recorded, or taken back
	made  []model.Signal
	size  tea.WindowSizeMsg
	names []string // the groups, by digit
}

// standing is a signal as it is now.
type standing struct {
	id    model.ID
	code  string
	about string
	tags  []string
	draft bool // a concept of it goes first
}

// plan is what is proposed: a group that comes with signals, or goes from all of them.
type plan struct {
	tag  string
	off  bool
	each []standing // that change
	have int        // that stay as they are
	wait []standing // of which a concept goes first
}

type (
	readMsg struct{ now []standing }
	doneMsg struct {
		made []model.Signal
		said string
	}
)

// New offers to put a group on or off for these signals.
func New(env nav.Env, ids []model.ID) Model {
	m := Model{env: env, ids: ids}
	for _, t := range catalogue.Tags() {
		m.names = append(m.names, t.Name)
	}
	return m
}

// Init reads the signals.
func (m Model) Init() tea.Cmd {
	env, ids := m.env, m.ids
	return func() tea.Msg { return readMsg{stand(env, ids)} }
}

// Title names the screen and counts.
func (m Model) Title() nav.Title {
	return nav.Title{Where: listing.TargetsTitle, Right: text.Signals(len(m.ids))}
}

// Keys lists what acts here.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys
	switch {
	case m.busy:
		return nil
	case !m.read:
		return []key.Binding{k.Form.Back}
	case m.plan == nil && len(m.made) > 0:
		return []key.Binding{m.choose(), k.Check.Undo, k.Form.Back}
	case m.plan == nil:
		return []key.Binding{m.choose(), k.Form.Back}
	case len(m.plan.each) == 0:
		return []key.Binding{k.Form.Back}
	}
	ks := []key.Binding{text.Named(k.Form.Next, listing.TargetsRecord)}
	if m.plan.rows() > m.size.Height {
		ks = append(ks, k.Page.Down)
	}
	return append(ks, k.Form.Back)
}

func (m Model) choose() key.Binding {
	return text.UpTo(text.Named(m.env.Keys.Item.Digit, text.Choose), len(m.names))
}

// Update takes keys and hears what was read or done.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
	case nav.Changed:
		return m, m.Init()
	case readMsg:
		m.now, m.read = msg.now, true
		if m.plan != nil {
			p := propose(m.now, m.plan.tag, m.plan.off)
			m.plan = &p
		}
	case doneMsg:
		m.plan, m.made, m.busy = nil, msg.made, false
		return m, tea.Batch(nav.Send(nav.Notice(msg.said)), m.changed(), nav.Send(nav.Release{}))
	case tea.KeyPressMsg:
		return m.key(msg)
	}
	return m, nil
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys
	back := key.Matches(press, k.Form.Back)
	switch {
	case m.busy:
	case back && m.plan != nil:
		m.plan = nil
	case back:
		return m, nav.Send(nav.Back{})
	case !m.read:
	case m.plan == nil && key.Matches(press, k.Check.Undo) && len(m.made) > 0:
		m.busy = true
		return m, undo(m.env, m.made)
	case m.plan == nil:
		return m.chosen(press), nil
	case key.Matches(press, k.Form.Next) && len(m.plan.each) > 0:
		m.busy = true
		return m, record(m.env, *m.plan)
	default:
		m.top, _ = sight.Turned(press, k.Page, m.top, m.plan.rows(), m.size.Height)
	}
	return m, nil
}

// chosen proposes what a digit means: the group comes with those that do not have it, or goes
// from all where all have it.
func (m Model) chosen(press tea.KeyPressMsg) Model {
	n := slices.Index([]string{"1", "2", "3", "4", "5", "6", "7", "8", "9"}[:len(m.names)], press.Text)
	if n < 0 {
		return m
	}
	p := propose(m.now, m.names[n], false)
	if len(p.each)+len(p.wait) == 0 {
		p = propose(m.now, m.names[n], true)
	}
	m.plan, m.top = &p, 0
	return m
}

// rows is how many rows it takes at most, but for long words in a narrow window.
func (p plan) rows() int { return above + len(p.each) + len(p.wait) }

func propose(now []standing, tag string, off bool) plan {
	p := plan{tag: tag, off: off}
	for _, s := range now {
		switch {
		case slices.Contains(s.tags, tag) != off:
			p.have++
		case s.draft:
			p.wait = append(p.wait, s)
		default:
			p.each = append(p.each, s)
		}
	}
	return p
}

// Place remembers which signals, and what was proposed for them.
func (m Model) Place() nav.Place {
	p := nav.Place{Screen: nav.AtTargets, Signals: m.ids, Top: m.top}
	if m.plan != nil {
		p.Choices = []string{m.plan.tag, strconv.FormatBool(m.plan.off)}
	}
	return p
}

// Return proposes the same again, once the signals were read.
func (m Model) Return(p nav.Place) nav.Screen {
	if tag := p.Choice(0); slices.Contains(m.names, tag) {
		m.plan, m.top = &plan{tag: tag, off: p.Choice(1) == "true"}, p.Top
	}
	return m
}
