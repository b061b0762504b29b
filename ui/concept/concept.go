// Package concept holds the signal being written: every change to it, undo,
// and when it is saved. It knows neither questions nor screens.
package concept

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/store"
	"tijdig/store/formbook"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/keeping"
	"tijdig/ui/text/recording"
)

// Concept is a draft with what is known of its copy on the disk.
type Concept struct {
	env    nav.Env
	into   Saver // how it is saved
	draft  model.Draft
	typing stretch   // the edit that typing goes on in; it may have ended
	armed  bool      // a timer is running
	busy   bool      // a save is in flight
	late   bool      // the last save came when the concept had ended
	saved  uint64    // newest Rev known to be on the disk
	at     time.Time // when that was
	err    error     // why the last save failed; nil when it did not
}

type dueMsg struct{ signal model.ID }

// failedMsg says that a concept could not be written; behind says that it was at rest
// or being typed in meanwhile, and nothing waited for it.
type failedMsg struct {
	signal model.ID
	err    error
	behind bool
}

// retry is how long a failed save waits for the next try.
const retry = 2 * time.Second

// Saver stores a draft, durable on return. A save that comes late changes nothing.
type Saver func(nav.Env, model.Draft) error

// New returns d as a concept. A draft with Rev 0 was never saved.
func New(env nav.Env, d model.Draft) Concept { return Of(env, d, save) }

// Of returns d as something that is written as a concept is, and saved otherwise.
func Of(env nav.Env, d model.Draft, into Saver) Concept {
	return Concept{env: env, into: into, draft: d.Clone(), saved: d.Rev, at: d.Changed}
}

// Draft returns the draft as it is now; it is not to be changed in place.
func (c Concept) Draft() model.Draft { return c.draft }

// Adopt takes over a newer copy that another screen worked on.
func (c Concept) Adopt(d model.Draft) Concept {
	if d.Signal == c.draft.Signal && d.Rev >= c.draft.Rev {
		c.draft, c.typing = d.Clone(), stretch{}
	}
	return c
}

// Change takes in next, which differs from the draft in what. Keys typed one
// after another in one text are one edit, until a pause, a move or [Concept.End].
func (c Concept) Change(what string, next model.Draft) (Concept, tea.Cmd) {
	return c.change(what, c.draft, next)
}

// ChangeSince takes in next in the place of all that was changed since.
func (c Concept) ChangeSince(what string, since, next model.Draft) (Concept, tea.Cmd) {
	c.typing = stretch{}
	return c.change(what, since, next)
}

func (c Concept) change(what string, since, next model.Draft) (Concept, tea.Cmd) {
	edit, any := model.Difference(what, since, next)
	if !any {
		next.History = since.History
		return c.take(next)
	}
	now := c.env.Now()
	name, typed := model.Stretch(edit, since, next)
	if typed && c.typing.goesOn(name, now) {
		since = c.typing.since
		if edit, any = model.Difference(what, since, next); !any { // typed and taken back
			next.History = since.History
			return c.take(next)
		}
	}
	c.typing = stretch{name: name, since: since, at: now}
	next.History = since.With(edit)
	fell := next.Fallen > 0 && c.draft.Fallen == 0
	c, cmd := c.take(next)
	if fell {
		cmd = tea.Batch(cmd, nav.Send(nav.Notice(text.OldestFell)))
	}
	return c, cmd
}

// Note takes in next, which holds something that was done and stays done: a
// call that was made is never taken back.
func (c Concept) Note(next model.Draft) (Concept, tea.Cmd) {
	c.typing = stretch{}
	next.History = c.draft.History
	return c.take(next)
}

// Prefill takes in next as what the concept begins with, before anything was
// done in it.
func (c Concept) Prefill(next model.Draft) Concept {
	if c.draft.Rev == 0 {
		c.draft = next.Clone()
	}
	return c
}

// End ends a stretch of typing: what comes is an edit of its own.
func (c Concept) End() Concept {
	c.typing = stretch{}
	return c
}

// Undo takes back the last edit and names what it was about; "" when there is
// nothing to take back.
func (c Concept) Undo() (Concept, string, tea.Cmd) { return c.walk(model.Draft.Back) }

// Redo gives again what was taken back last, and names what it was about; ""
// when there is nothing to give.
func (c Concept) Redo() (Concept, string, tea.Cmd) { return c.walk(model.Draft.Again) }

