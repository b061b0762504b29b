// Package putback is the screen on which a copy beside the file comes in its place. It
// tries the passphrase on the copy first; the app does the rest, once the file is closed.
package putback

import (
	"errors"
	"path/filepath"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model/passphrase"
	"tijdig/store"
	"tijdig/ui/input"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/rows"
	"tijdig/ui/sight"
	"tijdig/ui/text"
	"tijdig/ui/text/keeping"
)

// Model is the screen.
type Model struct {
	env    nav.Env
	copies []store.BackupInfo
	read   bool
	list   rows.Rows
	chosen *store.BackupInfo // nil while one is being chosen
	in     input.Line
	busy   bool // the copy is being read
	err    error
	size   tea.WindowSizeMsg
}

type readMsg struct {
	copies []store.BackupInfo
	err    error
}

// triedMsg says whether a copy is whole and opens.
type triedMsg struct {
	request nav.PutBack
	err     error
}

// New returns the screen; it is read in Init.
func New(env nav.Env) Model { return Model{env: env} }

// Init lists the copies beside the file, newest first.
func (m Model) Init() tea.Cmd {
	s := m.env.Store
	return func() tea.Msg {
		copies, err := s.Backups()
		return readMsg{copies, err}
	}
}

// Title names the screen.
func (m Model) Title() nav.Title { return nav.Title{Where: keeping.PutBackTitle} }

// Keys lists what acts here.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys
	switch {
	case m.busy:
		return nil
	case m.chosen == nil && len(m.copies) > 1:
		return []key.Binding{text.Named(k.List.Open, keeping.PutBackChoose), k.List.Down, k.List.Back}
	case m.chosen == nil && len(m.copies) == 1:
		return []key.Binding{text.Named(k.List.Open, keeping.PutBackChoose), k.List.Back}
	case m.chosen != nil && m.in.Value() != "":
		return []key.Binding{text.Named(k.Form.Next, keeping.PutBackDo), k.Form.Back}
	}
	return []key.Binding{k.Form.Back}
}

// Update takes the choice and the passphrase, and hears whether the copy is whole.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
	case readMsg:
		m.copies, m.err, m.read = msg.copies, msg.err, true
		m.list = m.list.Within(len(m.copies))
	case nav.Changed:
		if m.chosen == nil {
			return m, m.Init()
		}
	case triedMsg:
		return m.tried(msg)
	case nav.Failure:
		m.busy = false
	case tea.PasteMsg:
		if m.chosen != nil && !m.busy {
			var took input.Took
			if m.in, took = m.in.Update(msg); took.Refused > 0 {
				m.err = passphrase.ErrLong
			}
		}
	case tea.KeyPressMsg:
		return m.key(msg)
	}
	return m, nil
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys
	switch {
	case m.busy:
		return m, nil
	case m.chosen != nil:
		return m.secret(press)
	case key.Matches(press, k.List.Back):
		return m, nav.Send(nav.Back{})
	}
	list, open, _ := m.list.Key(press, k, len(m.copies))
	m.list = list
	if open != rows.None {
		m.chosen, m.in, m.err = &m.copies[open], input.NewSecret(), nil
	}
	return m, nil
}

// secret takes the passphrase the copy opens with.
func (m Model) secret(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.Form
	switch {
	case key.Matches(press, k.Back):
		m.chosen, m.err = nil, nil
		return m, nil
	case key.Matches(press, k.Next):
		if m.in.Value() == "" {
			return m, nil
		}
		m.busy, m.err = true, nil
		return m, m.try()
	}
	m.in, _ = m.in.Update(press)
	return m, nil
}

// try reads the copy whole, with what was typed.
func (m Model) try() tea.Cmd {
	env, from := m.env, m.chosen.Path
	var secrets []store.Secret
	for _, p := range passphrase.Tries(m.in.Value()) {
		secrets = append(secrets, store.Secret{Passphrase: p})
	}
	return func() tea.Msg {
		err := store.ErrWrongSecret
		for _, secret := range secrets {
			o := store.RestoreOptions{From: from, Now: env.Now, Secret: secret}
			if err = o.Verify(env.Store.Path()); err == nil {
				return triedMsg{request: nav.PutBack{Options: o}}
			}
			if !errors.Is(err, store.ErrWrongSecret) {
				break
			}
		}
		return triedMsg{err: err}
	}
}

func (m Model) tried(msg triedMsg) (nav.Screen, tea.Cmd) {
	if msg.err == nil {
		return m, nav.Send(msg.request)
	}
	m.busy, m.err, m.in = false, msg.err, input.NewSecret()
	return m, nil
}

// View draws the copies, or what is asked about the one that was chosen.
func (m Model) View() tea.View {
	t := m.env.Theme
	w := max(10, min(90, m.size.Width-4))
	now := m.env.Now()
	note := ""
	if m.err != nil {
		note = keeping.NotPutBack(m.err)
	}
	var out []tea.View
	switch {
	case !m.read:
	case m.chosen == nil:
		why := keeping.PutBackWhy
		if len(m.copies) == 0 {
			why = keeping.PutBackNone
		}
		out = append(out, layout.Hang("  ", layout.Prose(t.Hint.Of, why, w)), layout.Text(" "))
		y := layout.Count(layout.Rows(out...)) + m.list.At
		var lines [][]string
		for _, c := range m.copies {
			lines = append(lines, []string{keeping.SavedOn(c.At, now), filepath.Base(c.Path)})
		}
		return sight.Of(layout.Rows(append(out, m.list.View(t, lines, []layout.Column{{}, {Least: 12}}, w))...), m.size, y, y+1)
	case m.busy:
		out = append(out, layout.Hang("  ", layout.Prose(t.Hint.Of, keeping.PutBackReading, w)))
	default:
		out = append(
			out,
			layout.Hang("  ", layout.Prose(t.Label.Of, keeping.PutBackAsk(m.chosen.At, now), w)),
			layout.Text(" "),
			m.in.After("  "+t.Here.Of(keeping.PassphraseLabel)+"  ", w),
		)
		if note != "" {
			out = append(out, layout.Text(" "), layout.Hang("  ", layout.Prose(t.Missing.Of, note, w)))
		}
	}
	body := layout.Rows(append([]tea.View{layout.Text(" ")}, out...)...)
	return layout.FitCursor(body, m.size.Width, m.size.Height, layout.Count(body)-1)
}
