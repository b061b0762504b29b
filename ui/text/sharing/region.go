package sharing

import (
	"errors"
	"strconv"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/model/region"
	"tijdig/store/regionbook"
)

// The package of a region.
const (
	RegionTitle    = "Regio"
	RegionLabel    = "Regio"
	RegionRowWhy   = "Organisaties, nummers, werk en een formulier van je regio, als een pakket. enter laat zien wat er is, leest er een in of neemt het terug."
	RegionWhy      = "Een regiopakket is een map of een zip met wat in een regio anders is: organisaties, nummers, werk, een formulier. Het verandert geen enkel signaal. Zelf maken: tijdig region new."
	RegionLoad     = "Een pakket inlezen: eerst zie je wat er verandert"
	RegionPath     = "Map of zip"
	RegionWhich    = "Welke map of zip? Typ of plak waar die staat."
	RegionThis     = "doe dit"
	RegionTakeBack = "neem terug"
	RegionRecords  = "Signalen veranderen niet. Terugnemen kan altijd."

	RegionNoneThere = "Geen regiopakket: Tijdig gebruikt wat is meegeleverd."
	RegionTaken     = "Ingelezen. Er is geen signaal veranderd; terugnemen kan altijd."
	RegionBackDone  = "Teruggenomen als geheel. Er is geen signaal veranderd."
	RegionDamaged   = "Het regiopakket in dit bestand is niet te lezen. Tijdig gebruikt wat is meegeleverd; lees het pakket opnieuw in."
	RegionNotFound  = "Er is geen map of zip met die naam."
)

// RegionRefused says why a package is not read.
func RegionRefused(err error) string {
	var why regionbook.RefusedError
	if errors.As(err, &why) {
		return "Dit regiopakket klopt niet. " + why.Error() + ". Er is niets veranderd."
	}
	return RegionNotFound + " Er is niets veranderd."
}

// RegionName says which package it is.
func RegionName(a *region.About) string {
	if a == nil {
		return RegionNoneThere
	}
	return a.Label + ", uitgave " + strconv.Itoa(a.Edition) + " van " + dates.ShowDate(a.Date, model.Date{}) + ", door " + a.By
}

// RegionBackTo says what taking back leads to.
func RegionBackTo(before *region.About) string {
	if before == nil {
		return "Als geheel terugnemen: dan geldt weer wat is meegeleverd"
	}
	return "Als geheel terugnemen: dan geldt weer " + RegionName(before)
}

// RegionInstead says what a package comes in the place of.
func RegionInstead(old, next *region.About) string {
	out := "In de plaats van " + RegionName(old) + "."
	switch {
	case old.Name != next.Name:
	case next.Edition < old.Edition:
		out += " Let op: dat was een latere uitgave."
	case next.Edition == old.Edition:
		out += " Let op: dezelfde uitgave, met iets anders erin."
	}
	return out
}

// RegionValue says on Instellingen which package there is.
func RegionValue(a *region.About) string {
	if a == nil {
		return "geen pakket; wat is meegeleverd"
	}
	return a.Label + ", uitgave " + strconv.Itoa(a.Edition)
}

// regionHeads name what a change is about.
var regionHeads = map[region.Kind]string{
	region.Organisations: "Organisaties", region.Municipalities: "Gemeenten", region.Numbers: "Direct bellen", region.Profiles: "Werk",
	region.Form: "Formulier voor nieuwe signalen", region.Sentences: "Zinnen naast de antwoorden", region.Words: "Woorden die een punt bij Nagaan boven brengen", region.Terms: "Termijnen",
}

// RegionDoubts asks about what may be of a person, a line each.
func RegionDoubts(all []region.Doubt) (out []string) {
	for _, d := range all {
		out = append(out, "Let op, hoort dit bij een mens? "+d.Name+": "+d.Said+". In een pakket staat niets van een persoon.")
	}
	return out
}

// RegionChanges says what changes, a line each, with a heading before each kind.
func RegionChanges(all []region.Change) (out []string) {
	if len(all) == 0 {
		return []string{"Er komt niets bij en er gaat niets weg. Wat in het pakket staat, komt voorop."}
	}
	var last region.Kind
	for _, c := range all {
		if c.Kind != last {
			last = c.Kind
			out = append(out, regionHeads[c.Kind])
		}
		line := "  " + map[region.How]string{region.Added: "erbij", region.Altered: "anders", region.Gone: "weg"}[c.How] + ": " + c.Name
		if c.Phone != "" {
			line += ", " + c.Phone
		}
		out = append(out, line)
	}
	return out
}
