package cli

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"tijdig/ui/text"
)

// none refuses anything that stands after a command. At the root that is a
// command nobody knows.
func none(c *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return nil
	case !c.HasParent():
		return UsageError{errors.New(text.NoSuchCommand(args[0], c.SuggestionsFor(args[0])))}
	}
	return UsageError{errors.New(text.TooManyArguments(args[0]))}
}

// needs asks for exactly these arguments, by the names they have in the help.
func needs(names ...string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		switch {
		case len(args) < len(names):
			return UsageError{errors.New(text.NeedsArguments(strings.Join(names[len(args):], " ")))}
		case len(args) > len(names):
			return UsageError{errors.New(text.TooManyArguments(args[len(names)]))}
		}
		return nil
	}
}

// flagError says what is wrong with a flag.
func flagError(err error) error {
	var unknown *pflag.NotExistError
	var bare *pflag.ValueRequiredError
	var bad *pflag.InvalidValueError
	words := text.BadFlags
	switch {
	case errors.As(err, &unknown):
		words = text.NoSuchFlag(dashed(unknown.GetSpecifiedName()))
	case errors.As(err, &bare):
		words = text.FlagNeedsValue(dashed(bare.GetSpecifiedName()))
	case errors.As(err, &bad):
		words = text.BadFlagValue(dashed(bad.GetFlag().Name), bad.GetValue())
	}
	return UsageError{errors.New(words)}
}

func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}
