package keeping

import (
	"strconv"
	"strings"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/store"
	"tijdig/ui/text"
)

// Vernietigen, and the list of what may be destroyed.
const (
	DestroyTitle  = "Vernietigen"
	DestroyWhy    = "Dit gaat voorgoed weg en komt niet terug, ook niet uit de kopieën naast het bestand:"
	DestroyRest   = "Met alle versies en concepten, wat ervan onthouden is en wat je erin kon zoeken."
	DestroySub    = "Ook weg: over wie het gaat, en de naam hier."
	ExportsStay   = "Wat er al uit ging, blijft waar het is. Na het vernietigen staat hier welke uitvoer ervan gemaakt is."
	NeverHanded   = "Let op: hiervan is niets helemaal overgedragen. Dan is er daarna niets meer."
	TypeCode      = "Typ de code om te vernietigen:"
	NotTheCode    = "Dat is niet de code. Er is niets vernietigd. esc: niets doen."
	DestroyIt     = "vernietigen"
	DoNothing     = "niets doen"
	Destroying    = "Wordt vernietigd, ook in de kopieën. Even wachten."
	ReceiptOnly   = "Dit bewijs zegt niet over wie het ging en staat alleen hier. Schrijf over wat je nodig hebt."
	NoExports     = "Er was geen uitvoer van gemaakt."
	AskBack       = "Hiervan gemaakt; vraag het terug of laat het daar ook vernietigen:"
	DestroyedPart = "Het is vernietigd, maar niet alles eromheen lukte. Draai: tijdig check"

	DueTitle = "Binnenkort wissen"
	DueWhy   = "Helemaal overgedragen en aangekomen, niets meer gepland en geen vermoeden open. Er gaat nooit iets vanzelf weg: kies, lees na, en typ de code."
	DueNone  = "Er is niets om te wissen."
	DueLook  = "nalezen en wissen"
)

// DueCount counts what may be destroyed, for Vandaag.
func DueCount(n int) string { return DueTitle + ": " + text.Signals(n) }

// HandedOverOn says when something was last handed over complete.
func HandedOverOn(d, today model.Date) string {
	if d.IsZero() {
		return "nog niet overgedragen"
	}
	return "overgedragen " + dates.ShowDate(d, today)
}

// Versions counts the versions of a signal.
func Versions(h model.Head) string {
	if h.Concept {
		return text.Concept
	}
	return text.Count(h.Revisions, "versie", "versies")
}

// AndMore counts what a list leaves out.
func AndMore(n int) string { return "en nog " + strconv.Itoa(n) }

// Remain says how many signals about the same stay.
func Remain(code string, n int) string {
	return "Over " + code + " " + map[bool]string{true: "blijft ", false: "blijven "}[n == 1] + text.Signals(n) + " staan."
}

// ReceiptLines says what was destroyed, without a word about whom.
func ReceiptLines(r store.Receipt, today model.Date) []string {
	out := []string{
		"Vernietigd " + dates.ShowDate(r.Day, today) + " (" + r.Day.String() + "): " +
			text.Signals(r.Signals) + ", " + text.Count(r.Versions, "versie", "versies") + ".",
	}
	if r.Subjects > 0 {
		out = append(out, "Ook weg: over wie het ging.")
	}
	if r.Backups > 0 {
		out = append(out, "Ook gewist uit "+text.Count(r.Backups, "kopie", "kopieën")+" naast het bestand.")
	}
	if len(r.Unreached) > 0 {
		out = append(out, "NIET gewist uit: "+strings.Join(r.Unreached, ", ")+". Gooi die kopie zelf weg als je er niet meer bij kunt.")
	}
	return out
}

// DestroyAlso says who goes along with whom is destroyed.
func DestroyAlso(codes []model.Code) string {
	return "Ook bekend als " + text.Codes(codes) + ": dat is dezelfde, en gaat mee weg."
}
