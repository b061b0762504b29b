// Package removable is the screen that puts something on another disk: what was typed,
// while the file cannot be written, or a copy of the file.
package removable

import (
	"os"
	"path/filepath"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store"
	"tijdig/ui/input"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/sight"
	"tijdig/ui/text"
	"tijdig/ui/text/keeping"
	"tijdig/ui/theme"
)

// purpose is what goes to another disk, and what is said of it.
type purpose struct {
	title, right string
	open, kept   nav.Status
	why          string
	done         func(path string) string
	failed       func(error) string
	write        func(dir string) (path string, err error)
}

// Model is the screen.
type Model struct {
	env     nav.Env
	purpose purpose
	places  []string // folders offered, each with a digit
	in      input.Line
	typing  bool // another folder is being typed
	busy    bool
	made    string // where the file is; "" until it was made
	problem string
	size    tea.WindowSizeMsg
}

type (
	placesMsg []string
	madeMsg   struct {
		path string
		err  error
	}
)

// most is how many folders are offered.
const most = 7

// Concepts offers to keep these concepts in an emergency file.
func Concepts(env nav.Env, drafts []model.Draft) Model {
	return offer(env, purpose{
		title: keeping.EmergencyTitle, right: text.Concepts(len(drafts)), why: keeping.EmergencyWhy,
		open: nav.Status{Text: keeping.EmergencyOpen, Bad: true}, kept: nav.Status{Text: keeping.EmergencyKept},
		done: keeping.EmergencyMade, failed: keeping.NoEmergency,
		write: func(dir string) (string, error) { return env.Store.Emergency(dir, drafts...) },
	})
}

// Copy offers to copy the whole file.
func Copy(env nav.Env) Model {
	at := nav.Status{Text: text.AllSavedAt(env.Saved())}
	return offer(env, purpose{
		title: keeping.StickTitle, why: keeping.StickWhy, open: at, kept: at, done: keeping.StickMade, failed: keeping.NoStick,
		write: func(dir string) (string, error) {
			path := filepath.Join(dir, keeping.StickName(env.Now()))
			return path, env.Store.Backup(path)
		},
	})
}

func offer(env nav.Env, p purpose) Model {
	return Model{env: env, purpose: p, in: input.NewLine("", -1, false)}
}

// Init looks where a file could go.
func (m Model) Init() tea.Cmd {
	return func() tea.Msg {
		home, err := os.UserHomeDir()
		if err != nil {
			return placesMsg(store.Elsewhere())
		}
		return placesMsg(store.Elsewhere(filepath.Join(home, "Documents"), filepath.Join(home, "Documenten"), home))
	}
}

// Title names the screen and counts.
func (m Model) Title() nav.Title {
	return nav.Title{Where: m.purpose.title, Right: m.purpose.right}
}

// Status says where the words are: no save says so while this screen stands.
func (m Model) Status() nav.Status {
	if m.made != "" {
		return m.purpose.kept
	}
	return m.purpose.open
}

// Keys lists what acts.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys
	switch {
	case m.busy:
		return nil
	case m.made != "":
		return []key.Binding{text.Named(k.Form.Next, text.DoneHere)}
	case m.typing:
		return []key.Binding{text.Named(k.Form.Next, text.WriteIt), k.Form.Back}
	}
	ks := []key.Binding{text.Named(k.Form.Next, keeping.AnotherFolder), k.Form.Back}
	if n := len(m.places); n > 0 {
		ks = append([]key.Binding{text.Named(text.UpTo(k.Today.Open, n), text.Choose)}, ks...)
	}
	return ks
}

// Update takes the choice and hears how the writing went.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
	case placesMsg:
		m.places = msg[:min(most, len(msg))]
		m.typing = len(msg) == 0
	case madeMsg:
		m.busy, m.made = false, msg.path
		if msg.err != nil {
			m.made, m.problem = "", m.purpose.failed(msg.err)
		}
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.PasteMsg:
		if m.typing {
			m.in, _ = m.in.Update(msg)
		}
	}
	return m, nil
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys
	switch {
	case m.busy:
		return m, nil
	case m.made != "" && key.Matches(press, k.Form.Next, k.Form.Back):
		return m, nav.Send(nav.Back{})
	case m.typing && key.Matches(press, k.Form.Back) && len(m.places) > 0:
		m.typing = false
		return m, nil
	case key.Matches(press, k.Form.Back):
		return m, nav.Send(nav.Back{})
	case m.typing && key.Matches(press, k.Form.Next):
		return m.write(m.in.Value())
	case m.typing:
		m.in, _ = m.in.Update(press)
		m.problem = ""
		return m, nil
	case key.Matches(press, k.Form.Next):
		m.typing = true
		return m, nil
	case key.Matches(press, k.Today.Open) && int(press.Text[0]-'1') < len(m.places):
		return m.write(m.places[press.Text[0]-'1'])
	}
	return m, nil
}

func (m Model) write(dir string) (nav.Screen, tea.Cmd) {
	if dir == "" {
		m.problem = keeping.NoFolder
		return m, nil
	}
	m.busy, m.problem = true, ""
	write := m.purpose.write
	return m, func() tea.Msg {
		path, err := write(dir)
		return madeMsg{path, err}
	}
}

// View offers the folders, or says where the file is and what then.
func (m Model) View() tea.View {
	t := m.env.Theme
	w := max(10, min(m.size.Width-6, 84))
	rows := []tea.View{layout.Text(" ")}
	say := func(ink theme.Ink, s string) { rows = append(rows, layout.Prose(ink.Of, s, w)) }
	switch {
	case m.busy:
		say(t.Hint, text.OneMoment)
	case m.made != "":
		say(t.Label, m.purpose.done(m.made))
	default:
		say(t.Label, m.purpose.why)
		rows = append(rows, layout.Text(" "))
		for i, p := range m.places {
			rows = append(rows, layout.Text(t.Key.Of(string(rune('1'+i)))+"  "+layout.CutWords(p, w-3)))
		}
		if m.typing {
			rows = append(rows, m.in.After(t.Here.Of(keeping.FolderLabel)+"  ", w))
		}
		say(t.Missing, m.problem)
	}
	return sight.End(layout.Hang("   ", layout.Rows(rows...)), m.size)
}
