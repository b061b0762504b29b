package ui

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"

	"tijdig/store"
	"tijdig/ui/nav"
	"tijdig/ui/screen/unlock"
	"tijdig/ui/screen/welcome"
	"tijdig/ui/supervisor"
	"tijdig/ui/window"
)

// Door is the way to the file: where it lies and how it is made.
type Door = nav.Door

// Outcome says why the program ended.
type Outcome int

// The outcomes.
const (
	Left     Outcome = iota // the worker or the system ended it
	Covered                 // to be started again on the lock screen
	Away                    // the same, and what was typed last is in an emergency file
	Replaced                // a copy came in the place of the file; to be started again
)

// New returns the program at its door: Welkom where there is no file yet, and
// else Ontgrendelen. A covered program had a file; one that is gone is said to
// be, and no new one is offered in its place.
func New(env nav.Env, door Door) App {
	env.KDF = door.KDF
	a := App{env: env, door: door}
	if door.Exists() || door.Covered {
		a.stack = []nav.Screen{unlock.New(env, door)}
	} else {
		a.stack = []nav.Screen{welcome.New(env, door)}
	}
	return a
}

// ends are the signals that ask the program to leave. One that comes twice must
// not end it before all is saved, so they are heard until the process is gone.
var ends = []os.Signal{syscall.SIGHUP, syscall.SIGTERM, syscall.SIGQUIT, os.Interrupt}

// Run shows the program until the worker leaves or the system ends it, and
// then sees to it that nothing typed is lost. The file is closed on return.
func Run(ctx context.Context, env nav.Env, door Door) (Outcome, error) {
	supervisor.Harden()
	ctx, _ = signal.NotifyContext(ctx, ends...)
	a := New(env, door)
	err := quietly(func() error {
		out := window.NewOutput(os.Stdout)
		p := newPaced(guard{a, &a})
		p.written = out.Writes
		_, err := tea.NewProgram(window.Fit(p), tea.WithContext(ctx), tea.WithoutSignalHandler(), tea.WithFPS(framesPerSecond), tea.WithOutput(out),
			tea.WithFilter(func(_ tea.Model, msg tea.Msg) tea.Msg { return a.wakesFirst(msg) })).Run()
		return err
	})
	if a.ending.outcome != Left {
		supervisor.Hush()
	} else {
		supervisor.Speak()
	}
	if ctx.Err() != nil && errors.Is(err, tea.ErrProgramKilled) && !errors.Is(err, tea.ErrProgramPanic) {
		err = nil // closing the window is a way to leave
	}
	err = errors.Join(err, a.keep())
	a.noteHere()
	err = errors.Join(err, a.close())
	if from := a.ending.from; from != nil && err == nil {
		_, err = store.RestoreFile(door.Path, *from)
	}
	return a.ending.outcome, err
}

// ending is why the program ends, and the copy that comes in the place of the file; nil
// for none.
type ending struct {
	outcome Outcome
	from    *store.RestoreOptions
}

// quietly runs fn without an error output: Bubble Tea would write the value of
// a panic there, and a value may hold a word of a record. After a panic it stays
// so: the goroutine that writes it may not have come to it yet.
func quietly(fn func() error) error {
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	was := os.Stderr
	os.Stderr = null
	if err := fn(); errors.Is(err, tea.ErrProgramPanic) {
		return err
	}
	os.Stderr = was
	return errors.Join(err, null.Close())
}

func (a App) close() error {
	if a.env.Store == nil {
		return nil
	}
	return a.env.Store.Close()
}

// foreign reports whether the file came from another machine, and lets the
// store say when it was further than it is now.
func (a App) foreign() bool {
	m, s := a.door.Machine, a.env.Store
	if m == nil || s.Demo() {
		return false
	}
	m.Consult(s)
	known, err := s.Here(m.ID())
	return err == nil && !known
}

// noteHere keeps how far the file is, on this machine and outside the file. It
// is a hint: without it the file is as safe as before.
func (a App) noteHere() {
	if a.env.Store != nil {
		_ = a.door.Machine.Remember(a.env.Store) //nolint:errcheck // a hint: without it the file is as safe as before
	}
}
