// Package settle is a list of what stands open in recorded signals, and what is asked about one
// row of it: what became of that. What is said goes into a concept of the next version of its
// signal. It knows not what the rows are; see [Kind].
package settle

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/ui/amend"
	"tijdig/ui/concept"
	"tijdig/ui/keymap"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/rows"
	"tijdig/ui/text"
	"tijdig/ui/text/listing"
)

// Row is one thing that stands open, with the signal it is of.
type Row interface {
	ID() model.ID      // of the thing; zero while its signal is not read yet
	Head() *model.Head // in the list as it was read
	Draft() model.ID   // a concept of the signal; zero while there is none
}

// Asking is what is asked about a row, A being the type itself. It keeps what is said in its
// concept.
type Asking[A any] interface {
	Update(nav.Env, tea.Msg) (A, Outcome)
	View(env nav.Env, width int) tea.View
	Keys(*keymap.Map) []key.Binding
	Concept() concept.Concept
	With(concept.Concept) A
	Code() string // of the signal
	Word() (word string, column int, typed bool)
	Retyped(word string, column int) A
	News() string // once it is recorded
}

// Outcome is what comes of a key: a save, something to say, and whether that was all, or
// nothing was said.
type Outcome struct {
	Cmd        tea.Cmd
	Notice     string
	Over, Slip bool
}

// Act is a key that says what became of the row at the mark.
type Act struct {
	Key key.Binding
	As  string
}

// Out is a key that takes the signals of all rows elsewhere.
type Out struct {
	Key  func(*keymap.Map) key.Binding
	Open func(signals []model.ID) tea.Msg
}

// Kind is what one such list is of.
type Kind[R Row, A Asking[A]] struct {
	At     nav.PlaceName
	Title  string
	Count  func(n int) string
	None   string // when nothing stands open
	Unread string // while not every signal is read
	Back   string // said of a row that was taken back

	Acts func(*keymap.Map) []Act // as the bar has them
	Undo func(*keymap.Map) key.Binding
	Out  *Out // where all rows can go; nil where they go nowhere

	Read func(nav.Env) []R
	// Ask asks about a row; before is what a version said that was taken back, so that its
	// words can be offered again.
	Ask      func(env nav.Env, of R, as string, d model.Draft, before model.Content) A
	Continue func(env nav.Env, d model.Draft) (A, bool) // in a concept that was left here

	Heading func(env nav.Env, r R) string
	Columns []layout.Column
	Cells   func(r R, today model.Date) []string
	Draw    func(env nav.Env, cells []string, widths []int, here bool, width int) tea.View
	Widest  int // cells
}

// List is the screen.
type List[R Row, A Asking[A]] struct {
	env   nav.Env
	kind  Kind[R, A]
	all   []R
	whole bool // every signal was read
	read  bool
	list  rows.Rows
	ask   *A          // what is asked about a row; nil while nothing is
	about model.ID    // of the row of which the concept is being read
	done  nav.Amended // what can be taken back, or was
	stay  bool        // the mark stays on its row when the list is read next: what it was on has moved or gone
	size  tea.WindowSizeMsg
}

type readMsg[R Row] struct {
	all   []R
	whole bool
}

// begunMsg brings the concept in which it is said what became of a row.
type begunMsg[R Row] struct {
	of    R
	as    string
	draft model.Draft
}

// New returns a list of a kind; it is read in Init. What was done last can be taken back.
func New[R Row, A Asking[A]](env nav.Env, kind Kind[R, A], last nav.Amended) List[R, A] {
	return List[R, A]{env: env, kind: kind, done: last}
}

// Init reads what stands open.
func (m List[R, A]) Init() tea.Cmd {
	env, read := m.env, m.kind.Read
	return func() tea.Msg { return readMsg[R]{read(env), env.Search.IsWhole()} }
}

// Title names the list and counts, or the signal at hand.
func (m List[R, A]) Title() nav.Title {
	if m.ask != nil {
		return nav.Title{Where: m.kind.Title, Who: (*m.ask).Code(), Right: text.Concept}
	}
	return nav.Title{Where: m.kind.Title, Right: m.kind.Count(len(m.all))}
}

// Status says how what is said stands on the disk, and what is not read yet.
func (m List[R, A]) Status() nav.Status {
	if m.ask != nil {
		return (*m.ask).Concept().Status()
	}
	s := nav.Status{Text: text.AllSavedAt(m.env.Saved())}
	if m.read && !m.whole {
		s.Right = listing.NotAllSearched
	}
	return s
}

// Keys lists what acts here.
func (m List[R, A]) Keys() []key.Binding {
	k := m.env.Keys
	if m.ask != nil {
		return (*m.ask).Keys(k)
	}
	var ks []key.Binding
	if m.done.Can() {
		ks = append(ks, m.kind.Undo(k))
	}
	if len(m.all) > 0 {
		ks = append(ks, k.List.Open)
		for _, a := range m.kind.Acts(k) {
			ks = append(ks, a.Key)
		}
		if m.kind.Out != nil {
			ks = append(ks, m.kind.Out.Key(k))
		}
	}
	return append(ks, k.List.Back)
}

