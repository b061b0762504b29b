package text

import (
	"strconv"
	"strings"
	"time"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/model/words"
)

// FormUnknown says that the questions of a record are not known, and how its answers are
// shown then.
func FormUnknown(name string) string {
	return "Ingevuld met het formulier " + name + ", dat dit bestand niet bewaart. De antwoorden staan hier onder de korte naam van hun vraag."
}

// One signal, and one subject.
const (
	TagsLabel       = "Doelgroep"
	SignalTitle     = "Signaal"
	SubjectTitle    = "Over wie"
	SubjectNotYet   = "Over wie dit gaat is nog niet vastgelegd. Open het concept met enter in de lijst, en leg het vast met ctrl+k."
	NameHere        = "Naam hier"
	OtherCodes      = "Bij een ander"
	AlsoCode        = "Ook bekend als"
	NameHidden      = "••••••  (spatie toont)"
	Written         = "Geschreven"
	FindingsHead    = "Wat gezien of gehoord is"
	PeopleHead      = "Wie erbij"
	ChecksHead      = "Nagegaan (wat hier niet staat, is niet nagegaan)"
	StepsHead       = "Vervolg"
	VersionsHead    = "Versies, de nieuwste boven"
	TwoVersions     = "Twee versies naast elkaar: twee mensen hebben dit apart veranderd. e voegt ze samen; kijk dan na wat hieronder verschilt."
	SettleKey       = "samenvoegen"
	TwoShort        = "twee versies"
	IsNotThere      = "staat er niet"
	There           = "daar"
	Here            = "hier"
	VersionUndone   = "terug naar een eerdere versie"
	VersionRedone   = "opnieuw gedaan"
	VersionReadOnly = "Dit is een eerdere versie, alleen om te lezen. esc, esc en dan e wijzigt het signaal."
	WasNotThere     = "stond er niet"
	TakenAway       = "weggehaald"
	Was             = "was"
	Is              = "nu"
	StateLabel      = "Stand"
	VersionBack     = "De vorige versie staat er weer, als een nieuwe. ctrl+y doet het opnieuw."
	VersionAgain    = "Opnieuw gedaan, als een nieuwe versie."
	ConceptWaits    = "Hier was je nog mee bezig. Maak dit eerst af."
	ConceptFirst    = "Er staat nog een concept van dit signaal. Maak dat eerst af; daarna kan dit weer."
)

// Former names a question that was answered and is not asked any more.
func Former(label string) string { return "Eerder: " + label }

// Version counts the versions of a signal.
func Version(n int) string { return "versie " + strconv.Itoa(n) }

// Codes lists codes as they are read aloud.
func Codes(all []model.Code) string {
	var out []string
	for _, c := range all {
		out = append(out, c.String())
	}
	return strings.Join(out, ", ")
}

// OtherVersion says whose the version beside this one is.
func OtherVersion(by string) string {
	return "De andere, van " + by + ". Eerst wat daar staat, dan wat hier staat:"
}

// VersionAmong says which of the versions of a signal is shown.
func VersionAmong(n, of int) string { return Version(n) + " van " + strconv.Itoa(of) }

// WrittenBy says who wrote a version and when.
func WrittenBy(a model.Author, at, now time.Time) string {
	parts := []string{dates.Show(model.SeenAt(at), now)}
	for _, s := range []string{a.Name, a.Role, a.Org} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, ", ")
}

// VersionLine says of a version when it was written and why.
func VersionLine(n int, s model.Signal, now time.Time) string {
	line := "versie " + strconv.Itoa(n) + "  " + WrittenBy(s.Author, s.Written.In(now.Location()), now)
	switch {
	case s.Undone:
		line += ": " + VersionUndone
	case s.Redone:
		line += ": " + VersionRedone
	}
	if s.Reason != "" {
		line += ": " + s.Reason
	}
	return line
}

// ReadingVersion says that an earlier version is read, and when the newest was
// written.
func ReadingVersion(n, of int, newest time.Time) string {
	if n == of {
		return "Versie " + strconv.Itoa(n) + ", de nieuwste; hier alleen om te lezen."
	}
	return "Versie " + strconv.Itoa(n) + " van " + strconv.Itoa(of) + ", alleen om te lezen. De nieuwste is van " + dates.Show(model.SeenAt(newest), time.Time{}) + "."
}

// SeenApart says when a line was seen where that is told of it apart from its signal; "" where
// it is not.
func SeenApart(f model.Finding, now time.Time) string {
	if f.Seen.IsZero() {
		return ""
	}
	return "wanneer: " + SeenBefore(dates.Show(f.Seen, now), f.Seen, f.Written)
}

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

// WrittenAndCorrected says when a line was first written and when its words
// were last changed.
func WrittenAndCorrected(written, corrected, now time.Time) string {
	show := func(t time.Time) string { return dates.Show(model.SeenAt(t.In(now.Location())), now) }
	return "opgeschreven " + show(written) + ", gewijzigd " + show(corrected)
}

// StepIs names the next step of a signal.
func StepIs(what, day string) string {
	return strings.TrimSpace("stap: " + what + " " + day)
}

// SeenBefore adds a word to when something was seen where it was written down before.
func SeenBefore(shown string, s model.Seen, written time.Time) string {
	if !s.After(written) {
		return shown
	}
	return shown + " (" + words.Of("gezien_na_opgeschreven") + ")"
}
