package sharing

import (
	"strconv"
	"strings"

	"tijdig/model"
	"tijdig/store/export/paper"
	"tijdig/store/export/privacy"
)

// Inzage.
const (
	AccessTitle   = "Inzage"
	AccessWhy     = "inzage"
	AccessWho     = "Wie vraagt om alles te zien wat hier over deze persoon of dit gezin staat?"
	AccessWhoHint = "Een kind vanaf 12 jaar mag dit zelf vragen. Ouders met gezag mogen het tot hun kind 16 is; daarna vraagt de jongere het zelf. Twijfel je of iemand dit mag zien, vraag het dan eerst in je organisatie."
	AccessRead    = "Lees elke regel. Wat tussen [ en ] staat, is al weg. p laat een regel weg om de privacy van een ander, g om goede zorg, t zet hem terug; de afdruk zegt dat."
	AccessSource  = "Er is een vertrouwelijke bron: verraadt iets wie dat is?"
	AccessUnsafe  = "Er was gevaar, of iets is bewust niet besproken: overleg eerst of dit blad veilig is voor het kind."
	AccessOf16    = "Deze jongere is 16 of ouder en vraagt dit zelf."
	AccessUnder12 = "Onder de 12 vragen ouders met gezag het."
	AccessNames   = "Niet elke naam of leeftijd van een ander, ook van een kind, wordt herkend."
	AccessChild   = "Let op wat het kind en de andere ouder zeiden, en op waarom iets niet is besproken."
	AccessParents = "Let op wat ouders over zichzelf vertelden."
	AccessOther   = "Iemand anders mag dit alleen zien als wie het betreft dat goed vindt, of als de wet het zegt."
	AccessChanged = "Er is intussen iets bijgekomen of veranderd. Lees het opnieuw, en kijk na wat je had weggelaten."
	AccessPrint   = "Mee: wat je hebt gelezen, zonder wat je wegliet, op papier voor wie het vroeg. In het logboek komt wie het vroeg. Dit telt niet als overdragen."
	AccessLost    = "Wat je had weggelaten is niet onthouden: een volgende keer lees je alles opnieuw."
	AccessNext    = "volgend blad"
	AccessGo      = "naar de afdruk"
	AccessPeople  = "Inzage is voor wie het gaat: een kind, een jongere of een gezin. Niet voor een groep of een plek."
)

// AccessMind says what to mind while it is read: what harms most first.
func AccessMind(a privacy.Asker, r paper.Reading) string {
	var mind []string
	add := func(when bool, say string) {
		if when {
			mind = append(mind, say)
		}
	}
	add(r.Unsafe, AccessUnsafe)
	add(a == privacy.AskerParent && r.Of16, AccessOf16)
	add(a == privacy.AskerSelf && r.Under12 && !r.Of16, AccessUnder12)
	add(r.Source, AccessSource)
	mind = append(mind, map[privacy.Asker]string{privacy.AskerSelf: AccessParents, privacy.AskerParent: AccessChild, privacy.AskerOther: AccessOther}[a], AccessNames)
	return strings.Join(mind, " ")
}

// LineAt says on which line of how many the mark is.
func LineAt(n, of int) string { return "regel " + strconv.Itoa(n) + " van " + strconv.Itoa(of) }

// AccessOut stands before a line that is left out.
func AccessOut(why privacy.Reason) string { return "[weg, " + why.Words() + "] " }

// AccessFor is what stands in the ledger of who asked; "" where it is still to be said who
// that is.
func AccessFor(a privacy.Asker) string {
	if a == privacy.AskerOther {
		return ""
	}
	return a.Words()
}

// MayAccess reports whether there is somebody who may ask to see what stands about a subject.
func MayAccess(k model.Kind) bool { return k != model.Group && k != model.Place }
