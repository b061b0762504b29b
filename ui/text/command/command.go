// Package command holds what only the command line says: what each command and flag is
// for, why one is refused, and its reports. What screens say too is in the other rooms.
package command

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"tijdig/store"
	"tijdig/ui/text"
	"tijdig/ui/text/keeping"
)

// The command line.
const (
	Short          = "Tijdig: leg een signaal over een kind, jongere, gezin of groep vast"
	InitShort      = "maakt een bestand zonder schermen"
	DemoShort      = "opent het programma op verzonnen signalen, of schrijft zo'n bestand"
	ListShort      = "een regel per signaal"
	ShowShort      = "één signaal als tekst"
	ExportShort    = "schrijft signalen weg voor een ander programma of een mens"
	CheckShort     = "leest en controleert alles in het bestand"
	CatalogueShort = "de punten van Nagaan"
	VersionShort   = "welke versie dit is"

	FlagFile           = "het bestand; anders TIJDIG_FILE, anders in de gegevensmap van deze gebruiker"
	FlagPassphraseFile = "bestand met de wachtzin op de eerste regel; anders TIJDIG_PASSPHRASE_FILE"
	FlagForm           = "een ander formulier (JSON)"
	FlagRecoveryOut    = "schrijf de herstelcode in dit nieuwe bestand"
	FlagRecipient      = "age-sleutel van de organisatie (age1...) die het bestand ook kan openen"
	FlagJSON           = "JSON, één object per regel"
	FlagSince          = "gezien vanaf deze dag; bij sql: vastgelegd of veranderd vanaf deze dag"
	FlagUntil          = "gezien tot en met deze dag"
	FlagPlace          = "waar: een stuk van de wijk of plek"
	FlagStatus         = "concept, open, zonder_stap of afgesloten"
	FlagKind           = "kind, jongere, gezin, jeugdgroep of plek"
	FlagCode           = "code van een onderwerp of een signaal, zoals K-7F3Q of K-7F3Q.2"
	FlagFormat         = "vorm van de uitvoer: "
	FlagDocument       = "welk stuk, bij een vorm om te lezen: "
	FlagOut            = "waarheen; - is de standaarduitvoer"
	FlagForce          = "overschrijf een bestand dat er al is"
	FlagIdentified     = "ook namen en vertrouwelijke bronnen"
	FlagAllColumns     = "csv-nl: ook de kolommen waar bij niemand iets staat"
	FlagText           = "ook vrije tekst, met bekende namen weggelakt; lees die eerst na"
	FlagTo             = "voor wie het is; komt in het logboek"
	FlagWhy            = "waarom; komt in het logboek"
	FlagRead           = "bij --document inzage: de code die onder de gelezen regels staat; zonder worden ze getoond, met hun nummer"
	FlagLeaveOut       = "bij --document inzage: welke regels weg, en waarom, zoals 12:ander,15-17:zorg"
	FlagCount          = "hoeveel verzonnen signalen"
	FlagSeed           = "begin van het toeval: hetzelfde getal geeft dezelfde signalen"

	FlagLevel = "pseudonymous (zonder namen; zo is het als je niets zegt), complete (met namen) of counts (alleen aantallen)"

	OpenedToRead = "let op: dit bestand kan hier alleen gelezen worden. Bekijken, zoeken, uitvoeren en kopiëren kan; iets veranderen niet."
	DemoHint     = "Verzonnen gegevens. De wachtzin is: demo"

	AllSignals         = "alle vastgelegde signalen"
	MakingDemo         = "tijdig: verzonnen signalen worden gemaakt ..."
	BadFormat          = "--format is een van: "
	BadDocument        = "--document is een van: "
	DocumentToRead     = "--document hoort bij een vorm om te lezen: txt, md, html of pdf"
	BadLevel           = "--level is pseudonymous (zonder namen), complete (met namen) of counts (alleen aantallen)"
	NeedOut            = "geef --out BESTAND, of --out - voor de standaarduitvoer"
	NotInWindow        = "dit is geen tekst: geef --out BESTAND, of stuur het naar een ander programma"
	LevelsDiffer       = "--identified en --level spreken elkaar tegen"
	NamesGoAlong       = "met namen: namen en vertrouwelijke bronnen gaan mee."
	NotSaid            = "voor wie het is of waarom, is niet gezegd (--voor, --reden); zo staat het in het logboek."
	TextNotChecked     = "bekende namen in de tekst zijn weggelakt; andere ziet het programma niet. Lees het na."
	AnyoneCanRead      = "dit bestand is niet versleuteld: wie het heeft, kan het lezen."
	PagerKeys          = " ↑↓ bladeren  esc terug"
	NoTerminal         = "Er is geen terminal om de schermen op te tonen. Start tijdig in een terminalvenster, of gebruik een opdracht: tijdig --help"
	NoDataDir          = "Er is geen gegevensmap gevonden voor deze gebruiker. Geef het bestand met --file."
	NeedPassphraseFile = "Er is geen terminal om de wachtzin te vragen. Geef --passphrase-file."
	NeedRecovery       = "geef --recovery-out BESTAND (herstelcode op papier) of --recipient age1...; zonder een van beide kan niemand het bestand redden als de wachtzin weg is"
	NoRecoveryOut      = "De plek voor de herstelcode is niet te maken, of er staat al een bestand. Er is niets gemaakt."
	RecoveryNotWritten = "Het bestand is gemaakt, maar de herstelcode kon niet worden geschreven. Maak op Vandaag een nieuwe."
	NoFormFile         = "Het formulier is niet te lezen."
	BadCode            = "Dat is geen code. Een code ziet eruit als K-7F3Q of K-7F3Q.2"
	NoSuchCode         = "Die code staat niet in dit bestand."
	NoneOfCode         = "Bij die code hoort niets wat bij de andere keuzes past. Er is niets geschreven."
	StillConcept       = "Deze code is van een concept. Dat staat alleen in het programma zelf, tot je het vastlegt."
	BadStatus          = "--status is concept, open, zonder_stap of afgesloten"
	BadKind            = "--kind is kind, jongere, gezin, jeugdgroep of plek"
	BadDate            = "een datum is bijvoorbeeld 2026-11-22, 22-11 of gisteren"
	CheckFailed        = "Er is schade gevonden. Wat hierboven niet staat, is goed. Maak nu eerst een kopie van het bestand."
	CheckDoubts        = "Wat gelezen is, is heel. Kijk na wat hierboven bij LET OP staat; daarna zegt tijdig check weer dat alles klopt."
)