// walk goes one edit through the history. The place of the worker becomes
// that of the edit.
func (c Concept) walk(way func(model.Draft) (model.Draft, model.Edit, bool)) (Concept, string, tea.Cmd) {
	next, edit, ok := way(c.draft)
	c.typing = stretch{}
	if !ok {
		c.draft.History = next.History
		return c, "", nil
	}
	next.Missing = c.env.Missing(next)
	if next.Spot.Screen == "" {
		next.Spot = model.Spot{Question: edit.What, Line: edit.Line(), Column: -1}
	}
	c, cmd := c.take(next)
	return c, edit.What, cmd
}

// Move remembers where the worker is. It is saved with the next change, and
// at the latest by Keep.
func (c Concept) Move(to model.Spot) (Concept, tea.Cmd) {
	if c.draft.Spot != to {
		c.typing = stretch{}
	}
	if c.draft.Spot == to || c.draft.Rev == 0 {
		c.draft.Spot = to
		return c, nil
	}
	next := c.draft
	next.Spot = to
	return c.take(next)
}

func (c Concept) take(next model.Draft) (Concept, tea.Cmd) {
	next.ID, next.Sitting, next.Before = c.draft.ID, c.draft.Sitting, c.draft.Before
	next = c.env.Fitted(next)
	next.Rev = c.draft.Rev + 1
	next.Changed = c.env.Now()
	if next.Started.IsZero() {
		next.Started = next.Changed
	}
	if next.ID.IsZero() {
		next.ID = model.NewID()
	}
	if next.Sitting.IsZero() {
		next.Sitting = model.NewID()
	}
	c.draft = next
	return c.arm(c.env.Autosave)
}

// arm starts the one timer there is. A throttle, not a debounce: the first
// unsaved change starts it and no later one puts it off.
func (c Concept) arm(wait time.Duration) (Concept, tea.Cmd) {
	if c.armed || c.busy {
		return c, nil
	}
	c.armed = true
	id := c.draft.Signal
	return c, tea.Tick(wait, func(time.Time) tea.Msg { return dueMsg{id} })
}

// Update hears timers and results of saving, and ignores everything else.
func (c Concept) Update(msg tea.Msg) (Concept, tea.Cmd) {
	switch msg := msg.(type) {
	case dueMsg:
		if msg.signal == c.draft.Signal && c.armed {
			c.armed = false
			return c.save()
		}
	case nav.Saved:
		if msg.Signal == c.draft.Signal {
			return c.done(msg)
		}
	case failedMsg:
		if msg.signal == c.draft.Signal {
			return c.failed(msg)
		}
	}
	return c, nil
}

// failed tries again in a while. Keys that wait were meant for what did not happen, if
// anything waited. Where a save came later than recording or throwing away, that was
// not said yet, and the concept is about to go.
func (c Concept) failed(msg failedMsg) (Concept, tea.Cmd) {
	late := msg.behind && errors.Is(msg.err, store.ErrEnded) && !c.late
	c.busy, c.late = false, late
	if !late {
		c.err = msg.err
	}
	c, cmd := c.arm(retry)
	if msg.behind {
		return c, cmd
	}
	return c, tea.Batch(cmd, nav.Send(nav.Drop{}))
}

func (c Concept) save() (Concept, tea.Cmd) {
	if c.draft.Rev <= c.saved {
		return c, nil
	}
	c.busy = true
	return c, c.write(nil, true)
}

func (c Concept) done(msg nav.Saved) (Concept, tea.Cmd) {
	c.busy, c.late, c.err = false, false, nil
	if msg.Rev >= c.saved {
		c.saved, c.at = msg.Rev, msg.At
	}
	if c.draft.Rev > c.saved {
		return c.arm(c.env.Autosave)
	}
	return c, nil
}

// write returns the command that saves the draft as it is now and then sends
// then, if there is one. When it fails then is not sent.
func (c Concept) write(then tea.Msg, behind bool) tea.Cmd {
	d, env, into := c.draft.Clone(), c.env, c.into
	return func() tea.Msg {
		if err := into(env, d); err != nil {
			return failedMsg{d.Signal, err, behind}
		}
		if then != nil {
			return then
		}
		return nav.Saved{Signal: d.Signal, Rev: d.Rev, At: env.Now()}
	}
}

