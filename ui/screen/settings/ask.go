package settings

import (
	"errors"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/passphrase"
	"tijdig/model/recipient"
	"tijdig/store"
	"tijdig/ui/input"
	"tijdig/ui/keymap"
	"tijdig/ui/nav"
	"tijdig/ui/text/keeping"
)

// ask is a question below the row under the mark.
type ask struct {
	kind    askKind
	words   string
	in      input.Line
	first   string // digits typed once
	problem string
}

type askKind int

const (
	askDigits askKind = iota
	askRecipient
	askName
	askOrg
	askPhone
	askReceiver
	askRemove // yes or no
)

func newDigits() *ask {
	return &ask{kind: askDigits, words: keeping.ShortCodeAsk, in: input.NewSecret()}
}

func newRecipient() *ask {
	return &ask{kind: askRecipient, words: keeping.AddOfficeAsk, in: input.NewLine("", -1, false)}
}

// lines are the questions that are answered with words which are no secret.
var lines = map[askKind]string{askName: keeping.AuthorNameAsk, askOrg: keeping.AuthorOrgAsk, askPhone: keeping.AuthorPhoneAsk, askReceiver: keeping.ReceiverAsk}

// newLine asks for words, beginning with what stands there.
func newLine(kind askKind, stands string) *ask {
	return &ask{kind: kind, words: lines[kind], in: input.NewLine(stands, -1, false)}
}

// newAuthor asks something of the worker.
func (m Model) newAuthor(kind askKind) *ask { return newLine(kind, *ofAuthor(&m.set.Author, kind)) }

// ofAuthor is what a question about the worker is the answer to.
func ofAuthor(by *model.Author, kind askKind) *string {
	switch kind {
	case askOrg:
		return &by.Org
	case askPhone:
		return &by.Phone
	default:
		return &by.Name
	}
}

// author keeps what was typed. What was recorded before keeps the name it has.
func (m Model) author(a ask) (nav.Screen, tea.Cmd) {
	typed := strings.TrimSpace(a.in.Value())
	m.ask = nil
	return m, m.save(func(set *model.Settings) { *ofAuthor(&set.Author, a.kind) = typed }, keeping.AuthorKept)
}

// toRemove asks whether what stands on the row may go.
func (m Model) toRemove() *ask {
	words := keeping.RemoveOffice
	switch m.row().kind {
	case rowShort:
		words = keeping.RemoveShort
	case rowPaper:
		words = keeping.RemovePaper
	case rowReceiver:
		words = keeping.RemoveReceiver(m.row().who)
	}
	return &ask{kind: askRemove, words: words}
}

func (a ask) keys(k *keymap.Map) []key.Binding {
	if a.kind == askRemove {
		return []key.Binding{k.Dialog.Yes, k.Dialog.No}
	}
	return []key.Binding{k.Form.Next, k.Form.Back}
}

// asked takes a key or a paste for the question that stands open.
func (m Model) asked(msg tea.Msg) (nav.Screen, tea.Cmd) {
	a := *m.ask
	press, isKey := msg.(tea.KeyPressMsg)
	k := m.env.Keys
	switch {
	case a.kind == askRemove:
		return m.confirmed(press)
	case isKey && key.Matches(press, k.Form.Back):
		m.ask = nil
		return m, nil
	case isKey && key.Matches(press, k.Form.Next) && a.kind == askDigits:
		return m.digits(a)
	case isKey && key.Matches(press, k.Form.Next) && (a.kind == askName || a.kind == askOrg || a.kind == askPhone):
		return m.author(a)
	case isKey && key.Matches(press, k.Form.Next) && a.kind == askReceiver:
		return m.receiver(a)
	case isKey && key.Matches(press, k.Form.Next):
		return m.recipient(strings.TrimSpace(a.in.Value()))
	}
	var took input.Took
	a.in, took = a.in.Update(msg)
	a.problem = took.Say()
	m.ask = &a
	return m, nil
}

// digits takes the short code twice.
func (m Model) digits(a ask) (nav.Screen, tea.Cmd) {
	typed := a.in.Value()
	a.in = input.NewSecret()
	switch {
	case isDigits(typed) && passphrase.ShortGuess(typed):
		a.problem, a.first, a.words = keeping.ShortCodeGuess, "", keeping.ShortCodeAsk
	case !isDigits(typed):
		a.problem, a.first, a.words = keeping.ShortCodeWrong, "", keeping.ShortCodeAsk
	case a.first == "":
		a.first, a.words = typed, keeping.ShortCodeAgain
	case a.first != typed:
		a.problem, a.first, a.words = keeping.ShortCodeDiffers, "", keeping.ShortCodeAsk
	default:
		m.ask = nil
		sum := m.env.Store.ShortCodeSum(typed)
		return m, m.save(func(set *model.Settings) { set.ShortCode = sum }, keeping.ShortCodeDone)
	}
	m.ask = &a
	return m, nil
}

func isDigits(s string) bool {
	return len(s) == store.ShortCodeDigits && strings.Trim(s, "0123456789") == ""
}

func (m Model) recipient(typed string) (nav.Screen, tea.Cmd) {
	if typed == "" {
		m.ask = nil
		return m, nil
	}
	s := m.env.Store
	m.ask, m.busy = nil, true
	return m, func() tea.Msg {
		to, err := recipient.Key(typed)
		if err != nil {
			return doneMsg{keeping.BadRecipient(err)}
		}
		if slices.ContainsFunc(s.Slots(), func(o store.SlotInfo) bool { return o.Recipient == to }) {
			return doneMsg{keeping.RecipientKnown}
		}
		unreached, err := s.AddRecipient(to)
		if errors.Is(err, store.ErrNoRecovery) {
			return doneMsg{keeping.BadRecipient(err)}
		}
		if err != nil {
			return nav.Failure{Err: err}
		}
		return doneMsg{keeping.AndCopies(keeping.OfficeAdded, len(unreached))}
	}
}

// confirmed takes away what stands on the row, or leaves it.
func (m Model) confirmed(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.Dialog
	r := m.row()
	switch {
	case key.Matches(press, k.No):
		m.ask = nil
	case key.Matches(press, k.Yes) && r.kind == rowShort:
		m.ask = nil
		return m, m.save(func(set *model.Settings) { set.ShortCode = "" }, keeping.ShortCodeGone)
	case key.Matches(press, k.Yes) && r.kind == rowReceiver:
		m.ask = nil
		return m, m.save(func(set *model.Settings) { set.Receivers = set.WithoutReceiver(r.who) }, keeping.ReceiverGone)
	case key.Matches(press, k.Yes):
		m.ask, m.busy = nil, true
		return m, m.drop(r)
	}
	return m, nil
}

func (m Model) drop(r row) tea.Cmd {
	s := m.env.Store
	return func() tea.Msg {
		unreached, err := s.DropSlot(r.slot)
		if err != nil {
			return nav.Failure{Err: err}
		}
		return doneMsg{keeping.AndCopies(keeping.WayGone, len(unreached))}
	}
}
