// Package reading holds what is said where one thing is read: a signal with its versions,
// whom it is about, and the network of people and organisations there is to turn to.
package reading

import (
	"strconv"
	"strings"
	"time"

	"tijdig/model"
	"tijdig/model/dates"
)

// TwoSay names what two versions say otherwise, where the reason of settling them is asked.
func TwoSay(labels []string) string {
	return "Gekozen uit twee versies: " + strings.Join(labels, ", ")
}

// FormUnknown says that the questions of a record are not known, and how its answers are
// shown then.
func FormUnknown(name string) string {
	return "Ingevuld met het formulier " + name + ", dat dit bestand niet bewaart. De antwoorden staan hier onder de korte naam van hun vraag."
}

// One signal.
const (
	TagsLabel       = "Doelgroep"
	SignalTitle     = "Signaal"
	Written         = "Geschreven"
	FindingsHead    = "Wat gezien of gehoord is"
	PeopleHead      = "Wie erbij"
	ChecksHead      = "Nagegaan (wat hier niet staat, is niet nagegaan)"
	StepsHead       = "Vervolg"
	VersionsHead    = "Versies, de nieuwste boven"
	TwoVersions     = "Twee versies naast elkaar: twee mensen hebben dit apart veranderd. e voegt ze samen; kijk dan na wat hieronder verschilt."
	SettleKey       = "samenvoegen"
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
)

// Former names a question that was answered and is not asked any more.
func Former(label string) string { return "Eerder: " + label }

// Version counts the versions of a signal.
func Version(n int) string { return "versie " + strconv.Itoa(n) }

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

// WrittenAndCorrected says when a line was first written and when its words
// were last changed.
func WrittenAndCorrected(written, corrected, now time.Time) string {
	show := func(t time.Time) string { return dates.Show(model.SeenAt(t.In(now.Location())), now) }
	return "opgeschreven " + show(written) + ", gewijzigd " + show(corrected)
}

// SaidBefore is what an earlier version answered, and when that was written.
func SaidBefore(v string, at, now time.Time) string {
	return "eerder: " + v + " (" + dates.Show(model.SeenAt(at.In(now.Location())), now) + ")"
}
