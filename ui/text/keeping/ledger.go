package keeping

import (
	"cmp"
	"strings"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/model/form"
	"tijdig/model/words"
	"tijdig/store"
	"tijdig/store/bundle"
	"tijdig/store/export"
	"tijdig/store/records"
	"tijdig/ui/text"
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
func HandOvers(n int) string { return text.Count(n, "overdracht", "overdrachten") }

// ArrivalCount counts what is waited for, for Vandaag.
func ArrivalCount(n int) string { return HandOvers(n) + " nog niet bevestigd" }

// HandOverCells are what a list says of something handed over: when, to whom, how, how much.
func HandOverCells(e store.ExportEntry, today model.Date) []string {
	return []string{dates.ShowDate(model.DateOf(e.At), today), "aan " + e.Receiver, formatWords(e.Format), text.Signals(e.Count)}
}

// ExportLine says what left the file, when and for whom.
func ExportLine(e store.ExportEntry, today model.Date) string {
	parts := []string{dates.ShowDate(model.DateOf(e.At), today), formatWords(e.Format), words.Level(e.Level), text.Signals(e.Count)}
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

// handoverState says of an output that is not done how far it came.
var handoverState = map[store.HandoverState]string{
	store.HandoverBegun: "begonnen, niet afgerond", store.HandoverBroken: "afgebroken",
}

// formatWords names the form of an output that was made before, also one this version no
// longer knows.
func formatWords(name string) string {
	if export.Format(name) == bundle.Format {
		return text.BundleWords
	}
	if name == records.Posted {
		return text.PostedWords
	}
	return cmp.Or(export.Format(name).Words(form.Book{}), name)
}
