package keeping

import (
	"strconv"

	"tijdig/ui/text"
)

// Instellingen.
const (
	SettingsTitle = "Instellingen"

	AuthorHead       = "Wie er schrijft"
	AuthorWork       = "Je werk"
	authorWorkWhy    = "Bepaalt welke punten bij Nagaan voorop staan en welke stappen het eerst worden aangeboden. ← en → wijzen ander werk aan, enter neemt het. Wat al is vastgelegd, blijft zoals het is."
	PoliceFile       = "Dit bestand is nu voor politiegegevens (Wpg): er komt niets in uit andere bestanden, en wat eruit gaat noemt de Wpg. Doe alleen een proef, zonder echte politiegegevens, tot je organisatie anders heeft besloten."
	AuthorName       = "Je naam"
	AuthorOrg        = "Je organisatie"
	AuthorPhone      = "Je telefoon"
	AuthorPhoneAsk   = "Op welk nummer ben je te bereiken? Leeg laten mag."
	AuthorPhoneWhy   = "Staat in wat met namen de deur uit gaat, zoals een melding bij Veilig Thuis, bij wat je vanaf nu vastlegt. Nooit op een inzage-afdruk."
	AuthorNameAsk    = "Hoe heet je? Leeg laten mag."
	AuthorOrgAsk     = "Bij welke organisatie werk je? Leeg laten mag."
	AuthorWhy        = "Staat bij wat je vanaf nu vastlegt. Wat al is vastgelegd, houdt de naam die erbij stond."
	AuthorKept       = "Onthouden voor wat je vanaf nu vastlegt."
	CoverHead        = "Afdekken"
	CoverLabel       = "Afdekken na"
	TakeThis         = "zet zo"
	Shorter          = "korter"
	Longer           = "langer"
	CoverWhy         = "Daarna is het scherm leeg, alles bewaard en niets meer te lezen. ctrl+l dekt meteen af; na slapen of een gesloten klep is het scherm ook dicht."
	ShortCodeLabel   = "Korte code"
	ShortCodeNone    = "niet gezet"
	ShortCodeSet     = "gezet"
	ShortCodeWhy     = "Nu haalt alleen de wachtzin de afdekking weg. Met een korte code kan het ook met zes cijfers, binnen vijf minuten en in hooguit drie keer. Zolang blijft de sleutel in het geheugen: wie de laptop dan in handen heeft en heel handig is, kan erbij."
	ShortCodeMeans   = "Zes cijfers halen de afdekking weg, binnen vijf minuten en in hooguit drie keer; daarna de wachtzin. Zolang blijft de sleutel in het geheugen van de laptop. backspace haalt de code weg."
	ShortCodeAsk     = "Zes cijfers, niet je geboortedatum:"
	ShortCodeGuess   = "Die code probeert iedereen als eerste: een rijtje, een herhaling of een datum. Er is niets veranderd."
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
	PaperNewWhy      = "enter toont een nieuwe code. Typ je de laatste groep over, dan werkt de oude niet meer."
	RemovePaper      = "De herstelcode weghalen? Het papier opent dit bestand dan niet meer."
	OfficeLabel      = "Organisatie"
	AddOfficeLabel   = "Organisatie erbij"
	AddOffice        = "nog niet; kan het bestand dan ook openen"
	AddOfficeWhy     = "Vraag je organisatie om haar openbare sleutel (age1…). Ben je de wachtzin kwijt of val je uit, dan kan zij het bestand openen."
	AddOfficeAsk     = "De openbare sleutel van je organisatie (age1…), typen of plakken:"
	OfficeAdded      = "Je organisatie kan het bestand nu ook openen, met haar geheime sleutel."
	RemoveOffice     = "Deze sleutel weghalen? Wie hem heeft, opent het bestand dan niet meer; een oude kopie nog wel."
	WayGone          = "Weggehaald."
	ReceiversHead    = "Collega's met een sleutel"
	AddReceiver      = "Collega erbij"
	AddReceiverWhat  = "voor wie je een bundel kunt versleutelen zonder vijf woorden"
	AddReceiverWhy   = "Vraag je collega om de openbare sleutel (age1…), en vergelijk die door de telefoon. Bij Overdracht kies je dan de naam."
	ReceiverAsk      = "Naam en openbare sleutel, typen of plakken: Fatima age1…"
	ReceiverNameless = "Zet er een naam voor: Fatima age1…"
	ReceiverComma    = "Een naam zonder komma: bij Overdracht staat die tussen twee namen."
	ReceiverTaken    = "Die naam staat er al. Kies een andere, of wijzig die."
	ReceiverKept     = "Bewaard: een bundel kan nu voor deze sleutel."
	ReceiverGone     = "Weggehaald. Een bundel die al gemaakt is, gaat nog open zoals eerst."
	RewriteLabel     = "Opnieuw versleutelen"
	RewriteWhen      = "na een lek of verlies"
	RewriteWhy       = "Zet alles over onder een nieuwe sleutel, met een nieuwe wachtzin en een nieuwe herstelcode. Wie een oude kopie had, leest wat je hierna schrijft niet. Oude kopieën naast het bestand worden gewist."
)

