// Package welcome is the screen Welkom: it makes the encrypted file, in under
// a minute, before anything can be written down.
package welcome

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store"
	"tijdig/ui/input"
	"tijdig/ui/nav"
	"tijdig/ui/phrase"
	"tijdig/ui/recoverycode"
	"tijdig/ui/text"
	"tijdig/ui/text/keeping"
)

// Model is the screen.
type Model struct {
	env    nav.Env
	door   nav.Door
	step   step
	phrase phrase.Model
	made   *store.Store // nil until the file is made
	paper  recoverycode.Model
	in     input.Line
	author model.Author
	size   tea.WindowSizeMsg
}

// step is what is asked.
type step int

const (
	choose step = iota // a passphrase
	making             // the file is being made
	code               // the recovery code
	name               // the worker's name
	org                // the organisation
	work               // what kind of work
)

type madeMsg struct {
	store *store.Store
	code  string
	err   error
}

type readyMsg struct{}

// New returns the screen for a file that is not there yet.
func New(env nav.Env, door nav.Door) Model {
	return Model{env: env, door: door, phrase: phrase.New(env.Theme, env.Keys)}
}

// Init does nothing.
func (m Model) Init() tea.Cmd { return nil }

// Title names the screen and how far it is.
func (m Model) Title() nav.Title {
	part := 3
	switch m.step {
	case choose, making:
		part = 1
	case code:
		part = 2
	case work, name, org:
	}
	return nav.Title{Where: keeping.WelcomeTitle, Right: keeping.PartOf(part, 3)}
}

// Keys lists what acts at this step.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys
	switch m.step {
	case choose:
		return m.phrase.Keys()
	case making:
		return nil
	case work:
		return []key.Binding{text.UpTo(text.Named(k.Today.Open, text.Choose), len(m.env.Region.Profiles())), k.Form.Next}
	case code, name, org:
	}
	return []key.Binding{k.Form.Next}
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
	case tea.KeyPressMsg, tea.PasteMsg:
		return m.typed(msg)
	}
	return m, nil
}

func (m Model) typed(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch m.step {
	case choose:
		p, chosen := m.phrase.Update(msg)
		m.phrase = p
		if chosen == "" {
			return m, nil
		}
		m.step = making
		return m, m.make(chosen)
	case code:
		return m.noting(msg)
	case work:
		return m.working(msg)
	case name, org:
		return m.naming(msg)
	case making:
	}
	return m, nil
}

// make returns the command that makes the file. The passphrase is tried by a
// real unlock before the file counts; see store.Create.
func (m Model) make(chosen string) tea.Cmd {
	o := store.CreateOptions{Passphrase: chosen, KDF: m.door.KDF, Paper: true, Recipient: m.door.Recipient, Now: m.env.Now}
	path := m.door.Path
	return func() tea.Msg {
		s, code, err := store.Create(path, o)
		return madeMsg{s, code, err}
	}
}

func (m Model) fileMade(msg madeMsg) (nav.Screen, tea.Cmd) {
	if msg.err != nil {
		m.step, m.phrase = choose, m.phrase.Failed(text.Error(msg.err))
		return m, nil
	}
	m.made, m.phrase = msg.store, phrase.Model{}
	m.paper = recoverycode.New(m.env.Theme, m.env.Keys, msg.code)
	m.step = code
	return m, nil
}

func (m Model) noting(msg tea.Msg) (nav.Screen, tea.Cmd) {
	p, answer := m.paper.Update(msg)
	m.paper = p
	if answer == recoverycode.Asking {
		return m, nil
	}
	m.step, m.in = name, input.NewLine("", -1, false)
	noted := answer == recoverycode.Noted
	return m, m.save(func(set *model.Settings) { set.PaperNoted = noted }, nil)
}

// save returns the command that changes the settings and then sends then.
func (m Model) save(change func(*model.Settings), then tea.Msg) tea.Cmd {
	s := m.made
	return nav.Then(func() error { return s.UpdateSettings(change) }, then)
}

func (m Model) working(msg tea.Msg) (nav.Screen, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	at, profiles := 0, m.env.Region.Profiles()
	switch {
	case !ok:
		return m, nil
	case key.Matches(press, m.env.Keys.Form.Next):
	case len(press.Text) == 1 && press.Text >= "1" && int(press.Text[0]-'1') < len(profiles):
		at = int(press.Text[0] - '1')
	default:
		return m, nil
	}
	m.author.Profile, m.author.Role = profiles[at].Name, profiles[at].Label
	author, police := m.author, profiles[at].Police
	return m, m.save(func(set *model.Settings) { set.Author, set.Police = author, police }, readyMsg{})
}

func (m Model) naming(msg tea.Msg) (nav.Screen, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok || !key.Matches(press, m.env.Keys.Form.Next) {
		var took input.Took
		m.in, took = m.in.Update(msg)
		return m, nav.Say(took.Say())
	}
	if m.step == name {
		m.author.Name = m.in.Value()
		m.step, m.in = org, input.NewLine("", -1, false)
		return m, nil
	}
	m.author.Org = m.in.Value()
	m.step = work
	return m, nil
}

// Keep closes a file that was made while the last questions were left open.
func (m Model) Keep() error {
	if m.made == nil {
		return nil
	}
	return m.made.Close()
}
