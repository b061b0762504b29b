// Package subject is the screen Over wie: all signals about one child, young
// person, family, group or place. A name stays hidden until it is asked for.
package subject

import (
	"errors"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/store"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/rows"
	"tijdig/ui/sight"
	"tijdig/ui/text"
	"tijdig/ui/text/listing"
	"tijdig/ui/text/reading"
	"tijdig/ui/text/sharing"
)

// Model is the screen.
type Model struct {
	nav.KeysOnly
	env nav.Env
	id  model.ID
	state
	shown  bool // the name is shown
	around around
	list   rows.Rows
	size   tea.WindowSizeMsg
}

// state is what was read of a subject.
type state struct {
	involved
	asked   model.ID
	subject model.Subject
	name    string                // its own
	names   []string              // of all it is
	codes   []model.Code          // by which others know it
	also    []store.PackedSubject // the others it is
	people  []model.Person        // of all its signals
	heads   []model.Head
	err     error
}

// New opens the page of a subject.
func New(env nav.Env, id model.ID) Model { return Model{env: env, id: id} }

// Init reads the subject and its signals, and notes how many were looked at.
func (m Model) Init() tea.Cmd {
	s, id := m.env.Store, m.id
	return tea.Batch(m.read(), nav.Viewed(s, func() int { return len(s.SignalsOf(id)) }))
}

func (m Model) read() tea.Cmd {
	env, id := m.env, m.id
	return func() tea.Msg {
		r := state{asked: id}
		all, err := env.Store.Members(id)
		if r.err = err; err != nil {
			return r
		}
		r.subject, r.name, r.also = all[0].Subject, all[0].Name, all[1:]
		for _, who := range all {
			r.codes = append(r.codes, who.Codes...)
		}
		if r.names, r.err = env.Store.Names(id); r.err != nil {
			return r
		}
		r.heads = env.Store.SignalsOf(id)
		var of [][]model.Person
		var said []model.Content
		for _, h := range r.heads {
			if s, err := env.Store.Signal(h.Signal); err == nil && !h.Concept {
				of = append(of, s.People)
				said = append(said, s.Content)
			}
		}
		r.people = model.Together(of)
		r.involved = whoIs(env, said)
		return r
	}
}

// Title names the subject by its code.
func (m Model) Title() nav.Title {
	t := nav.Title{Where: reading.SubjectTitle, Who: m.subject.Code.String(), Right: text.Signals(len(m.heads))}
	if len(m.heads) > 0 {
		t.More = text.KindAge(model.Head{Kind: m.subject.Kind, Band: m.heads[0].Band})
	}
	return t
}

// Keys lists what acts here.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys
	if m.err != nil {
		return []key.Binding{k.Page.Back}
	}
	if m.around.on {
		return m.around.keys(m)
	}
	ks := []key.Binding{k.List.Open, k.Page.New}
	if m.name != "" {
		ks = append(ks, k.Page.Names)
	}
	ks = append(ks, k.Page.Around, k.Page.HandOver)
	if sharing.MayAccess(m.subject.Kind) {
		ks = append(ks, k.Page.Access)
	}
	return append(ks, k.Page.Destroy, k.Page.Back)
}

// Actions lists what is done seldom, beside the keys of the bar.
func (m Model) Actions() []key.Binding {
	k := m.env.Keys.Page
	switch {
	case m.err != nil || m.around.on || m.subject.ID.IsZero():
		return nil
	case len(m.also) > 0:
		return []key.Binding{k.Same, k.Apart}
	}
	return []key.Binding{k.Same}
}

// Update reads again when something changed, and takes keys.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
	case nav.Changed:
		return m, m.read()
	case state:
		if msg.asked != m.id {
			return m, nil
		}
		m.state = msg
		m.list = m.list.Within(len(m.heads))
	case tea.KeyPressMsg:
		return m.key(msg)
	}
	return m, nil
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys
	switch {
	case m.around.on:
		return m.turned(press), nil
	case key.Matches(press, k.Page.Back):
		return m, nav.Send(nav.Back{})
	case m.err != nil:
	case key.Matches(press, k.Page.Around):
		m.around.on = true
	case key.Matches(press, k.Page.New):
		band := model.BandNone
		if len(m.heads) > 0 {
			band = m.heads[0].Band
		}
		return m, nav.Send(nav.NewAbout(m.subject, m.name, band))
	case key.Matches(press, k.Page.Names):
		m.shown = !m.shown
	case key.Matches(press, k.Page.Same) && !m.subject.ID.IsZero():
		return m, nav.Send(nav.OpenSame{Subject: m.subject.ID})
	case key.Matches(press, k.Page.Apart) && len(m.also) > 0:
		return m, nav.Send(nav.OpenSame{Subject: m.subject.ID, Apart: true})
	case key.Matches(press, k.Page.Destroy) && !m.subject.ID.IsZero():
		return m, nav.Send(nav.OpenDestroy{Subject: m.id})
	case key.Matches(press, k.Page.Access) && !m.subject.ID.IsZero():
		if !sharing.MayAccess(m.subject.Kind) {
			return m, nav.Send(nav.Notice(sharing.AccessPeople))
		}
		return m, nav.Send(nav.OpenAccess{Subject: m.id})
	case key.Matches(press, k.Page.HandOver):
		var ids []model.ID
		for _, h := range m.heads {
			if !h.Concept {
				ids = append(ids, h.Signal)
			}
		}
		return m, nav.Send(nav.OpenHandOver{Signals: ids})
	default:
		list, open, _ := m.list.Key(press, k, len(m.heads))
		m.list = list
		if open != rows.None {
			return m, opens(m.heads[open])
		}
	}
	return m, nil
}