// Update reads again when something changed, and takes keys.
func (m List[R, A]) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
	case nav.Changed, nav.Indexed:
		return m, m.Init()
	case nav.Amended:
		m.done = msg
		return m, nil
	case readMsg[R]:
		return m.hasRead(msg), nil
	case begunMsg[R]:
		if m.about != msg.of.ID() {
			return m, nil // another list like this one, below or above it, asked for it
		}
		m.about = model.ID{}
		return m.asks(m.kind.Ask(m.env, msg.of, msg.as, msg.draft, m.done.Before)), nav.Send(nav.Release{})
	case concept.RecordedMsg:
		return m.recorded(msg)
	case amend.Undone:
		m.stay = true
		return m, tea.Batch(m.Init(), nav.Send(msg.Left), nav.Send(nav.Notice(msg.News)), nav.Send(nav.Release{}))
	case tea.KeyPressMsg:
		if m.ask != nil {
			return m.answer(msg)
		}
		return m.key(msg)
	case tea.PasteMsg:
		if m.ask != nil {
			return m.answer(msg)
		}
		return m, nav.Send(nav.Notice(text.NothingPasted))
	}
	if m.ask == nil {
		return m, nil
	}
	c, cmd := (*m.ask).Concept().Update(msg)
	return m.asks((*m.ask).With(c)), cmd
}

func (m List[R, A]) asks(a A) List[R, A] {
	m.ask = &a
	return m
}

// hasRead takes the list, with the mark at the same thing where it still stands open.
func (m List[R, A]) hasRead(msg readMsg[R]) List[R, A] {
	if m.list.At < len(m.all) && !m.stay {
		at := m.all[m.list.At].ID()
		for i, r := range msg.all {
			if !at.IsZero() && r.ID() == at {
				m.list.At = i
			}
		}
	}
	m.all, m.whole, m.read, m.stay = msg.all, msg.whole, true, false
	m.list = m.list.Within(len(m.all))
	return m
}

func (m List[R, A]) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k := m.env.Keys
	switch {
	case key.Matches(press, k.List.Back):
		return m, nav.Send(nav.Back{})
	case key.Matches(press, m.kind.Undo(k)) && m.done.Can():
		return m, amend.TakeBack(m.env, m.done)
	case m.kind.Out != nil && key.Matches(press, m.kind.Out.Key(k)) && len(m.all) > 0:
		return m, nav.Send(m.kind.Out.Open(m.signals()))
	}
	for _, a := range m.kind.Acts(k) {
		if key.Matches(press, a.Key) {
			return m.begin(a.As)
		}
	}
	list, open := m.list.Walk(press, k.List, len(m.all), m.size.Height)
	m.list = list
	if open == rows.None {
		return m, nil
	}
	return m, nav.Send(nav.OpenSignal{Signal: m.all[open].Head().Signal})
}

// signals are those of the rows, each once.
func (m List[R, A]) signals() []model.ID {
	var out []model.ID
	for _, r := range m.all {
		if id := r.Head().Signal; !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// begin asks about the row at the mark.
func (m List[R, A]) begin(as string) (nav.Screen, tea.Cmd) {
	if m.list.At >= len(m.all) {
		return m, nil
	}
	of := m.all[m.list.At]
	switch {
	case !of.Draft().IsZero(): // it goes first; what is typed on is not meant for it
		return m, tea.Batch(nav.Send(nav.OpenConcept{Draft: of.Draft()}), nav.Send(nav.Sudden{}), nav.Send(nav.Notice(text.ConceptWaits)))
	case of.ID().IsZero():
		return m, nav.Send(nav.Notice(listing.StillReading))
	}
	env := m.env
	m.about = of.ID()
	return m, nav.Wait(func() tea.Msg {
		draft, err := amend.Next(env, of.Head().Signal)
		if err != nil {
			return nav.Failure{Err: err}
		}
		return begunMsg[R]{of, as, draft}
	})
}

// answer gives a key or a paste to what is asked. Once all is said it is recorded; where
// nothing was, nothing is.
func (m List[R, A]) answer(msg tea.Msg) (nav.Screen, tea.Cmd) {
	next, out := (*m.ask).Update(m.env, msg)
	m.ask = &next
	cmds := []tea.Cmd{out.Cmd, nav.Say(out.Notice)}
	switch {
	case out.Slip && next.Concept().Draft().Rev == 0:
		m.ask = nil
		cmds = append(cmds, nav.Send(nav.Notice(listing.NotSettled)))
	case out.Slip:
		m.ask = nil
		cmds = append(cmds, next.Concept().Discard(nav.Notice(listing.NotSettled)), nav.Send(nav.Release{}))
	case out.Over:
		cmds = append(cmds, next.Concept().Record())
	}
	return m, tea.Batch(cmds...)
}

// recorded goes back to the list with the news.
func (m List[R, A]) recorded(msg concept.RecordedMsg) (nav.Screen, tea.Cmd) {
	if m.ask == nil || (*m.ask).Concept().Draft().Signal != msg.Signal.Signal {
		return m, nil
	}
	news := (*m.ask).News()
	m.ask, m.stay = nil, true
	return m, tea.Batch(amend.Recorded(m.env, msg.Signal.Signal), nav.Send(nav.Amended{Signal: msg.Signal, Back: m.kind.Back}),
		nav.Send(nav.Notice(news)), nav.Send(nav.Release{}))
}
