// Package quicknotes is the screen Krabbels: ten observations after a walk,
// one line each, each at once a concept of its own, worked out later.
package quicknotes

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/dates"
	"tijdig/ui/concept"
	"tijdig/ui/input"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/recording"
	"tijdig/ui/theme"
)

// Model is the screen.
type Model struct {
	env     nav.Env
	earlier []concept.Concept // the lines that were ended
	now     concept.Concept   // the line being typed; it may still be empty
	in      input.Line
	size    tea.WindowSizeMsg
}

// New opens on an empty line.
func New(env nav.Env) Model {
	m := Model{env: env, in: input.NewLine("", -1, false)}
	m.now = m.fresh()
	return m
}

// fresh is an ordinary concept with only a time and a place.
func (m Model) fresh() concept.Concept {
	d := model.Draft{Signal: model.NewID(), Scribble: true, Content: model.Content{Answers: model.Answers{
		model.QSeen: {model.SeenAt(m.env.Now()).String()},
	}}}
	d.FormRef = m.env.Form.Ref(catalogue.Version())
	return concept.New(m.env, d)
}

// Init does nothing.
func (m Model) Init() tea.Cmd { return nil }

// Title names the place and the moment, and counts.
func (m Model) Title() nav.Title {
	t := nav.Title{Where: recording.ScribblesTitle, Right: recording.Kept(m.kept())}
	d := m.now.Draft()
	t.More = d.Answers.One(model.QPlace)
	if s := dates.Show(d.Seen(), m.env.Now()); t.More == "" {
		t.More = s
	} else {
		t.More += ", " + s
	}
	return t
}

// all is every line in its order.
func (m Model) all() []concept.Concept { return append(slices.Clone(m.earlier), m.now) }

// kept counts the lines that are in the file.
func (m Model) kept() int {
	n := 0
	for _, c := range m.all() {
		if c.Draft().Rev > 0 && c.OnDisk() {
			n++
		}
	}
	return n
}

// Draft and Adopt let Direct bellen be about the line being typed.
func (m Model) Draft() model.Draft { return m.now.Draft() }

// Adopt takes over a newer copy of the line being typed.
func (m Model) Adopt(d model.Draft) nav.Screen {
	m.now = m.now.Adopt(d)
	return m
}

// Keep saves what is not saved yet. See [nav.Keeper].
func (m Model) Keep() error {
	for _, c := range m.all() {
		if err := c.Keep(); err != nil {
			return err
		}
	}
	return nil
}

// Unsaved returns what is not in the file. See [nav.Unsaved].
func (m Model) Unsaved() (out []model.Draft) {
	for _, c := range m.all() {
		out = append(out, c.Unsaved()...)
	}
	return out
}

// Status says how the line being typed stands on the disk.
func (m Model) Status() nav.Status {
	for _, c := range m.all() {
		if s := c.Status(); s.Bad {
			return s
		}
	}
	if n := len(m.earlier); m.in.Value() == "" && n > 0 {
		return m.earlier[n-1].Status()
	}
	return m.now.Status()
}

// Keys lists what acts while typing.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys
	return []key.Binding{text.Named(k.Form.Next, recording.NextLine), text.Named(k.Form.Back, recording.WorkOutLater), k.Global.Acute}
}

// Actions lists what the palette offers beside the bar.
func (m Model) Actions() []key.Binding {
	return []key.Binding{m.env.Keys.Form.Undo, m.env.Keys.Form.Redo}
}

// Update takes what is typed, and hears of saving.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
		return m, nil
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.PasteMsg:
		return m.typed(msg)
	}
	return m.heard(msg)
}

