package text

import "strconv"

// Overdracht.
const (
	HandOverTitle = "Overdracht"
	ConfirmWord   = "leesbaar"
	TypeWord      = "Typ het woord leesbaar. Het bestand is niet versleuteld: wie het heeft, kan het lezen."
	NoPath        = "Waar moet het bestand komen?"
	ReadIt        = "gelezen, verder"
	WriteIt       = "schrijf"
	ReadFirst     = "Lees dit na: bekende namen zijn weggelakt, andere ziet het programma niet."
)

// HandOverLabels name the rows of the screen.
var HandOverLabels = []string{"Vorm", "Hoeveel van iemand", "Vrije tekst mee", "Voor wie", "Waarom", "Waarheen", "Typ: leesbaar"}

// Formats names the forms of an output.
var Formats = map[string]string{
	"csv-nl": "tabel voor Excel", "csv": "tabel (CSV)", "checks": "lange tabel", "jsonl": "alles voor een programma", "txt": "verslag om te lezen",
}

// Levels names how much of a person an output carries.
var Levels = map[string]string{"pseudonymous": "alleen code", "complete": "alles, met naam", "counts": "alleen aantallen"}

// GoesAlong says for each level what goes along and what does not.
var GoesAlong = map[string]string{
	"pseudonymous": "Mee: code, antwoorden, stappen. Niet mee: namen, gevoelige en strafrechtelijke punten, vertrouwelijke bronnen. Kan niet worden teruggelezen.",
	"complete":     "Mee: alles, ook namen en vertrouwelijke bronnen. Geef het alleen aan wie het mag hebben.",
	"counts":       "Mee: alleen aantallen; kleine aantallen blijven weg.",
}

// Writing says how far the writing is.
func Writing(n, of int) string {
	return "wordt geschreven: " + strconv.Itoa(n) + " van " + strconv.Itoa(of)
}

// WrittenFile says that the file stands, and what was left out.
func WrittenFile(written, skipped int, path string) string {
	s := "Geschreven, teruggelezen en gelijk: " + Signals(written) + ".\n\n" + path
	if skipped > 0 {
		s += "\n\n" + strconv.Itoa(skipped) + " beschadigd en weggelaten; zie welke met: tijdig check"
	}
	return s
}
