// Package keeping holds what is said of the file: how it opens and what else opens it,
// how it stands, its copies and what is saved beside it, what left it and what goes for
// good, and the settings kept in it. It says nothing of what stands in a signal.
package keeping

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/store"
	"tijdig/ui/text"
)

// Damaged says what is hit: of which signal where that can be told, and where
// in the file.
func Damaged(d store.DamagedObject) string {
	what := map[string]string{
		"version": "een versie", "concept": "een concept", "subject": "over wie het gaat",
		"name": "een roepnaam", "signal": "een signaal", "list": "een regel van de lijst", "contact": "iemand uit het netwerk",
	}[d.What]
	if what == "" {
		what = "iets"
	}
	if d.Code != "" && d.N > 0 {
		what += " van " + model.SignalCode(d.Code, d.N)
	} else if d.Code != "" {
		what += " van " + d.Code.String()
	}
	return what + "  (" + d.Where + ")"
}

// Bestand, and what was thrown away.
const (
	HealthTitle  = "Bestand"
	WarningsHead = "Let op"
	FileHead     = "Dit bestand"
	SavedLabel   = "Laatst bewaard"
	ReadLabel    = "Nagelezen"
	HoldsLabel   = "Signalen"
	OpensLabel   = "Gaat open met"
	BackupsHead  = "Kopieën naast het bestand"
	NoBackups    = "Nog geen. k maakt er een."
	ElsewhereToo = "Een kopie hiernaast helpt niet als de laptop weg is. Zet er ook een op een stick: x"
	Copying      = "Er wordt een kopie naast het bestand gemaakt."
	CopyMade     = "De kopie is gemaakt en nagelezen."
	CopyFirst    = "Er wordt net een kopie gemaakt. Probeer het zo nog eens."
	ExportsHead  = "Wat eruit ging"
	NothingLeft  = "Nog niets."
	LostHead     = "Laptop kwijt"
	LostCall     = "Bel meteen je leidinggevende en de functionaris gegevensbescherming%s: dit kan een datalek zijn, en de organisatie heeft 72 uur om dat te melden. Is de laptop gestolen, doe dan ook aangifte bij de politie."
	LostSafe     = "Zonder de wachtzin of de herstelcode is het bestand niet te lezen. Lag een van die twee bij de laptop, zeg dat er dan bij."
	LostPaper    = "Schrijf dit over en bewaar het niet bij de laptop."
	TrashTitle   = "Weggegooid"
	TrashWhy     = "Concepten die je weggooide. Ze komen terug zoals ze waren, zolang je ze niet opruimt."
	TrashNone    = "Er is niets weggegooid."
	TakeBack     = "terughalen"
	TakenBack    = "Teruggehaald. Het concept staat weer op Vandaag."
	FileWarned   = "Er is iets met het bestand: "
	NotTidied    = "van een afgebroken overdracht is nog niet alles opgeruimd; dat gebeurt bij de volgende opening."
)

// Warned says in short what is the matter, for Vandaag.
func Warned(ws []store.Warning) string {
	s := FileWarned + warnings[ws[0]][0]
	if _, ok := warnings[ws[0]]; !ok {
		s = FileWarned + warnings[store.WarnDamaged][0]
	}
	if len(ws) > 1 {
		s += ", en nog " + strconv.Itoa(len(ws)-1)
	}
	return s
}

// Warning says what is hit, what is safe and what to do now.
func Warning(w store.Warning) string {
	words, ok := warnings[w]
	if !ok {
		words = warnings[store.WarnDamaged]
	}
	return strings.ToUpper(words[0][:1]) + words[0][1:] + ". " + words[1]
}

