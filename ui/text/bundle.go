package text

import (
	"context"
	"errors"
	"io/fs"
	"strconv"
	"strings"

	"tijdig/model"
	"tijdig/model/clean"
	"tijdig/store"
	"tijdig/store/bundle"
	"tijdig/store/merge"
)

// TwoSay names what two versions say otherwise, where the reason of settling them is asked.
func TwoSay(labels []string) string {
	return "Gekozen uit twee versies: " + strings.Join(labels, ", ")
}

// What goes to a colleague who has this program too, and what comes in from one.
const (
	BundleWords = "versleuteld, voor een collega met Tijdig"

	ReceiveTitle    = "Inlezen"
	ReceiveWhy      = "Neem over wat een collega je gaf: een versleutelde bundel, of een uitvoer met namen. Je ziet eerst wat er zou gebeuren."
	ReceiveFile     = "Welk bestand"
	ReceiveWhichKey = "Welk bestand met je geheime sleutel? Typ waar het staat."
	ReceiveWhich    = "Welk bestand? Typ waar het staat."
	ReceiveWould    = "Dit zou er gebeuren. Er is nog niets veranderd."
	ReceiveNothing  = "Hier komt niets uit over. Er verandert niets."
	ReceiveDone     = "Vooraf is een kopie gemaakt; die staat op Bestand. Laat je collega weten dat het er is."
	TakeItIn        = "neem over"

	EnterSeals       = "enter schrijft het, versleuteld"
	FiveWords        = "vijf woorden"
	TypedKey         = "een sleutel"
	KeysToType       = "wat met age1 begint, of een naam uit Instellingen; komma's ertussen"
	NoKeyTyped       = "Typ of plak een sleutel (age1…). Of kies bij Gaat open met 1: vijf woorden."
	KeyOpens         = "Het gaat open met de geheime sleutel van wie je koos: met ctrl+p, inlezen van een collega. Woorden zijn er niet. " + letKnow
	BetterSealed     = "Kies bij Vorm liever 1 of 2: dan is het versleuteld. 2 is voor wie geen Tijdig heeft."
	PageSealed       = "Versleuteld: het gaat in een browser open met vijf woorden die je hierna ziet. Het is om te lezen; niemand kan het inlezen."
	letKnow          = "Laat je zeggen dat het er is, en bevestig dat dan op Vandaag."
	PageOpens        = "Wie het krijgt, opent het bestand in een browser en vult daar de woorden in. " + letKnow
	ColleagueTakesIn = "Je collega neemt het over met ctrl+p, inlezen van een collega. " + letKnow

	ImportShort         = "neemt over wat een collega gaf: een versleutelde bundel, of jsonl met namen; --dry-run zegt eerst wat er zou gebeuren"
	FlagBundleRecipient = "bundel: age-sleutel (age1...) van wie hem mag openen; mag vaker"
	FlagBundleWordsOut  = "bundel en pagina: schrijf de vijf woorden om te openen in dit nieuwe bestand"
	FlagDryRun          = "zeg wat er zou gebeuren en verander niets"
	FlagWordsFile       = "bestand met op de eerste regel de woorden die de collega doorgaf"
	FlagBundleIdentity  = "bestand met de geheime age-sleutel waarvoor de bundel gemaakt is"

	BundleOnlyWhole    = "een bundel gaat altijd met namen en met alles: --level, --text en --document horen er niet bij"
	BundleNotBoth      = "een bundel gaat open met woorden (--bundle-words-out) of met sleutels (--recipient), niet met allebei"
	SealedNeedsFile    = "wat versleuteld is, wordt na het schrijven teruggelezen: geef --out BESTAND"
	PageNeedsWordsOut  = "er is geen terminal om de woorden op te tonen: geef --bundle-words-out BESTAND"
	BundleNeedsKey     = "er is geen terminal om de woorden op te tonen: geef --bundle-words-out BESTAND of --recipient age1..."
	OnlyForBundle      = "--recipient hoort bij --format bundle, --bundle-words-out bij bundle en pagina"
	NoBundleWordsOut   = "De plek voor de woorden is niet te maken, of er staat al een bestand. Er is niets gemaakt."
	WordsNotWritten    = "De woorden konden niet worden geschreven. Er is niets gemaakt."
	SealedStands       = "geschreven, teruggelezen, geopend en gelijk: "
	WordsToOpen        = "Woorden om te openen: "
	SayByPhone         = "Zeg ze door de telefoon. Zet ze niet bij het bestand en niet in de mail. Ze zijn hierna nergens meer te zien."
	WordsStand         = "de woorden om te openen staan in het bestand dat je noemde. Geef dat niet samen met het versleutelde bestand door."
	WordsLabel         = "Woorden van de collega"
	NeedWords          = "Dit is versleuteld, en er is geen terminal om de woorden te vragen. Geef --words-file of --bundle-identity."
	WordsOrIdentity    = "geef --words-file of --bundle-identity, niet allebei"
	WouldHappen        = "dit zou er gebeuren; er is nog niets veranderd:"
	NothingToTake      = "alles hieruit stond er al. Er is niets veranderd."
	SomeRefused        = "Niet alles is overgenomen: wat hierboven bij NIET GENOMEN staat. De rest wel; vraag je collega om een nieuwe bundel."
	SomeWouldBeRefused = "Niet alles zou worden overgenomen: zie wat hierboven bij NIET GENOMEN staat."
)

