package reading

import (
	"strconv"
	"strings"

	"tijdig/model"
)

// Over wie.
const (
	SubjectTitle  = "Over wie"
	SubjectNotYet = "Over wie dit gaat is nog niet vastgelegd. Open het concept met enter in de lijst, en leg het vast met ctrl+k."
	NameHere      = "Naam hier"
	OtherCodes    = "Bij een ander"
	AlsoCode      = "Ook bekend als"
	NameHidden    = "••••••  (spatie toont)"
)

// StepIs names the next step of a signal.
func StepIs(what, day string) string {
	return strings.TrimSpace("stap: " + what + " " + day)
}

// Zelfde als ..., and back.
const (
	SameTitle   = "Zelfde als"
	ApartTitle  = "Toch twee"
	SameWho     = "Wie is dezelfde?"
	SameHint    = "Typ een code of roepnaam. Alleen wie van dezelfde soort is, staat in de lijst."
	SameNobody  = "Niemand van dezelfde soort gevonden."
	SameCodes   = "Code"
	SameNames   = "Roepnaam"
	SameMarks   = "Aanduiding"
	SameWhat    = "Soort"
	SameCount   = "Signalen"
	SameLast    = "Laatste"
	SameDo      = "dit is dezelfde"
	ApartDo     = "dit zijn er twee"
	ApartWho    = "Wie is toch een ander?"
	SameGone    = "Dit kan niet meer: over wie het ging, is er niet meer of is al dezelfde."
	SameUnlike  = "Dit kan niet: de een is een andere soort dan de ander. Wijzig eerst over wie het gaat in een signaal."
	SameUndo    = "Het kan terug: a op de bladzij Over wie. Dan heeft elk weer zijn eigen signalen, code en roepnaam."
	NextOne     = "volgende"
	ApartCounts = "Een signaal dat je schreef toen ze dezelfde waren, blijft bij de code waar het onder begon."
)

// SameWill says what happens to two that are the same.
func SameWill(kept, other model.Code, shift int) string {
	return "Alles staat daarna bij elkaar onder " + kept.String() + ", de oudste code. " + other.String() + " blijft vindbaar. De signalen van " +
		other.String() + " tellen daar door vanaf " + strconv.Itoa(shift+1) + "."
}

// ApartWill says what happens to one that is another after all.
func ApartWill(other model.Code) string {
	return other.String() + " staat daarna weer op zichzelf, met de eigen signalen en roepnaam."
}

// SameDone says that it happened.
func SameDone(kept, other model.Code) string {
	return other.String() + " staat nu bij " + kept.String() + ". Terug: a op de bladzij Over wie."
}

// ApartDone says that one stands by itself again.
func ApartDone(other model.Code) string { return other.String() + " staat weer op zichzelf." }
