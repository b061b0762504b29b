package cli

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"

	"tijdig/ui/text/command"
)

// none refuses anything that stands after a command. At the root that is a
// command nobody knows.
func none(c *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return nil
	case !c.HasParent():
		return UsageError{errors.New(command.NoSuchCommand(args[0], c.SuggestionsFor(args[0])))}
	}
	return UsageError{errors.New(command.TooManyArguments(args[0]))}
}

// needs asks for exactly these arguments, by the names they have in the help.
func needs(names ...string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		switch {
		case len(args) < len(names):
			return UsageError{errors.New(command.NeedsArguments(strings.Join(names[len(args):], " ")))}
		case len(args) > len(names):
			return UsageError{errors.New(command.TooManyArguments(args[len(names)]))}
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
	return UsageError{errors.New(words)}
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}