// warnings holds for each warning what is hit, and then what is safe and what
// to do now.
var warnings = map[store.Warning][2]string{
	store.WarnSyncFolder: {
		"het bestand ligt in een gedeelde map of op een netwerk",
		"Wat je schreef is bewaard en versleuteld, maar het gaat de laptop uit, en twee laptops kunnen elkaars werk wissen. Sluit Tijdig, zet het bestand in een map op de laptop zelf, en open het daar met --file.",
	},
	store.WarnOneMeta: {
		"een van de twee plekken die zeggen hoe ver alles bewaard is, is beschadigd",
		"De laatste bewaring kan weg zijn; al het andere is er. Kijk wat je het laatst schreef nog eens na, en maak dan een kopie: tijdig backup MAP/NAAM",
	},
	store.WarnOlderState: {
		"de laatste bewaring is beschadigd; dit is de stand van daarvoor",
		"Wat daarvoor bewaard was, is er; de laatste bewaring of bewaringen kunnen ontbreken. Het bestand kan nu alleen gelezen worden, zodat niets eroverheen gaat. Zie wat er verschilt met tijdig check. Red wat er is met tijdig recover PATH OUT, of zet een kopie terug met tijdig restore PATH.",
	},
	store.WarnHeader: {
		"een kopie van de kop was beschadigd",
		"De kop is opnieuw geschreven en al je werk is er. Komt dit vaker voor, laat dan de schijf nakijken.",
	},
	store.WarnHeaderTorn: {
		"een kopie van de kop is beschadigd",
		"Er zijn er nog, en al je werk is er. Tijdig schrijft hem opnieuw zodra het bestand weer gewoon opengaat.",
	},
	store.WarnHeaderSlots: {
		"iets anders dan Tijdig heeft de kop van het bestand veranderd",
		"Je signalen zijn er nog. Iemand kan geprobeerd hebben er een manier van openen bij te zetten of weg te halen; hieronder staat wat daarvan bekend is. Meld het bij je organisatie, en zet een nieuwe wachtzin: tijdig passwd",
	},
	store.WarnHeaderBack: {
		"iets anders dan Tijdig had de kop van het bestand veranderd",
		"Je signalen zijn er nog. De manieren om te openen zijn teruggezet zoals ze hoorden; hieronder staat wat er anders was. Meld het bij je organisatie, en zet een nieuwe wachtzin: tijdig passwd",
	},
	store.WarnWeakKDF: {
		"de wachtzin is minder goed beschermd dan nu kan",
		"Je werk is er en versleuteld. Zet dezelfde of een nieuwe wachtzin opnieuw: tijdig passwd",
	},
	store.WarnHeads: {
		"de lijst klopte niet met de signalen en is opnieuw gemaakt",
		"De signalen zelf zijn er. Komt dit vaker voor, draai dan: tijdig check",
	},
	store.WarnMissing: {
		"er zijn stukken weg of teruggezet naar een eerdere stand",
		"Wat je nu ziet is leesbaar, maar misschien niet alles. Is het bestand gekopieerd of teruggezet, dan is dat de reden. Zo niet: draai tijdig check, en zet zo nodig een kopie terug met tijdig restore.",
	},
	store.WarnDamaged: {
		"een deel van het bestand is beschadigd",
		"De rest werkt gewoon. Zie welk deel met tijdig check, en zet een kopie terug met tijdig restore of red wat kan met tijdig recover.",
	},
	store.WarnRoot: {
		"het bestand kan alleen nog gelezen worden",
		"Wat er staat is te lezen; er komt niets bij. Sluit Tijdig en maak een nieuw bestand van wat er is: tijdig recover PATH OUT",
	},
	store.WarnClock: {
		"de klok loopt achter op de laatste bewaring",
		"Je werk is bewaard, in de goede volgorde. Zet de klok van de laptop goed, anders kloppen de dagen bij wat je schrijft niet.",
	},
	store.WarnOlder: {
		"het is ouder dan de vorige keer hier",
		"Wat je daarna bewaarde, staat er niet in. Heb je zelf een kopie teruggezet, dan klopt dit. Zo niet: kijk in de map en bij de kopieën of het nieuwere bestand er nog is, en meld het bij je organisatie.",
	},
	store.WarnUnfinished: {
		"iets wat begonnen was, is nog niet af",
		"Hieronder staat wat, en welke kopieën nog niet bijgewerkt zijn. Tijdig gaat er bij elke opening mee door. Ligt een kopie op een plek die er nu niet is, sluit die dan aan en open het bestand opnieuw.",
	},
	store.WarnSalvaged: {
		"dit bestand kwam uit een beschadigd bestand",
		"Wat je ziet is heel en gecontroleerd, maar er kan meer weg zijn dan te zien is. Kijk je laatste signalen na en vergelijk met een kopie. Klopt het, druk dan op het scherm Bestand op z.",
	},
	store.WarnNewer: {
		"een nieuwere versie van Tijdig heeft dit bestand geschreven",
		"Alles is er en is te lezen. Schrijven kan deze versie niet zonder iets te verliezen. Neem de nieuwe versie.",
	},
	store.WarnUpgrade: {
		"het bestand is van een oudere versie en kon niet worden bijgewerkt",
		"Alles is er en is te lezen; er komt niets bij. Maak ruimte op de schijf, kijk of de map beschreven mag worden, en open het opnieuw.",
	},
	store.WarnCopies: {
		"een oude kopie kon niet worden opgeruimd",
		"De nieuwe kopie is gemaakt en nagelezen, en al je werk is er. Kijk of de map met kopieën beschreven mag worden.",
	},
	store.WarnNotWritten: {
		"bij het openen kon iets niet worden geschreven",
		"Je signalen zijn er. Kijk of de schijf vol is of op slot zit, en open het bestand daarna opnieuw.",
	},
	store.WarnReserve: {
		"de schijf is vol",
		"Wat je typt wordt nog even bewaard. Maak nu ruimte op de schijf vrij.",
	},
}

