package ui

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"

	"tijdig/ui/nav"
	"tijdig/ui/unlock"
	"tijdig/ui/welcome"
)

// Door is the way to the file: where it lies and how it is made.
type Door = nav.Door

// Outcome says why the program ended.
type Outcome int

// The outcomes.
const (
	Left    Outcome = iota // the worker or the system ended it
	Covered                // to be started again on the lock screen
)

// New returns the program at its door: Welkom where there is no file yet, and
// else Ontgrendelen.
func New(env nav.Env, door Door) App {
	a := App{env: env, door: door}
	if door.Exists() {
		a.stack = []nav.Screen{unlock.New(env, door)}
	} else {
		a.stack = []nav.Screen{welcome.New(env, door)}
	}
	return a
}

// Run shows the program until the worker leaves or the system ends it, and
// then sees to it that nothing typed is lost. The file is closed on return.
func Run(ctx context.Context, env nav.Env, door Door) (Outcome, error) {
	ctx, stop := signal.NotifyContext(ctx, syscall.SIGHUP, syscall.SIGTERM, os.Interrupt)
	defer stop()
	a := New(env, door)
	err := quietly(func() error {
		_, err := tea.NewProgram(guard{a, &a}, tea.WithContext(ctx), tea.WithoutSignalHandler(), tea.WithFPS(120)).Run()
		return err
	})
	if ctx.Err() != nil && errors.Is(err, tea.ErrProgramKilled) {
		err = nil // closing the window is a way to leave
	}
	err = errors.Join(err, a.keep())
	a.noteHere()
	err = errors.Join(err, a.close())
	if a.covered {
		return Covered, err
	}
	return Left, err
}

// quietly runs fn without an error output: Bubble Tea would write the value of
// a panic there, and a value may hold a word of a record.
func quietly(fn func() error) error {
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	defer null.Close()
	was := os.Stderr
	os.Stderr = null
	defer func() { os.Stderr = was }()
	return fn()
}

func (a App) close() error {
	if a.env.Store == nil {
		return nil
	}
	return a.env.Store.Close()
}
