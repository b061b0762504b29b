package ui

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store"
	"tijdig/store/formbook"
	"tijdig/store/regionbook"
	"tijdig/store/search"
	"tijdig/ui/nav"
	"tijdig/ui/palette"
	"tijdig/ui/screen/acute"
	"tijdig/ui/screen/checklist"
	"tijdig/ui/screen/followup"
	"tijdig/ui/screen/intake"
	"tijdig/ui/screen/openlines"
	"tijdig/ui/screen/recovery"
	"tijdig/ui/screen/removable"
	"tijdig/ui/screen/today"
	"tijdig/ui/text"
	"tijdig/ui/text/keeping"
	"tijdig/ui/text/sharing"
)

// openedMsg carries screens whose contents had to be read first, and the concept they
// are of.
type openedMsg struct {
	screens []nav.Screen
	of      model.Draft
}

// opened puts them in front, unless the concept was thrown away or recorded since it was
// read: what is typed in it then could be kept nowhere.
func (a App) opened(msg openedMsg) (tea.Model, tea.Cmd) {
	if !slices.Contains(a.env.Store.DraftsOf(msg.of.Signal), msg.of.ID) {
		return a, nav.Send(nav.Failure{Err: store.ErrNotFound})
	}
	return released(a.push(msg.screens...))
}

// open answers a request for a screen.
func (a App) open(msg tea.Msg) (tea.Model, tea.Cmd, bool) {
	var next tea.Model
	var cmd tea.Cmd
	if a.copying && outlivesACopy(msg) {
		a.news = keeping.CopyFirst
		return a, nil, true
	}
	switch msg := msg.(type) {
	case nav.OpenIntake:
		if a.env.Store.ReadOnly() {
			a = a.drop()
			a.news = text.OnlyReadNow
			return a, nil, true
		}
		next, cmd = a.openIntake(msg)
	case nav.OpenConcept:
		next, cmd = a, nav.Wait(a.readConcept(msg.Draft))
	case nav.OpenAcute:
		next, cmd = a.openAcute(msg)
	case nav.OpenEmergency:
		next, cmd = a.openEmergency()
	default:
		s := a.screenFor(msg)
		if s == nil {
			return a, nil, false
		}
		next, cmd = a.push(s)
	}
	return next, cmd, true
}

// outlivesACopy reports a request that has to wait for a copy under way, which
// would keep what is destroyed meanwhile, or an old way in.
func outlivesACopy(msg tea.Msg) bool {
	switch msg.(type) {
	case nav.PutBack, nav.OpenDestroy, nav.OpenRecovery, nav.OpenPassphrase, nav.OpenRewrite, nav.OpenSettings:
		return true
	}
	return false
}

// readConcept opens a concept where it was left, with the checklist in front
// if that is where it was.
func (a App) readConcept(draft model.ID) tea.Cmd {
	env := a.env
	return func() tea.Msg {
		d, err := env.Store.Draft(draft)
		if err != nil {
			return nav.Failure{Err: err}
		}
		d = d.Sit()
		env.Form, _ = formbook.For(env.Store, env.Form, d.FormRef, d.Content)
		return openedMsg{leftAt(env, d), d}
	}
}

// leftAt makes the screens on which a concept was left.
func leftAt(env nav.Env, d model.Draft) []nav.Screen {
	switch d.Spot.Screen {
	case followup.Spot:
		if m, ok := followup.New(env, nav.Amended{}).Continue(d); ok {
			return []nav.Screen{m}
		}
	case openlines.Spot:
		if m, ok := openlines.New(env, nav.Amended{}).Continue(d); ok {
			return []nav.Screen{m}
		}
	case checklist.Spot:
		return []nav.Screen{intake.New(env, d), checklist.New(env, d)}
	}
	return []nav.Screen{intake.New(env, d)}
}

// openAcute shows whom to call, about the concept in front if there is one.
// It works before unlocking too, and never stands twice.
func (a App) openAcute(msg nav.OpenAcute) (tea.Model, tea.Cmd) {
	if _, already := a.top().(acute.Model); already {
		return a, nil
	}
	if msg.Sudden {
		a.sudden++
	}
	if e, ok := a.top().(nav.Editor); ok {
		why := msg.Why
		if d := e.Draft(); len(why) == 0 && d.Call() == model.CallOpen {
			why = d.Asks()
		}
		return a.push(acute.New(a.env, e.Draft(), why))
	}
	if c, ok := a.top().(nav.Caller); ok {
		if call := c.Call(); call != nil {
			return a, call
		}
	}
	return a.push(acute.Bare(a.env))
}

