package text

import (
	"strconv"
	"strings"
	"time"

	"tijdig/model"
	"tijdig/model/when"
	"tijdig/model/words"
)

// One signal, and one subject.
const (
	TagsLabel    = "Doelgroep"
	SignalTitle  = "Signaal"
	SubjectTitle = "Over wie"
	NameHere     = "Naam hier"
	NameHidden   = "••••••  (spatie toont)"
	Written      = "Geschreven"
	FindingsHead = "Wat gezien of gehoord is"
	PeopleHead   = "Wie erbij"
	ChecksHead   = "Nagegaan (wat hier niet staat, is niet nagegaan)"
	StepsHead    = "Vervolg"
	VersionsHead = "Versies, de nieuwste boven"
	TwoVersions  = "Twee versies naast elkaar. e wijzigen maakt er weer één van."
)

// Version counts the versions of a signal.
func Version(n int) string { return "versie " + strconv.Itoa(n) }

// WrittenBy says who wrote a version and when.
func WrittenBy(a model.Author, at, now time.Time) string {
	parts := []string{when.Show(model.SeenAt(at), now)}
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
	if s.Reason != "" {
		line += ": " + s.Reason
	}
	return line
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
