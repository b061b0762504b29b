// Package handover is the screen Overdracht: what goes out, in which form,
// how much of a person it carries, for whom and why. What left is entered in
// the ledger.
package handover

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store/bundle"
	"tijdig/store/delivery"
	"tijdig/store/export"
	"tijdig/store/export/paper"
	"tijdig/store/formbook"
	"tijdig/ui/input"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/sharing"
)

// Model is the screen.
type Model struct {
	env     nav.Env
	signals []model.ID
	forms   form.Book // whose questions have rows to hand over
	format  export.Format
	level   model.Level
	access  *paper.Access    // of a print of all that stands about a subject; nil for anything else
	text    bool             // masked free text goes along in a table
	kept    []model.Receiver // whose keys are kept
	chosen  []string         // the names of those it is sealed for
	typing  bool             // a key is typed
	fields  [5]input.Line
	offered string  // the name that was proposed for the file
	unsaid  [2]bool // whom it is for, and why, were left open on purpose
	at      row
	reading *reading         // the report is read before it goes; nil when not
	busy    *work            // what is being written; nil while nothing is
	done    *delivery.Result // nil until it was made
	words   string           // that open what was made, where it is sealed; "" for anything else
	problem string
	size    tea.WindowSizeMsg
}

// row is a row of the screen.
type row int

const (
	rowFormat row = iota
	rowLevel
	rowText
	rowDocument
	rowOpens
	rowKeys // from here on rows are typed in
	rowWho
	rowWhy
	rowPath
	rowConfirm
	rows
)

// New offers to hand over these signals; none means all that are recorded.
func New(env nav.Env, ids []model.ID) Model {
	if len(ids) == 0 {
		for h := range env.Store.Heads().All() {
			if !h.Concept {
				ids = append(ids, h.Signal)
			}
		}
	}
	return blank(env, ids).proposed()
}

func blank(env nav.Env, ids []model.ID) Model {
	m := Model{env: env, signals: ids, format: export.Text, level: model.Pseudonymous}
	for i := range m.fields {
		m.fields[i] = input.NewLine("", -1, false)
	}
	return m
}

// proposed puts a fresh name for the file in its field, unless the worker typed another.
func (m Model) proposed() Model {
	if is := m.field(rowPath); is != "" && is != m.offered {
		return m
	}
	m.offered = m.proposal()
	m.fields[rowPath-rowKeys] = input.NewLine(m.offered, -1, true)
	return m
}

// proposal is a name for the file in the folder of the worker.
func (m Model) proposal() string {
	dir, err := os.UserHomeDir()
	if err != nil {
		dir = "."
	}
	day := model.DateOf(m.env.Now())
	if m.bundled() {
		return filepath.Join(dir, bundle.FileName(day.String()))
	}
	return filepath.Join(dir, export.FileName(m.format, m.level, day))
}

// keptMsg brings the forms whose questions are known, and whose keys are kept.
type keptMsg struct {
	forms     form.Book
	receivers []model.Receiver
}

// Init reads which forms and keys the file keeps.
func (m Model) Init() tea.Cmd {
	env := m.env
	return func() tea.Msg {
		b, _ := formbook.Read(env.Store, env.Form) //nolint:errcheck // what cannot be read is not known; checking says so
		return keptMsg{b, env.Store.Settings().Receivers}
	}
}

// digits choose between what is offered on a row, the last of them the tenth.
const digits = "1234567890"

// formats lists what can be chosen: first what only who receives it can read.
func (m Model) formats() []export.Format {
	if m.access != nil {
		return prints
	}
	all := slices.DeleteFunc(export.Formats(m.forms), func(f export.Format) bool { return !f.Offered() })
	all = append([]export.Format{bundle.Format}, all...)
	return all[:min(len(all), len(digits))]
}

// documents lists what can be told at the level that was chosen.
func (m Model) documents() []paper.Name {
	return slices.DeleteFunc(paper.Offered(), func(d paper.Name) bool {
		return d.Nameless() && m.level == model.Complete || d.ByLine()
	})
}

