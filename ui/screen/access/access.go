// Package access is the screen Inzage: who asks to see all that stands about a subject, and
// all of it, line by line, as it would be printed. A line can be left out, which the print
// then says. What was read goes on to Overdracht, which writes it.
package access

import (
	"context"
	"maps"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store/delivery"
	"tijdig/store/export"
	"tijdig/store/export/paper"
	"tijdig/store/export/privacy"
	"tijdig/ui/nav"
	"tijdig/ui/rows"
	"tijdig/ui/text"
	"tijdig/ui/text/sharing"
)

// Model is the screen.
type Model struct {
	nav.KeysOnly
	env     nav.Env
	subject model.Subject
	signals []model.ID
	access  paper.Access
	reading paper.Reading
	drawn   []drawn // the lines as they are in the window
	asks    rows.Rows
	at      int // the line under the mark, among those that can be left out
	down    int // how many of its rows were read, where the window has no room for all
	changed bool
	err     error
	size    tea.WindowSizeMsg
}

type readMsg struct {
	subject model.Subject
	signals []model.ID
	asker   privacy.Asker
	reading paper.Reading
	err     error
}

// New asks who wants to see what stands about a subject.
func New(env nav.Env, subject model.ID) Model {
	return Model{env: env, access: paper.Access{Subject: subject}}
}

// Init reads what stands there, and notes how many signals were looked at.
func (m Model) Init() tea.Cmd {
	s, id := m.env.Store, m.access.Subject
	return tea.Batch(m.read(), nav.Viewed(s, func() int { return len(s.SignalsOf(id)) }))
}

// read reads it as it would be printed, once it is known for whom.
func (m Model) read() tea.Cmd {
	env, a := m.env, m.access
	return func() tea.Msg {
		r := readMsg{asker: a.Asker}
		if r.subject, r.err = env.Store.Subject(a.Subject); r.err != nil || a.Asker == "" {
			return r
		}
		j := delivery.Inspection(delivery.Job{
			Store: env.Store, Form: env.Form, Format: export.Text.As(paper.ForAccess), Made: env.Now(), Program: text.ProgramVersion(),
		}, a.Subject, a.Asker)
		r.signals = j.Signals
		r.reading, r.err = j.Reading(context.Background())
		return r
	}
}

// Title names the subject by its code.
func (m Model) Title() nav.Title {
	t := nav.Title{Where: sharing.AccessTitle, Who: m.subject.Code.String(), More: m.access.Asker.Words()}
	if n := m.lines(); n > 0 {
		t.Right = sharing.LineAt(m.at+1, n)
	}
	return t
}

// lines counts those that can be left out.
func (m Model) lines() (n int) {
	for _, l := range m.reading.Lines {
		n = max(n, l.N)
	}
	return n
}

// last reports whether the mark is on the last line, below which nothing is left to read.
func (m Model) last() bool { return m.at >= m.lines()-1 && !m.more() }

// Keys lists what acts.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys
	switch {
	case m.err != nil:
		return []key.Binding{k.List.Back}
	case m.access.Asker == "":
		return []key.Binding{text.UpTo(text.Named(k.Item.Digit, text.Choose), len(privacy.Askers)), k.List.Back}
	case m.lines() == 0:
		return []key.Binding{k.List.Back}
	}
	next := text.Named(k.List.Open, sharing.AccessNext)
	if m.last() {
		next = text.Named(k.List.Open, sharing.AccessGo)
	}
	out := []key.Binding{next}
	switch m.access.Out[m.at+1] {
	case privacy.ForAnother:
		out = append(out, k.Access.Care, k.Access.Keep)
	case privacy.ForCare:
		out = append(out, k.Access.Another, k.Access.Keep)
	default:
		out = append(out, k.Access.Another, k.Access.Care)
	}
	return append(out, k.List.Back)
}

// Update reads again when something changed, and takes keys.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
		return m.broken(), nil
	case nav.Changed:
		return m, m.read()
	case readMsg:
		return m.took(msg), nil
	case tea.KeyPressMsg:
		if m.access.Asker == "" {
			return m.ask(msg)
		}
		return m.key(msg)
	}
	return m, nil
}

