// Package unlock is the screen Ontgrendelen. A wrong passphrase is said as
// just that, never confused with damage, and the next try waits longer.
package unlock

import (
	"errors"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model/passphrase"
	"tijdig/store"
	"tijdig/ui/input"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/keeping"
)

// Model is the screen.
type Model struct {
	env   nav.Env
	door  nav.Door
	in    input.Line
	paper bool           // the recovery code is asked instead
	dear  []store.Secret // tried, and refused for what it would cost: a word opens all the same
	busy  bool           // the key is being derived
	tried []store.Secret // what is being tried
	beat  int            // of the little clock that shows it is alive
	wrong int            // wrong tries in a row
	wait  int            // seconds until the next try
	err   error
	size  tea.WindowSizeMsg
}

type (
	openMsg struct {
		store *store.Store
		other bool // it was not the passphrase that opened it
		err   error
	}
	beatMsg struct{}
	waitMsg struct{}
)

// New returns the screen for the file behind a door.
func New(env nav.Env, door nav.Door) Model {
	return Model{env: env, door: door, in: input.NewSecret(), busy: len(door.Secrets) > 0, tried: door.Secrets}
}

// Init tries the secret of a file, once.
func (m Model) Init() tea.Cmd {
	if !m.busy {
		return nil
	}
	return tea.Batch(m.open(m.tried), beat())
}

// Bare reports whether the screen was covered, so that nothing around the
// question says what program this is.
func (m Model) Bare() bool { return m.door.Covered }

// Title names the screen and nothing about what is behind it.
func (m Model) Title() nav.Title { return nav.Title{Where: keeping.UnlockTitle} }

// Keys lists what acts here.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys
	other := keeping.OtherWayIn(m.paper)
	if m.dear != nil {
		other = keeping.OtherWayIn(!m.paper) // back to what was asked
	}
	ks := []key.Binding{text.Named(k.Form.Down, other), k.Global.Acute}
	if m.in.Value() == "" && !retryable(m.err) {
		return ks // enter has nothing to try yet
	}
	return append([]key.Binding{text.Named(k.Form.Next, keeping.Unlock)}, ks...)
}

// Update takes the secret and hears how it went.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
	case openMsg:
		return m.opened(msg)
	case beatMsg:
		if m.busy {
			m.beat++
			return m, beat()
		}
	case waitMsg:
		m.wait = max(0, m.wait-1)
		if m.wait > 0 {
			return m, second()
		}
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.PasteMsg:
		var took input.Took
		if m.in, took = m.in.Update(msg); took.Refused > 0 {
			m.err = passphrase.ErrLong
		}
	}
	return m, nil
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.Form
	switch {
	case m.busy:
		return m, nil
	case key.Matches(press, k.Down):
		m.paper = m.paper != (m.dear == nil) // from the question what it may cost, back to the one before
		m.err, m.dear = nil, nil
		return m.again(), nil
	case key.Matches(press, k.Next) && m.dear != nil:
		return m.confirm()
	case key.Matches(press, k.Next):
		if m.wait > 0 || (m.in.Value() == "" && !retryable(m.err)) {
			return m, nil
		}
		return m.try(m.typed())
	case key.Matches(press, k.Back):
		return m, nil
	}
	m.in, _ = m.in.Update(press)
	return m, nil
}

// again asks what was asked, with nothing typed.
func (m Model) again() Model {
	m.in = input.NewSecret()
	if m.paper {
		m.in = input.NewLine("", -1, false)
	}
	return m
}

func (m Model) try(secrets []store.Secret) (nav.Screen, tea.Cmd) {
	m.busy, m.err, m.tried = true, nil, secrets
	return m, tea.Batch(m.open(secrets), beat())
}

// confirm opens a file that asks more than any other, once the word was typed.
func (m Model) confirm() (nav.Screen, tea.Cmd) {
	if strings.TrimSpace(m.in.Value()) != keeping.CostlyWord {
		m.in = input.NewLine("", -1, false)
		return m, nil
	}
	secrets := m.dear
	for i := range secrets {
		secrets[i].Costly = true
	}
	m.dear = nil
	return m.again().try(secrets)
}

