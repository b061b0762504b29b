// Package sharing holds what is said of what goes to others and comes from them: an
// output, a bundle for a colleague, the postbox of a team, access for whom it is about,
// the package of a region. What the command line says of those is in command.
package sharing

import (
	"strconv"

	"tijdig/model"
	"tijdig/store/delivery"
	"tijdig/store/export"
	"tijdig/ui/text"
)

// Overdracht.
const (
	HandOverTitle = "Overdracht"
	ConfirmWord   = "leesbaar"
	TypeWord      = "Typ het woord leesbaar. Het bestand is niet versleuteld: wie het heeft, kan het lezen."
	WordToType    = "typ het woord leesbaar om te schrijven"
	LeftOpen      = "Dit is met namen: zeg voor wie het is en waarom. Nog een keer enter: niet gezegd; zo komt het in het logboek."
	AskOpen       = "Dit is met namen: voor wie is het, en waarom? enter: niet gezegd."
	NoPath        = "Waar moet het bestand komen?"
	ReadIt        = "gelezen, verder"
	ReadFirst     = "Lees dit na: bekende namen zijn weggelakt, andere ziet het programma niet."
)

// HandOverLabels name the rows of the screen.
var HandOverLabels = []string{"Vorm", "Hoeveel van iemand", "Vrije tekst mee", "Welk stuk", "Gaat open met", "Welke sleutel", "Voor wie", "Waarom", "Waarheen", "Schrijven"}

// GoesAlong says what goes along at a level and what does not, and where what is left out
// is named: a table has no place for it.
func GoesAlong(l model.Level, f export.Format) string {
	switch l {
	case model.Complete:
		return "Mee: alles, ook namen en vertrouwelijke bronnen. Geef het alleen aan wie het mag hebben."
	case model.Counts:
		return "Mee: alleen aantallen; kleine aantallen blijven weg."
	}
	return "Mee: code, antwoorden, stappen. Niet mee: roepnamen, vertrouwelijke bronnen, en punten over gezondheid en strafbare feiten. " +
		"Welke punten dat zijn, staat " + namedAt(f) + ". Het kan niet weer worden ingelezen."
}

func namedAt(f export.Format) string {
	switch f.Bare() {
	case export.XLSX:
		return "op het blad Herkomst"
	case export.Pack, export.PackNL:
		return "in datapackage.json"
	case export.SQL:
		return "bovenaan het script"
	}
	if f.NamesLeftOut() {
		return "bovenaan het verslag"
	}
	return "in een verslag van dezelfde signalen"
}

// What is said where steps go to a calendar.
const (
	AgendaTitle     = "Stappen naar je agenda"
	AgendaGoesAlong = "Mee: van elke geplande stap de dag, de code en het soort stap. Verder niets: geen namen en niets wat is getypt. Open het bestand met je agenda. Een stap die verschuift, schuift daar mee als je het opnieuw doet."
)

// Writing says how far the writing is.
func Writing(n, of int) string {
	return "wordt geschreven: " + strconv.Itoa(n) + " van " + strconv.Itoa(of)
}

// WrittenFile says that the file stands, and what was left out.
func WrittenFile(r delivery.Result, path string) string {
	s := "Geschreven, teruggelezen en gelijk: " + text.Signals(r.Written) + ".\n\n" + path
	if r.Unlogged {
		s += "\n\n" + UnloggedHere
	}
	if r.Unfit > 0 {
		s += "\n\n" + NotInDocument(r.Unfit)
	}
	if r.Skipped > 0 {
		s += "\n\n" + strconv.Itoa(r.Skipped) + " beschadigd en weggelaten; zie welke met: tijdig check"
	}
	if r.LeftOut > 0 {
		s += "\n\n" + ColumnsLeft(r.LeftOut)
	}
	if r.Cut > 0 {
		s += "\n\n" + TextsCut(r.Cut)
	}
	if r.Unmasked > 0 {
		s += "\n\n" + NotMasked(r.Unmasked)
	}
	return s
}

// ColumnsLeft says that columns without anything in them are not in a table.
func ColumnsLeft(n int) string {
	return text.Count(n, "kolom waar bij niemand iets staat, is weggelaten", "kolommen waar bij niemand iets staat, zijn weggelaten") + " (de uitvoer csv heeft alles)"
}