// SavedOn says when the file was last written to.
func SavedOn(at, now time.Time) string {
	if at.IsZero() {
		return "nog niet"
	}
	return dates.Show(model.SeenAt(at.In(now.Location())), now)
}

// AllRead says when everything in the file was read and what came of it.
func AllRead(at time.Time, r store.Report, now time.Time) string {
	switch {
	case at.IsZero():
		return "is bezig, op de achtergrond"
	case r.Whole():
		return dates.Show(model.SeenAt(at.In(now.Location())), now) + ", alles is heel"
	}
	return dates.Show(model.SeenAt(at.In(now.Location())), now) + ", en niet alles is heel"
}

// OlderState says of which moment the state is that is shown.
func OlderState(saved, now time.Time) string {
	return "Je ziet de stand van " + SavedOn(saved, now) + ". Wat daarna bewaard werd en niet te zien is:"
}

// Holds counts what is in the file.
func Holds(i store.Info) string {
	s := strconv.Itoa(i.Signals)
	if i.Drafts > 0 {
		s += ", en " + text.Count(i.Drafts, "concept", "concepten")
	}
	return s
}

// NoCopy says why no copy was made.
func NoCopy(err error) string {
	return "Geen kopie gemaakt: " + text.Error(err) + " Je werk zelf is bewaard."
}

// A copy on another disk.
const (
	StickTitle = "Kopie op een stick"
	StickWhy   = "Een kopie van het hele bestand, versleuteld als het bestand zelf. Ze gaat open met dezelfde wachtzin en herstelcode. Waar moet ze heen?"
)

// StickName is the name of a copy that is made now.
func StickName(now time.Time) string { return "tijdig-" + now.Format("20060102-150405") + ".tijdig" }

// StickMade says where the copy is and what to do with it.
func StickMade(path string) string {
	return "Geschreven en nagelezen: " + path + "\n\nNeem de stick uit en bewaar hem apart van de laptop. Terugzetten gaat met: tijdig restore " + path
}

// NoStick says why no copy was made.
func NoStick(err error) string {
	return "Daar is geen kopie gemaakt: " + text.Error(err) + " Het bestand zelf is bewaard. Kies een andere plek."
}

// A copy in the place of the file.
const (
	PutBackTitle   = "Kopie terugzetten"
	PutBackWhy     = "Een kopie komt in de plaats van het bestand. Wat er nu in staat, wordt eerst zelf een kopie, die Tijdig nooit opruimt."
	PutBackNone    = "Er is nog geen kopie. Op Bestand maakt k er een."
	PutBackChoose  = "deze"
	PutBackDo      = "terugzetten"
	PutBackReading = "De kopie wordt helemaal nagelezen …"
	KeptAway       = "De schijf nam het laatste niet aan. Het staat versleuteld in een noodkopie, naast het bestand of in je thuismap, en komt na het openen vanzelf terug."
	PutBackDone    = "De kopie staat terug. Wat er stond, is ook bewaard, als kopie."
)

// PutBackAsk says what happens, and asks for the passphrase.
func PutBackAsk(at, now time.Time) string {
	return "Terug naar " + SavedOn(at, now) + ". Wat daarna geschreven werd, zie je dan niet meer; het blijft bewaard als kopie. Typ de wachtzin; daarna ontgrendel je opnieuw."
}

