package text

import (
	"slices"
	"strings"
)

// basisNames name where an item of the checklist comes from, by how its code begins. What
// has no name here is left out: a code tells a worker nothing.
var basisNames = []struct{ code, name string }{
	{"W2j", "handreikingmelden.nl"},
	{"HM", "handreikingmelden.nl"},
	{"CtC", "Communities that Care"},
	{"NJi", "Nederlands Jeugdinstituut"},
	{"WAS", "Wasserman e.a. (2003)"},
	{"VdL", "Van der Laan e.a. (2018)"},
	{"WIE", "Wiersma (2016)"},
	{"SAV", "de indeling van de SAVRY"},
	{"SAP", "de indeling van de SAPROF-YV"},
	{"LIJ", "de indeling van het LIJ"},
	{"CARE", "de indeling van de CARE-NL"},
	{"DD", "Dealers in de dop"},
	{"RKM", "Richtlijn Kindermishandeling"},
	{"S27", "Richtlijn Kindermishandeling"},
	{"S28", "Richtlijn Kindermishandeling"},
	{"MC", "meldcode.nu"},
	{"S23", "meldcode.nu"},
	{"S24", "meldcode.nu"},
	{"RSS", "het balansmodel"},
	{"S22", "het balansmodel"},
	{"T10", "de top tien beschermende factoren (NJi)"},
	{"S25", "de signalenlijst 0-4 jaar"},
	{"S39", "Signs of Safety"},
	{"S43", "Richtlijn Scheiding"},
	{"S52", "het afwegingskader van de meldcode"},
	{"S54", "de afwegingsvragen van de meldcode"},
	{"S59", "de kindcheck (Augeo)"},
	{"S71", "de aanpak van problematische jeugdgroepen"},
	{"own", "eigen kennis"},
}

// Basis adds where an item comes from to its explanation, by name.
func Basis(help string, basis []string) string {
	var names []string
	for _, code := range basis {
		for _, b := range basisNames {
			if strings.HasPrefix(code, b.code) && !slices.Contains(names, b.name) {
				names = append(names, b.name)
				break
			}
		}
	}
	if len(names) == 0 {
		return help
	}
	return help + " (naar: " + strings.Join(names, ", ") + ")"
}
