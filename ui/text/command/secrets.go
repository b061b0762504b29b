package command

// The ways into the file.
const (
	PasswdShort   = "zet een nieuwe wachtzin"
	RecoveryShort = "maakt een nieuwe herstelcode, of laat de organisatie erbij; noemt hoe het bestand opengaat"

	FlagRecoveryFile      = "bestand met de herstelcode op de eerste regel, om mee te openen"
	FlagCostly            = "open ook een bestand dat meer geheugen of tijd vraagt dan Tijdig ooit instelt"
	FlagIdentity          = "bestand met de geheime age-sleutel van de organisatie, om mee te openen"
	FlagNewPassphraseFile = "bestand met de nieuwe wachtzin op de eerste regel"

	NoSecretFile          = "Het bestand met de wachtzin, code of sleutel is niet te lezen. Er is niets geopend."
	EmptySecretFile       = "Op de eerste regel van het bestand met de wachtzin of code staat niets."
	OpenSecretFile        = "tijdig: let op: anderen op deze machine kunnen het bestand met de wachtzin, code of sleutel lezen (chmod 600)."
	WrongPaper            = "Die herstelcode past niet op dit bestand."
	WrongIdentity         = "Die sleutel past niet op dit bestand."
	NeedNewPassphraseFile = "Er is geen terminal om de nieuwe wachtzin te vragen. Geef --new-passphrase-file."
	NothingChanged        = "Er is niets getypt en niets veranderd."
	TwoDiffer             = "Dat was twee keer iets anders. Er is niets veranderd."
	LongSecret            = "De wachtzin, code of sleutel is te lang: een wachtzin heeft hooguit 4096 bytes, een bestand ermee 64 kB. Er is niets geopend of veranderd."
	NotTypable            = "In deze wachtzin staat een teken dat op het slotscherm niet te typen is, of niet te zien. Er is niets veranderd. Kies een andere, of haal dat teken weg."
	WeakRefused           = "Deze wachtzin is te raden. Er is niets veranderd. Kies een langere (vijf losse woorden), of geef --weak als je hem toch wilt."
	SetWeak               = "tijdig: let op: deze wachtzin is te raden. Vijf losse woorden zijn beter."
	PassphraseSet         = "de nieuwe wachtzin geldt, ook voor de kopieën naast het bestand."
	OldCopies             = "let op: een kopie die eerder ergens anders heen ging (stick, back-up, ander bestand), gaat nog met de oude wachtzin open, met alles wat er toen in stond. Haal die weg, of maak hem opnieuw."
	NewCodeWritten        = "de nieuwe herstelcode is geschreven; een eerdere geldt niet meer. Zet hem op papier en haal het bestand met de code dan weg."
	NoNewRecoveryOut      = "De plek voor de herstelcode is niet te maken, of er staat al een bestand. Er is niets veranderd."
	CodeNotWritten        = "De herstelcode kon niet worden geschreven. De vorige blijft gelden."
	FlagWeak              = "neem ook een wachtzin die te raden is"
	RecipientAdded        = "de organisatie kan het bestand nu ook openen, met haar eigen geheime sleutel."
)

// StillOld names a copy that the new passphrase did not reach.
func StillOld(name string) string {
	return "let op: deze kopie gaat nog met de oude wachtzin open: " + name
}

// StillAsBefore names a copy that a change of the ways in did not reach.
func StillAsBefore(name string) string {
	return "let op: deze kopie kon niet worden bijgewerkt en gaat nog open zoals eerst: " + name
}
