package recording

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/words"
	"tijdig/ui/keymap"
	"tijdig/ui/text"
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

// Nagaan.
const (
	ChecklistTitle  = "Nagaan"
	FromYourWords   = "Uit jouw tekst"
	Outside         = "buiten de selectie"
	NoMorePages     = "Verder zijn er geen bladen. esc terug."
	NoRestHere      = "Dat kan hier niet: elk punt op dit blad vraagt een eigen antwoord."
	NothingOpenHere = "Op dit blad staat niets meer open."
	SearchItems     = "Typ een woord; enter gaat naar wat gevonden is."
	PickPage        = "kiest blad"
	OnOff           = "aan/uit"
	SearchFirst     = "Dat kan niet op wat gevonden is; esc gaat eerst terug naar het blad."
	ToResults       = "naar wat gevonden is"
	ToPage          = "terug naar het blad"
	WhichFocus      = "Doelgroep van de aanpak (geen kenmerk van een persoon)"
	FocusHint       = "Een cijfer zet aan of uit; de punten die erbij horen komen in beeld. esc klaar."
)

// NothingFound says that no item holds what was typed.
func NothingFound(typed string) string { return "Niets gevonden met \"" + typed + "\"." }

// Scope says whom the checklist covers.
func Scope(kind model.Kind, c model.Content) string {
	s := strings.TrimSpace(words.Of(string(kind)) + " " + words.Of(string(c.Band())))
	var others []string
	for _, b := range c.Bands() {
		if b != c.Band() {
			others = append(others, words.Of(string(b)))
		}
	}
	if len(others) > 0 {
		s += ", in huis ook " + strings.Join(others, ", ")
	}
	return s
}

// BecauseOf quotes the words that suggest an item.
func BecauseOf(quote string) string { return "om: \"" + quote + "\"" }

// More heads the pages that stand further away.
func More(title string, n int) string { return "Meer: " + title + " (" + strconv.Itoa(n) + " bladen)" }

// Sheet says which page is in front.
func Sheet(n, of int) string { return "blad " + strconv.Itoa(n) + " van " + strconv.Itoa(of) }

// RestNo says how many items were answered in one go.
func RestNo(n int) string {
	return strconv.Itoa(n) + " punten op nee, in één keer. u neemt ze alle terug."
}

// ShowsAll says what is in view.
func ShowsAll(all bool) string {
	if all {
		return "Alle punten in beeld, ook buiten leeftijd en profiel."
	}
	return "Weer alleen wat hier past."
}

// HiddenItems counts what the profile leaves out until it is asked for.
func HiddenItems(n int) string {
	return text.Count(n, "punt staat", "punten staan") + " bij je werk niet in beeld; * toont alles"
}

// NewFlag says that a flagged item was answered after Direct bellen had been
// seen.
func NewFlag(label string, c model.Check) string {
	return "! nieuw: " + strings.ToLower(label) + " (" + CheckAnswer(c) + ") · ctrl+d bellen"
}

// Answers joins the four answers in one entry of the bar.
func Answers(k keymap.Item) key.Binding {
	b := k.Yes
	b.SetHelp("j v n o", "ja, vermoed, nee, niet bekend")
	return b
}

// Blind says what was not looked at, as facts about the work.
func Blind(c catalogue.Coverage) string {
	var parts, untouched []string
	if len(c.OtherChildren) > 0 {
		parts = append(parts, "Andere kinderen in huis: "+words.List(c.OtherChildren)+".")
	}
	if c.ParentsUntouched {
		untouched = append(untouched, "ouders")
	}
	if c.GoodUntouched {
		untouched = append(untouched, "wat goed gaat")
	}
	if len(untouched) > 0 {
		parts = append(parts, "Niet nagegaan: "+strings.Join(untouched, ", ")+".")
	}
	return strings.Join(parts, " ")
}
