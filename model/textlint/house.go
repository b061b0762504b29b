package textlint

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tijdig/model/fold"
	"tijdig/model/pattern"
)

// houseAt is a number of a house with what may stand behind it: 12, 12b, 12-2, 12 hs.
var houseAt = pattern.Lazy(`^[1-9]\d{0,2}(?:[ -]?(?:[a-zA-Z]|bis|hs)\b|-\d{1,3}\b|\b)`)

// numbered are words with a number behind them that is no house, folded.
var numbered = lazySet("groep klas klassen lijn bus tram trein metro spoor perron zaal lokaal kamer unit cel nummer nr nrs route snelweg afslag etage verdieping niveau level " +
	"leeftijd code optie vraag antwoord bijlage tabel figuur formulier zaak zaaknummer dossier week weken dag dagen maand maanden jaar uur tijd stap fase punt pagina " +
	"bladzijde blad hoofdstuk artikel paragraaf lid regel deel band boek versie blok box kluis paal gate hal veld ronde wedstrijd set seizoen aflevering kanaal " +
	"radio net canvas npo rtl windows office android iphone ipad galaxy samsung playstation ps xbox nintendo fifa fortnite minecraft formule covid euro top cito uno golf polo " +
	"audi bmw peugeot renault citroen fiat opel mazda volvo boeing havo vmbo vwo mbo hbo nt havo/vwo gymnasium atheneum brugklas kleutergroep kind jongere persoon " +
	"meisje meisjes jongen jongens jongeren kinderen mensen vrouwen mannen meiden getuige verdachte client bewoner broer zus gezin huis woning flat kavel tent caravan team ploeg " +
	"score aantal totaal samen ongeveer ruim bijna minstens circa hooguit zeker maximaal minimaal slechts rond nog pas al plus min keer maal temperatuur cijfer bedrag kosten prijs " +
	"programma project model type maat kleur lot tafel stoel rij vak locatie melding signaal casus incident bezoek gesprek afspraak sessie les module thema doel onderdeel categorie " +
	"schaal graad factor variant plan actie taak rang plaats plek nummers toernooi poule divisie klasse speler rugnummer kaart zone sector gebied wijkdeel buurt regio postcode " +
	"amsterdam rotterdam utrecht eindhoven tilburg groningen breda nijmegen almere apeldoorn haarlem arnhem enschede amersfoort zaanstad zwolle leiden leeuwarden maastricht " +
	"dordrecht ede alkmaar delft venlo deventer helmond oss roosendaal waalwijk nederland belgie brabant europa " +
	"hij zij ze wij we ik jij je u er dit dat die toen dan nu daar hier ieder elke alle beide sommige enkele veel weinig")

// beforeHouse are the words behind which a house stands.
var beforeHouse = lazySet("op aan in bij naar van vanaf uit te langs tegenover naast achter voor rond adres woont woonde wonen wonend woonachtig woonadres verhuisd verhuist verhuisde " +
	"thuis hoek bezoek huisbezoek heet verblijft verbleef slaapt sliep de het en of is")

// afterHouse are the words that go on behind a house, where a number of things has its
// things.
var afterHouse = lazySet("te in is was staat stond staan woont woonde wonen waar en of bij aan om met naar voor op zit zitten heeft had gaat ging werd wordt ligt kwam komt zag liep daar dat die " +
	"hangen hangt hing als toen omdat want maar binnen buiten daarna door ook niet nog weer vandaan gezien geweest gebeld aangebeld tegenover naast achter brandt brandde hebben waren zijn " +
	"gisteren vandaag morgen vanavond vanochtend vanmiddag gister")

// findHouses finds a name of a street that no word tells for one, with its number: the
// capital of the name, the number, and what stands around them do. What has a number
// and is no house is left out.
func findHouses(text string) []Hint {
	var out []Hint
	for i := 1; i < len(text); i++ {
		if text[i] < '1' || text[i] > '9' || text[i-1] != ' ' {
			continue
		}
		m := houseAt().FindStringIndex(text[i:])
		if m == nil {
			continue
		}
		from := streetBefore(text, i-1)
		if end := i + m[1]; from >= 0 && goesOn(text, end) {
			out = append(out, Hint{Address, from, end, known().Say[Address]})
			i = end - 1
		}
	}
	return out
}

// wordBefore returns where the word that ends at end begins.
func wordBefore(text string, end int) int {
	at := end
	for at > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:at])
		if !unicode.IsLetter(r) && r != '\'' && r != '-' && (r != '.' || at == end) {
			break
		}
		at -= n
	}
	return at
}

var sides = lazySet("west oost noord zuid nz zz oz wz n.z z.z noordzijde zuidzijde oostzijde westzijde")

// streetBefore returns where the name of a street begins that ends at end, -1 where none
// does.
func streetBefore(text string, end int) int {
	from := wordBefore(text, end)
	if side := fold.Text(text[from:end]); sides()[strings.TrimSuffix(side, ".")] && from > 1 && text[from-1] == ' ' {
		end = from - 1
		from = wordBefore(text, end)
	}
	word := text[from:end]
	if low := fold.Text(word); len(word) < 3 || !capital(word) && (len(word) < 5 || word != strings.ToUpper(word)) || numbered()[low] || known().common[low] || first()[low] || strings.HasSuffix(low, "dag") {
		return -1
	}
	begins := false // a capital that a sentence may have given
	for n := 0; n < 3 && from > 1 && text[from-1] == ' '; n++ {
		at := wordBefore(text, from-1)
		w := text[at : from-1]
		if w == "" || !capital(w) && !article(w) {
			break
		}
		low := fold.Text(w)
		if !article(w) && (numbered()[low] || known().common[low] || beforeHouse()[low]) {
			break
		}
		from = at
	}
	prev := strings.TrimRight(text[:from], " ")
	switch {
	case prev == "":
		begins = true
	default:
		r := prev[len(prev)-1]
		begins = strings.IndexByte(".!?:;,(\n\"'-/", r) >= 0
	}
	if begins {
		return from
	}
	at := wordBefore(prev, len(prev))
	if beforeHouse()[fold.Text(prev[at:])] || article(text[from:min(len(text), from+strings.IndexByte(text[from:]+" ", ' '))]) {
		return from
	}
	return -1
}

// article reports a word that stands in front of the name of a street with a capital.
func article(w string) bool {
	return w == "De" || w == "Het" || w == "'t" || w == "Den" || w == "'T" || w == "DE"
}

// goesOn reports whether what stands behind a number at end leaves it one of a house.
func goesOn(text string, end int) bool {
	rest := text[end:]
	if notHouse().MatchString(rest) {
		return false
	}
	if rest == "" || rest[0] != ' ' {
		return rest == "" || strings.IndexByte(",.;:)!?\n\"'/", rest[0]) >= 0 && (len(rest) == 1 || !digitByte(rest[1]))
	}
	next := strings.TrimLeft(rest, " ")
	word := next
	if at := strings.IndexFunc(next, func(r rune) bool { return !unicode.IsLetter(r) }); at >= 0 {
		word = next[:at]
	}
	return word == "" && (next == "" || strings.IndexByte("(-", next[0]) >= 0 || codeAt().MatchString(next)) || afterHouse()[word]
}

var codeAt = pattern.Lazy("^" + codeRE)