// NotPutBack says why nothing was put back.
func NotPutBack(err error) string {
	if errors.Is(err, store.ErrWrongSecret) {
		return "Dat is niet de wachtzin van deze kopie. Er is niets veranderd."
	}
	return "Niet teruggezet: " + text.Error(err)
}

// BackupLine names a copy and says of which day it is.
func BackupLine(name string, at, now time.Time) string { return name + "  " + SavedOn(at, now) }

// Lost says what is known of a file on a laptop that is gone.
func Lost(i store.Info, last model.Date, org string, today model.Date) []string {
	handed := "Nog niets is helemaal overgedragen."
	if !last.IsZero() {
		handed = "Laatst helemaal overgedragen: " + dates.ShowDate(last, today) + "."
	}
	if org != "" {
		org = " van " + org
	}
	return []string{
		"In dit bestand: " + text.Signals(i.Signals) + andConcepts(i.Drafts) + " over " + strconv.Itoa(i.Subjects) + " kinderen, jongeren, gezinnen, groepen of plekken. " + handed,
		strings.Replace(LostCall, "%s", org, 1),
		LostSafe + " " + LostPaper,
	}
}

// TrashCount counts what was thrown away.
func TrashCount(n int) string {
	if n == 0 {
		return "niets"
	}
	return text.Count(n, "concept", "concepten") + ", terug te halen met g"
}

// ThrownAway says that a concept is gone and where it can be found.
const ThrownAway = "Concept weggegooid. Terughalen kan: op Vandaag b, dan g."

func andConcepts(n int) string {
	if n == 0 {
		return ""
	}
	return " en " + text.Concepts(n)
}

// PendingLine says what began and is not finished, and which files are left.
func PendingLine(p store.Pending) string {
	s := map[store.Act]string{
		store.ActHeader:  "de manieren om te openen zijn veranderd",
		store.ActDestroy: "er is iets vernietigd",
		store.ActRewrite: "het bestand is herschreven",
		store.ActLetGo:   "een weggegooid concept is voorgoed weggedaan",
	}[p.Act]
	if len(p.Left) == 0 {
		return s + "; nog niet overal, dat gaat bij de volgende opening verder"
	}
	return s + "; nog niet bijgewerkt: " + strings.Join(p.Left, ", ")
}

// AlteredLine says how the ways to open the file had been changed.
func AlteredLine(c store.SlotChange) string {
	way := map[string]string{
		"passphrase": "een wachtzin", "paper": "een herstelcode", "recipient": "een organisatie",
	}[c.Kind]
	switch {
	case c.Kind == "generation":
		return "er was een oudere kop teruggezet, van voor de laatste verandering van wachtzin of code"
	case way == "":
		return "wat er precies veranderd was, is niet te zeggen"
	case c.Added:
		return "er was " + way + " bij gezet"
	}
	return way + " was weggehaald of veranderd"
}

// LastCopy says when the last copy was made, and asks for one after a week.
func LastCopy(at, now time.Time) string {
	if at.IsZero() {
		return "Geen ervan is een kopie van dit bestand zoals het nu verder ging. Maak er nu een met k."
	}
	s := "De laatste is van " + SavedOn(at, now) + "."
	switch {
	case at.After(now):
		return s + " Dat is in de toekomst: kijk of de klok van de laptop goed staat."
	case now.Sub(at) > 7*24*time.Hour:
		return s + " Dat is meer dan een week geleden. Maak er nu een met k."
	}
	return s
}

// OldTrash proposes to clear away what was thrown away long ago.
func OldTrash(n, days int) string {
	return text.Count(n, "concept is", "concepten zijn") + " langer dan " + strconv.Itoa(days) + " dagen geleden weggegooid. V ruimt " + itOrThem(n) + " op; Tijdig doet dat nooit vanzelf."
}

// LetGoQuestion asks before concepts go for good.
func LetGoQuestion(n int) string {
	return text.Count(n, "concept", "concepten") + " voorgoed opruimen? Terughalen kan dan niet meer. j ja · n nee"
}

// LetGone says that they went.
func LetGone(n int) string { return text.Count(n, "concept", "concepten") + " opgeruimd." }

func itOrThem(n int) string {
	if n == 1 {
		return "het"
	}
	return "ze"
}
