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
	"tijdig/ui/keymap"
	"tijdig/ui/nav"
	"tijdig/ui/parent"
	"tijdig/ui/text"
	"tijdig/ui/theme"
)

// autosave is how long a key waits before its save begins. Together with the
// commit itself every key is in the file within 400 ms.
const autosave = 250 * time.Millisecond

func main() {
	// Bubble Tea would write what is on the screen to the files these name.
	_ = os.Unsetenv("TEA_TRACE") //nolint:errcheck // a fixed name is never refused
	_ = os.Unsetenv("TEA_DEBUG") //nolint:errcheck // a fixed name is never refused
	parent.Harden()
	os.Exit(status(run()))
}

func run() error {
	return cli.Execute(context.Background(), cli.Deps{
		Env: nav.Env{
			Form: form.Quick(), Search: search.New(), Theme: theme.Default(), Keys: keymap.Default(),
			Now: time.Now, Autosave: autosave,
		},
		Out: os.Stdout, Err: os.Stderr, KDF: store.DefaultKDF, App: app, Environ: os.Getenv,
	})
}

// app shows the screens in a child, so that covering them leaves nothing in
// memory and the terminal is put in order whatever happens.
func app(ctx context.Context, a cli.App) error {
	mode := os.Getenv(parent.Variable)
	if mode == "" {
		self, err := os.Executable()
		if err != nil {
			return err
		}
		return parent.Run(ctx, self, a.Args)
	}
	door, err := a.Door()
	if err != nil {
		return err
	}
	switch mode {
	case parent.Again:
		door.Secrets, door.Covered = nil, true
	case parent.Anew:
		door.Secrets, door.Hint = nil, text.PutBackDone
	}
	outcome, err := ui.Run(ctx, a.Env, door)
	switch {
	case err == nil && outcome == ui.Covered:
		return parent.ExitError{Status: parent.Covered}
	case err == nil && outcome == ui.Replaced:
		return parent.ExitError{Status: parent.Replaced}
	}
	return err
}

// status says an error and turns it into an exit status.
func status(err error) int {
	var exit parent.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.Status
	}
	words := cli.Message(err)
	var kept ui.EmergencyError
	switch {
	case errors.Is(err, parent.ErrDied):
		words = text.Died
	case errors.As(err, &kept):
		words = text.LeftWithout(kept.Path)
	}
	fmt.Fprintln(os.Stderr, "tijdig: "+words)
	code := cli.Status(err)
	if code == 2 {
		fmt.Fprintln(os.Stderr, text.SeeHelp)
	}
	return code
}
