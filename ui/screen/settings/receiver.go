package settings

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/recipient"
	"tijdig/store/bundle"
	"tijdig/ui/nav"
	"tijdig/ui/text/keeping"
	"tijdig/ui/text/sharing"
)

// newReceiver asks for a name and a public key: of one more, or of the one on the row.
func (m Model) newReceiver() *ask {
	stands := ""
	if r, is := m.set.ReceiverCalled(m.row().who); is {
		stands = r.Name + " " + r.Key
	}
	return newLine(askReceiver, stands)
}

// receiver keeps whom a bundle can be sealed for, once the key is one.
func (m Model) receiver(a ask) (nav.Screen, tea.Cmd) {
	if strings.TrimSpace(a.in.Value()) == "" {
		m.ask = nil
		return m, nil
	}
	name, to, err := recipient.Named(a.in.Value())
	if err == nil {
		err = bundle.Seal{Recipients: []string{to}}.Check()
	}
	was := m.row().who
	_, taken := m.set.ReceiverCalled(name)
	switch {
	case err != nil:
		a.problem = sharing.BadReceiver(err)
	case name == "":
		a.problem = keeping.ReceiverNameless
	case strings.ContainsAny(name, ",;"):
		a.problem = keeping.ReceiverComma
	case taken && !strings.EqualFold(name, was):
		a.problem = keeping.ReceiverTaken
	default:
		m.ask = nil
		return m, m.save(func(set *model.Settings) { set.Receivers = set.WithReceiver(was, model.Receiver{Name: name, Key: to}) }, keeping.ReceiverKept)
	}
	m.ask = &a
	return m, nil
}
