// Package listing holds what is said where signals, their steps or their lines stand in a
// list: Vandaag, Signalen and its filters, Vervolg, Nog na te gaan, Overzicht, and changing
// several at once. How one signal in a list is called is in text.
package listing

import (
	"strconv"
	"strings"
)

// Signalen.
const (
	SignalsTitle    = "Signalen"
	NotAllSearched  = "nog niet alles doorzocht"
	SearchHint      = "typ een woord, een stuk van een woord, een code of een plek"
	NoStepShort     = "geen stap"
	AllDone         = "gedaan"
	NothingListed   = "Er staat niets in de lijst om over te dragen."
	LetTagsGo       = "keuze los"
	NoConceptTagged = "Een concept kan niet mee: leg het eerst vast."
	StepLabel       = "stap"
	ReasonLabel     = "reden"
)

// Columns are the names of the columns of the list.
var Columns = [5]string{"gezien", "code", "wie", "waar", "stap"}

// Tagged says how many signals were chosen one by one.
func Tagged(n int) string { return strconv.Itoa(n) + " gekozen" }

// Only names the part of the signals that is listed.
func Only(part string) string {
	return map[string]string{
		"niet_overgedragen": "nog niet overgedragen",
		"zonder_stap":       "zonder volgende stap",
		"afgesloten":        "afgesloten",
		"niet_af":           "nog niet af",
		"stap_nu":           "stap te laat of deze week",
		"stap_later":        "stap na deze week",
	}[part]
}

// CountOf says how many of all are listed.
func CountOf(n, of int) string {
	if n == of {
		return strconv.Itoa(of)
	}
	return strconv.Itoa(n) + " van " + strconv.Itoa(of)
}

// Orders names the ways in which the list can be sorted, for a filter that is kept too.
var Orders = []string{"gezien", "gewijzigd", "code", "stap"}

// Order names how the list is sorted now.
func Order(n int) string {
	return "volgorde: " + Orders[n]
}

// NoSignals says why the list is empty.
func NoSignals(all int, asked string) string {
	if all == 0 {
		return "Nog geen signalen. n nieuw signaal"
	}
	return "Niets gevonden met \"" + strings.TrimSpace(asked) + "\". esc wist de zoekregel."
}

// NearWords offers words that do occur.
func NearWords(near []string) string {
	if len(near) == 0 {
		return ""
	}
	return "Lijkt op: " + strings.Join(near, ", ")
}

// SearchNote says which words were found, which occur but never in one signal, which occur
// nowhere and which were passed over, so that nothing is listed or left out without a reason.
func SearchNote(found, apart, none, skipped, also []string) string {
	var parts []string
	add := func(label string, ws []string) {
		if len(ws) > 0 {
			parts = append(parts, label+strings.Join(ws, ", "))
		}
	}
	add("gevonden op: ", found)
	add("niet samen in één signaal: ", apart)
	add("ook: ", also)
	add("niet gevonden: ", none)
	add("overgeslagen: ", skipped)
	return strings.Join(parts, "    ")
}
