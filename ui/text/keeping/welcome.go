package keeping

import "strconv"

// Welkom.
const (
	HiddenInPassphrase = "Er staat een teken in dat niet te zien of niet te typen is. Typ de wachtzin zelf."

	WelcomeTitle   = "Welkom"
	WelcomeWhy     = "Alles wat je hier schrijft gaat in een versleuteld bestand op deze laptop. Kies een wachtzin. Zonder wachtzin of herstelcode is het niet te lezen."
	WelcomeNext    = "Daarna: een herstelcode (nu opschrijven, of straks; Vandaag blijft het vragen), je naam en organisatie, en wat je werk is."
	OfferedPhrase  = "vijf losse woorden; ↓ andere, of typ een eigen zin"
	OtherWords     = "andere woorden"
	OnceMore       = "Nog een keer"
	ShowAgain      = "laat weer zien"
	Hidden         = "(esc laat weer zien)"
	NoPassphrase   = "Typ een wachtzin, of neem de woorden over met ↓."
	WeakPassphrase = "Deze wachtzin is te raden. Kies een langere, of nog eens enter: toch deze."
	NotTheSame     = "Dat is niet dezelfde. esc laat de wachtzin weer zien."
	MakingFile     = "Het bestand wordt gemaakt en getest. Dat duurt een paar seconden."
	PaperWhy       = "Dit is de herstelcode. Ben je de wachtzin kwijt, dan opent alleen deze code het bestand. Schrijf hem op papier en bewaar dat niet bij de laptop."
	LastGroup      = "Typ de laatste groep over:"
	PaperLater     = "enter zonder iets: straks. Vandaag blijft het vragen."
	PaperKeeps     = "enter zonder iets: de vorige code blijft gelden. Schrijf deze dan niet op."
	NotLastGroup   = "Dat is niet de laatste groep."
	NameWhy        = "Hoe heet je, en waar werk je? Het staat bij wat je vastlegt."
	WorkWhy        = "Wat is je werk? Dat bepaalt de volgorde waarin punten worden nagegaan."
	PoliceWork     = "politiegegevens (Wpg): een eigen bestand; alleen een proef, zonder echte politiegegevens"
	WorkLater      = "enter: wijkteam. Bij Instellingen kies je later ander werk."
	YourName       = "Je naam"
	YourOrg        = "Je organisatie"
	MayStayEmpty   = "Mag leeg blijven."
)

// PartOf says how far one is.
func PartOf(n, of int) string { return strconv.Itoa(n) + " van " + strconv.Itoa(of) }

// Strength says in words how hard a passphrase is to guess.
func Strength(bits, enough float64) string {
	switch {
	case bits >= enough+15:
		return "sterk"
	case bits >= enough:
		return "sterk genoeg"
	case bits >= enough/2:
		return "te kort: nog een paar woorden erbij"
	}
	return "te raden"
}

// A new way into the file.
const (
	RecoveryTitle        = "Herstelcode"
	NewPassphraseTitle   = "Nieuwe wachtzin"
	NewPassphraseWhy     = "Het bestand is geopend met de herstelcode. Kies nu een nieuwe wachtzin; de herstelcode blijft werken."
	AnotherPassphraseWhy = "Kies een nieuwe wachtzin. De oude werkt dan niet meer, ook niet voor de kopieën naast het bestand; de herstelcode blijft werken."
	Rewriting            = "Alles wordt opnieuw versleuteld en nagelezen. Laat de laptop aan staan."
	Rewritten            = "Alles staat onder een nieuwe sleutel; de nieuwe wachtzin geldt."
	RewrittenCode        = "Alles staat onder een nieuwe sleutel. De oude wachtzin en de oude herstelcode werken niet meer. Dit is de nieuwe herstelcode:"
	NewCodeReplaces      = "Dit is een nieuwe code. Typ je de laatste groep over, dan werkt een eerder opgeschreven code niet meer: gooi dat papier weg."
)

// CodeSettled says which recovery code holds: the new one once it was noted, or
// where there is no other.
func CodeSettled(noted, only bool) string {
	switch {
	case noted:
		return "De nieuwe herstelcode geldt."
	case only:
		return "De herstelcode is nog niet opgeschreven; Vandaag blijft het vragen."
	}
	return "Er is niets veranderd; de vorige herstelcode geldt."
}

// PassphraseChanged says that the new passphrase holds, and how many copies
// still open with the old one.
func PassphraseChanged(unreached int) string {
	if unreached == 0 {
		return "De nieuwe wachtzin geldt."
	}
	return "De nieuwe wachtzin geldt. Nog met de oude te openen: " + strconv.Itoa(unreached) + " kopieën."
}
