package text

import (
	"strconv"
	"strings"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/model/words"
	"tijdig/store"
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

// What was handed over and may not have arrived.
const (
	ArrivalTitle = "Nog niet bevestigd"
	ArrivalWhy   = "Dit heb je helemaal overgedragen, en je hebt nog niet gehoord dat het er is. Hoor je dat wel: druk b. Pas dan kan het bij " + DueTitle + " komen."
	ArrivalNone  = "Er is niets overgedragen waarvan je nog moet horen dat het er is."
	Arrived      = "Bevestigd: het is aangekomen."
	ArrivedNot   = "Teruggenomen: het is nog niet bevestigd."
)

// HandOvers counts what was handed over.
func HandOvers(n int) string { return Count(n, "overdracht", "overdrachten") }

// ArrivalCount counts what is waited for, for Vandaag.
func ArrivalCount(n int) string { return HandOvers(n) + " nog niet bevestigd" }

// HandOverCells are what a list says of something handed over: when, to whom, how, how much.
func HandOverCells(e store.ExportEntry, today model.Date) []string {
	return []string{dates.ShowDate(model.DateOf(e.At), today), "aan " + e.Receiver, formatWords(e.Format), Signals(e.Count)}
}

// DueCount counts what may be destroyed, for Vandaag.
func DueCount(n int) string { return DueTitle + ": " + Signals(n) }

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
		return Concept
	}
	return Count(h.Revisions, "versie", "versies")
}

// AndMore counts what a list leaves out.
func AndMore(n int) string { return "en nog " + strconv.Itoa(n) }

// Remain says how many signals about the same stay.
func Remain(code string, n int) string {
	return "Over " + code + " " + map[bool]string{true: "blijft ", false: "blijven "}[n == 1] + Signals(n) + " staan."
}

// ReceiptLines says what was destroyed, without a word about whom.
func ReceiptLines(r store.Receipt, today model.Date) []string {
	out := []string{
		"Vernietigd " + dates.ShowDate(r.Day, today) + " (" + r.Day.String() + "): " +
			Signals(r.Signals) + ", " + Count(r.Versions, "versie", "versies") + ".",
	}
	if r.Subjects > 0 {
		out = append(out, "Ook weg: over wie het ging.")
	}
	if r.Backups > 0 {
		out = append(out, "Ook gewist uit "+Count(r.Backups, "kopie", "kopieën")+" naast het bestand.")
	}
	if len(r.Unreached) > 0 {
		out = append(out, "NIET gewist uit: "+strings.Join(r.Unreached, ", ")+". Gooi die kopie zelf weg als je er niet meer bij kunt.")
	}
	return out
}

// ExportLine says what left the file, when and for whom.
func ExportLine(e store.ExportEntry, today model.Date) string {
	parts := []string{dates.ShowDate(model.DateOf(e.At), today), formatWords(e.Format), words.Level(e.Level), Signals(e.Count)}
	switch {
	case e.Receiver != "":
		parts = append(parts, "aan "+e.Receiver)
	case e.Level == model.Complete:
		parts = append(parts, "voor wie: niet gezegd")
	}
	if !e.Arrived.IsZero() {
		parts = append(parts, "bevestigd "+dates.ShowDate(e.Arrived, today))
	}
	if e.Name != "" && e.Name != "-" {
		parts = append(parts, e.Name)
	}
	if s, not := handoverState[e.State]; not {
		parts = append(parts, s)
	}
	return strings.Join(parts, " · ")
}
