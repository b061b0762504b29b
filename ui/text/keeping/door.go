package keeping

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"tijdig/store"
	"tijdig/ui/text"
)

// Ontgrendelen.
const (
	UnlockTitle     = "Ontgrendelen"
	Unlock          = "openen"
	PassphraseLabel = "Wachtzin"
	PaperLabel      = "Herstelcode"
	CtrlD           = "ctrl+d bellen"
	TypeShortCode   = "Typ je korte code."
)

// CoversIn says that the screen is about to be covered; any key puts it off.
func CoversIn(left time.Duration) string {
	s := int(left.Round(time.Second) / time.Second)
	return "dekt af over 0:" + strconv.Itoa(100 + s)[1:]
}

// TryAgain says that a secret was wrong, once the next may be tried.
func TryAgain(paper bool) string {
	if paper {
		return "Die herstelcode past niet. Probeer het nog eens."
	}
	return "Dat is niet de wachtzin. Probeer het nog eens."
}

// OtherWayIn names what tab changes to.
func OtherWayIn(paper bool) string {
	if paper {
		return "met wachtzin"
	}
	return "met herstelcode"
}

// Deriving says that the key is being made; beat counts quarters of a second.
func Deriving(beat int) string {
	return "sleutel wordt gemaakt " + strings.Repeat("·", 1+beat%4)
}

// WrongWait says that a secret was wrong and how long the next try waits.
func WrongWait(seconds int, paper bool) string {
	what := "Dat is niet de wachtzin."
	if paper {
		what = "Die herstelcode past niet."
	}
	return what + " Nog " + strconv.Itoa(seconds) + " s wachten; er is niets veranderd."
}

// NotOpened says why a file did not open. That a part is damaged and the rest
// works is only true of one that did.
func NotOpened(err error) string {
	if cost, ok := errors.AsType[store.CostError](err); ok {
		return text.Costs(cost) + " Wil je het toch openen, typ dan het woord " + CostlyWord + "."
	}
	switch {
	case errors.Is(err, store.ErrNotFound):
		return "Het bestand staat niet meer op zijn plek. Zet het terug en druk op enter. Wat nog niet bewaard was, staat in een noodkopie."
	case errors.Is(err, store.ErrReadOnly), errors.Is(err, store.ErrUnreadable):
		return text.MayNotRead + " Druk daarna op enter."
	case errors.Is(err, store.ErrDamaged):
		return "Het bestand is zo beschadigd dat het niet opengaat. Er is niets aan veranderd. Zet een kopie terug met tijdig restore, of red wat te lezen is met: tijdig recover"
	}
	return text.Error(err)
}

// CostlyWord is typed to open a file that asks much all the same.
const (
	CostlyWord  = "toch"
	CostlyLabel = "Toch openen?"
)

// Tries says how many tries are left, once one went wrong.
func Tries(left, of int) string {
	if left == of {
		return ""
	}
	return "Dat is hem niet. Nog " + text.Count(left, "keer", "keer") + "; daarna de wachtzin."
}

// Kopie of verhuisd?
const (
	MovedTitle  = "Kopie of verhuisd?"
	MovedWhy    = "Dit bestand is op deze laptop nog niet eerder geopend. Hoe kwam het hier?"
	CopiedMeans = "het andere bestand wordt ook nog gebruikt. Ze gaan vanaf nu elk hun eigen weg, en komen niet vanzelf weer bij elkaar."
	MovedMeans  = "dit is voortaan het enige. Gebruik het oude niet meer."
	LaterMeans  = "Tijdig vraagt het de volgende keer weer."
	IsCopy      = "Genoteerd: dit is een kopie met een eigen vervolg."
	HasMoved    = "Genoteerd: het bestand woont nu op deze laptop."
)