// NotInDocument says how many signals a document is not made of. It stands beside the
// document and never in it: whom that is for need not know that there is more.
func NotInDocument(n int) string {
	return text.Count(n, "signaal hoort", "signalen horen") + " niet in dit stuk en " + isAre(n) + " weggelaten: een groepssignaal gaat alleen over groepen, een melding bij Veilig Thuis alleen over mensen, en een blad voor het gezin alleen over wat met hen besproken is."
}

func isAre(n int) string {
	if n == 1 {
		return "is"
	}
	return "zijn"
}

// TextsCut says that a format had no room for all of a text.
func TextsCut(n int) string {
	return text.Count(n, "tekst is", "teksten zijn") + " te lang voor een cel en afgekapt; waar, staat erbij. De uitvoer csv en jsonl hebben alles."
}

// ChosenHere says which signals an output has, in words for where it came from.
func ChosenHere(n int) string { return text.Signals(n) + ", gekozen op het scherm" }

// NameTaken says that the file would replace another.
const NameTaken = "Er staat al een bestand met die naam; er is niets overschreven. Kies bij Waarheen een andere naam."

// BrokenByLeaving says that the program ended, or was covered, while it wrote.
const BrokenByLeaving = "Het schrijven is afgebroken toen het scherm werd afgedekt. Er is niets blijven staan. Schrijf het nog een keer."

// ComesAt says where the file will lie, whole.
func ComesAt(path string) string { return "Komt hier te staan: " + path }

// PickFirst says that words typed at a choice were not taken.
func PickFirst(n int) string {
	to := strconv.Itoa(n)
	if n > 9 {
		to = "9 of 0"
	}
	return "Kies met 1-" + to + "; wat je typte is niet overgenomen."
}

// UnloggedHere says that the ledger could not be told.
const UnloggedHere = "Het bestand met signalen is alleen te lezen: in het logboek staat hiervan geen regel."

// Unlogged says that the ledger could not be told.
const Unlogged = "dit bestand is alleen te lezen: in het logboek komt van deze uitvoer geen regel."

// SkippedDamaged says how many signals an output lacks.
func SkippedDamaged(n int) string {
	if n == 1 {
		return "1 signaal is beschadigd en ontbreekt in de uitvoer. Zie welk met: tijdig check"
	}
	return strconv.Itoa(n) + " signalen zijn beschadigd en ontbreken in de uitvoer. Zie welke met: tijdig check"
}

// NotMasked says that names may stand in an output that should have none.
func NotMasked(n int) string {
	return "let op: " + text.Count(n, "roepnaam is", "roepnamen zijn") + " beschadigd en onleesbaar, en dus niet weggelakt waar die in de tekst staat. Lees het na."
}

// CutOff says what was found of an output that was cut off earlier.
func CutOff(c delivery.Cut) string {
	switch {
	case c.Left != "":
		return "een uitvoer is eerder afgebroken. Er staat nog leesbare tekst in " + c.Left + " die Tijdig niet weg kan halen. Kijk ernaar en haal het zelf weg."
	case c.Whole:
		return "een uitvoer is eerder afgebroken toen hij al klaar was. Hij staat heel in " + c.Path + ", en nu ook in het logboek."
	case c.Removed:
		return "een uitvoer naar " + c.Path + " is eerder afgebroken. De leesbare tekst die daarvan nog op de schijf stond, is weggehaald."
	case c.Path != "":
		return "een uitvoer naar " + c.Path + " is eerder afgebroken. Er is niets van blijven staan."
	}
	return "een uitvoer naar een ander programma is eerder afgebroken. Wat al was doorgegeven, is niet te zeggen; zo staat het in het logboek."
}

// CutOffs says it in one line, of the one that needs most to be read.
func CutOffs(all []delivery.Cut) string {
	worst := all[0]
	for _, c := range all {
		if c.Left != "" {
			worst = c
		}
	}
	switch {
	case worst.Left != "":
		return "Let op: leesbare tekst bleef staan in " + worst.Left
	case worst.Whole:
		return "Een uitvoer die werd afgebroken, staat er toch heel: " + worst.Path
	case worst.Removed:
		return "Van een afgebroken uitvoer is leesbare tekst weggehaald bij " + worst.Path
	}
	return "Een uitvoer is eerder afgebroken; zie Bestand."
}
