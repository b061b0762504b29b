// Package cli is the command line: the same file without screens, for scripts
// and for getting things out. Data goes to the output, messages to the error
// output, and nothing is asked when no terminal is there to answer.
package cli

import (
	"context"
	"errors"
	"io"
	"os"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"tijdig/store"
	"tijdig/store/disk"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/command"
)

// Deps is what the command line is given.
type Deps struct {
	Env nav.Env // without a form new signals are entered with the built-in one
	Out io.Writer
	Err io.Writer
	KDF store.KDF // the cost of a passphrase that is set here
	// App shows the screens until the worker leaves.
	App func(context.Context, App) error
	// Environ returns an environment variable.
	Environ func(string) string
}

// App is what the screens are started with. Door reads a passphrase file, so
// only the process that opens the file may call it.
type App struct {
	Env  nav.Env // without a form where no other was asked for than the built-in one
	Door func() (nav.Door, error)
	Args []string // that start the same program on the same file
}

// UsageError is a command that was not understood: exit status 2.
type UsageError struct{ Err error }

func (e UsageError) Error() string { return e.Err.Error() }
func (e UsageError) Unwrap() error { return e.Err }

// run holds the global flags, which may stand before or after a command.
type run struct {
	Deps
	file         string
	passFile     string
	recoveryFile string
	identityFile string
	formFile     string
	costly       bool // opening may cost more than any file of this program
	fiction      bool // the file was made by demo, and opens by its known passphrase
}

// New returns the command line.
func New(d Deps) *cobra.Command {
	r := &run{Deps: d}
	root := &cobra.Command{
		Use:           "tijdig",
		Short:         command.Short,
		Args:          none,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(c *cobra.Command, _ []string) error { return r.app(c.Context()) },

		SuggestionsMinimumDistance: 2,
	}
	root.SetOut(d.Out)
	root.SetErr(d.Err)
	f := root.PersistentFlags()
	f.StringVar(&r.file, "file", "", command.FlagFile)
	f.StringVar(&r.passFile, "passphrase-file", "", command.FlagPassphraseFile)
	f.StringVar(&r.recoveryFile, "recovery-file", "", command.FlagRecoveryFile)
	f.StringVar(&r.identityFile, "identity", "", command.FlagIdentity)
	f.BoolVar(&r.costly, "costly", false, command.FlagCostly)
	f.StringVar(&r.formFile, "form", "", command.FlagForm)
	f.BoolVar(&r.fiction, flagFiction, false, "")
	_ = f.MarkHidden(flagFiction) //nolint:errcheck // it exists: the line above made it
	root.AddCommand(
		r.init(), r.demo(), r.list(), r.show(), r.export(), r.importFrom(), r.exchange(), r.check(), r.log(), r.backup(), r.restore(), r.recover(), r.takeIn(),
		r.passwd(), r.recovery(), r.catalogue(), r.form(), r.region(), r.schema(), r.version(),
	)
	root.CompletionOptions.HiddenDefaultCmd = true
	cobra.AddTemplateFunc("nederlands", command.Flags)
	root.SetUsageTemplate(command.UsageTemplate)
	root.SetHelpTemplate(command.HelpTemplate)
	root.SetHelpCommand(help(root))
	root.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return flagError(err) })
	explainHelp(root)
	return root
}

// help is what --help says, for who asks for it as for a command.
func help(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use: "help [opdracht]", Short: command.FlagHelp, Hidden: true,
		RunE: func(_ *cobra.Command, args []string) error {
			c, _, err := root.Find(args)
			if err != nil || c == root && len(args) > 0 {
				return none(root, args)
			}
			return c.Help()
		},
	}
}

// explainHelp describes --help in every command.
func explainHelp(c *cobra.Command) {
	c.DisableFlagsInUseLine = true
	c.InitDefaultHelpFlag()
	if f := c.Flags().Lookup("help"); f != nil {
		f.Usage = command.FlagHelp
	}
	for _, sub := range c.Commands() {
		explainHelp(sub)
	}
}

// app opens the screens on the file.
func (r *run) app(ctx context.Context) error {
	if err := r.loadForm(); err != nil {
		return err
	}
	path, err := r.path()
	if err != nil {
		return err
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return disk.ErrNotRegular
	}
	if err := window(); err != nil {
		return err
	}
	args := []string{"--file", path}
	for _, f := range []struct{ name, value string }{
		{"--passphrase-file", r.passFile}, {"--recovery-file", r.recoveryFile}, {"--identity", r.identityFile}, {"--form", r.formFile},
	} {
		if f.value != "" {
			args = append(args, f.name, f.value)
		}
	}
	return r.App(ctx, App{Env: r.Env, Door: r.door, Args: args})
}

// window refuses to show screens where there is nothing to show them on.
func window() error {
	if !term.IsTerminal(os.Stdin.Fd()) || !term.IsTerminal(os.Stdout.Fd()) {
		return say(command.NoTerminal)
	}
	return nil
}

// Message says an error in words, with what to do now.
func Message(err error) string {
	var usage UsageError
	if errors.As(err, &usage) {
		return usage.Error()
	}
	var said saidError
	if errors.As(err, &said) {
		return said.words
	}
	if errors.Is(err, store.ErrInUse) {
		return command.InUse // no enter to press here
	}
	return text.Error(err)
}

// Status turns an error into an exit status: 0 done, 1 failed, 2 not
// understood.
func Status(err error) int {
	var usage UsageError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &usage):
		return 2
	}
	return 1
}

// saidError is an error with words of its own. They never come from a record.
type saidError struct{ words string }

func (e saidError) Error() string { return e.words }

func say(words string) error { return saidError{words} }
