// Package recording holds what is asked and answered while a signal is written: the
// questions of a form, the checklist, Direct bellen, quick notes. What is said of a signal
// that stands is in reading.
package recording

import (
	"cmp"
	"errors"
	"strconv"
	"strings"
	"time"

	"tijdig/model"
	"tijdig/model/clean"
	"tijdig/model/dates"
	"tijdig/model/form"
	"tijdig/ui/text"
)

// SeenInWords is how words for when a line was seen stand behind its text, where they are not
// understood.
func SeenInWords(said string) string { return " (wanneer: " + strings.TrimSpace(said) + ")" }

// SeenWhenHint says what is asked about when a line was seen: of words, when they were said.
func SeenWhenHint(k model.InfoKind) string {
	what := "Wanneer zag je dit"
	switch k {
	case model.Said, model.ThirdParty:
		what = "Wanneer hoorde je dit"
	case model.Document:
		what = "Wanneer las je dit"
	case model.SeenSelf, model.Suspicion, model.InfoNone:
	}
	return what + ", als het een andere dag of tijd was dan de rest? Bijv. gisteren 14:00, vr, 12 nov. Leeg: als de rest."
}

// AlsoKnown says by what else somebody is known; "" for nothing.
func AlsoKnown(also []string) string {
	if len(also) == 0 {
		return ""
	}
	return "(ook " + strings.Join(also, ", ") + ")"
}

// How far the writing is.
const (
	NothingTyped    = "nog niets ingevuld"
	NothingEdited   = "nog niets gewijzigd"
	ConceptOfChange = "concept van een wijziging"
	DoneAlready     = "vastleggen kan nu al: ctrl+k"
)

// ConceptSaved says when a concept was last on the disk.
func ConceptSaved(at time.Time) string { return "concept bewaard " + at.Format("15:04:05") }

// What stands beside a question, and what its keys do.
const (
	NobodyKnown      = "Er staat nog niemand in het bestand."
	NobodyFound      = "Niemand gevonden. esc terug."
	WhoPrompt        = "wie? "
	Perhaps          = "misschien hieronder: ↓ enter"
	AgeHint          = "o onbekend; zonder namen alleen de groep"
	AgeMore          = "nog een cijfer, of enter"
	AgeEnter         = "enter als het er staat"
	AgeIsIn          = "De leeftijd staat er al."
	AgeGoesOn        = "De leeftijd gaat verder; enter als het er staat."
	AgeOver          = "Boven 23 jaar is er geen groep; de leeftijd staat er zoals je die typte."
	AgeNoBand        = "Hier volgt geen groep uit; de leeftijd staat er zoals je die typte."
	WhenHint         = "gisteren, vr, 22-11, 14:05"
	AheadHint        = "morgen, di, over 4 weken, 22-12"
	EmptyEnter       = "leeg + enter: verder"
	PickDigit        = "Kies een van de cijfers, of esc."
	PickLetter       = "Kies een van de tekens die ervoor staan, of esc."
	Unlabelled       = "Nieuwe regel. Wat de vorige is, staat nog open."
	WhatIsThis       = "Wat is dit?"
	DayTaken         = "Dit is de dag van deze stap geworden."
	WordsBack        = "Je typte door: dit is een nieuwe regel. Er is niets gekozen."
	TypedBack        = "Je typte door: dat staat achter je tekst. Er is niets gekozen."
	NotTypedHere     = "Hier wordt gekozen, niet getypt. Er is niets gekozen."
	LabelStays       = "Nieuwe regel. Het label van de vorige bleef staan."
	FromWhom         = "Van wie?"
	ViaWhom          = "Via wie?"
	WhoExactly       = "Wie? Geen naam"
	SeenWhen         = "wanneer"
	SeenStaysInWords = "Niet begrepen: het blijft in jouw woorden achter de regel staan. Bijv. gisteren 14:00"
	NoLineHere       = "Zet de cursor eerst op een regel met tekst."
	OtherLabel       = "De regel erboven heeft een ander label en blijft apart."
	NothingYet       = "nog niets"
	NoStepYet        = "nog geen; het blijft op Vandaag staan"
	NoStepTaken      = "geen; het is afgesloten zonder stap"
	OnDay            = "wanneer?"
	OtherDay         = "andere dag"
	StepsHint        = "cijfer of eigen woorden"
	NextStepBegun    = "Verder typen is de volgende stap. De vorige bleef zoals hij was."
	WhoIsIt          = "Wie is het?"
	HowOld           = "Hoe oud? "
	LivesHere        = "Woont in huis?"
	PeopleHint       = "p persoon erbij"
	PeopleAskHint    = "m meer over wie hier staat"
	WhoAndNote       = "wie (geen naam), en toelichting: "
	BulkMark         = " ="
	NoSuchItem       = "Dat cijfer staat niet op dit blad."
	PointsAt         = "bij ! alleen j"
	FlaggedLetter    = "Dit punt vraagt een letter: j ja, v vermoed, n nee, o niet bekend."
	AnswerFirst      = "Kies eerst een antwoord: j, v of n."
	LastQuestion     = "Dit is de laatste vraag. ctrl+k legt vast, esc bewaart en gaat terug."
	ToQuestion       = "lijst dicht"
	ToQuick          = "snel"
	OneFormOnly      = "Dit formulier is al volledig."
	JumpHint         = "Ga naar: typ het teken. ctrl+g of esc: terug."
	WhyChanged       = "Waarom? (enter: typfout of aanvulling)"
	StarMeans        = "* bron vertrouwelijk"
	AcuteOpen        = "○ Direct bellen: nog geen antwoord · ctrl+d"
)