// heard tells every line that still waits for something. After a long walk most
// wait for nothing.
func (m Model) heard(msg tea.Msg) (nav.Screen, tea.Cmd) {
	var cmds []tea.Cmd
	var cmd tea.Cmd
	m.now, cmd = m.now.Update(msg)
	cmds = append(cmds, cmd)
	own := false
	for i := range m.earlier {
		if m.earlier[i].AtRest() {
			continue
		}
		if !own {
			m.earlier, own = slices.Clone(m.earlier), true
		}
		m.earlier[i], cmd = m.earlier[i].Update(msg)
		cmds = append(cmds, cmd)
	}
	return m, tea.Batch(cmds...)
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys.Form
	switch {
	case key.Matches(press, k.Back):
		return m, concept.LeaveAll(m.all(), nav.Back{})
	case key.Matches(press, k.Next) && strings.TrimSpace(m.in.Value()) == "":
		return m, nil
	case key.Matches(press, k.Next):
		m.earlier, m.now = append(m.earlier[:len(m.earlier):len(m.earlier)], m.now), m.fresh()
		m.in = input.NewLine("", -1, false)
		return m, nil
	case key.Matches(press, k.Undo):
		c, what, cmd := m.now.Undo()
		return m.walked(c, what, cmd, text.NoFurther(c.Draft().Fallen), text.Undone(""))
	case key.Matches(press, k.Redo):
		c, what, cmd := m.now.Redo()
		return m.walked(c, what, cmd, text.NothingToRedo, text.Redone(""))
	}
	return m.typed(press)
}

// walked shows the line being typed one edit further back or on.
func (m Model) walked(c concept.Concept, what string, cmd tea.Cmd, nothing, news string) (nav.Screen, tea.Cmd) {
	if what == "" {
		return m, nav.Send(nav.Notice(nothing))
	}
	m.now, m.in = c, input.NewLine("", -1, false)
	if f := c.Draft().Findings; len(f) > 0 {
		m.in = input.NewLine(f[0].Text, -1, false)
	}
	return m, tea.Batch(cmd, nav.Send(nav.Notice(news)))
}

func (m Model) typed(msg tea.Msg) (nav.Screen, tea.Cmd) {
	var took input.Took
	m.in, took = m.in.Update(msg)
	news := nav.Say(took.Say())
	d := m.now.Draft().Clone()
	was := ""
	if len(d.Findings) > 0 {
		was = d.Findings[0].Text
	}
	_, pasted := msg.(tea.PasteMsg)
	if m.in.Value() == was || pasted {
		m.now = m.now.End() // a move and a paste end a stretch of typing
	}
	if m.in.Value() == was {
		return m, news
	}
	if len(d.Findings) == 0 && strings.TrimSpace(m.in.Value()) == "" {
		return m, news // spaces are no line yet
	}
	if len(d.Findings) == 0 {
		d.Findings = []model.Finding{{ID: model.NewID(), Written: m.env.Now()}}
	}
	d.Findings[0].Text = m.in.Value()
	d.Spot = model.Spot{Question: model.QDanger}
	d.Missing = m.env.Missing(d)
	var cmd tea.Cmd
	if m.now, cmd = m.now.Change(model.QFindings, d); pasted {
		m.now = m.now.End()
	}
	return m, tea.Batch(cmd, news)
}

// View draws the lines so far and the one being typed.
func (m Model) View() tea.View {
	t := m.env.Theme
	w := m.size.Width
	rows := []tea.View{layout.Hang("  ", layout.Prose(t.Hint.Of, recording.ScribblesHint, w-4)), layout.Text(" ")}
	for i, c := range m.earlier {
		line := ""
		if f := c.Draft().Findings; len(f) > 0 {
			line = f[0].Text
		}
		rows = append(rows, layout.Text("  "+layout.Pad(strconv.Itoa(i+1), 3)+layout.CutWords(line, max(1, w-7))))
	}
	first := " " + t.Here.Of(theme.MarkHere) + layout.Pad(strconv.Itoa(len(m.earlier)+1), 3)
	rows = append(rows, m.in.After(first, w-2))
	n := len(rows)
	return layout.Scroll(layout.Rows(rows...), w, m.size.Height, n-1, n, text.Higher, text.Lower)
}
