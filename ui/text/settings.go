package text

import "strconv"

// Instellingen.
const (
	SettingsTitle = "Instellingen"

	CoverHead        = "Afdekken"
	CoverLabel       = "Afdekken na"
	CoverWhy         = "Daarna is het scherm leeg, alles bewaard en niets meer te lezen. Een gesloten klep dekt altijd meteen af, en ctrl+l ook."
	ShortCodeLabel   = "Korte code"
	ShortCodeNone    = "niet gezet"
	ShortCodeSet     = "gezet"
	ShortCodeWhy     = "Nu haalt alleen de wachtzin de afdekking weg. Met een korte code kan het ook met zes cijfers, vijf minuten lang en in drie keer. Zolang blijft de sleutel in het geheugen van de laptop: wie die dan heeft en heel handig is, kan erbij."
	ShortCodeAsk     = "Zes cijfers, niet je geboortedatum:"
	ShortCodeAgain   = "Nog een keer:"
	ShortCodeWrong   = "Het zijn zes cijfers. Er is niets veranderd."
	ShortCodeDiffers = "Dat was twee keer iets anders. Er is niets veranderd."
	ShortCodeDone    = "De korte code geldt."
	ShortCodeGone    = "De korte code is weg; de wachtzin haalt de afdekking weg."
	RemoveShort      = "De korte code weghalen?"

	WaysHead         = "Hoe dit bestand opengaat"
	PassphraseNew    = "een andere kiezen"
	PassphraseNewWhy = "De kopieën naast het bestand krijgen de nieuwe wachtzin ook. Heeft iemand de oude gezien, kies dan hieronder Opnieuw versleutelen."
	PaperNone        = "geen"
	PaperThere       = "staat op papier"
	PaperNewWhy      = "enter maakt een nieuwe code; de oude werkt dan niet meer."
	RemovePaper      = "De herstelcode weghalen? Het papier opent dit bestand dan niet meer."
	OfficeLabel      = "Organisatie"
	AddOfficeLabel   = "Organisatie erbij"
	AddOffice        = "opent het bestand dan ook"
	AddOfficeWhy     = "Vraag je organisatie om haar openbare sleutel (age1…). Ben je de wachtzin kwijt of val je uit, dan kan zij het bestand openen."
	AddOfficeAsk     = "De openbare sleutel van je organisatie (age1…), typen of plakken:"
	OfficeAdded      = "Je organisatie kan het bestand nu ook openen, met haar geheime sleutel."
	RemoveOffice     = "Deze sleutel weghalen? Wie hem heeft, opent het bestand dan niet meer; een oude kopie nog wel."
	WayGone          = "Weggehaald."
	RewriteLabel     = "Opnieuw versleutelen"
	RewriteWhen      = "na een lek of verlies"
	RewriteWhy       = "Zet alles over onder een nieuwe sleutel, met een nieuwe wachtzin en een nieuwe herstelcode. Wie een oude kopie had, leest wat je hierna schrijft niet. Oude kopieën naast het bestand worden gewist."
)

// CoverAfter says how long the screen may stand open without a key.
func CoverAfter(minutes int) string {
	return count(minutes, "minuut", "minuten") + " zonder toets"
}

// OfficeKey shows enough of a public key to tell it from another.
func OfficeKey(to string) string {
	if len(to) <= 24 {
		return to
	}
	return to[:12] + "…" + to[len(to)-8:] + " opent dit bestand ook"
}

// OfficeWhy shows a public key whole, unless it is one that nobody reads out.
func OfficeWhy(to string) string {
	if len(to) > 200 {
		return "Een lange sleutel van " + strconv.Itoa(len(to)) + " tekens. Vergelijk begin en eind met die van je organisatie. backspace haalt hem weg."
	}
	return to + "  Vergelijk hem met die van je organisatie. backspace haalt hem weg."
}

// AndCopies adds how many copies beside the file a change did not reach.
func AndCopies(said string, unreached int) string {
	if unreached == 0 {
		return said
	}
	return said + " Niet in " + count(unreached, "kopie", "kopieën") + " naast het bestand: die bleven zoals ze waren."
}
