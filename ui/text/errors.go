package text

import (
	"context"
	"errors"
	"io/fs"
	"slices"
	"strconv"
	"syscall"

	"tijdig/model/passphrase"
	"tijdig/store"
	"tijdig/store/bundle"
	"tijdig/store/delivery"
	"tijdig/store/disk"
	"tijdig/store/exchange"
	"tijdig/store/export"
	"tijdig/store/export/paper"
	"tijdig/store/export/sealedpage"
)

// Died says that the program was ended from outside.
const Died = "Het programma is van buiten beëindigd. Wat bewaard was, is bewaard. Start het opnieuw; je concept staat op Vandaag."

// What went wrong, said elsewhere too.
const (
	MayNotRead     = "Dit bestand mag je niet lezen. Er is niets geopend. Haal de beveiliging eraf, of vraag wie de laptop beheert."
	ExchangeNotIn  = "Dit bestand zit nog niet in een team. Geef je kaart aan een collega (tijdig exchange --card), of neem zelf iemand op (--add)."
	LongPassphrase = "Die wachtzin is te lang: hooguit 4096 bytes. Kies een kortere."
	NotReadBack    = "Wat geschreven werd, was niet heel terug te lezen. Het is weggehaald. Probeer het op een andere plek."
)

// Error says in words what went wrong, what is safe and what to do now. It
// never repeats what an error holds, because that could come from a record.
func Error(err error) string {
	if s := exportError(err); s != "" {
		return s
	}
	if cost, ok := errors.AsType[store.CostError](err); ok {
		return Costs(cost) + " Vertrouw je het, doe dit dan op de opdrachtregel, met --costly erbij."
	}
	for _, c := range slices.Concat(exchangeCauses, bundleCauses, causes) {
		if errors.Is(err, c.err) {
			return c.words
		}
	}
	if disk.Full(err) {
		return Error(store.ErrDiskFull)
	}
	return "Er ging iets mis dat dit programma niet kent. Wat bewaard was, is bewaard. Sluit af en start opnieuw; blijft het zo, draai dan: tijdig check"
}

// Costs says what opening a file asks, beside one that this program made.
func Costs(c store.CostError) string {
	more := ""
	if c.Times > 1 {
		more = " en tot " + strconv.Itoa(c.Times) + " keer zo veel tijd als anders"
	}
	return "Dit bestand vraagt " + strconv.Itoa(int(c.Memory>>10)) + " MB geheugen om te openen" + more + ", meer dan Tijdig ooit instelt. Het kan beschadigd zijn, of van een ander. Het is niet geopend en er is niets aan veranderd."
}

// cause is an error with its words.
type cause struct {
	err   error
	words string
}

