package command

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"tijdig/model/words"
	"tijdig/store"
	"tijdig/ui/text"
	"tijdig/ui/text/keeping"
)

// Copies of the file, what comes out of a damaged one, and its log.
const (
	BackupShort  = "maakt een gecontroleerde kopie, ook terwijl het bestand open is"
	RestoreShort = "zet een kopie terug; wat er stond, blijft bewaard"
	RecoverShort = "redt wat te lezen is van een beschadigd bestand in een nieuw bestand"
	TakeInShort  = "haalt de concepten uit een noodbestand terug in het bestand"
	LogShort     = "wat er met het bestand gedaan is en wanneer; zegt niets over wie"

	BackupMade      = "kopie gemaakt en helemaal nagelezen."
	BackupMadeInUse = "kopie gemaakt terwijl het bestand elders open was. De opbouw is nagelezen, de inhoud kon zonder wachtzin niet. Lees die na met: tijdig check --file KOPIE"
	BackupOutside   = "let op: deze map wordt gedeeld of staat op een netwerk. De kopie is versleuteld, maar gaat mee de laptop uit."
	CopyDamaged     = "De kopie is beschadigd en is niet teruggezet. Er is niets veranderd. Neem een andere kopie, of red wat te lezen is met: tijdig recover"
	NotRemembered   = "hoe ver het bestand nu is, kon niet op deze laptop worden onthouden. Het bestand zelf is in orde."
	FlagWord        = "het woord vervangen, waar anders een ander bestand in de plaats van dit zou komen"
	OtherFileOver   = "Dit is geen kopie van het bestand dat er staat, maar een ander bestand."
	DemoOver        = "Dit is een bestand met verzonnen signalen, en op die plek staan echte."
	TypeReplace     = "Typ het woord vervangen als je het toch in de plaats wilt zetten: "
	NeedReplace     = "Er is niets veranderd. Wil je het toch in de plaats zetten, geef dan --woord vervangen; wat er stond, blijft bewaard."
	ReplaceWord     = "vervangen"
	WaysAltered     = "Gered, maar iets anders dan Tijdig had de manieren om te openen veranderd. Meld dit bij je organisatie, kijk wat er anders was met: tijdig check, en zet dan een nieuwe wachtzin met: tijdig passwd"
	FlagSeenWord    = "het woord gezien, waar de manieren om te openen door iets anders veranderd waren"
	AlteredBefore   = "iets anders dan Tijdig had de manieren om te openen veranderd:"
	TypeSeen        = "Typ het woord gezien om door te gaan: "
	NeedSeen        = "Er is niets veranderd. Meld dit eerst bij je organisatie; geef daarna --woord gezien om door te gaan."
	SeenWord        = "gezien"
	TakeInItself    = "Dat is het bestand zelf. Er is niets veranderd; geef het noodbestand."
	RestoreItself   = "Dat is het bestand zelf. Er is niets veranderd; kies een kopie om terug te zetten."
	NoHeaderLeft    = "Er is geen leesbare kop meer in dit bestand, en ook niet in de kopieën ernaast. Zonder kop past geen sleutel. Er is niets aan veranderd. Kijk of er elders nog een kopie is."
	NotAllSaved     = "Niet alles is gered. Bewaar het beschadigde bestand en kijk of een kopie meer heeft: tijdig restore"
	NotSureAll      = "Of dit alles was, is niet zeker. Bewaar het beschadigde bestand en kijk of een kopie meer heeft: tijdig restore"
	InUse           = "Het bestand is open in een ander venster. Sluit dat en probeer het dan opnieuw. Er is niets veranderd."
)

// NoSuchFile says that there is nothing by this name.
func NoSuchFile(name string) string {
	return "Er is geen bestand " + name + ". Er is niets veranderd."
}