// AuthorWorkWhy says what the line of work decides.
func AuthorWorkWhy(police bool) string {
	if police {
		return authorWorkWhy + " Een wijkagent heeft een eigen bestand: een bestand waarin al signalen staan, wordt dat niet."
	}
	return authorWorkWhy
}

// WorkKept says what another line of work changes.
func WorkKept(police bool) string {
	if police {
		return "Onthouden. " + PoliceFile
	}
	return "Onthouden. Nagaan en de stappen staan nu in de volgorde van je werk."
}

// CoverAfter says how long the screen may stand open without a key.
func CoverAfter(minutes int) string {
	return text.Count(minutes, "minuut", "minuten") + " zonder toets"
}

// OfficeKey shows enough of a public key to tell it from another.
func OfficeKey(to string) string {
	short := ShortKey(to)
	if short == shownKey(to) {
		return short
	}
	return short + " opent dit bestand ook"
}

// ShortKey shows the beginning and the end of a public key.
func ShortKey(to string) string {
	to = shownKey(to)
	if len(to) <= 24 {
		return to
	}
	return to[:12] + " … " + to[len(to)-8:]
}

// OfficeWhy shows a public key whole, unless it is one that nobody reads out.
func OfficeWhy(to string) string { return keyWhy(to, "je organisatie") }

// ReceiverWhy is the same of a colleague's.
func ReceiverWhy(to string) string { return keyWhy(to, "je collega") }

func keyWhy(to, whose string) string {
	to = shownKey(to)
	if len(to) > 200 {
		return "Een lange sleutel van " + strconv.Itoa(len(to)) + " tekens. Vergelijk begin en eind met die van " + whose + ". backspace haalt hem weg."
	}
	return to + "  Vergelijk hem met die van " + whose + ". backspace haalt hem weg."
}

// RemoveReceiver asks whether the key of a colleague may go.
func RemoveReceiver(name string) string {
	return "De sleutel van " + name + " hier weghalen? Wat al gemaakt is, gaat er nog mee open."
}

// AndCopies adds how many copies beside the file a change did not reach.
func AndCopies(said string, unreached int) string {
	if unreached == 0 {
		return said
	}
	return said + " Niet in " + text.Count(unreached, "kopie", "kopieën") + " naast het bestand: die bleven zoals ze waren."
}

// PaperMade says whether the code was written down.
func PaperMade(noted bool) string {
	if noted {
		return "staat op papier"
	}
	return "gemaakt, nog niet opgeschreven"
}

// NoWayBack says why the last way back cannot be taken away.
const NoWayBack = "Niet weggehaald: dit is de laatste weg terug zonder wachtzin."

// Instead says what stands, and what an arrow points at in its place.
func Instead(stands, wish string) string { return stands + "  › " + wish }

// OrUnsaid is what was filled in, or that nothing was.
func OrUnsaid(s string) string {
	if s == "" {
		return "niet ingevuld"
	}
	return s
}
