package text

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"

	"tijdig/store"
)

// Ontgrendelen and Welkom.
const (
	UnlockTitle      = "Ontgrendelen"
	Unlock           = "openen"
	PassphraseLabel  = "Wachtzin"
	PaperLabel       = "Herstelcode"
	NothingOpen      = "Er is nog geen bestand open."
	AtHome           = "Dit is het eerste scherm. Sluiten: twee keer ctrl+c."
	CtrlD            = "ctrl+d bellen"
	ChangedMeanwhile = "Dit bestand is intussen ook ergens anders gebruikt. Je ziet de nieuwste stand."
	OpenedToRead     = "let op: dit bestand kan hier alleen gelezen worden. Bekijken, zoeken, uitvoeren en kopiëren kan; iets veranderen niet."
	MayNotRead       = "Dit bestand mag je niet lezen. Er is niets geopend. Haal de beveiliging eraf, of vraag wie de laptop beheert."
	ReadOnlyBanner   = "alleen lezen"
	OnlyReadNow      = "Dit bestand kan nu alleen gelezen worden; een nieuw signaal kan er niet in."
	TypeShortCode    = "Typ je korte code."
	DemoHint         = "Verzonnen gegevens. De wachtzin is: demo"
)

// Named returns b with another word for what it does.
func Named(b key.Binding, does string) key.Binding {
	b.SetHelp(b.Help().Key, does)
	return b
}

// UpTo returns b, whose keys are the digits, with only those that do something.
func UpTo(b key.Binding, n int) key.Binding {
	shown := "1"
	if n > 1 {
		shown += "-" + strconv.Itoa(min(n, 9))
	}
	if n > 9 && slices.Contains(b.Keys(), "0") {
		shown += " 0"
	}
	b.SetHelp(shown, b.Help().Desc)
	return b
}

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
		return costs(cost) + " Wil je het toch openen, typ dan het woord " + CostlyWord + "."
	}
	switch {
	case errors.Is(err, store.ErrNotFound):
		return "Het bestand staat niet meer op zijn plek. Zet het terug en druk op enter. Wat nog niet bewaard was, staat in een noodkopie."
	case errors.Is(err, store.ErrReadOnly), errors.Is(err, store.ErrUnreadable):
		return MayNotRead + " Druk daarna op enter."
	case errors.Is(err, store.ErrDamaged):
		return "Het bestand is zo beschadigd dat het niet opengaat. Er is niets aan veranderd. Zet een kopie terug met tijdig restore, of red wat te lezen is met: tijdig recover"
	}
	return Error(err)
}

// CostlyWord is typed to open a file that asks much all the same.
const (
	CostlyWord  = "toch"
	CostlyLabel = "Toch openen?"
)

// costs says what opening a file asks, beside one that this program made.
func costs(c store.CostError) string {
	more := ""
	if c.Times > 1 {
		more = " en tot " + strconv.Itoa(c.Times) + " keer zo veel tijd als anders"
	}
	return "Dit bestand vraagt " + strconv.Itoa(int(c.Memory>>10)) + " MB geheugen om te openen" + more + ", meer dan Tijdig ooit instelt. Het kan beschadigd zijn, of van een ander. Het is niet geopend en er is niets aan veranderd."
}

// Tries says how many tries are left, once one went wrong.
func Tries(left, of int) string {
	if left == of {
		return ""
	}
	return "Dat is hem niet. Nog " + Count(left, "keer", "keer") + "; daarna de wachtzin."
}

// Digits returns b, whose keys are the digits, as only some of them, with what those do.
func Digits(b key.Binding, ns []int, does string) key.Binding {
	var shown strings.Builder
	shown.WriteString(strconv.Itoa(ns[0]))
	for i := 1; i < len(ns); i++ {
		runs := ns[i] == ns[i-1]+1
		last := i == len(ns)-1 || ns[i+1] != ns[i]+1
		switch {
		case runs && last && i > 1 && ns[i-2] == ns[i-1]-1:
			shown.WriteString("-" + strconv.Itoa(ns[i]))
		case runs && !last:
		default:
			shown.WriteString(" " + strconv.Itoa(ns[i]))
		}
	}
	b.SetHelp(shown.String(), does)
	return b
}
