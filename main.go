// Command tijdig puts down what field workers notice about children and young
// people, in one encrypted file.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"tijdig/model/form"
	"tijdig/store"
	"tijdig/store/search"
	"tijdig/ui"
	"tijdig/ui/cli"
	"tijdig/ui/cli/fail"
	"tijdig/ui/keymap"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/supervisor"
	"tijdig/ui/text"
	"tijdig/ui/text/command"
	"tijdig/ui/text/keeping"
	"tijdig/ui/theme"
)

// autosave is how long a key waits before its save begins. Together with the
// commit itself every key is in the file within 400 ms.
const autosave = 250 * time.Millisecond

func main() {
	// Bubble Tea would write what is on the screen to the files these name.
	_ = os.Unsetenv("TEA_TRACE") //nolint:errcheck // a fixed name is never refused
	_ = os.Unsetenv("TEA_DEBUG") //nolint:errcheck // a fixed name is never refused
	supervisor.Harden()
	os.Exit(status(run()))
}

func run() error {
	return cli.Execute(context.Background(), cli.Deps{
		Env: nav.Env{
			Search: search.New(), Theme: theme.Default(), Keys: keymap.Default(),
			Now: time.Now, Autosave: autosave,
		},
		Out: os.Stdout, Err: layout.NewSpeaker(os.Stderr), KDF: store.DefaultKDF, App: app, Environ: os.Getenv,
	})
}

// app shows the screens in a child, so that covering them leaves nothing in
// memory and the terminal is put in order whatever happens.
func app(ctx context.Context, a cli.App) error {
	mode := os.Getenv(supervisor.Variable)
	if mode == "" {
		self, err := os.Executable()
		if err != nil {
			return err
		}
		return supervisor.Run(ctx, self, a.Args)
	}
	if a.Env.Form == nil {
		a.Env.Form = form.Quick()
	}
	door, err := a.Door()
	if err != nil {
		return err
	}
	switch mode {
	case supervisor.Again:
		door.Secrets, door.Covered = nil, true
	case supervisor.Away:
		door.Secrets, door.Covered, door.Hint = nil, true, keeping.KeptAway
	case supervisor.Anew:
		door.Secrets, door.Hint = nil, keeping.PutBackDone
	}
	outcome, err := ui.Run(ctx, a.Env, door)
	switch {
	case err == nil && outcome == ui.Covered:
		return supervisor.ExitError{Status: supervisor.Covered}
	case err == nil && outcome == ui.Away:
		return supervisor.ExitError{Status: supervisor.CoveredAway}
	case err == nil && outcome == ui.Replaced:
		return supervisor.ExitError{Status: supervisor.Replaced}
	}
	return err
}

// status says an error and turns it into an exit status.
func status(err error) int {
	var exit supervisor.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.Status
	}
	words := fail.Message(err)
	var kept ui.EmergencyError
	switch {
	case errors.Is(err, supervisor.ErrDied):
		words = text.Died
	case errors.As(err, &kept):
		words = keeping.LeftWithout(kept.Path)
	}
	said := layout.NewSpeaker(os.Stderr)
	fmt.Fprintln(said, "tijdig: "+words)
	code := fail.Status(err)
	if code == 2 {
		fmt.Fprintln(said, command.SeeHelp)
	}
	return code
}
