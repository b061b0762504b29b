// Package checklist is the screen Nagaan: the catalogue in pages, what goes
// well before what worries. It shows how far one has looked and what was not
// looked at, and never a total about a child.
package checklist

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/ui/checklistpage"
	"tijdig/ui/concept"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/recording"
)

// Spot is how a concept remembers that this screen was in front.
const Spot = "nagaan"

// Model is the screen.
type Model struct {
	env     nav.Env
	concept concept.Concept
	all     bool // also what the filter folds away
	pages   []page
	at      int
	sheet   checklistpage.Sheet
	search  *search // nil while nothing is searched
	part    part
	basis   bool            // show where items come from
	opened  map[string]bool // items that opened Direct bellen
	later   string          // a flagged item that did not
	size    tea.WindowSizeMsg
}

// part is what is being asked beside the sheet.
type part int

const (
	nothing  part = iota
	going         // to which page?
	focusing      // which target groups?
)

// New opens the checklist of a concept, where it was left.
func New(env nav.Env, d model.Draft) Model {
	m := Model{env: env, concept: concept.New(env, d), opened: map[string]bool{}}
	m = m.arrange()
	if d.Spot.Screen == Spot {
		m.at = max(0, min(d.Spot.Page, len(m.pages)-1))
	}
	return m.turn(m.at, d.Spot.Item)
}

// Init notes that the checklist is in front.
func (m Model) Init() tea.Cmd { return nil }

// Title names whom it is about and counts what was looked at.
func (m Model) Title() nav.Title {
	d := m.concept.Draft()
	c := m.coverage()
	return nav.Title{
		Where: recording.ChecklistTitle, Who: m.env.Shown(d.Subject).String(),
		More: recording.Scope(d.Subject.Kind, d.Content), Right: recording.Looked(c.Done, c.Of),
	}
}

func (m Model) coverage() catalogue.Coverage {
	d := m.concept.Draft()
	return catalogue.Survey(d.Content, d.Subject.Kind)
}

// Draft and Adopt hand the concept to the screens that share it.
func (m Model) Draft() model.Draft {
	d := m.concept.Draft()
	d.Spot.Screen = ""
	return d
}

// Adopt takes over a newer copy.
func (m Model) Adopt(d model.Draft) nav.Screen {
	m.concept = m.concept.Adopt(d)
	return m.again()
}

// Keep saves what is not saved yet. See [nav.Keeper].
func (m Model) Keep() error { return m.concept.Keep() }

// Unsaved returns what is not in the file. See [nav.Unsaved].
func (m Model) Unsaved() []model.Draft { return m.concept.Unsaved() }

// Status says how the concept stands on the disk, and what changed last.
func (m Model) Status() nav.Status {
	s := m.concept.Status()
	if s.Right = m.later; m.later == "" && m.concept.Draft().Call() == model.CallOpen {
		s.Right = text.NotCalled + recording.CallKey
	}
	return s
}

// Keys lists what acts now.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys
	switch {
	case m.sheet.Asking():
		return []key.Binding{text.Named(k.Form.Next, text.DoneHere), k.Form.Back}
	case m.part == going:
		return []key.Binding{text.Named(k.Field.Pick, recording.PickPage), k.Form.Back}
	case m.part == focusing:
		return []key.Binding{text.UpTo(text.Named(k.Item.Digit, recording.OnOff), len(catalogue.Tags())), k.Form.Back}
	case m.search != nil && m.search.typing && m.sheet.Code() == "":
		return []key.Binding{k.Form.Back}
	case m.search != nil && m.search.typing:
		return []key.Binding{text.Named(k.Form.Next, recording.ToResults), k.Form.Back}
	}
	ks := append(m.sheet.Digits(k.Item.Digit), recording.Answers(k.Item))
	if m.concept.Draft().Checks[m.sheet.Code()].Looked() {
		ks = append(ks, k.Item.Source)
	}
	ks = append(ks, k.Item.Note)
	if m.search != nil {
		return append(append(append(ks, k.Check.Search), m.undoable()...), text.Named(k.Check.Back, recording.ToPage))
	}
	if m.at < len(m.pages)-1 {
		ks = append(ks, k.Check.Next)
	}
	if m.restOpen() > 0 {
		ks = append(ks, k.Check.Rest)
	}
	return append(append(append(ks, k.Check.Search, k.Check.Goto), m.undoable()...), k.Check.Back)
}

