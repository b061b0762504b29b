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
	last, err := tea.NewProgram(New(env, door), tea.WithContext(ctx), tea.WithoutSignalHandler(), tea.WithFPS(120)).Run()
	if ctx.Err() != nil && errors.Is(err, tea.ErrProgramKilled) {
		err = nil // closing the window is a way to leave
	}
	a, ok := last.(App)
	if !ok {
		return Left, err
	}
	err = errors.Join(err, a.Keep(), a.close())
	if a.covered {
		return Covered, err
	}
	return Left, err
}

func (a App) close() error {
	if a.env.Store == nil {
		return nil
	}
	return a.env.Store.Close()
}