// Leave returns the command that saves what is not saved yet and then sends
// then. A concept nothing was put in leaves no trace.
func (c Concept) Leave(then tea.Msg) tea.Cmd {
	if c.draft.Rev <= c.saved {
		return nav.Send(then)
	}
	return nav.Wait(c.write(then, false))
}

// Discard returns the command that throws the concept away, as it is now, and
// then sends then. A concept nothing was put in has nothing to throw away.
func (c Concept) Discard(then tea.Msg) tea.Cmd {
	d, env, saved := c.draft.Clone(), c.env, c.saved
	if d.Rev == 0 {
		return nav.Send(nav.Back{})
	}
	return nav.Wait(func() tea.Msg { // no key may change what is being thrown away
		if d.Rev > saved {
			if err := save(env, d); err != nil {
				return failedMsg{d.Signal, err, false}
			}
		}
		if err := env.Store.Discard(d.ID); err != nil {
			return nav.Failure{Err: err}
		}
		return then
	})
}

// OnDisk reports whether all that was typed is in the file.
func (c Concept) OnDisk() bool { return c.draft.Rev <= c.saved }

// AtRest reports that all of it is in the file and nothing is under way: no message
// means anything to it.
func (c Concept) AtRest() bool { return !c.armed && !c.busy && c.OnDisk() }

// Unsaved returns the draft when not all of it is in the file.
func (c Concept) Unsaved() []model.Draft {
	if c.OnDisk() {
		return nil
	}
	return []model.Draft{c.draft.Clone()}
}

// LeaveAll returns the command that saves what is not saved yet of several
// concepts, and sends then when all of it is on the disk.
func LeaveAll(cs []Concept, then tea.Msg) tea.Cmd {
	return nav.Wait(func() tea.Msg {
		for _, c := range cs {
			if err := c.Keep(); err != nil {
				return failedMsg{c.draft.Signal, err, false}
			}
		}
		return then
	})
}

// Keep saves what the last timer had not got round to. See [nav.Keeper].
func (c Concept) Keep() error {
	if c.draft.Rev <= c.saved {
		return nil
	}
	return c.into(c.env, c.draft)
}

// save stores a draft, and before it the form it is entered with. Where the file holds a newer state of it that went on from
// this one, another screen saved that, and this is in it.
func save(env nav.Env, d model.Draft) error {
	s := env.Store
	if err := formbook.Keep(s, env.Form, d.FormRef); err != nil {
		return err
	}
	err := s.SaveDraft(d)
	if !errors.Is(err, store.ErrOutdated) {
		return err
	}
	have, e := s.Draft(d.ID)
	if e == nil && have.Follows(d) {
		return nil
	}
	return errors.Join(err, e)
}

// Record returns the command that records the draft as a version of its
// signal.
func (c Concept) Record() tea.Cmd {
	d, env := c.draft.Clone(), c.env
	d.Content = d.Said()
	return nav.Wait(func() tea.Msg {
		if len(d.Parents) > 0 {
			if before, err := env.Store.Signal(d.Signal); err == nil { // damage there never stands in the way of recording
				d.Content = d.CorrectedSince(before.Content, env.Now()).TermSince(before)
			}
		}
		err := formbook.Keep(env.Store, env.Form, d.FormRef)
		if err != nil {
			return failedMsg{d.Signal, err, false}
		}
		s, err := env.Store.Record(d, env.Store.Settings().Author, env.Now())
		if err != nil {
			return failedMsg{d.Signal, err, false}
		}
		return RecordedMsg{Signal: s, Draft: d}
	})
}

// RecordedMsg says that a concept became a version of its signal.
type RecordedMsg struct {
	Signal model.Signal
	Draft  model.Draft
}

// Status says how the concept stands on the disk.
func (c Concept) Status() nav.Status {
	switch {
	case c.err != nil:
		return nav.Status{Text: keeping.NotSaved(c.err), Bad: true}
	case c.draft.Rev == 0 && len(c.draft.Parents) > 0:
		return nav.Status{Text: recording.NothingEdited}
	case c.draft.Rev == 0:
		return nav.Status{Text: recording.NothingTyped}
	case c.at.IsZero():
		return nav.Status{Text: text.Saving}
	}
	return nav.Status{Text: recording.ConceptSaved(c.at)}
}
