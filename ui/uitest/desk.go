// Package uitest sits a test at the keyboard of any tea.Model: keys in, screen
// out, in the same process. It knows nothing of this program.
//
// # Time
//
// A Desk works only inside testing/synctest, because a screen is full of timers
// and a test must neither sleep for them nor race with them. In a bubble the
// clock stands still until the test lets it go:
//
//	synctest.Test(t, func(t *testing.T) {
//		d := uitest.Sit(t, model, 80, 24)
//		d.Type("jongen bij de tunnel")
//		d.SeesNot("bewaard")
//		d.Pass(250 * time.Millisecond) // the save timer fires, the save runs to its end
//		d.Sees("bewaard")
//	})
//
// After each key every command runs as far as it can without time passing: reads
// and writes of real files are waited for, a tea.Tick stays pending until Pass
// reaches it. Timers fire in the order of their time, results arrive in the order
// in which their commands were started, so a test gives the same screens each run.
//
// Build the model, and open any store it uses, inside the bubble. Use [Each] for
// one subtest a size, since t.Run is not allowed inside a bubble, and
// rapid.SyncTest inside rapid.Check for a property. A benchmark cannot run in a
// bubble: it calls Update and View itself, with the messages of [Key].
package uitest

import (
	"strings"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
)

// T is the part of testing.TB that a Desk needs; *testing.T and *rapid.T have it.
type T interface {
	Helper()
	Name() string
	Fatalf(format string, args ...any)
	Cleanup(func())
}

// Desk is a person at the keyboard of one model. Its [Keys] count what was typed.
type Desk struct {
	Keys

	t       T
	model   tea.Model
	w, h    int
	jobs    []*job
	news    chan struct{} // a command came back
	over    bool          // the model quit
	watched bool
}

// Sit starts m in a window of w by h cells and waits until it has come to rest.
// When the test ends, timers that are still pending run out unseen.
func Sit(t T, m tea.Model, w, h int) *Desk {
	t.Helper()
	d := &Desk{t: t, model: m, news: make(chan struct{}, 1)}
	t.Cleanup(d.leave)
	d.start(m.Init(), nil)
	d.Resize(w, h)
	return d
}

// Watch checks from here on that every frame fits its window, as Fits does.
func (d *Desk) Watch() *Desk {
	d.watched = true
	return d
}

// Press presses keys by name: "ctrl+k", "enter", "shift+tab", "up", "esc", "j".
// They count as keys of the program. A name it does not know fails the test.
func (d *Desk) Press(names ...string) {
	d.t.Helper()
	d.pressed(len(names))
	d.hit(names)
}

// Choose is Press for keys that need a thought first, such as an answer.
func (d *Desk) Choose(names ...string) {
	d.t.Helper()
	d.Decide()
	d.Press(names...)
}

func (d *Desk) hit(names []string) {
	d.t.Helper()
	for _, name := range names {
		msg, err := Key(name)
		if err != nil {
			d.t.Fatalf("%v", err)
		}
		d.Send(msg)
	}
}

// Type types text one character at a time. It counts as content, the worker's own
// words, and as one decision: what to write. Enter and tab are keys, not text.
func (d *Desk) Type(text string) {
	d.t.Helper()
	keys, err := typed(text)
	if err != nil {
		d.t.Fatalf("%v", err)
	}
	d.wrote(len(keys))
	for _, k := range keys {
		d.Send(k)
	}
}

// Paste pastes text as a terminal does, in one piece; line ends may be in it.
func (d *Desk) Paste(text string) {
	d.t.Helper()
	d.Send(tea.PasteMsg{Content: text})
}

// Resize gives the window another size.
func (d *Desk) Resize(w, h int) {
	d.t.Helper()
	d.w, d.h = w, h
	d.Send(tea.WindowSizeMsg{Width: w, Height: h})
}

// Send gives the model one message and lets it come to rest.
func (d *Desk) Send(msg tea.Msg) {
	d.t.Helper()
	if d.over {
		d.t.Fatalf("the program has ended; %T comes too late", msg)
	}
	d.update(msg)
	d.settle()
}

// Pass lets time pass. Each timer due in it fires at its own moment, and what it
// starts may fire again within the same pass.
func (d *Desk) Pass(span time.Duration) {
	d.t.Helper()
	end := time.NewTimer(span)
	defer end.Stop()
	for {
		select {
		case <-d.news:
			d.settle()
		case <-end.C:
			d.settle()
			return
		}
	}
}

// Model is the model as it is now, for what cannot be seen on the screen.
func (d *Desk) Model() tea.Model { return d.model }

// Ended says whether the model asked to quit.
func (d *Desk) Ended() bool { return d.over }

func (d *Desk) update(msg tea.Msg) {
	d.t.Helper()
	var cmd tea.Cmd
	d.model, cmd = d.model.Update(msg)
	d.start(cmd, nil)
	if d.watched {
		d.Fits()
	}
}

// Sees fails unless each of words stands on the screen, on one line.
func (d *Desk) Sees(words ...string) {
	d.t.Helper()
	screen := d.Screen()
	for _, w := range words {
		if !strings.Contains(screen, w) {
			d.t.Fatalf("%q is not on the screen:\n%s", w, Boxed(screen, d.w))
		}
	}
}

// SeesNot fails if any of words stands on the screen.
func (d *Desk) SeesNot(words ...string) {
	d.t.Helper()
	screen := d.Screen()
	for _, w := range words {
		if strings.Contains(screen, w) {
			d.t.Fatalf("%q stands on the screen:\n%s", w, Boxed(screen, d.w))
		}
	}
}

// settle delivers what came back, round after round, until nothing moves without
// time passing.
func (d *Desk) settle() {
	d.t.Helper()
	const rounds = 10_000 // a model that answers itself for ever must fail, not hang
	for range rounds {
		synctest.Wait()
		done := d.take()
		if len(done) == 0 || d.over {
			return
		}
		for _, j := range done {
			d.deliver(j)
		}
	}
	d.t.Fatalf("the model keeps itself busy: no rest after %d rounds", rounds)
}