func opens(h model.Head) tea.Cmd {
	if h.Concept {
		return nav.Send(nav.OpenConcept{Draft: h.Draft})
	}
	return nav.Send(nav.OpenSignal{Signal: h.Signal})
}

// View draws who it is about and the signals, newest first.
func (m Model) View() tea.View {
	w := min(100, m.size.Width-2)
	if m.err != nil {
		why := text.Error(m.err)
		if errors.Is(m.err, store.ErrNotFound) {
			why = reading.SubjectNotYet
		}
		return layout.Fit(layout.Hang("  ", layout.Prose(nil, why, w-2)), m.size.Width, m.size.Height, 0)
	}
	if m.around.on {
		return sight.From(m.picture(), m.size, m.around.top)
	}
	above := m.about(w)
	y := m.list.At
	if above.Content != "" {
		y += layout.Count(above)
	}
	var lines [][]string
	for _, h := range m.heads {
		lines = append(lines, m.line(h))
	}
	return sight.Of(layout.Rows(above, m.list.View(m.env.Theme, lines, columns, w)), m.size, y, y+1)
}

// labelWidth is how wide the names of the lines above the list are.
const labelWidth = 15

// about says what is known of the subject; nothing when nothing is.
func (m Model) about(w int) tea.View {
	var out []tea.View
	if who := m.who(); who != "" {
		out = append(out, layout.Text("  "+layout.Pad(reading.NameHere, labelWidth)+layout.CutWords(who, max(4, w-labelWidth-2))))
	}
	if len(m.also) > 0 {
		out = append(out, layout.Text("  "+layout.Pad(reading.AlsoCode, labelWidth)+layout.CutWords(m.others(), max(4, w-labelWidth-2))))
	}
	if len(m.codes) > 0 {
		out = append(out, layout.Text("  "+layout.Pad(reading.OtherCodes, labelWidth)+layout.Cut(text.Codes(m.codes), max(4, w-labelWidth-2))))
	}
	if len(m.people) > 0 {
		room := max(8, w-labelWidth-2)
		var ps []string
		for i, p := range m.people {
			says := text.Person(p, m.env.Now())
			if i < len(m.people)-1 {
				says += " ·"
			}
			ps = append(ps, layout.Wrap(says, room)...) // whole where it fits: an age is never parted
		}
		out = append(out, layout.Hang("  "+layout.Pad(reading.PeopleHead, labelWidth), layout.Text(strings.Join(layout.Flow(ps, 1, room), "\n"))))
	}
	if len(out) > 0 {
		out = append(out, layout.Text(" "))
	}
	return layout.Rows(out...)
}

// others lists the codes of the others it is, with what a group or place is called.
func (m Model) others() string {
	var out []string
	for _, b := range m.also {
		out = append(out, strings.TrimSpace(b.Code.String()+" "+b.Mark))
	}
	return strings.Join(out, ", ")
}

func (m Model) who() string {
	switch {
	case m.subject.Mark != "":
		return m.subject.Mark
	case len(m.names) == 0:
		return ""
	case m.shown:
		return strings.Join(m.names, ", ")
	}
	return reading.NameHidden
}

// columns are those of a row: when it was seen, where, and what is next.
var columns = []layout.Column{{}, {Least: 12, Falls: 1}, {Least: 36}}

func (m Model) line(h model.Head) []string {
	today := model.DateOf(m.env.Now())
	next := listing.AllDone
	switch {
	case h.Call == model.CallOpen:
		next = text.NotCalled
	case h.Versions > 1:
		next = text.TwoShort
	case h.Concept:
		next = text.Concept
	case h.NextType != "":
		next = reading.StepIs(text.NextStep(h), dates.ShowDate(h.NextDue, today))
	case h.Steps == 0:
		next = listing.NoStepShort
	}
	return []string{dates.ShowDate(h.Seen.Date, today), text.Whole(h.Place), next}
}

// Place remembers the row the mark was on; a name is hidden again.
func (m Model) Place() nav.Place {
	return nav.Place{Screen: nav.AtSubject, Subject: m.id, Row: m.list.At, Top: m.around.top, Choices: m.around.choices()}
}

// Return puts the mark back.
func (m Model) Return(p nav.Place) nav.Screen {
	m.list.At = p.Row
	m.around = m.around.again(p)
	return m
}
