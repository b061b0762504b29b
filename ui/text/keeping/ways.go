package keeping

import (
	"errors"

	"tijdig/model/clean"
	"tijdig/model/recipient"
	"tijdig/store"
)

// RecipientKnown says that nothing was added.
const RecipientKnown = "Die sleutel opent het bestand al. Er is niets veranderd."

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