// Offered says what may be taken over from the signal before.
func Offered(words string) string { return "→ " + words + " (van een vorige keer)" }

// LabelEnter says what enter does while a line is asked what it is.
func LabelEnter(answering, stays bool) string {
	switch {
	case answering:
		return "neem over"
	case stays:
		return "klaar"
	}
	return "weet ik nog niet"
}

// WithoutSource is what enter does where it was said what a line is, and not from whom.
const WithoutSource = "zonder bron"

// TooLongTogether says that two lines do not fit in one.
func TooLongTogether(most int) string {
	return "Samen zijn deze regels langer dan " + strconv.Itoa(most) + " tekens; ze blijven apart."
}

// PastedLines says what became of a pasted text.
func PastedLines(n int, r clean.Report) string {
	lines := text.Number(n) + " regels geplakt."
	if n == 1 {
		lines = "1 regel geplakt."
	}
	if r.Changed() {
		lines += " " + text.Cleaned(r)
	}
	return lines + " Zeg bij elke regel wat het is: ↑ en dan →."
}

// MarkHint says what may stand at Herkenning.
func MarkHint(k model.Kind) string {
	if k == model.Group || k == model.Place {
		return "korte aanduiding van de plek, geen namen"
	}
	return "enter: alleen de code; of een roepnaam (blijft apart)"
}

// Earlier says how many signals there were about someone known.
func Earlier(n int) string {
	if n == 0 {
		return ""
	}
	return "eerder: " + text.Signals(n)
}

// Looked says how far a checklist was gone through.
func Looked(n, of int) string {
	return "nagegaan " + strconv.Itoa(n) + " van " + strconv.Itoa(of)
}

// PageOf heads a page of a checklist.
func PageOf(title string, n, of int) string {
	return title + "  blad " + strconv.Itoa(n) + " van " + strconv.Itoa(of)
}

// StillMissing lists required questions without an answer.
func StillMissing(names []string) string {
	s := "○ nog in te vullen: " + strings.Join(names, ", ")
	if len(names) > 2 {
		s = "○ nog " + strconv.Itoa(len(names)) + " in te vullen: " + strings.Join(names, ", ")
	}
	return s
}

// BackAt says where one is after a jump, when typing went on.
func BackAt(question string) string {
	return "Terug bij " + strings.ToLower(question) + "; wat je doortypte is niet overgenomen."
}

// When says why a day or time is not understood. Ahead says that it is one that lies
// ahead, as its examples do.
func When(err error, ahead bool) string {
	var two *dates.TwoDays
	switch {
	case errors.As(err, &two):
		return twoDays(two)
	case errors.Is(err, dates.ErrFuture):
		return "ligt in de toekomst"
	case errors.Is(err, dates.ErrPast):
		return "ligt al achter ons"
	case errors.Is(err, dates.ErrNoSuchDay):
		return "die dag of tijd bestaat niet"
	}
	if ahead {
		return text.NotUnderstood + "; blijft zo staan. Bijv. " + AheadHint
	}
	return text.NotUnderstood + "; blijft zo staan. Bijv. gisteren, vr 21:40, 22-11"
}

// NotRead says why words at a question that wants a day, a time or a number are none.
func NotRead(q form.Question, err error) string {
	if q.Kind != form.Number {
		return When(err, q.Ahead)
	}
	if errors.Is(err, form.ErrNoMeasure) {
		return "kan niet: " + q.Bounds()
	}
	return "dat is geen getal; bijv. " + q.ShowNumber("2.5")
}

// ReadHint says what such a question takes.
func ReadHint(q form.Question) string {
	switch {
	case q.Kind == form.Number:
		return cmp.Or(q.Bounds(), q.Unit)
	case q.Ahead:
		return AheadHint
	}
	return WhenHint
}

// twoDays names both days that people mean by the words, and words that mean one.
func twoDays(e *dates.TwoDays) string {
	day := dates.Weekday(e.Weekday)
	near, far := "afgelopen "+day, day+" vorige week"
	if e.Ahead {
		near, far = "komende "+day, day+" volgende week"
	}
	return dates.Day(e.First) + " of " + dates.Day(e.Second) + ": typ " + near + ", of " + far
}

// AgeAgain says that an age that was said is too long ago to go on with.
func AgeAgain(a model.Age) string {
	if a.Said == "" {
		return "De leeftijd is van meer dan een jaar geleden. Vraag die opnieuw."
	}
	return "Leeftijd " + text.AgeSaid(a, model.Date{}) + ": ruim een jaar oud. Vraag die opnieuw."
}

// AskedOf is what is asked of a person in a form that asks it.
func AskedOf(ask model.PersonAsk) string {
	switch ask {
	case model.AskSpoken:
		return "Zelf gesproken?"
	case model.AskAuthority:
		return "Heeft gezag?"
	case model.AskInterpreter:
		return "Tolk nodig?"
	}
	return ""
}

// Recorded says that a signal stands, and first of all when nothing is
// planned about it.
func Recorded(code string, s model.Signal, now time.Time) string {
	out := "Vastgelegd " + code + " " + now.Format("15:04") + "."
	if len(s.Steps) == 0 {
		out += " Nog geen volgende stap."
	}
	return out + " n volgende"
}
