// Package cli is the command line: the same file without screens, for scripts
// and for getting things out. Data goes to the output, messages to the error
// output, and nothing is asked when no terminal is there to answer.
package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"tijdig/store"
	"tijdig/store/disk"
	"tijdig/ui/cli/fail"
	"tijdig/ui/cli/opener"
	"tijdig/ui/nav"
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

// run holds the global flags, which may stand before or after a command.
type run struct {
	Deps
	opener.File

	formFile string
	fiction  bool // the file was made by demo, and opens by its known passphrase
}

// New returns the command line.
func New(d Deps) *cobra.Command {
	r := &run{Deps: d, File: opener.New(d.Env.Now, d.Err, d.Environ)}
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
	f.StringVar(&r.Name, "file", "", command.FlagFile)
	f.StringVar(&r.Passphrase, "passphrase-file", "", command.FlagPassphraseFile)
	f.StringVar(&r.Recovery, "recovery-file", "", command.FlagRecoveryFile)
	f.StringVar(&r.Identity, "identity", "", command.FlagIdentity)
	f.BoolVar(&r.Costly, "costly", false, command.FlagCostly)
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
	path, err := r.Path()
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
		{"--passphrase-file", r.Passphrase}, {"--recovery-file", r.Recovery}, {"--identity", r.Identity}, {"--form", r.formFile},
	} {
		if f.value != "" {
			args = append(args, f.name, f.value)
		}
	}
	return r.App(ctx, App{Env: r.Env, Door: r.door, Args: args})
}

// door returns the way to the file for the screens.
func (r *run) door() (nav.Door, error) {
	if r.fiction {
		p, err := r.Path()
		return demoDoor(p), err
	}
	return r.Door(r.KDF)
}

// window refuses to show screens where there is nothing to show them on.
func window() error {
	if !term.IsTerminal(os.Stdin.Fd()) || !term.IsTerminal(os.Stdout.Fd()) {
		return fail.With(command.NoTerminal)
	}
	return nil
}

// none refuses anything that stands after a command. At the root that is a
// command nobody knows.
func none(c *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return nil
	case !c.HasParent():
		return fail.Usage(command.NoSuchCommand(args[0], c.SuggestionsFor(args[0])))
	}
	return fail.Usage(command.TooManyArguments(args[0]))
}

// needs asks for exactly these arguments, by the names they have in the help.
func needs(names ...string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		switch {
		case len(args) < len(names):
			return fail.Usage(command.NeedsArguments(strings.Join(names[len(args):], " ")))
		case len(args) > len(names):
			return fail.Usage(command.TooManyArguments(args[len(names)]))
		}
		return nil
	}
}

// The errors of the flag library, by what they can tell. Asking for its types
// would make it a module of our own choosing.
type (
	namedError interface {
		error
		GetSpecifiedName() string
	}
	valueError interface {
		error
		GetValue() string
	}
)

// flagError says what is wrong with a flag.
func flagError(err error) error {
	named, isNamed := errors.AsType[namedError](err)
	bad, isBad := errors.AsType[valueError](err)
	words := command.BadFlags
	switch {
	case isNamed && strings.HasPrefix(named.Error(), "flag needs"):
		words = command.FlagNeedsValue(dashed(named.GetSpecifiedName()))
	case isNamed:
		words = command.NoSuchFlag(dashed(named.GetSpecifiedName()))
	case isBad:
		_, rest, _ := strings.Cut(bad.Error(), "\" for \"")
		name, _, _ := strings.Cut(rest, "\" flag")
		words = command.BadFlagValue(name, bad.GetValue())
	}
	return fail.Usage(words)
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// heard remembers that something could not be written: then nothing went well, whoever
// wrote it.
type heard struct {
	w   io.Writer
	err error
}

func (h *heard) Write(b []byte) (int, error) {
	n, err := h.w.Write(b)
	if h.err == nil {
		h.err = err
	}
	return n, err
}

// deaf is for a writer that would tell of an error in its own words: what is heard tells
// it afterwards.
type deaf struct{ *heard }

func (d deaf) Write(b []byte) (int, error) {
	_, _ = d.heard.Write(b) //nolint:errcheck // remembered
	return len(b), nil
}

// Execute runs the command line. It fails when its output could not be written.
func Execute(ctx context.Context, d Deps, args ...string) error {
	out := &heard{w: d.Out}
	d.Out = out
	c := New(d)
	c.SetOut(deaf{out})
	if args != nil {
		c.SetArgs(args)
	}
	if err := c.ExecuteContext(ctx); err != nil {
		return err
	}
	return out.err
}