// retryable reports an error that may be gone at the next try.
func retryable(err error) bool { return errors.Is(err, store.ErrInUse) }

// typed returns what was typed, to be tried.
func (m Model) typed() (out []store.Secret) {
	if m.paper {
		return []store.Secret{{Paper: m.in.Value()}}
	}
	for _, p := range passphrase.Tries(m.in.Value()) {
		out = append(out, store.Secret{Passphrase: p})
	}
	return out
}

// open returns the command that opens the file with the first secret that fits.
// Deriving the key takes about a second; the screen stays alive.
func (m Model) open(secrets []store.Secret) tea.Cmd {
	env, path := m.env, m.door.Path
	return func() tea.Msg {
		nav.Opening()
		locked, err := store.Open(path, store.OpenOptions{Now: env.Now})
		if errors.Is(err, store.ErrReadOnly) { // what cannot be written can be looked at
			locked, err = store.Open(path, store.OpenOptions{Now: env.Now, ReadOnly: true})
		}
		if err != nil {
			nav.Opened()
			return openMsg{err: err}
		}
		for _, sec := range secrets {
			var s *store.Store
			if s, err = locked.UnlockWith(sec); err == nil {
				return openMsg{store: s, other: sec.Passphrase == ""}
			}
			if !errors.Is(err, store.ErrWrongSecret) {
				break
			}
		}
		nav.Opened()
		return openMsg{err: errors.Join(err, locked.Close())}
	}
}

func (m Model) opened(msg openMsg) (nav.Screen, tea.Cmd) {
	m.busy, m.door.Secrets = false, nil
	tried := m.tried
	m.tried = nil
	if msg.err == nil {
		m.in = input.NewSecret() // what was typed is needed no more
		return m, nav.Send(nav.Unlocked{Store: msg.store, Otherwise: msg.other})
	}
	m.err = msg.err
	if _, asks := errors.AsType[store.CostError](msg.err); asks {
		m.dear, m.in = tried, input.NewLine("", -1, false)
		return m, nil
	}
	if !errors.Is(msg.err, store.ErrWrongSecret) {
		return m, nil
	}
	m = m.again()
	m.wrong++
	m.wait = min(60, 1<<(m.wrong-1))
	return m, second()
}

func beat() tea.Cmd {
	return tea.Tick(250*time.Millisecond, func(time.Time) tea.Msg { return beatMsg{} })
}

func second() tea.Cmd {
	return tea.Tick(time.Second, func(time.Time) tea.Msg { return waitMsg{} })
}

// View asks for the secret in the middle of the window.
func (m Model) View() tea.View {
	t := m.env.Theme
	label := keeping.PassphraseLabel
	switch {
	case m.dear != nil:
		label = keeping.CostlyLabel
	case m.paper:
		label = keeping.PaperLabel
	}
	w := min(60, max(10, m.size.Width-4))
	line := m.in.After(t.Here.Of(label)+"  ", w)
	if m.busy {
		line = layout.Text(t.Hint.Of(keeping.Deriving(m.beat)))
	}
	note := ""
	switch {
	case m.busy:
	case m.wait > 0:
		note = keeping.WrongWait(m.wait, m.paper)
	case m.err != nil && !errors.Is(m.err, store.ErrWrongSecret):
		note = keeping.NotOpened(m.err)
	case errors.Is(m.err, store.ErrWrongSecret):
		note = keeping.TryAgain(m.paper)
	case m.door.Hint != "":
		note = m.door.Hint
	}
	rows := []tea.View{line, layout.Text(layout.Pad("", w))}
	if m.door.Covered {
		clock := layout.Text(layout.Pad("", w/2-3) + m.env.Now().Format("15:04"))
		rows = append([]tea.View{clock, layout.Text(" ")}, rows...)
		rows = append(rows, layout.Text(layout.Pad("", w/2-6)+t.Hint.Of(keeping.CtrlD)))
	}
	for _, l := range layout.Wrap(note, w) {
		rows = append(rows, layout.Text(t.Missing.Of(l)+" "))
	}
	return layout.Center(layout.Rows(rows...), m.size.Width, m.size.Height)
}
