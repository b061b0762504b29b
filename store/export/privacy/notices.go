package privacy

import (
	"strings"

	"tijdig/model"
	"tijdig/model/catalogue"
)

// Notices say how an output is to be read that holds all the level lets through.
func (v *View) Notices() []string { return v.NoticesIn(true) }

// NoticesIn say it of an output that may leave something out.
func (v *View) NoticesIn(whole bool) []string {
	var out []string
	if v.Fiction {
		out = append(out, "Deze signalen zijn verzonnen, om mee te oefenen. Ze gaan over niemand.")
	}
	if v.Police {
		out = append(out, "Dit zijn politiegegevens: de Wet politiegegevens (Wpg) bepaalt met wie ze gedeeld mogen worden.")
	}
	return append(out, v.howToRead(whole)...)
}

func (v *View) howToRead(whole bool) []string {
	if v.Level == model.Counts {
		return []string{"Hier staat niets over personen. Aantallen onder de vijf zijn niet getoond, de andere naar beneden afgerond op vijf."}
	}
	out := []string{"Hier staat alles in, ook namen en vertrouwelijke bronnen. Deel dit niet verder dan nodig."}
	switch {
	case !v.Open:
		out = v.leftOut()
	case !whole:
		out = []string{"Hier staan namen en vertrouwelijke bronnen in. Deel dit niet verder dan nodig."}
	}
	return append(out, "\"Zelf gezien\" is een feit, \"gezegd door\" zijn iemands woorden, \"van een ander\" is van horen zeggen, en een vermoeden is niet vastgesteld.")
}

// leftOut says exactly what is not in an output without names: the same in each of a kind,
// so that it tells nothing of what was answered.
func (v *View) leftOut() (out []string) {
	out = append(out, "Zonder namen: een code staat voor wie het gaat. Vervangen door "+nameMark+": de roepnamen in dit bestand, en in de tekst wat eruitziet als een naam, "+
		"een telefoonnummer, een rekeningnummer, een BSN, een kenteken, een mailadres, of een postcode of straat met een huisnummer. "+
		"Andere namen en adressen ziet het programma niet: lees de tekst na.",
		"Is een bron vertrouwelijk, dan is weggelaten wat die zei, en de plek waar die de bron kan noemen.")
	var labels []string
	for _, i := range catalogue.All() {
		if i.Privacy != catalogue.Ordinary {
			labels = append(labels, i.Label)
		}
	}
	out = append(out, "Deze punten, over gezondheid of strafbare feiten, staan er nooit in, wat het antwoord ook is: "+strings.Join(labels, "; ")+". Andere punten kunnen er wel in staan.")
	var built, own []string
	for _, f := range v.Forms.Forms() {
		if labels := v.stoppedLabels(f); f.BuiltIn() {
			built = append(built, labels...)
		} else {
			own = append(own, labels...)
		}
	}
	if len(built) > 0 {
		out = append(out, "Van het volledige signaal staat er nooit in: "+strings.Join(built, "; ")+".")
	}
	if len(own) > 0 {
		out = append(out, "Deze vragen van een eigen formulier staan er nooit in: "+strings.Join(own, "; ")+".")
	}
	if own := v.sourceLabels(); len(own) > 0 {
		out = append(out, "Deze vragen staan er niet in waar een bron vertrouwelijk is: "+strings.Join(own, "; ")+".")
	}
	return out
}