func (a App) openIntake(msg nav.OpenIntake) (tea.Model, tea.Cmd) {
	env := a.env
	if msg.Form != nil {
		env.Form = msg.Form
	}
	form := intake.New(env, msg.Draft)
	if !msg.Call {
		return released(a.push(form))
	}
	return released(a.push(form, acute.New(env, form.Draft(), form.Draft().Asks())))
}

// openEmergency offers to keep elsewhere what the disk will not take.
func (a App) openEmergency() (tea.Model, tea.Cmd) {
	if _, already := a.top().(removable.Model); already {
		return a, nil
	}
	drafts := a.unsaved()
	if len(drafts) == 0 {
		a.news = keeping.NothingToKeep
		return a, nil
	}
	return a.push(removable.Concepts(a.env, drafts))
}

// unlocked puts Vandaag in front, and what was in front when it was covered.
func (a App) unlocked(msg nav.Unlocked) (tea.Model, tea.Cmd) {
	a.env.Store, a.env.Search = msg.Store, search.New()
	if a.phase.covered() { // while the passphrase was tried
		a.phase = sealing
		return a, a.leavePlace()
	}
	a = a.regional()
	if a.env.NewCode == nil {
		a.env.NewCode = msg.Store.FreeCode
	}
	a.indexed = a.env.Now()
	a.keyAt, a.beatAt = a.indexed, a.indexed
	a.stack = []nav.Screen{today.New(a.env)}
	a.copying = !msg.Otherwise // a new passphrase takes a copy first itself
	next, cmd := a.push()
	if msg.Otherwise {
		next, cmd = a.push(recovery.NewPassphrase(a.env, a.door.KDF))
	}
	cmds := []tea.Cmd{nav.Send(nav.Hold{}), a.stack[0].Init(), cmd, a.fill(), a.restore(), a.firstCopyOfTheDay(), a.beat(), a.verified(), a.rescue(), a.tidy()}
	return next, tea.Batch(cmds...)
}

// destroyed forgets what was read of the file: the index is made anew, and only
// Vandaag and the screen in front stay.
func (a App) destroyed() (tea.Model, tea.Cmd) {
	a.env.Search, a.amended = search.New(), nav.Amended{}
	a.indexed = a.env.Now()
	a.stack = []nav.Screen{today.New(a.env), a.top()}
	next, cmd := a.push()
	return next, tea.Batch(a.stack[0].Init(), cmd, a.fill())
}

// actions lists everything one can do here, for the palette.
func (a App) actions() []palette.Action {
	var out []palette.Action
	seen := map[string]bool{}
	add := func(bs []key.Binding) {
		for _, b := range bs {
			h := b.Help()
			if b.Enabled() && !seen[h.Desc] {
				seen[h.Desc] = true
				out = append(out, palette.Action{Key: h.Key, Does: h.Desc, Press: pressOf(b)})
			}
		}
	}
	add(a.top().Keys())
	if e, ok := a.top().(nav.Actor); ok {
		add(e.Actions())
	}
	g := a.env.Keys.Global
	add([]key.Binding{g.Acute, g.Cover, g.Saved})
	if a.report().Bad {
		add([]key.Binding{g.Emergency})
	}
	add([]key.Binding{g.Quit})
	return out
}

// pressOf returns the key press that does what a binding does, so that the
// palette goes the same way as the keyboard.
func pressOf(b key.Binding) tea.KeyPressMsg {
	if len(b.Keys()) == 0 {
		return tea.KeyPressMsg{}
	}
	return palette.Press(b.Keys()[0])
}

func (a App) savedNews() string {
	if r, ok := a.top().(nav.Reporter); ok && r.Status().Bad {
		return r.Status().Text
	}
	if a.env.Store == nil {
		return text.NothingOpen
	}
	f, ok := a.top().(intake.Model)
	return text.SavedAt(a.env.Saved(), ok && f.Draft().Rev > 0)
}

// regional takes up the package of a region that the file keeps. One that cannot be read
// holds nobody back: what comes with the program is used, and said.
func (a App) regional() App {
	b, err := regionbook.Read(a.env.Store)
	if err != nil {
		a.news = sharing.RegionDamaged
	}
	a.env = a.env.In(b)
	return a
}

// regionChanged makes the screens anew, as each holds what it was given.
func (a App) regionChanged(msg nav.RegionChanged) (tea.Model, tea.Cmd) {
	a.env = a.env.In(msg.Book)
	var screens []nav.Screen
	for _, at := range a.place().Screens {
		s := screenAt(a.env, at)
		if s == nil {
			break
		}
		screens = append(screens, s.Return(at))
	}
	a.stack = nil
	return a.push(screens...)
}
