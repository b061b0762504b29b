// Package filestatus is the page Bestand: how the file stands, what is the matter
// with it, its copies, what left it, and what to do when the laptop is gone.
package filestatus

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/sight"
	"tijdig/ui/text"
	"tijdig/ui/text/keeping"
	"tijdig/ui/theme"
)

// Model is the page.
type Model struct {
	nav.KeysOnly
	env   nav.Env
	state *readMsg // nil until it was read
	top   int      // first row in sight
	size  tea.WindowSizeMsg
}

type readMsg struct {
	info    store.Info
	report  store.Report
	differs *store.Differs // the newest state is damaged; nil when it is not
	slots   []store.SlotInfo
	backups []store.BackupInfo
	last    time.Time           // when the newest of them was made that is of this file; zero: none is
	exports []store.ExportEntry // newest first
	thrown  int
	pending []store.Pending
	altered []store.SlotChange
	org     string
	err     error
}

// most is how many lines of a kind are shown before the rest is counted.
const most = 7

// New returns the page; it is read in Init.
func New(env nav.Env) Model { return Model{env: env} }

// Init reads how the file stands.
func (m Model) Init() tea.Cmd {
	s := m.env.Store
	return func() tea.Msg {
		r := readMsg{info: s.Info(), slots: s.Slots(), thrown: len(s.Discarded()), pending: s.Pending(), altered: s.Altered(), org: s.Settings().Author.Org}
		r.report, _ = s.Verified()
		if d, older := s.Differs(); older {
			r.differs = &d
		}
		backups, err := s.Backups()
		exports, damaged := s.Handovers()
		for i := len(exports) - 1; i >= 0; i-- {
			r.exports = append(r.exports, exports[i])
		}
		if b, ok := s.LastCopy(); ok {
			r.last = b.At
		}
		r.backups, r.err = backups, errors.Join(err, damaged)
		return r
	}
}

// Title names the page.
func (m Model) Title() nav.Title { return nav.Title{Where: keeping.HealthTitle} }

// Keys lists what acts here.
func (m Model) Keys() []key.Binding {
	k := m.env.Keys
	if m.doubtful() {
		return []key.Binding{k.File.Seen, k.File.Trash, k.File.Copy, k.File.Stick, k.File.PutBack, k.Page.Down, k.Page.Back}
	}
	return []key.Binding{k.File.Trash, k.File.Copy, k.File.Stick, k.File.PutBack, k.Page.Down, k.Page.PageDown, k.Page.Back}
}

// Update reads again when something changed, and takes keys.
func (m Model) Update(msg tea.Msg) (nav.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.size = msg
		m.top = sight.Within(m.top, layout.Count(m.page()), m.size.Height)
	case nav.Changed, nav.Verified:
		return m, m.Init()
	case readMsg:
		m.state = &msg
	case tea.KeyPressMsg:
		return m.key(msg)
	}
	return m, nil
}

func (m Model) key(press tea.KeyPressMsg) (nav.Screen, tea.Cmd) {
	k, f := m.env.Keys.Page, m.env.Keys.File
	switch {
	case key.Matches(press, k.Back):
		return m, nav.Send(nav.Back{})
	case key.Matches(press, f.Seen) && m.doubtful():
		return m, nav.Then(m.env.Store.DoubtSeen, nav.Changed{})
	case key.Matches(press, f.Trash):
		return m, nav.Send(nav.OpenDiscarded{})
	case key.Matches(press, f.Copy):
		return m, nav.Send(nav.MakeCopy{})
	case key.Matches(press, f.Stick):
		return m, nav.Send(nav.OpenStick{})
	case key.Matches(press, f.PutBack):
		return m, nav.Send(nav.OpenPutBack{})
	default:
		m.top, _ = sight.Turned(press, k, m.top, layout.Count(m.page()), m.size.Height)
	}
	return m, nil
}

// doubtful reports a file that came out of a damaged one, and nobody said yet that it
// was looked at.
func (m Model) doubtful() bool {
	return m.state != nil && slices.Contains(m.state.info.Warnings, store.WarnSalvaged)
}

// Place remembers how far was read.
func (m Model) Place() nav.Place { return nav.Place{Screen: nav.AtHealth, Top: m.top} }

// Return goes on reading.
func (m Model) Return(p nav.Place) nav.Screen {
	m.top = p.Top
	return m
}

