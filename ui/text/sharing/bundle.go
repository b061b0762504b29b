package sharing

import (
	"context"
	"errors"
	"io/fs"
	"strconv"
	"strings"

	"tijdig/model"
	"tijdig/model/clean"
	"tijdig/model/recipient"
	"tijdig/store"
	"tijdig/store/bundle"
	"tijdig/store/merge"
	"tijdig/ui/text"
)

// What goes to a colleague who has this program too, and what comes in from one.
const (
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

	WordsToOpen = "Woorden om te openen: "
	SayByPhone  = "Zeg ze door de telefoon. Zet ze niet bij het bestand en niet in de mail. Ze zijn hierna nergens meer te zien."
)

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
				out = append(out, column(what)+"en nog "+text.Signals(len(all)-most))
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
		out = append(out, column("al hier")+text.Signals(m.Same))
	}
	if m.Destroyed > 0 {
		out = append(out, column("vernietigd")+text.Signals(m.Destroyed)+": hier vernietigd, en dat blijft zo")
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
		return text.MayNotRead
	}
	return text.Error(err)
}

// TakenInPart says how far taking in came before it went wrong.
func TakenInPart(err error, m store.Merged) string {
	if errors.Is(err, context.Canceled) {
		err = nil
	}
	s := Merged(m) + " De rest komt over als je het nog eens doet."
	if err != nil {
		s = text.Error(err) + " " + s
	}
	return s
}

// NoIdentity says that a file with a secret key holds none that can be used.
const NoIdentity = "Het bestand met de sleutel is niet te begrijpen. Er hoort een geheime age-sleutel in te staan (AGE-SECRET-KEY-1...)."

// BadIdentity says what is wrong with a file with the secret key.
func BadIdentity(err error) string {
	if errors.Is(err, recipient.ErrNone) {
		return "In het bestand met de sleutel staat geen sleutel. Er is niets geopend."
	}
	return NoIdentity
}

// BadKeyFile says why no key could be read out of a file.
func BadKeyFile(err error) string {
	if errors.Is(err, recipient.ErrNone) || errors.Is(err, recipient.ErrPublic) || errors.Is(err, recipient.ErrOther) {
		return BadIdentity(err)
	}
	return CannotRead(err)
}

// BadReceiver says what is wrong with the public key of somebody a bundle is for.
func BadReceiver(err error) string {
	switch {
	case errors.Is(err, recipient.ErrNone):
		return "Er staat geen sleutel bij. Die begint met age1."
	case errors.Is(err, recipient.ErrSecret):
		return "Dat is een GEHEIME sleutel. Die hoort bij niemand anders dan de eigenaar: haal hem hier weg, en vraag de openbare (age1…)."
	case errors.Is(err, recipient.ErrOther):
		return "Dat is niet één openbare sleutel (age1…)."
	case errors.Is(err, bundle.ErrMixed):
		return "Deze sleutels gaan niet samen: de ene is van een nieuwere soort dan de andere. Maak er twee bundels van."
	}
	return "Er zit een fout in de sleutel (age1…): er mist iets of er is een letter anders. Kopieer hem nog een keer."
}