// causes holds the words for each error, the most exact first.
var causes = []cause{
	{store.ErrWrongSecret, "Dat is niet de wachtzin van dit bestand."},
	{passphrase.ErrLong, LongPassphrase},
	{store.ErrMistyped, "Er zit een typfout in de herstelcode. Kijk de groepen nog eens na."},
	{store.ErrNoSlot, "Dit bestand is niet gemaakt om zo te openen."},
	{store.ErrInUse, "Het bestand is al open in een ander venster. Sluit dat venster en druk dan op enter."},
	{store.ErrNotOurs, "Dit is geen bestand van Tijdig. Er is niets aan veranderd."},
	{disk.ErrNotRegular, "Daar staat geen gewoon bestand, maar een map, een pijp of een apparaat. Er is niets gelezen of geschreven. Geef het bestand zelf."},
	{store.ErrNewer, "Dit bestand is gemaakt met een nieuwere versie van Tijdig. Er is niets aan veranderd; neem de nieuwe versie."},
	{store.ErrDamagedHeader, "De kop van het bestand is beschadigd. Er is niets aan veranderd. Red wat te lezen is met: tijdig recover"},
	{store.ErrTruncated, "Het bestand is korter dan het was. Er is niets aan veranderd. Red wat te lezen is met: tijdig recover"},
	{store.ErrDamaged, "Een deel van het bestand is beschadigd; de rest werkt. Zie welk deel met: tijdig check"},
	{store.ErrIncomplete, "Niet alles wat het bestand telt, is te vinden. Er is niets gewist of veranderd. Maak eerst een nieuw bestand van wat er is met: tijdig recover PATH OUT"},
	{store.ErrTampered, "Iets anders dan Tijdig heeft de manieren om te openen veranderd. Er is nu niets aan veranderd. Kijk op Bestand wat er anders was, meld het, en zet dan een nieuwe wachtzin met: tijdig passwd"},
	{store.ErrStillThere, "Het is weg uit de lijst, maar er staat nog iets van in het bestand. Tijdig gaat er bij de volgende opening mee door. Blijft dit zo, draai dan: tijdig check"},
	{store.ErrOutdated, "Van dit concept staat al een nieuwere stand in het bestand. Deze is niet geschreven; wat er staat, blijft staan."},
	{store.ErrEnded, "Dit concept is al vastgelegd, weggegooid of vernietigd. Wat je daarna typte, is niet geschreven. Begin een nieuw signaal en zet het daarin."},
	{store.ErrTooLarge, "Dit is te groot om te bewaren. Het laatste is niet geschreven; wat eerder bewaard was, is er nog. Maak het kleiner, of verdeel het over twee signalen."},
	{store.ErrTooCostly, "Dit bestand vraagt meer om te openen dan Tijdig ooit geeft. Het is niet geopend en er is niets aan veranderd. Neem een kopie, of red wat te lezen is met: tijdig recover"},
	{store.ErrSyncFolder, "Deze map wordt gedeeld of staat op een netwerk. Kies een map op de laptop zelf."},
	{store.ErrDiskFull, "Er is geen ruimte meer: de schijf is vol, of er mag niet meer op. Dit laatste is niet geschreven; wat eerder bewaard was, is er nog. Maak ruimte vrij en probeer het opnieuw."},
	{store.ErrReadOnly, "Hier kan nu alleen gelezen worden. Dit laatste is niet geschreven; wat eerder bewaard was, is er nog. Haal de schrijfbeveiliging weg of kies een andere plek, en probeer het opnieuw."},
	{store.ErrOtherFile, "Dit hoort niet bij dit bestand. Er is niets overgenomen of veranderd. Open het bestand waar het van is, of kies een ander."},
	{store.ErrEmergency, "Dit is een noodbestand: er staan alleen concepten in, en niet de rest. Er is niets veranderd. Haal de concepten terug in je bestand met: tijdig takein PATH"},
	{store.ErrMoved, "Het bestand op deze plek is een ander dan dat geopend werd. Sluit af en start opnieuw."},
	{store.ErrOwnPlace, "Daar komt de map met kopieën van het bestand. Er is niets geschreven. Kies een andere naam of map."},
	{store.ErrUnreadable, MayNotRead},
	{delivery.ErrOwnFile, "Daar staat het versleutelde bestand zelf, een kopie ervan of een ander bestand dat Tijdig nodig heeft. Er is niets overschreven. Kies een andere naam of map."},
	{delivery.ErrNotEqual, "Wat op de schijf kwam, is niet wat geschreven werd. Het is weggehaald. Vertrouw deze schijf of stick niet; kies een andere plek."},
	{sealedpage.ErrTooLarge, "Dit is te groot: een versleutelde pagina houdt ten hoogste 64 MiB, anders gaat hij in een browser niet open. Er is niets geschreven. Kies minder signalen tegelijk."},
	{sealedpage.ErrNotEqual, NotReadBack},
	{sealedpage.ErrWords, NotReadBack},
	{sealedpage.ErrNotPage, NotReadBack},
	{export.ErrRows, "Geen formulier in dit bestand vraagt dat in rijen. Er is niets geschreven. Zie de namen van de vragen met: tijdig form show FILE"},
	{context.Canceled, "Afgebroken. Er is niets blijven staan."},
	{syscall.EPIPE, "Wie de uitvoer las, is opgehouden met lezen."},
	{store.ErrExists, "Er staat al een bestand met die naam. Er is niets overschreven."},
	{store.ErrNoRecovery, "Maak een herstelcode, of geef de sleutel van je organisatie."},
	{store.ErrTooMany, "Het bestand gaat al op acht manieren open; meer kan niet. Er is niets veranderd."},
	{store.ErrNotFound, "Dat is niet gevonden."},
	{store.ErrClosed, "Het bestand is gesloten."},
	{fs.ErrNotExist, "Die map of dat bestand bestaat niet. Er is niets geschreven."},
	{fs.ErrPermission, "Daar mag niet worden geschreven. Er is niets geschreven."},
	{store.ErrNotSaved, "Het schrijven naar schijf lukte niet. Dit laatste is niet geschreven; wat eerder bewaard was, is er nog. Probeer het opnieuw; lukt dat niet, maak dan eerst een kopie op een stick: tijdig backup MAP/NAAM"},
}

