// Package receive is the screen Inlezen: it takes in what a colleague gave. What would
// happen is shown first, and enter does it.
package receive

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/store"
	"tijdig/store/bundle"
	"tijdig/ui/input"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/sight"
	"tijdig/ui/text"
	"tijdig/ui/text/sharing"
)

// Model is the screen.
type Model struct {
	env     nav.Env
	path    input.Line
	words   *input.Line   // what opens it, or the file with the key that does; nil until that is asked
	byKey   bool          // a key opens it, and no words
	raw     []byte        // what stands at the path, once it was read
	plan    *plan         // what would happen; nil until it is known
	busy    *nav.Work     // what is being read or taken in; nil while nothing is
	done    *store.Merged // nil until it was taken in
	problem string
	top     int // first row of the report in sight
	size    tea.WindowSizeMsg
}

// plan is a bundle with what it would come to.
type plan struct {
	bundle bundle.Bundle
	would  store.Merged
}

// New asks for the file.
func New(env nav.Env) Model { return Model{env: env, path: input.NewLine("", -1, false)} }

// offerMsg is a file that may be meant.
type offerMsg string

// Init looks for a bundle where one may lie: the newest is offered.
func (m Model) Init() tea.Cmd {
	return func() tea.Msg {
		home, err := os.UserHomeDir()
		if err != nil {
			return nil
		}
		var found []string
		for _, dir := range store.Elsewhere(home, filepath.Join(home, "Downloads"), filepath.Join(home, "Documents")) {
			here, err := filepath.Glob(filepath.Join(dir, bundle.FileName("*")))
			if err == nil {
				found = append(found, here...)
			}
		}
		if len(found) == 0 {
			return nil
		}
		return offerMsg(slices.MaxFunc(found, func(a, b string) int { return strings.Compare(filepath.Base(a), filepath.Base(b)) }))
	}
}

// Title names the screen.
func (m Model) Title() nav.Title {
	t := nav.Title{Where: sharing.ReceiveTitle}
	if m.plan != nil {
		t.Right = text.Signals(m.plan.bundle.Signals)
	}
	return t
}

// Keys lists what acts here.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys
	switch {
	case m.busy != nil:
		return nil
	case m.done != nil:
		return m.reading(text.Named(k.Form.Next, text.DoneHere))
	case m.plan != nil && m.plan.would.Any():
		return append(m.reading(text.Named(k.Form.Next, sharing.TakeItIn)), k.Form.Back)
	case m.plan != nil:
		return m.reading(k.Form.Back)
	}
	return []key.Binding{k.Form.Next, k.Form.Back}
}

// reading puts a key before those that turn the report, where it is longer than the window.
func (m Model) reading(b key.Binding) []key.Binding {
	if m.lowest() == 0 {
		return []key.Binding{b}
	}
	return []key.Binding{b, m.env.Keys.Page.Down, m.env.Keys.Page.Up}
}

// Update takes keys and hears how the reading went.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
		m.top = min(m.top, m.lowest())
	case offerMsg:
		if m.path.Value() == "" && m.raw == nil {
			m.path = input.NewLine(string(msg), -1, true)
		}
	case rawMsg:
		return m.opened(msg)
	case planMsg:
		return m.planned(msg)
	case takenMsg:
		return m.taken(msg)
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.PasteMsg:
		return m.typed(msg), nil
	}
	return m, nil
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys
	back, next := key.Matches(press, k.Form.Back), key.Matches(press, k.Form.Next)
	switch {
	case m.busy != nil:
		return m, nil
	case m.done != nil && (back || next), m.plan == nil && m.words == nil && back:
		return m, nav.Send(nav.Back{})
	case m.done != nil || m.plan != nil && !back && !next:
		m.top, _ = sight.Turned(press, k.Page, m.top, layout.Count(m.report()), m.size.Height)
		return m, nil
	case back:
		m.plan, m.words, m.byKey, m.raw, m.problem, m.top = nil, nil, false, nil, "", 0
		return m, nil
	case next && m.plan != nil && m.plan.would.Any():
		return m.take()
	case next && m.plan != nil:
		return m, nil
	case next && m.words != nil:
		return m.unlock(m.words.Value())
	case next:
		return m.open()
	}
	return m.typed(press), nil
}

func (m Model) typed(msg tea.Msg) Model {
	if m.busy != nil || m.plan != nil || m.done != nil {
		return m
	}
	var took input.Took
	if m.words != nil {
		var in input.Line
		in, took = m.words.Update(msg)
		m.words = &in
	} else {
		m.path, took = m.path.Update(msg)
	}
	m.problem = took.Say()
	return m
}

// Place remembers which file was meant. The words are asked again.
func (m Model) Place() nav.Place {
	return nav.Place{Screen: nav.AtReceive, Typed: []string{m.path.Value()}}
}

// Holds reports whether the name of a file was typed.
func (m Model) Holds() bool { return m.path.Value() != "" }

// Return puts the name of the file back.
func (m Model) Return(p nav.Place) nav.Screen {
	m.path = input.NewLine(p.Word(0), -1, false)
	return m
}