// undoable holds the key that takes back, while there is something to take back.
func (m Model) undoable() []key.Binding {
	if len(m.concept.Draft().Undo) == 0 {
		return nil
	}
	return []key.Binding{m.env.Keys.Check.Undo}
}

// Actions lists what the palette offers beside the bar.
func (m Model) Actions() []key.Binding {
	i, k := m.env.Keys.Item, m.env.Keys.Check
	return []key.Binding{i.Yes, i.Maybe, i.No, i.Unknown, i.Clear, k.Prev, k.All, k.Focus, k.Help, k.Rest, k.Undo, m.env.Keys.Form.Redo, k.Done}
}

// Update takes keys and hears of saving.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
		return m, nil
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.PasteMsg:
		return m.pasted(msg)
	}
	var cmd tea.Cmd
	m.concept, cmd = m.concept.Update(msg)
	return m, cmd
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	switch {
	case m.sheet.Asking():
		return m.answer(press)
	case m.part == going:
		return m.going(press)
	case m.part == focusing:
		return m.focusing(press)
	case m.search != nil:
		if next, cmd, used := m.searched(press); used {
			return next, cmd
		}
	}
	k := m.env.Keys.Check
	switch {
	case key.Matches(press, k.Back), key.Matches(press, k.Done):
		return m.leave()
	case key.Matches(press, k.Search):
		return m.seek(), nil
	case key.Matches(press, k.Goto):
		m.part = going
		return m, nil
	case key.Matches(press, k.Focus):
		m.part = focusing
		return m, nil
	case key.Matches(press, k.All):
		m.all = !m.all
		return m.again(), nav.Send(nav.Notice(recording.ShowsAll(m.all)))
	case key.Matches(press, k.Help):
		m.basis = !m.basis
		return m.again(), nil
	case key.Matches(press, m.env.Keys.Form.Redo):
		return m.redo()
	case key.Matches(press, k.Undo):
		return m.undo()
	case key.Matches(press, k.Rest):
		return m.rest()
	}
	return m.answer(press)
}

// leave saves and goes back to the question the worker came from.
func (m Model) leave() (nav.Screen, tea.Cmd) {
	d := m.concept.Draft()
	if d.Spot.Screen != "" {
		spot := d.Spot
		spot.Screen, spot.Page, spot.Item = "", 0, 0
		m.concept, _ = m.concept.Move(spot)
	}
	return m, m.concept.Leave(nav.Back{})
}

func (m Model) page(n int, cmds []tea.Cmd) (nav.Screen, tea.Cmd) {
	to := m.at + n
	if to < 0 || to >= len(m.pages) {
		return m, tea.Batch(append(cmds, nav.Send(nav.Notice(recording.NoMorePages)))...)
	}
	return m.turn(to, 0).spot(cmds)
}

// spot lets the concept know where the worker is.
func (m Model) spot(cmds []tea.Cmd) (nav.Screen, tea.Cmd) {
	at := m.concept.Draft().Spot
	at.Screen, at.Page, at.Item = Spot, m.at, m.sheet.At()
	c, cmd := m.concept.Move(at)
	m.concept = c
	return m, tea.Batch(append(cmds, cmd)...)
}

func (m Model) pasted(msg tea.PasteMsg) (nav.Screen, tea.Cmd) {
	switch {
	case m.sheet.Typing():
		return m.answer(msg)
	case m.search != nil && m.search.typing:
		return m.look(msg), nil
	}
	return m, nav.Send(nav.Notice(text.NothingPasted))
}
