package command

import "strings"

// Help.
const (
	SeeHelp  = "Uitleg: tijdig --help"
	FlagHelp = "deze uitleg"
)

// flagWords are the words the library puts beside flags, and ours, as wide.
var flagWords = strings.NewReplacer(" stringArray ", " waarde      ", " string ", " waarde ", " uint ", " getal", " int ", " n   ", "(default ", "(anders ")

// Flags puts the words of the library beside flags into Dutch.
func Flags(s string) string { return flagWords.Replace(s) }

// UsageTemplate and HelpTemplate lay out the help of a command.
const (
	UsageTemplate = `Gebruik:
  {{if .HasAvailableSubCommands}}{{.CommandPath}} [opdracht] [vlaggen]{{else}}{{.UseLine}} [vlaggen]{{end}}
{{if .HasAvailableSubCommands}}
Opdrachten:{{range .Commands}}{{if .IsAvailableCommand}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}
{{end}}{{if .HasAvailableLocalFlags}}
Vlaggen:
{{.LocalFlags.FlagUsages | nederlands | trimTrailingWhitespaces}}
{{end}}{{if .HasAvailableInheritedFlags}}
Altijd:
{{.InheritedFlags.FlagUsages | nederlands | trimTrailingWhitespaces}}
{{end}}`
	HelpTemplate = "{{.Short}}\n\n{{.UsageString}}"
)

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