// NotReadBack says that what was sealed did not open, or held something else.
const NotReadBack = "Wat geschreven werd, was niet heel terug te lezen. Het is weggehaald. Probeer het op een andere plek."

// ReceiveOpens is what a sealed bundle opens with: words, or a secret key in a file.
func ReceiveOpens(byKey bool) string {
	if byKey {
		return "Bestand met je geheime sleutel"
	}
	return "Woorden van je collega"
}

// BundleGoesAlong says what goes along in a bundle, and whether keys open it or words.
func BundleGoesAlong(keyed bool) string {
	by := "met " + FiveWords + " die je hierna ziet"
	if keyed {
		by = "met de geheime sleutel van wie je koos"
	}
	return "Mee: alles van deze signalen, ook namen, vertrouwelijke bronnen en eerdere versies. Versleuteld: het gaat alleen open " + by + ". Je collega leest het in op de eigen laptop."
}

// NoSuchReceiver says that no key is kept under a name.
func NoSuchReceiver(name string) string {
	return "Er is geen sleutel bewaard van " + name + ". Typ of plak de sleutel (age1…), of zet die eerst in Instellingen."
}

// bundleCauses are the words for what is wrong with a whole bundle.
var bundleCauses = []cause{
	{bundle.ErrSecret, "Hiermee gaat het niet open. Kijk de woorden of de sleutel na, of vraag je collega wat erbij hoort. Er is niets veranderd."},
	{bundle.ErrSealed, "Dit is versleuteld. Vraag je collega om de woorden. Er is niets veranderd."},
	{bundle.ErrRecipient, "Dat is geen sleutel waarvoor een bundel gemaakt kan worden. Een sleutel begint met age1. Er is niets geschreven."},
	{bundle.ErrMixed, "Deze sleutels gaan niet samen: de ene is van een nieuwere soort dan de andere. Maak er twee bundels van. Er is niets geschreven."},
	{bundle.ErrCostly, "Dit bestand vraagt meer om te openen dan Tijdig geeft. Het is niet geopend en er is niets veranderd."},
	{bundle.ErrNotBundle, "Dit is geen bundel van Tijdig en geen jsonl met namen. Er is niets veranderd."},
	{bundle.ErrNewer, "Deze bundel is gemaakt met een nieuwere versie van Tijdig. Er is niets veranderd; neem de nieuwe versie."},
	{bundle.ErrLevel, "Dit is een uitvoer zonder namen. Die kan niet worden teruggelezen, want er staat niet alles in. Er is niets veranderd; vraag je collega om een bundel."},
	{bundle.ErrTooLarge, "Dit is te groot: een bundel houdt ten hoogste 64 MiB en 100.000 regels. Er is niets veranderd. Kies minder signalen tegelijk."},
	{bundle.ErrDamaged, "Dit bestand is beschadigd of niet heel. Er is niets veranderd; vraag je collega om een nieuwe."},
	{bundle.ErrNotEqual, NotReadBack},
	{store.ErrFiction, "Verzonnen signalen en echte komen nooit in één bestand. Er is niets veranderd."},
	{store.ErrOtherLaw, "Politiegegevens (Wpg) en andere signalen komen nooit in één bestand. Er is niets veranderd. Een wijkagent heeft een eigen bestand: start met --file en een andere naam."},
}

// refusals are the words for why a line was not taken.
var refusals = map[merge.Refusal]string{
	merge.RefusedOther:   "deze versie is hier al bekend, en zegt iets anders; wat hier stond, is gebleven",
	merge.RefusedNobody:  "over wie het gaat, staat er niet bij en is hier niet bekend",
	merge.RefusedCircle:  "deze versie zou komen na een versie die na haar kwam",
	merge.RefusedUnsound: "er ontbreekt iets wat elke versie heeft",
	merge.RefusedHere:    "wat hier van dit signaal staat, is beschadigd; zie tijdig check",
	bundle.TooLong:       "de regel is te lang",
	bundle.TooDeep:       "er staat te veel in elkaar",
	bundle.NotJSON:       "dit is geen JSON",
	bundle.Unknown:       "een onbekende soort regel",
	bundle.BadForm:       "geen formulier, of een ander dan genoemd",
	bundle.BadAbout:      "over wie het gaat, is niet te lezen",
	bundle.BadSaid:       "geen hele versie van een signaal",
	bundle.Twice:         "dezelfde twee keer, met iets anders erin",
}

