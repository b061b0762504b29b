// Package welcome is the screen Welkom: it makes the encrypted file, in under
// a minute, before anything can be written down.
package welcome

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/passphrase"
	"tijdig/store"
	"tijdig/ui/input"
	"tijdig/ui/nav"
	"tijdig/ui/papercode"
	"tijdig/ui/text"
)

// Model is the screen.
type Model struct {
	env     nav.Env
	door    nav.Door
	step    step
	offer   string // the phrase that is offered
	chosen  string // the phrase to be typed again
	weak    bool   // it is weak, and that was said once
	in      input.Line
	problem string
	made    *store.Store // nil until the file is made
	paper   papercode.Model
	author  model.Author
	size    tea.WindowSizeMsg
}

// step is what is asked.
type step int

const (
	choose step = iota // a passphrase
	again              // the same once more
	making             // the file is being made
	code               // the recovery code
	work               // what kind of work
	name               // the worker's name
	org                // the organisation
)

type madeMsg struct {
	store *store.Store
	code  string
	err   error
}

type readyMsg struct{}

// New returns the screen for a file that is not there yet.
func New(env nav.Env, door nav.Door) Model {
	m := Model{env: env, door: door, offer: passphrase.New()}
	m.in = input.NewLine(m.offer, -1, true)
	return m
}

// Init does nothing.
func (m Model) Init() tea.Cmd { return nil }

// Title names the screen and how far it is.
func (m Model) Title() nav.Title {
	part := map[step]int{choose: 1, again: 1, making: 1, code: 2}[m.step]
	if part == 0 {
		part = 3
	}
	return nav.Title{Where: text.WelcomeTitle, Right: text.PartOf(part, 3)}
}

// Keys lists what acts at this step.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys.Form
	switch m.step {
	case choose:
		return []key.Binding{k.Next, text.Named(k.Down, text.OtherWords)}
	case again:
		return []key.Binding{k.Next, text.Named(k.Back, text.ShowAgain)}
	case making:
		return nil
	case work:
		return []key.Binding{text.Named(m.env.Keys.Today.Open, text.Choose), k.Next}
	}
	return []key.Binding{k.Next}
}

// Update takes what is typed and hears how the making went.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
	case madeMsg:
		return m.fileMade(msg)
	case readyMsg:
		return m, nav.Send(nav.Unlocked{Store: m.made})
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.PasteMsg:
		if m.step == code {
			m.paper, _ = m.paper.Update(msg)
		} else if m.step != making && m.step != work {
			m.in, _ = m.in.Update(msg)
		}
	}
	return m, nil
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	switch m.step {
	case choose:
		return m.choosing(press)
	case again:
		return m.repeating(press)
	case code:
		return m.noting(press)
	case work:
		return m.working(press)
	case name, org:
		return m.naming(press)
	}
	return m, nil
}

func (m Model) choosing(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.Form
	switch {
	case key.Matches(press, k.Down):
		m.offer = passphrase.New()
		m.in = input.NewLine(m.offer, -1, true)
		m.weak, m.problem = false, ""
		return m, nil
	case key.Matches(press, k.Next):
		v := m.in.Value()
		switch {
		case v == "":
			m.problem = text.NoPassphrase
		case passphrase.Bits(v) < passphrase.Enough && !m.weak:
			m.weak, m.problem = true, text.WeakPassphrase
		default:
			m.chosen, m.step, m.problem = v, again, ""
			m.in = input.NewLine("", -1, false)
		}
		return m, nil
	}
	m.in, _ = m.in.Update(press)
	m.weak, m.problem = false, ""
	return m, nil
}

func (m Model) repeating(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.Form
	switch {
	case key.Matches(press, k.Back):
		m.step, m.problem = choose, ""
		m.in = input.NewLine(m.chosen, -1, true)
		return m, nil
	case key.Matches(press, k.Next) && m.in.Value() == m.chosen:
		m.step = making
		return m, m.make()
	case key.Matches(press, k.Next):
		m.problem = text.NotTheSame
		return m, nil
	}
	m.in, _ = m.in.Update(press)
	m.problem = ""
	return m, nil
}

// make returns the command that makes the file. The passphrase is tried by a
// real unlock before the file counts; see store.Create.
func (m Model) make() tea.Cmd {
	o := store.CreateOptions{Passphrase: m.chosen, KDF: m.door.KDF, Paper: true, Recipient: m.door.Recipient, Now: m.env.Now}
	path := m.door.Path
	return func() tea.Msg {
		s, code, err := store.Create(path, o)
		return madeMsg{s, code, err}
	}
}

func (m Model) fileMade(msg madeMsg) (nav.Screen, tea.Cmd) {
	if msg.err != nil {
		m.step, m.problem = again, text.Error(msg.err)
		return m, nil
	}
	m.made, m.chosen, m.offer = msg.store, "", ""
	m.paper = papercode.New(m.env.Theme, m.env.Keys, msg.code)
	m.step = code
	return m, nil
}

func (m Model) noting(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	p, answer := m.paper.Update(press)
	m.paper = p
	if answer == papercode.Asking {
		return m, nil
	}
	m.step = work
	s, noted := m.made, answer == papercode.Noted
	return m, func() tea.Msg {
		set := s.Settings()
		set.PaperNoted = noted
		if err := s.SaveSettings(set); err != nil {
			return nav.Failure{Err: err}
		}
		return nil
	}
}

// profiles are the professions in the order they are offered, by their names
// in the catalogue.
var profiles = []string{"wijkteam", "jongerenwerk", "jeugdbescherming"}

func (m Model) working(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	at := 0
	switch {
	case key.Matches(press, m.env.Keys.Form.Next):
	case len(press.Text) == 1 && press.Text >= "1" && press.Text <= "3":
		at = int(press.Text[0] - '1')
	default:
		return m, nil
	}
	m.author.Profile = profiles[at]
	m.author.Role = profiles[at]
	m.step, m.in = name, input.NewLine("", -1, false)
	return m, nil
}

func (m Model) naming(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	if !key.Matches(press, m.env.Keys.Form.Next) {
		m.in, _ = m.in.Update(press)
		return m, nil
	}
	if m.step == name {
		m.author.Name = m.in.Value()
		m.step, m.in = org, input.NewLine("", -1, false)
		return m, nil
	}
	m.author.Org = m.in.Value()
	s, author := m.made, m.author
	return m, func() tea.Msg {
		set := s.Settings()
		set.Author = author
		if err := s.SaveSettings(set); err != nil {
			return nav.Failure{Err: err}
		}
		return readyMsg{}
	}
}

// Keep closes a file that was made while the last questions were left open.
func (m Model) Keep() error {
	if m.made == nil {
		return nil
	}
	return m.made.Close()
}