// View draws the part of the page that is in sight.
func (m Model) View() tea.View {
	if m.state == nil {
		return layout.Fit(tea.View{}, m.size.Width, m.size.Height, 0)
	}
	return sight.From(m.page(), m.size, m.top)
}

func (m Model) page() tea.View {
	if m.state == nil {
		return tea.View{}
	}
	p := pager{m: m, w: max(10, min(m.size.Width-4, 96))}
	p.warnings()
	p.file()
	p.copies()
	p.left()
	p.lost()
	return layout.Rows(p.rows...)
}

// pager puts the page together, row by row.
type pager struct {
	m    Model
	w    int
	rows []tea.View
}

func (p *pager) head(s string) {
	if len(p.rows) > 0 {
		p.rows = append(p.rows, layout.Text(" "))
	}
	p.rows = append(p.rows, layout.Text("  "+p.m.env.Theme.Chosen.Of(s)))
}

func (p *pager) line(s string) { p.labelled("", s) }

// labelled hangs a text behind its label.
func (p *pager) labelled(label, s string) {
	first := "  " + label
	p.rows = append(p.rows, layout.Hang(first, layout.Prose(nil, s, p.w-layout.Width(label))))
}

func (p *pager) warnings() {
	r := p.m.state
	if len(r.info.Warnings) == 0 && r.err == nil {
		return
	}
	p.head(keeping.WarningsHead)
	mark := p.m.env.Theme.Missing.Of(theme.MarkMissing) + " "
	for _, w := range r.info.Warnings {
		p.labelled(mark, keeping.Warning(w))
	}
	if r.err != nil {
		p.labelled(mark, text.Error(r.err))
	}
	for _, a := range r.pending {
		p.labelled("- ", keeping.PendingLine(a))
	}
	for _, c := range r.altered {
		p.labelled("- ", keeping.AlteredLine(c))
	}
	p.damaged(r.report.Damaged)
	if r.differs != nil {
		p.line(keeping.OlderState(r.differs.Saved, p.m.env.Now()))
		p.damaged(r.differs.Changed)
	}
}

// damaged names what is hit, as many as are read.
func (p *pager) damaged(all []store.DamagedObject) {
	for _, d := range all[:min(most, len(all))] {
		p.labelled("- ", keeping.Damaged(d))
	}
	if n := len(all) - most; n > 0 {
		p.line(keeping.AndMore(n))
	}
}

const labelWidth = 16

func (p *pager) file() {
	r, now := p.m.state, p.m.env.Now()
	p.head(keeping.FileHead)
	p.labelled(layout.Pad(keeping.SavedLabel, labelWidth), keeping.SavedOn(r.info.Saved, now))
	p.labelled(layout.Pad(keeping.ReadLabel, labelWidth), keeping.AllRead(r.info.Verified, r.report, now))
	p.labelled(layout.Pad(keeping.HoldsLabel, labelWidth), keeping.Holds(r.info))
	var ways []string
	for _, s := range r.slots {
		ways = append(ways, keeping.WayIn(s))
	}
	p.labelled(layout.Pad(keeping.OpensLabel, labelWidth), strings.Join(ways, ", "))
	p.labelled(layout.Pad(keeping.TrashTitle, labelWidth), keeping.TrashCount(r.thrown))
}

func (p *pager) copies() {
	r, now := p.m.state, p.m.env.Now()
	p.head(keeping.BackupsHead)
	for _, b := range r.backups {
		p.line(keeping.BackupLine(filepath.Base(b.Path), b.At, now))
	}
	if len(r.backups) == 0 {
		p.line(keeping.NoBackups)
	} else {
		p.line(keeping.LastCopy(r.last, now))
	}
	p.line(keeping.ElsewhereToo)
}

func (p *pager) left() {
	r, today := p.m.state, model.DateOf(p.m.env.Now())
	p.head(keeping.ExportsHead)
	for _, e := range r.exports[:min(most, len(r.exports))] {
		p.labelled("- ", keeping.ExportLine(e, today))
	}
	switch n := len(r.exports); {
	case n == 0:
		p.line(keeping.NothingLeft)
	case n > most:
		p.line(keeping.AndMore(n - most))
	}
}

func (p *pager) lost() {
	r, today := p.m.state, model.DateOf(p.m.env.Now())
	var last model.Date
	for _, e := range r.exports {
		if e.Level == model.Complete {
			last = model.DateOf(e.At)
			break
		}
	}
	p.head(keeping.LostHead)
	for _, l := range keeping.Lost(r.info, last, r.org, today) {
		p.line(l)
	}
}
