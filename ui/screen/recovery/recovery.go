// Package recovery is the screen for a new way into the file: a new recovery
// code, a new passphrase, or everything under new keys with a new one of each.
package recovery

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/phrase"
	"tijdig/ui/recoverycode"
	"tijdig/ui/text"
	"tijdig/ui/text/keeping"
)

// Model is the screen.
type Model struct {
	env    nav.Env
	kdf    store.KDF
	why    string              // said above the question
	phrase *phrase.Model       // a new passphrase is asked; nil when not
	paper  *recoverycode.Model // a new code is shown; nil when not
	must   bool                // the way in that was used is no daily one: there is no way back
	keys   bool                // everything comes under new keys
	busy   bool
	size   tea.WindowSizeMsg

	unreached int // copies that a new code does not open
}

type codeMsg struct {
	code      string
	unreached int  // copies that it does not open
	noted     bool // an earlier one was, and holds until this one is
}

// settledMsg says which recovery code holds from now on.
type settledMsg struct {
	said      string
	unreached int
}

type changedMsg struct{ unreached int }

// rewrittenMsg says that the file was rewritten and has no recovery code.
type rewrittenMsg struct{ unreached int }

// NewCode makes a new recovery code.
func NewCode(env nav.Env) Model { return Model{env: env, busy: true} }

// NewPassphrase asks for a new passphrase, at the cost of kdf, after the file
// was opened in another way.
func NewPassphrase(env nav.Env, kdf store.KDF) Model {
	m := AnotherPassphrase(env, kdf)
	m.why, m.must = keeping.NewPassphraseWhy, true
	return m
}

// AnotherPassphrase asks for a new passphrase because the worker wants one.
func AnotherPassphrase(env nav.Env, kdf store.KDF) Model {
	p := phrase.New(env.Theme, env.Keys)
	return Model{env: env, kdf: kdf, phrase: &p, why: keeping.AnotherPassphraseWhy}
}

// NewKeys asks for a new passphrase and then puts everything under new keys.
func NewKeys(env nav.Env, kdf store.KDF) Model {
	m := AnotherPassphrase(env, kdf)
	m.why, m.keys = keeping.RewriteWhy, true
	return m
}

// Init makes the code.
func (m Model) Init() tea.Cmd {
	if m.phrase != nil {
		return nil
	}
	s := m.env.Store
	return func() tea.Msg {
		code, unreached, err := s.AddPaper()
		if err != nil {
			return nav.Failure{Err: err}
		}
		return codeMsg{code, len(unreached), s.Settings().PaperNoted}
	}
}

// Title names what is asked.
func (m Model) Title() nav.Title {
	switch {
	case m.keys:
		return nav.Title{Where: keeping.RewriteLabel}
	case m.phrase != nil:
		return nav.Title{Where: keeping.NewPassphraseTitle}
	}
	return nav.Title{Where: keeping.RecoveryTitle}
}

// Keys lists what acts.
func (m Model) Keys() []key.Binding {
	switch {
	case m.busy:
		return nil
	case m.phrase != nil && m.must, m.phrase != nil && !m.phrase.Choosing():
		return m.phrase.Keys()
	case m.phrase != nil:
		return append(m.phrase.Keys(), m.env.Keys.Form.Back)
	}
	return []key.Binding{m.env.Keys.Form.Next, m.env.Keys.Form.Back}
}

// Update takes what is typed and hears what was done.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
	case codeMsg:
		p := recoverycode.New(m.env.Theme, m.env.Keys, msg.code)
		if msg.noted {
			p = p.InPlaceOf()
		}
		m.phrase, m.paper, m.busy, m.unreached = nil, &p, false, msg.unreached
	case settledMsg:
		return m, tea.Sequence(nav.Send(nav.Back{}), nav.Send(nav.Notice(keeping.AndCopies(msg.said, msg.unreached))))
	case changedMsg:
		return m, tea.Sequence(nav.Send(nav.Back{}), nav.Send(nav.Notice(keeping.PassphraseChanged(msg.unreached))))
	case rewrittenMsg:
		return m, tea.Sequence(nav.Send(nav.Back{}), nav.Send(nav.Notice(keeping.AndCopies(keeping.Rewritten, msg.unreached))))
	case nav.Failure:
		m.busy = false
	case tea.KeyPressMsg, tea.PasteMsg:
		return m.typed(msg)
	}
	return m, nil
}