// Restored says that a copy was put back, and where the file it replaced is.
func Restored(kept string) string {
	if kept == "" {
		return "de kopie is nagelezen en teruggezet. Er stond nog geen bestand."
	}
	return "de kopie is nagelezen en teruggezet. Wat er stond, is bewaard als " + kept
}

// TakenIn says what came out of an emergency file. It stays where it is.
func TakenIn(n store.Taken) string {
	said := keeping.CameBack(n) + " teruggehaald"
	if n.Passed > 0 {
		said += ", " + strconv.Itoa(n.Passed) + " overgeslagen: die stonden er al, of waren afgerond"
	}
	if n.Lost > 0 {
		said += ", " + strconv.Itoa(n.Lost) + " ONLEESBAAR"
	}
	return said + ". Het noodbestand is niet veranderd."
}

// SalvageReport says what came out of a damaged file and what did not.
func SalvageReport(sv store.Salvage) []string {
	out := []string{
		"gered           " + text.Count(sv.Versions, "versie van een signaal", "versies van signalen"),
		"gered           " + text.Count(sv.Concepts, "concept", "concepten"),
		"gered           over wie het gaat: " + strconv.Itoa(sv.Subjects),
		"laatste bewaring nummer " + strconv.FormatUint(sv.Seq, 10),
	}
	if sv.Contacts > 0 {
		out = slices.Insert(out, 3, "gered           "+text.Count(sv.Contacts, "contact", "contacten"))
	}
	if n := len(sv.Lost); n > 0 {
		out = append(out, "NIET GERED      "+text.Count(n, "versie die genoemd wordt en nergens meer staat", "versies die genoemd worden en nergens meer staan"))
	}
	if sv.Unopened > 0 {
		out = append(out, "NIET GERED      "+text.Count(sv.Unopened, "beschadigd stuk; het kan ook een oudere stand zijn", "beschadigde stukken; het kunnen ook oudere standen zijn"))
	}
	if sv.Harmed {
		out = append(out, "ONVOLLEDIG      het bestand is korter dan het was, of hangt niet meer samen: er kan meer weg zijn dan hier te zien is")
	}
	if sv.Older {
		out = append(out, "OUDER           dit bestand is op deze laptop al verder gezien: wat er sindsdien bij kwam, is hier niet te vinden")
	}
	if sv.Altered {
		out = append(out, "VERANDERD       iets anders dan Tijdig heeft de manieren om te openen veranderd; het nieuwe bestand gaat open zoals Tijdig het had")
	}
	switch {
	case sv.Proven:
		out = append(out, "er is niets verloren: alles wat het bestand telt, is er")
	case sv.Unopened == 0 && len(sv.Lost) == 0 && !sv.Harmed:
		out = append(out, "ONZEKER         wat gevonden is, is gered; of dat alles was, bewijst het bestand niet. Het nieuwe bestand blijft dat zeggen tot iemand het nakijkt")
	}
	return out
}

// LogLine is one line of the log.
func LogLine(e store.LogEntry, at *time.Location) string {
	n := ""
	if e.Count > 0 {
		n = text.Signals(e.Count)
	}
	return strings.TrimRight(fmt.Sprintf("%6d  %s  %-22s %s", e.N, e.At.In(at).Format("2006-01-02 15:04:05"), words.Of(string(e.Kind)), n), " ")
}

// LogHolds says that no line was taken out or altered.
func LogHolds(n int) string {
	return text.Count(n, "regel", "regels") + "; elke regel volgt op de vorige, er is er geen weg of veranderd"
}

// LogBroken says where the log does not hold. The store names the numbers
// behind its own words.
func LogBroken(err error) string {
	_, at, ok := strings.Cut(err.Error(), "log lines [")
	if !ok {
		return text.Error(err)
	}
	at, _, _ = strings.Cut(at, "]")
	return "De keten klopt niet bij regel " + strings.Join(strings.Fields(at), ", ") + ": die regel is weg, onleesbaar of veranderd. De andere regels staan hierboven en kloppen."
}