// Title names the screen and counts.
func (m Model) Title() nav.Title {
	switch {
	case m.access != nil:
		return nav.Title{Where: sharing.AccessTitle, More: m.access.Asker.Words(), Right: text.Signals(len(m.signals))}
	case m.format.FactsOnly():
		return nav.Title{Where: sharing.AgendaTitle, Right: text.Signals(len(m.signals))}
	}
	return nav.Title{Where: sharing.HandOverTitle, Right: text.Signals(len(m.signals))}
}

// Keys lists what acts on the row in focus.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys.Form
	switch {
	case m.busy != nil:
		return nil
	case m.reading != nil:
		return []key.Binding{text.Named(k.Next, sharing.ReadIt), m.env.Keys.Page.PageDown, m.env.Keys.List.End, k.Back}
	case m.done != nil:
		return []key.Binding{text.Named(k.Next, text.DoneHere)}
	case m.at < rowKeys:
		return []key.Binding{k.Next, text.UpTo(text.Named(m.env.Keys.Lines.Digit, text.Choose), m.choices()), k.Down, k.Back}
	case m.at == rowConfirm:
		return []key.Binding{text.Named(k.Next, text.WriteIt), k.Up, k.Back}
	}
	return []key.Binding{k.Next, k.Down, k.Back}
}

// Update takes keys and hears how the writing goes.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
		return m.rewrapped(), nil
	case keptMsg:
		m.forms, m.kept = msg.forms, msg.receivers
	case readMsg:
		return m.read(msg)
	case madeMsg:
		return m.made(msg)
	case tickMsg:
		if m.busy != nil {
			return m, tick()
		}
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.PasteMsg:
		return m.typed(msg), nil
	}
	return m, nil
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.Form
	switch {
	case m.busy != nil:
		return m, nil
	case m.reading != nil:
		return m.readingKey(press)
	case m.done != nil && key.Matches(press, k.Next, k.Back):
		return m, nav.Send(nav.Back{})
	case key.Matches(press, k.Back):
		return m, nav.Send(nav.Back{})
	case key.Matches(press, k.Next) && m.at == rowConfirm:
		return m.confirm()
	case key.Matches(press, k.Next) && m.open(m.at):
		return m.leftOpen(), nil
	case key.Matches(press, k.Next) && m.at == rowKeys && m.unfit() != "":
		m.problem = m.unfit()
		return m, nil
	case key.Matches(press, k.Next, k.Down):
		return m.move(+1), nil
	case key.Matches(press, k.Up):
		return m.move(-1), nil
	case m.at < rowKeys:
		return m.choose(press), nil
	}
	return m.typed(press), nil
}

// open reports whether a row still has to be filled in: with names, it is asked for whom
// and why.
func (m Model) open(r row) bool {
	return m.level == model.Complete && (r == rowWho || r == rowWhy) && strings.TrimSpace(m.field(r)) == "" && !m.unsaid[r-rowWho]
}

// leftOpen says that nothing was filled in; the next enter goes on all the same.
func (m Model) leftOpen() Model {
	m.unsaid[m.at-rowWho] = true
	m.problem = sharing.LeftOpen
	return m
}

// move goes to the next row that is asked.
func (m Model) move(by int) Model {
	to := m.at + row(by)
	for !m.asks(to) {
		to += row(by)
	}
	m.at, m.problem = max(rowFormat, min(rowConfirm, to)), ""
	return m
}

// asks reports whether a row is there: some of them depend on what was chosen above.
func (m Model) asks(r row) bool {
	switch r {
	case rowFormat:
		return !m.format.FactsOnly()
	case rowLevel:
		return !m.bundled() && m.access == nil && !m.format.FactsOnly()
	case rowWho, rowWhy:
		return !m.format.FactsOnly()
	case rowText:
		return m.asksText()
	case rowDocument:
		return m.level != model.Counts && m.format.Readable() && m.access == nil
	case rowOpens:
		return m.bundled()
	case rowKeys:
		return m.bundled() && m.typing
	default:
		return true
	}
}

// asksText reports whether free text is a choice: a table at the level of
// codes. A report always carries it, masked.
func (m Model) asksText() bool {
	return m.level == model.Pseudonymous && !m.bundled() && m.format.AsksText()
}