// bundleCauses are the words for what is wrong with a whole bundle.
var bundleCauses = []cause{
	{bundle.ErrSecret, "Hiermee gaat het niet open. Kijk de woorden of de sleutel na, of vraag je collega wat erbij hoort. Er is niets veranderd."},
	{bundle.ErrSealed, "Dit is versleuteld. Vraag je collega om de woorden. Er is niets veranderd."},
	{bundle.ErrRecipient, "Dat is geen sleutel waarvoor een bundel gemaakt kan worden. Een sleutel begint met age1. Er is niets geschreven."},
	{bundle.ErrMixed, "Deze sleutels gaan niet samen: de ene is van een nieuwere soort dan de andere. Maak er twee bundels van. Er is niets geschreven."},
	{bundle.ErrCostly, "Dit bestand vraagt meer om te openen dan Tijdig geeft. Het is niet geopend en er is niets veranderd."},
	{bundle.ErrNotBundle, "Dit is geen bundel van Tijdig en geen jsonl met namen. Er is niets veranderd."},
	{bundle.ErrNewer, "Deze bundel is gemaakt met een nieuwere versie van Tijdig. Er is niets veranderd; neem de nieuwe versie."},
	{bundle.ErrLevel, "Dit is een uitvoer zonder namen. Die kan niet worden teruggelezen, want er staat niet alles in. Er is niets veranderd; vraag je collega om een bundel."},
	{bundle.ErrTooLarge, "Dit is te groot: een bundel houdt ten hoogste 64 MiB en 100.000 regels. Er is niets veranderd. Kies minder signalen tegelijk."},
	{bundle.ErrDamaged, "Dit bestand is beschadigd of niet heel. Er is niets veranderd; vraag je collega om een nieuwe."},
	{bundle.ErrNotEqual, NotReadBack},
	{store.ErrFiction, "Verzonnen signalen en echte komen nooit in één bestand. Er is niets veranderd."},
	{store.ErrOtherLaw, "Politiegegevens (Wpg) en andere signalen komen nooit in één bestand. Er is niets veranderd. Een wijkagent heeft een eigen bestand: start met --file en een andere naam."},
}

// exchangeCauses are the words for what is wrong with an exchange.
var exchangeCauses = []cause{
	{exchange.ErrFolder, "De map is niet te lezen, of er is geen map op die plek. Er is niets veranderd. Zit de stick erin, of is het netwerk er?"},
	{exchange.ErrNoTeam, ExchangeNotIn},
	{exchange.ErrWords, "Er wacht geen wijziging met deze controlewoorden. Er is niets veranderd. Kijk eerst wat er wacht: tijdig exchange MAP --dry-run"},
	{exchange.ErrMember, "Er is niemand in het team met die naam. Er is niets veranderd."},
	{exchange.ErrTaken, "Er is al iemand in het team met die naam. Er is niets veranderd. Heeft die een nieuwe kaart? Haal de oude er dan eerst uit. Is het een ander, vraag dan om een kaart met een andere naam."},
	{exchange.ErrKnown, "Deze kaart is al opgenomen. Er is niets veranderd."},
	{exchange.ErrSelf, "Jezelf uit het team halen kan niet. Vraag een collega om het te doen."},
	{exchange.ErrCrowd, "Een team heeft ten hoogste 64 leden. Er is niets veranderd."},
	{exchange.ErrCardTorn, "Deze kaart is niet heel: er mist iets, of er is iets veranderd. Laat je hem opnieuw sturen."},
	{exchange.ErrCard, "Dit is geen kaart. Een kaart is één regel die begint met tijdig-kaart."},
	{exchange.ErrName, "Die naam kan niet op een kaart. Neem er een van 1 tot 40 tekens."},
	{exchange.ErrNotEqual, "Wat in de map geschreven werd, was niet heel terug te lezen. Wat je hebt, is er nog. Is de map vol, of de stick stuk?"},
}

// exportError says how an output went wrong: what stands, what left, what to do.
// It returns "" for what is no such error.
func exportError(err error) string {
	switch {
	case errors.Is(err, paper.ErrNames):
		return "Dit gaat nooit met namen. Laat --identified weg."
	case errors.Is(err, paper.ErrUnread):
		return "Deze afdruk gaat er alleen uit zoals je hem regel voor regel hebt gelezen. Lees hem opnieuw."
	case errors.Is(err, paper.ErrNameless):
		return "De inzage-afdruk gaat altijd met de naam van wie het betreft. Laat --level weg."
	case errors.Is(err, paper.ErrPersons):
		return "Dit stuk heeft alleen aantallen. Laat --identified weg, en geef geen ander --level dan counts."
	case errors.Is(err, paper.ErrCounts):
		return "Van alleen aantallen is dit niet te maken. Laat --document weg, of kies een ander --format."
	}
	var left delivery.LeftError
	var stands delivery.StandsError
	var broken delivery.BrokenError
	switch {
	case errors.As(err, &left):
		return "De uitvoer is niet gelukt, en er staat nog leesbare tekst die niet weg te halen was, in " + left.Path + ". Haal die zelf weg."
	case errors.As(err, &stands):
		return "De uitvoer staat er heel, maar in het logboek kon nog geen regel komen. Dat gebeurt bij de volgende start."
	case errors.As(err, &broken) && broken.Gone > 0:
		return "Niet af: " + Error(broken.Err) + " Van hoogstens " + Signals(broken.Gone) + " is wel al iets doorgegeven; zo staat het in het logboek."
	case errors.As(err, &broken):
		return Error(broken.Err)
	}
	return ""
}
