package text

import "strings"

// alsoCalled holds other words under which people look for what a key does, by a word
// of what it is called.
var alsoCalled = map[string]string{
	"alles":        "help hulp menu opdrachten",
	"uitleg":       "help hulp",
	"overdragen":   "exporteren export uitvoer versturen delen",
	"label":        "soort bron wie kind vertrouwelijk via",
	"vernietigen":  "wissen verwijderen weg definitief",
	"weggooien":    "verwijderen wissen weg",
	"weggegooid":   "prullenbak terughalen",
	"ongedaan":     "undo terugnemen herstel",
	"opnieuw":      "redo herhaal",
	"kopie":        "backup reservekopie",
	"bellen":       "nummers telefoon nood veilig thuis",
	"afdekken":     "vergrendelen slot verbergen",
	"zoek":         "vinden filter",
	"vastleggen":   "opslaan bewaren klaar",
	"klaar":        "vastleggen opslaan bewaren",
	"nagaan":       "checklist risico punten lijst",
	"versies":      "geschiedenis eerder wijzigingen",
	"stap":         "vervolg plannen afspraak",
	"bestand":      "kopieen schijf gezondheid controle",
	"instellingen": "opties wachtzin code naam organisatie",
}

// AlsoCalled returns other words for what a key does, to find it by.
func AlsoCalled(does string) string {
	var out []string
	for word, also := range alsoCalled {
		if strings.Contains(strings.ToLower(does), word) {
			out = append(out, also)
		}
	}
	return strings.Join(out, " ")
}