// choices is how many there are on the row in focus.
func (m Model) choices() int {
	switch m.at {
	case rowFormat:
		return len(m.formats())
	case rowLevel:
		return len(levels)
	case rowDocument:
		return len(m.documents())
	case rowOpens:
		return len(m.openers())
	default:
	}
	return 2
}

// choose takes a digit. Words typed at the first two were meant for a row further down:
// none of them is taken, and that is said.
func (m Model) choose(press tea.KeyPressMsg) Model {
	n := digit(press.Text, m.choices())
	if n < 0 {
		if m.at > rowLevel && press.Text != "" { // who types on typed for the next row: this one is not always there
			return m.move(+1).typed(press)
		}
		if press.Text != "" {
			m.problem = sharing.PickFirst(m.choices())
		}
		return m
	}
	switch m.at {
	case rowFormat:
		return m.shaped(m.formats()[n]).proposed().move(+1)
	case rowLevel:
		m.level, m.unsaid = levels[n], [2]bool{}
		if !m.asks(rowDocument) || !slices.Contains(m.documents(), m.format.Document()) {
			m.format = m.format.Bare()
		}
		return m.proposed().move(+1)
	case rowDocument:
		m.format = m.format.As(m.documents()[n])
		return m.proposed().move(+1)
	case rowOpens:
		return m.openedBy(n)
	default:
	}
	m.text = n == 0
	return m.move(+1)
}

// levels are the levels in the order they are offered.
var levels = []model.Level{model.Pseudonymous, model.Complete, model.Counts}

func digit(s string, n int) int {
	if i := strings.Index(digits, s); len(s) == 1 && i < n {
		return i
	}
	return -1
}

func (m Model) typed(msg tea.Msg) Model {
	if _, pastes := msg.(tea.PasteMsg); pastes && m.at == rowOpens { // what is pasted here is a key
		m.typing, m.at = true, rowKeys
	}
	if m.at < rowKeys {
		m.problem = sharing.PickFirst(m.choices())
	}
	if m.at < rowKeys || m.at == rowConfirm && m.sealed() || m.busy != nil || m.reading != nil || m.done != nil {
		return m
	}
	var took input.Took
	m.fields[m.at-rowKeys], took = m.fields[m.at-rowKeys].Update(msg)
	m.problem = took.Say()
	if m.at == rowWho || m.at == rowWhy {
		m.unsaid[m.at-rowWho] = false
	}
	return m
}

func (m Model) field(r row) string { return m.fields[r-rowKeys].Value() }

// target is where the file comes, whole: what is typed may be a part of a path.
func (m Model) target() string { return input.Path(m.field(rowPath)) }

func (m Model) job() delivery.Job {
	j := delivery.Job{
		Store: m.env.Store, Form: m.env.Form, Signals: m.signals, Format: m.format, Level: m.level, Text: m.text && m.asksText(),
		Receiver: m.field(rowWho), Why: m.field(rowWhy), Made: m.env.Now(), Program: text.ProgramVersion(), Filter: sharing.ChosenHere(len(m.signals)),
	}
	if m.access != nil {
		j.Access = *m.access
	}
	return j
}

// confirm writes once the word was typed, where anyone can read what is written. A
// report at the level of codes is read first, because a program cannot see
// every name.
func (m Model) confirm() (nav.Screen, tea.Cmd) {
	switch {
	case m.target() == "":
		m.problem, m.at = sharing.NoPath, rowPath
		return m, nil
	case m.open(rowWho), m.open(rowWhy):
		if m.at = rowWho; !m.open(rowWho) {
			m.at = rowWhy
		}
		m.problem = sharing.AskOpen
		return m, nil
	case m.bundled() && m.unfit() != "":
		m.problem, m.at = m.unfit(), rowKeys
		return m, nil
	case !m.sealed() && m.field(rowConfirm) != sharing.ConfirmWord:
		m.problem = sharing.TypeWord
		return m, nil
	case m.level == model.Pseudonymous && (m.format.Readable() || m.job().Text):
		return m, m.preview()
	}
	return m.write()
}