func (m Model) typed(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch {
	case m.busy:
		return m, nil
	case m.phrase != nil && m.leaves(msg):
		return m, nav.Send(nav.Back{})
	case m.phrase != nil:
		p, chosen := m.phrase.Update(msg)
		m.phrase = &p
		if chosen == "" {
			return m, nil
		}
		m.busy = true
		if m.keys {
			return m, m.rewrite(chosen)
		}
		return m, m.change(chosen)
	case m.paper != nil:
		p, answer := m.paper.Update(msg)
		m.paper = &p
		if answer == recoverycode.Asking {
			return m, nil
		}
		m.busy = true
		return m, m.settle(answer == recoverycode.Noted)
	}
	return m, nil
}

// leaves reports whether escape leaves the screen instead of showing again
// what was chosen.
func (m Model) leaves(msg tea.Msg) bool {
	press, ok := msg.(tea.KeyPressMsg)
	return ok && !m.must && m.phrase.Choosing() && key.Matches(press, m.env.Keys.Form.Back)
}

// rewrite puts everything under new keys. That the new code was not noted is
// kept first: were the program to end before it is shown, Vandaag would ask.
func (m Model) rewrite(chosen string) tea.Cmd {
	s, kdf := m.env.Store, m.kdf
	return func() tea.Msg {
		if err := s.UpdateSettings(func(set *model.Settings) { set.PaperNoted = false }); err != nil {
			return nav.Failure{Err: err}
		}
		code, unreached, err := s.Rewrite(chosen, kdf)
		switch {
		case err != nil:
			return nav.Failure{Err: err}
		case code == "":
			return rewrittenMsg{len(unreached)}
		}
		return codeMsg{code: code, unreached: len(unreached)}
	}
}

func (m Model) change(chosen string) tea.Cmd {
	s, kdf := m.env.Store, m.kdf
	return func() tea.Msg {
		unreached, err := s.ChangePassphrase(chosen, kdf)
		if err != nil {
			return nav.Failure{Err: err}
		}
		return changedMsg{len(unreached)}
	}
}

// settle keeps one recovery code: the new one when it was noted, and else the
// one there was. Under new keys there is only the new one.
func (m Model) settle(noted bool) tea.Cmd {
	s, only, missed := m.env.Store, m.keys, m.unreached
	return func() tea.Msg {
		var papers []int
		for i, slot := range s.Slots() {
			if slot.Kind == "paper" {
				papers = append(papers, i)
			}
		}
		drop := papers[len(papers)-1:]
		if noted || only {
			drop = papers[:len(papers)-1]
		}
		for i := len(drop) - 1; i >= 0; i-- {
			unreached, err := s.DropSlot(drop[i])
			if err != nil {
				return nav.Failure{Err: err}
			}
			missed = max(missed, len(unreached))
		}
		was := false
		err := s.UpdateSettings(func(set *model.Settings) {
			set.PaperNoted = set.PaperNoted || noted
			was = set.PaperNoted
		})
		if err != nil {
			return nav.Failure{Err: err}
		}
		return settledMsg{keeping.CodeSettled(noted, only || !was), missed}
	}
}

// View draws what is asked.
func (m Model) View() tea.View {
	w := min(76, max(10, m.size.Width-6))
	t := m.env.Theme
	var rows []tea.View
	switch {
	case m.busy:
		wait := text.OneMoment
		if m.keys {
			wait = keeping.Rewriting
		}
		rows = []tea.View{layout.Prose(m.env.Theme.Hint.Of, wait, w)}
	case m.phrase != nil:
		rows = []tea.View{layout.Prose(t.Label.Of, m.why, w), layout.Text(" "), m.phrase.View(w)}
	case m.paper != nil:
		replaces := keeping.NewCodeReplaces
		if m.keys {
			replaces = keeping.RewrittenCode
		}
		rows = []tea.View{layout.Prose(t.Missing.Of, replaces, w), layout.Text(" "), m.paper.View(w)}
	}
	body := layout.Rows(layout.Text(" "), layout.Hang("   ", layout.Rows(rows...)))
	return layout.FitCursor(body, m.size.Width, m.size.Height, layout.Count(body)-1)
}
