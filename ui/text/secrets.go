package text

import (
	"errors"

	"tijdig/model/clean"
	"tijdig/model/recipient"
	"tijdig/store"
)

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
	NoIdentity            = "Het bestand met de sleutel is niet te begrijpen. Er hoort een geheime age-sleutel in te staan (AGE-SECRET-KEY-1...)."
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
	RecipientKnown        = "Die sleutel opent het bestand al. Er is niets veranderd."
	RecipientAdded        = "de organisatie kan het bestand nu ook openen, met haar eigen geheime sleutel."
)

// BadIdentity says what is wrong with a file with the secret key.
func BadIdentity(err error) string {
	if errors.Is(err, recipient.ErrNone) {
		return "In het bestand met de sleutel staat geen sleutel. Er is niets geopend."
	}
	return NoIdentity
}

// BadKeyFile says why no key could be read out of a file.
func BadKeyFile(err error) string {
	if errors.Is(err, recipient.ErrNone) || errors.Is(err, recipient.ErrPublic) || errors.Is(err, recipient.ErrOther) {
		return BadIdentity(err)
	}
	return CannotRead(err)
}

// BadRecipient says what is wrong with the public key of an organisation.
func BadRecipient(err error) string {
	switch {
	case errors.Is(err, recipient.ErrNone):
		return "Er staat geen sleutel. Geef de openbare age-sleutel van de organisatie (age1...). Er is niets veranderd."
	case errors.Is(err, recipient.ErrSecret):
		return "Dat is de GEHEIME sleutel van de organisatie. Die hoort hier niet: wie hem ziet, kan elk bestand ervan openen. Haal hem hier weg en geef de openbare (age1...). Er is niets veranderd."
	case errors.Is(err, recipient.ErrOther):
		return "Dat is niet één openbare age-sleutel (age1...). Er is niets veranderd."
	}
	return "Er zit een fout in de sleutel (age1...): er mist iets of er is een letter anders. Kopieer hem nog een keer. Er is niets veranderd."
}

// StillOld names a copy that the new passphrase did not reach.
func StillOld(name string) string {
	return "let op: deze kopie gaat nog met de oude wachtzin open: " + name
}

// StillAsBefore names a copy that a change of the ways in did not reach.
func StillAsBefore(name string) string {
	return "let op: deze kopie kon niet worden bijgewerkt en gaat nog open zoals eerst: " + name
}

// WayIn says one way to open the file.
func WayIn(s store.SlotInfo) string {
	switch s.Kind {
	case "passphrase":
		return "wachtzin"
	case "paper":
		return "herstelcode op papier"
	}
	return "sleutel van de organisatie: " + shownKey(s.Recipient)
}

// shownKey is a key as it may stand on a screen. Earlier versions kept all that was
// pasted with it.
func shownKey(stored string) string {
	if key, err := recipient.Key(stored); err == nil {
		return key
	}
	line, _ := clean.Line(stored)
	return line
}
