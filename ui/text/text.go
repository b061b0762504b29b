// Package text holds what is said everywhere: the frame, saving and taking back,
// what went wrong, a signal in a list, and how what was answered is said. What
// belongs to one part of the program stands in a room below, so that one reader can
// proofread every sentence there is and guess where it stands: recording (what is
// asked), reading (what stands), listing, sharing, keeping (the file), command.
//
// Constants where nothing varies, functions where something does. Words of machine
// names are data, in model/words. No room shows anything or asks the file.
package text

import (
	"runtime/debug"
	"strconv"
	"strings"
	"time"
)

// The frame.
const (
	Program          = "Tijdig"
	KeysDropped      = "Wat je daarvoor al typte, is hier niet gebruikt."
	AltMeaning       = "Alt met een letter doet hier niets."
	DemoBanner       = "verzonnen"
	PoliceBanner     = "politiegegevens (Wpg)"
	ReadOnlyBanner   = "alleen lezen"
	NothingOpen      = "Er is nog geen bestand open."
	AtHome           = "Dit is het eerste scherm. Sluiten: twee keer ctrl+c."
	ChangedMeanwhile = "Dit bestand is intussen ook ergens anders gebruikt. Je ziet de nieuwste stand."
	OnlyReadNow      = "Dit bestand kan nu alleen gelezen worden; een nieuw signaal kan er niet in."
	OneMoment        = "Een ogenblik."
)

// What keys do on several screens.
const (
	Choose   = "kies"
	WriteIt  = "schrijf"
	DoneHere = "klaar"
)

// QuitAgain says what a second ctrl+c does.
func QuitAgain(open bool) string {
	if open {
		return "Nog eens ctrl+c: sluiten. Alles is bewaard."
	}
	return "Nog eens ctrl+c: sluiten."
}

// ProgramVersion names this program and its version.
func ProgramVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return "tijdig " + info.Main.Version
	}
	return "tijdig ontwikkelversie"
}

// Saving.
const (
	AllSaved     = "alles bewaard"
	Saving       = "wordt bewaard"
	StillStands  = "Dit stond er nog toen het programma stopte."
	Concept      = "concept"
	ConceptWaits = "Hier was je nog mee bezig. Maak dit eerst af."
	ConceptFirst = "Er staat nog een concept van dit signaal. Maak dat eerst af; daarna kan dit weer."
)

// AllSavedAt says when the file was last written to.
func AllSavedAt(at time.Time) string {
	if at.IsZero() {
		return AllSaved
	}
	return AllSaved + " " + at.Format("15:04")
}

// SavedAt answers "is everything saved?", and how to record where there is something to
// record.
func SavedAt(at time.Time, record bool) string {
	s := "Alles is al bewaard (" + at.Format("15:04:05") + ")."
	if record {
		s += " Vastleggen: ctrl+k"
	}
	return s
}

// Taking back.
const (
	NothingToUndo = "Er is niets om terug te nemen."
	NothingToRedo = "Er is niets om opnieuw te doen."
	OldestFell    = "Dit waren veel wijzigingen: de oudste zijn niet meer terug te nemen."
)

// Undone says what was taken back.
func Undone(what string) string { return strings.TrimSpace("Teruggenomen. " + what) }

// Redone says what was given again.
func Redone(what string) string { return strings.TrimSpace("Opnieuw gedaan. " + what) }

// NoFurther says that there is nothing to take back, and when there was once.
func NoFurther(fallen int) string {
	if fallen == 0 {
		return NothingToUndo
	}
	return "Verder terug gaat niet: " + strconv.Itoa(fallen) + " oudere wijzigingen zijn niet meer terug te nemen."
}

// Ways of handing over that no format of an output has words for.
const (
	BundleWords = "versleuteld, voor een collega met Tijdig"
	PostedWords = "gedeeld met het team, in het postvak"
)

// Count says how many there are, with the word for one or for more.
func Count(n int, one, more string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + more
}

// Signals counts signals.
func Signals(n int) string { return Count(n, "signaal", "signalen") }

// Concepts counts concepts.
func Concepts(n int) string { return Count(n, "concept", "concepten") }

// Higher says how many rows are out of sight above.
func Higher(n int) string { return "   ↑ nog " + strconv.Itoa(n) + " hoger" }

// Lower says how many rows are out of sight below.
func Lower(n int) string { return "   ↓ nog " + strconv.Itoa(n) + " lager" }
