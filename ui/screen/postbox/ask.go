package postbox

import (
	tea "charm.land/bubbletea/v2"

	"tijdig/store/exchange"
	"tijdig/ui/input"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/sharing"
)

// kind is what is being asked.
type kind int

const (
	askFolder kind = iota
	askName
	askCard
	askMember
)

// words are the question, and what it is for.
var words = map[kind]struct{ label, why string }{
	askFolder: {sharing.PostboxFolder, sharing.PostboxWhy},
	askName:   {sharing.PostboxName, sharing.PostboxNameWhy},
	askCard:   {sharing.PostboxCard, sharing.PostboxCardWhy},
	askMember: {sharing.PostboxMember, sharing.PostboxMemberWhy},
}

// ask is a line that is being typed.
type ask struct {
	kind kind
	in   input.Line
}

// asking begins to ask something.
func (m Model) asking(k kind) Model {
	stands := ""
	if k == askFolder {
		stands = m.env.Store.Settings().Postbox
	}
	if _, is := words[k]; !is {
		k = askFolder
	}
	m.ask, m.card, m.problem = &ask{k, input.NewLine(stands, -1, stands != "")}, false, ""
	return m
}

func (m Model) typed(msg tea.Msg) Model {
	if m.ask == nil || m.busy != nil {
		return m
	}
	in, took := m.ask.in.Update(msg)
	m.ask, m.problem = &ask{m.ask.kind, in}, took.Say()
	return m
}

// answer takes a key while something is asked.
func (m Model) answer(press tea.KeyPressMsg, back, next bool) (nav.Screen, tea.Cmd) {
	switch {
	case back && (m.state == nil || m.state.folder == ""):
		return m, nav.Send(nav.Back{})
	case back:
		m.ask, m.problem = nil, ""
		return m, nil
	case !next:
		return m.typed(press), nil
	}
	said := m.ask.in.Value()
	if said == "" {
		return m, nil
	}
	s := m.env.Store
	switch m.ask.kind {
	case askName:
		return m.save(func() error { _, err := exchange.Mine(s, said); return err }, "")
	case askCard:
		c, err := exchange.ParseCard(said)
		if err != nil {
			m.problem = text.Error(err)
			return m, nil
		}
		name := s.Settings().Author.Name
		return m.save(func() error {
			if _, err := exchange.Mine(s, name); err != nil {
				return err
			}
			return exchange.Add(s, c)
		}, sharing.MemberAdded+c.Words())
	case askMember:
		return m.save(func() error { return exchange.Remove(s, said) }, sharing.MemberRemoved)
	}
	return m.setFolder(input.Path(said))
}