// NoFileAt says that there is no file yet, and how to make one.
func NoFileAt(path string) string {
	return "Er is geen bestand op " + path + ". Start tijdig om er een te maken, of: tijdig init"
}

// FileMade says where the new file is.
func FileMade(path string) string { return "tijdig: gemaakt en getest: " + path }

// BadForm says what is wrong with a form, with file and place.
func BadForm(err error) string { return "Het formulier klopt niet: " + err.Error() }

// Exported says how many signals were written, and how many were damaged.
func Exported(written, skipped int) string {
	s := "geschreven, teruggelezen en gelijk: " + text.Signals(written)
	if skipped > 0 {
		s += "; beschadigd en weggelaten: " + strconv.Itoa(skipped)
	}
	return s
}

// VersionOf names the program and its data.
func VersionOf(goes string, form, catalogue int) string {
	return strings.TrimSpace(text.ProgramVersion() + "  formulier " + strconv.Itoa(form) + "  catalogus " + strconv.Itoa(catalogue) + "  " + goes)
}

// CheckReport says how a file stands, a line for each fact.
func CheckReport(r store.Report, ws []store.Warning, altered []store.SlotChange, pending []store.Pending) []string {
	out := []string{
		"signalen        " + strconv.Itoa(r.Signals),
		"concepten       " + strconv.Itoa(r.Drafts),
		"gecontroleerd   " + strconv.Itoa(r.Objects) + " stukken",
		"laatste bewaring nummer " + strconv.FormatUint(r.Seq, 10),
	}
	for _, d := range r.Damaged {
		out = append(out, "BESCHADIGD      "+keeping.Damaged(d))
	}
	doubt := !r.Whole()
	for _, w := range ws {
		if w == store.WarnOlderState && r.Older || w == store.WarnDamaged && len(r.Damaged) > 0 {
			continue // said in its own line
		}
		mark := "let op          "
		if w.Doubts() {
			mark, doubt = "LET OP          ", true
		}
		out = append(out, mark+keeping.Warning(w))
	}
	for _, c := range altered {
		out = append(out, "VERANDERD       "+keeping.AlteredLine(c))
	}
	for _, p := range pending {
		out = append(out, "NIET AF         "+keeping.PendingLine(p))
	}
	if r.Missing && !slices.Contains(ws, store.WarnMissing) {
		out = append(out, "ONTBREEKT       er zijn stukken weg of teruggezet naar een eerdere stand")
	}
	if r.Older {
		out = append(out, "OUDERE STAND    de laatste bewaring is beschadigd; dit is wat daarvoor bewaard was")
	}
	if !doubt {
		out = append(out, "alles klopt")
	}
	return out
}

// DiffersReport says what the damaged last save held that is not shown, as far
// as it can be told.
func DiffersReport(d store.Differs, now time.Time) []string {
	out := []string{"stand van       " + keeping.SavedOn(d.Saved, now)}
	for _, c := range d.Changed {
		out = append(out, "NIET TE ZIEN    "+keeping.Damaged(c))
	}
	if d.Unread > 0 {
		out = append(out, "ONLEESBAAR      "+text.Count(d.Unread, "bladzijde", "bladzijden")+" van de laatste bewaring: wat daar stond, is niet te zeggen")
	}
	return append(out, "wat nu          tijdig recover PATH OUT redt wat er is; tijdig restore PATH zet een kopie terug")
}
