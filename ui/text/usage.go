package text

import "strings"

// What was not understood on the command line.
const (
	BadFlags = "die vlaggen zijn niet begrepen"
	OneWay   = "geef één manier om te openen: --passphrase-file, --recovery-file of --identity"
)

// NoSuchCommand says that a command is not known, and what it may have been.
func NoSuchCommand(given string, near []string) string {
	s := "geen opdracht: " + given
	if len(near) > 0 {
		s += ". Bedoel je: " + strings.Join(near, ", ") + "?"
	}
	return s
}

// TooManyArguments names the first word there is no place for.
func TooManyArguments(given string) string { return "dit is te veel: " + given }

// NeedsArguments names what is missing behind a command.
func NeedsArguments(names string) string { return "hier ontbreekt: " + names }

// NoSuchFlag says that a flag is not known here.
func NoSuchFlag(flag string) string { return "onbekende vlag: " + flag }

// FlagNeedsValue says that a flag came without its value.
func FlagNeedsValue(flag string) string { return "achter " + flag + " hoort nog iets te staan" }

// BadFlagValue says that a flag cannot have this value.
func BadFlagValue(flag, value string) string {
	return flag + " kan niet \"" + value + "\" zijn"
}
