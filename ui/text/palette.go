package text

import (
	"strings"
)

// The palette.
const (
	PaletteTitle = "Alles wat je hier kunt doen"
	PaletteNone  = "Niets gevonden met die letters."
)

// alsoCalled holds other words under which people look for what a key does, by a word
// of what it is called.
var alsoCalled = map[string]string{
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
	"zelfde als":   "samenvoegen dubbel dezelfde",
	"toch twee":    "splitsen uit elkaar",
	"filter":       "zoekopdracht bewaren",
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

// elsewhere says where something is done that people look for and that is not done on
// every screen, by the words they type.
var elsewhere = []struct{ words, say string }{
	{"help hulp menu opdrachten", "Hier staat alles wat je op dit scherm kunt; typ een deel van een woord. Uitleg bij een punt van Nagaan: druk daar ?."},
	{"overdragen exporteren export uitvoer excel tabel verslag versturen delen", "Overdragen: open een signaal, of ga op Vandaag met s naar Signalen, en druk o."},
	{"inlezen import importeren overnemen bundel collega samenvoegen", "Inlezen van een collega: druk op Vandaag c."},
	{"bron soort label vertrouwelijk via", "Soort en bron van een regel: zet in het formulier de cursor achter de regel en druk →."},
	{"postvak delen team map nextcloud uitwisselen synchroniseren", "Delen met je team: druk op Vandaag p voor Postvak."},
	{"vernietigen wissen verwijderen definitief", "Vernietigen: open een signaal, druk w voor Over wie, en daar V."},
	{"opnieuw redo herhaal", "Opnieuw: ctrl+y in een formulier, en op de bladzij van een signaal."},
	{"ongedaan undo terugnemen herstel", "Ongedaan: ctrl+z in een formulier, en u op Vandaag en op de bladzij van een signaal."},
	{"kopie backup reservekopie stick terugzetten", "Kopieën: druk op Vandaag b voor Bestand, en daar k, x of t."},
	{"wachtwoord wachtzin code naam organisatie", "Wachtzin, korte code, naam en organisatie: druk op Vandaag i voor Instellingen."},
	{"prullenbak weggegooid terughalen", "Weggegooide concepten: druk op Vandaag b voor Bestand, en daar g."},
	{"dubbel dezelfde zelfde splitsen", "Twee codes voor een kind: open een signaal, druk w voor Over wie, en daar d. Toch twee: daar a."},
	{"versies geschiedenis wijzigingen", "Versies: open een signaal en druk s."},
	{"nagaan checklist risico punten", "Nagaan: ctrl+n in een formulier."},
}

// Elsewhere says where what was typed is done; "" when nothing is known by it.
func Elsewhere(typed string) string {
	for _, e := range elsewhere {
		for word := range strings.FieldsSeq(e.words) {
			if len(typed) > 2 && strings.HasPrefix(word, strings.ToLower(strings.TrimSpace(typed))) {
				return e.say
			}
		}
	}
	return ""
}
