package keeping

import (
	"errors"
	"strings"

	"tijdig/store"
	"tijdig/ui/text"
)

// Noodkopie.
const (
	EmergencyTitle = "Noodkopie"
	EmergencyDo    = "noodkopie"
	EmergencyWhy   = "Het bestand kan nu niet worden bewaard. Je tekst kan mee in een klein versleuteld bestand op een andere schijf of stick; het gaat open met dezelfde wachtzin. Tijdig blijft het intussen ook zelf proberen."
	EmergencyKept  = "de noodkopie is bewaard"
	EmergencyOpen  = "NIET bewaard: je tekst staat alleen nog op het scherm"
	AnotherFolder  = "andere map"
	FolderLabel    = "Map"
	NoFolder       = "Typ een map, of esc."
	NothingToKeep  = "Alles is bewaard; een noodkopie is niet nodig."
)

// EmergencyMade says where the file is and what to do with it.
func EmergencyMade(path string) string {
	return "Bewaard en nagelezen in " + path + "\n\nIs de schijf weer in orde, dan bewaart Tijdig je tekst vanzelf ook in het gewone bestand. Sloot je af voordat dat kon, haal hem dan terug met: tijdig takein " + path
}

// NoEmergency says why no such file was made.
func NoEmergency(err error) string {
	return "Daar is niets bewaard: " + text.Error(err) + " Kies een andere plek; je tekst staat nog op het scherm."
}

// CameBack counts what came back from an emergency file.
func CameBack(n store.Taken) string {
	contacts := text.Count(n.Contacts, "contact", "contacten")
	switch {
	case n.Contacts == 0:
		return text.Concepts(n.In)
	case n.Contacts == n.In:
		return contacts
	}
	return text.Concepts(n.In-n.Contacts) + " en " + contacts
}

// NotSaved says that typing is only on the screen, why, and what one can do.
func NotSaved(err error) string {
	return "NIET bewaard: " + shortly(err) + " · ctrl+p " + EmergencyDo + " · je tekst blijft hier staan"
}

// shortly says in a few words why something was not saved.
func shortly(err error) string {
	switch {
	case errors.Is(err, store.ErrDiskFull):
		return "schijf vol"
	case errors.Is(err, store.ErrReadOnly):
		return "alleen lezen"
	case errors.Is(err, store.ErrMoved):
		return "bestand weg"
	}
	return "schrijven lukt niet"
}

// Stranded says that the program did not end because something is not saved.
func Stranded(err error) string {
	return "NIET bewaard: " + shortly(err) + ". ctrl+p " + EmergencyDo + "; nog eens ctrl+c sluit toch."
}

// LeftWithout says at the end where the words are that the file did not take.
func LeftWithout(path string) string {
	if path == "" {
		return "De laatste woorden konden nergens worden bewaard: niet in het bestand, niet ernaast en niet in je map. Wat eerder bewaard was, is er nog."
	}
	return "Het bestand nam de laatste woorden niet aan. Ze staan versleuteld in " + path + "; ze komen er de volgende keer vanzelf bij, of met: tijdig takein " + path
}

// FromEmergency says what came back from emergency files, why not all did where
// that is so, and which of those files are gone or stay.
func FromEmergency(n store.Taken, wiped, left []string, err error) string {
	s := CameBack(n) + " teruggehaald uit een noodkopie."
	switch {
	case err != nil && n.In == 0:
		s = "Uit een noodkopie kwam niets terug: " + whyNotBack(err) + "."
	case err != nil:
		s += " Niet alles: " + whyNotBack(err) + "."
	case n.In == 0:
		s = "Alles uit de noodkopie stond hier al."
	}
	if len(wiped) > 0 {
		s += " Gewist, want alles eruit staat hier: " + strings.Join(wiped, ", ") + "."
	}
	if len(left) > 0 {
		s += " Blijft staan: " + strings.Join(left, ", ") + "."
	}
	return s
}

// whyNotBack says in a few words why an emergency file was not taken in.
func whyNotBack(err error) string {
	switch {
	case errors.Is(err, store.ErrDamaged):
		return "een deel is onleesbaar"
	case errors.Is(err, store.ErrDiskFull), errors.Is(err, store.ErrReadOnly), errors.Is(err, store.ErrMoved):
		return shortly(err)
	}
	return "terughalen lukte niet; tijdig takein zegt waarom"
}