// most is how many lines of a kind a report has before it counts the rest.
const most = 200

// MergeReport says what taking a bundle in did, or would do, a line for each fact. It
// names nobody.
func MergeReport(m store.Merged) (out []string) {
	each := func(what string, all []merge.Signal, more string) {
		for i, s := range all {
			if i == most {
				out = append(out, column(what)+"en nog "+Signals(len(all)-most))
				return
			}
			out = append(out, column(what)+model.SignalCode(s.Code, s.N)+more)
		}
	}
	for _, a := range m.Authors {
		if by := author(a); by != "" {
			out = append(out, column("geschreven door")+by)
		}
	}
	each("nieuw", m.New, "")
	each("aangevuld", m.Continued, "")
	each("TWEE VERSIES", m.Diverged, "  "+SettleIt)
	for _, j := range m.Joined[:min(most, len(m.Joined))] {
		out = append(out, column("dezelfde")+j.Code.String()+" en "+j.Other.String()+": dat zei de ander. Klopt het niet: a bij Over wie")
	}
	for _, p := range m.Parted[:min(most, len(m.Parted))] {
		out = append(out, column("toch twee")+p.Code.String()+" en "+p.Other.String()+": dat zei de ander")
	}
	for _, r := range m.Recoded {
		out = append(out, column("andere code")+recoded(r))
	}
	for _, d := range m.Differs {
		out = append(out, column("verschilt")+d.Code.String()+": bij de ander "+strings.Join(particulars(d), " en ")+"; wat hier stond, blijft")
	}
	if m.Same > 0 {
		out = append(out, column("al hier")+Signals(m.Same))
	}
	if m.Destroyed > 0 {
		out = append(out, column("vernietigd")+Signals(m.Destroyed)+": hier vernietigd, en dat blijft zo")
	}
	for i, r := range m.Refused {
		if i == most {
			out = append(out, column("NIET GENOMEN")+"en nog "+strconv.Itoa(len(m.Refused)-most))
			break
		}
		out = append(out, column("NIET GENOMEN")+"regel "+strconv.Itoa(r.Line)+": "+refusals[r.Why])
	}
	return out
}

// author names who wrote something, as far as that says nothing to the terminal.
func author(a model.Author) string {
	var out []string
	for _, s := range []string{a.Name, a.Role, a.Org} {
		safe, _ := clean.Line(s)
		if r := []rune(safe); len(r) > longName {
			safe = string(r[:longName]) + "…"
		}
		if safe != "" {
			out = append(out, safe)
		}
	}
	return strings.Join(out, ", ")
}

// longName is how many characters of a name are shown.
const longName = 60

// SettleIt says what to do about two versions.
const SettleIt = "open het signaal; e voegt ze samen"

func column(s string) string { return s + strings.Repeat(" ", max(1, 16-len(s))) }

func recoded(r merge.Recoded) string {
	theirs, here := r.Theirs.String(), r.Here.String()
	if r.TheirN > 0 {
		theirs, here = model.SignalCode(r.Theirs, r.TheirN), model.SignalCode(r.Here, r.HereN)
	}
	if r.Here == "" {
		here = "een andere"
	}
	return "bij de ander " + theirs + ", hier " + here
}

func particulars(d merge.Difference) (out []string) {
	if d.Name {
		out = append(out, "een andere roepnaam")
	}
	if d.Mark {
		out = append(out, "een andere aanduiding")
	}
	if d.Kind {
		out = append(out, "een andere soort")
	}
	return out
}

// Merged says in one line what came in.
func Merged(m store.Merged) string {
	s := "Overgenomen: " + strconv.Itoa(len(m.New)) + " nieuw, " + strconv.Itoa(len(m.Continued)) + " aangevuld"
	if n := len(m.Diverged); n > 0 {
		s += ", " + strconv.Itoa(n) + " met twee versies"
	}
	return s + "."
}

// CannotRead says why a file was not read.
func CannotRead(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "Daar staat geen bestand."
	case errors.Is(err, fs.ErrPermission):
		return MayNotRead
	}
	return Error(err)
}

// TakenInPart says how far taking in came before it went wrong.
func TakenInPart(err error, m store.Merged) string {
	if errors.Is(err, context.Canceled) {
		err = nil
	}
	s := Merged(m) + " De rest komt over als je het nog eens doet."
	if err != nil {
		s = Error(err) + " " + s
	}
	return s
}

// CopyBefore says which copy was made before a bundle was taken in.
func CopyBefore(name string) string { return "kopie vooraf gemaakt: " + name }