// took takes what was read. A line that was left out stays so where the same stands there
// still: what came before it would give it another number.
func (m Model) took(msg readMsg) Model {
	if msg.err == nil && (msg.subject.ID != m.env.Store.Kept(m.access.Subject) || msg.asker != m.access.Asker) {
		return m
	}
	was := m.reading.Lines
	m.subject, m.signals, m.reading, m.err = msg.subject, msg.signals, msg.reading, msg.err
	if msg.asker == "" || msg.err != nil {
		return m
	}
	if m.access.Read != "" && m.access.Read != m.reading.Sum {
		m.access.Out, m.at, m.down, m.changed = m.same(was), 0, 0, true
	}
	m.access.Read = m.reading.Sum
	m.at = max(0, min(m.at, m.lines()-1))
	return m.broken()
}

// same is what is left out of lines that stand where they stood.
func (m Model) same(was []paper.Line) map[int]privacy.Reason {
	out := map[int]privacy.Reason{}
	for i, l := range m.reading.Lines[:min(len(was), len(m.reading.Lines))] {
		if why, left := m.access.Out[l.N]; left && was[i].N == l.N && was[i].Text == l.Text {
			out[l.N] = why
		}
	}
	return out
}

// ask takes who asks.
func (m Model) ask(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	if key.Matches(press, m.env.Keys.List.Back) {
		return m, nav.Send(nav.Back{})
	}
	var open int
	m.asks, open, _ = m.asks.Key(press, m.env.Keys, len(privacy.Askers))
	if open == rows.None || m.err != nil {
		return m, nil
	}
	m.access.Asker = privacy.Askers[open]
	return m, m.read()
}

// key walks through the lines, and leaves out or puts back the one at the mark.
func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys
	switch {
	case key.Matches(press, k.List.Back) && len(m.access.Out) > 0:
		return m, tea.Batch(nav.Send(nav.Back{}), nav.Send(nav.Notice(sharing.AccessLost)))
	case key.Matches(press, k.List.Back):
		return m, nav.Send(nav.Back{})
	case m.err != nil || m.lines() == 0:
		return m, nil
	case key.Matches(press, k.Access.Another):
		m = m.leaves(privacy.ForAnother)
	case key.Matches(press, k.Access.Care):
		m = m.leaves(privacy.ForCare)
	case key.Matches(press, k.Access.Keep):
		m = m.leaves("")
	case key.Matches(press, k.List.Open) && m.last():
		a := m.access
		return m, nav.Send(nav.OpenHandOver{Signals: m.signals, Access: &a})
	case key.Matches(press, k.List.Open, k.List.PageDown, k.List.Down) && m.more():
		m.down += max(1, m.leaf()-1)
	case key.Matches(press, k.List.Open, k.List.PageDown):
		m.at, m.down = m.below(), 0
	case key.Matches(press, k.List.PageUp):
		m.at, m.down = m.above(), 0
	default:
		was := m.at
		list, _ := rows.Rows{At: m.at}.Walk(press, k.List, m.lines(), m.leaf())
		if m.at = list.At; m.at != was {
			m.down = 0
		}
	}
	return m, nil
}

// leaves leaves the line at the mark out for a reason, or puts it back.
func (m Model) leaves(why privacy.Reason) Model {
	out := maps.Clone(m.access.Out)
	if out == nil {
		out = map[int]privacy.Reason{}
	}
	if out[m.at+1] = why; why == "" {
		delete(out, m.at+1)
	}
	m.access.Out = out
	return m.broken()
}

// Place remembers who asks, the line at the mark and what was left out.
func (m Model) Place() nav.Place {
	a := m.access
	return nav.Place{Screen: nav.AtAccess, Subject: a.Subject, Access: &a, Row: m.at}
}

// Return goes on reading.
func (m Model) Return(p nav.Place) nav.Screen {
	if p.Access != nil {
		m.access = *p.Access
	}
	m.at = p.Row
	return m
}
