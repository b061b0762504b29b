package listing

import (
	"strconv"
	"strings"
	"time"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/ui/text"
)

// Vandaag.
const (
	Today         = "Vandaag"
	Unfinished    = "Nog niet af"
	NoStep        = "Nog geen volgende stap"
	StepsDue      = "Stappen"
	StillToDo     = "Nog na te gaan"
	Chores        = "Nog te regelen"
	CodesOnly     = "Hier staan codes, geen namen."
	PaperNotNoted = "De herstelcode is nog niet opgeschreven"
)

// EmptyToday says what to do when nothing asks for attention.
func EmptyToday(any bool) string {
	if any {
		return "Niets dat wacht.\n\nn nieuw signaal · s alle signalen"
	}
	return "Nog geen signalen.\n\nn nieuw signaal · k krabbels na een ronde"
}

// MoreUnfinished counts unfinished signals that are not shown.
func MoreUnfinished(n int) string { return "en " + strconv.Itoa(n) + " meer" }

// MoreNoStep counts signals without a step that are not shown.
func MoreNoStep(n int) string { return "en " + strconv.Itoa(n) + " meer zonder stap" }

// MoreSteps counts due steps that are not shown.
func MoreSteps(n int) string {
	return "en " + strconv.Itoa(n) + " meer, te laat of deze week"
}

// AndLater counts steps after this week.
func AndLater(n int) string { return "en " + strconv.Itoa(n) + " later of zonder dag" }

// StepSettled says what became of which step.
func StepSettled(s model.Step) string {
	is := "Gedaan"
	switch s.Status {
	case model.Failed:
		is = "Niet gelukt"
	case model.Dropped:
		is = "Vervallen"
	case model.Planned:
		is = "Andere dag"
	case model.Done:
	}
	return is + " (u: ongedaan): " + text.StepName(s)
}

// What else is said of a step on Vandaag.
const (
	StepNotDone = "De stap staat er weer."
	NoStepWaits = "Er wacht geen stap meer."
)

// OnlyLater counts signals with a step after this week, where nothing is due before.
func OnlyLater(n int) string {
	if n == 1 {
		return "1 signaal met een stap na deze week, of zonder dag"
	}
	return strconv.Itoa(n) + " signalen met een stap na deze week, of zonder dag"
}

// SeenOn says when something was seen.
func SeenOn(h model.Head, now time.Time) string {
	if h.Seen.IsZero() {
		return ""
	}
	return "gezien " + dates.ShowDate(h.Seen.Date, model.DateOf(now))
}

// Term says by when the worker wanted something done.
func Term(h model.Head, now time.Time) string {
	due, ok := h.Due()
	if !ok {
		return strings.TrimSpace(string(h.Urgency))
	}
	if late := model.DateOf(now).Sub(due); late > 0 {
		return DaysLate(late)
	}
	return "uiterlijk " + dates.ShowDate(due, model.DateOf(now))
}

// DueOn says when something should be done, and of what is late which day that was.
func DueOn(d, today model.Date) []string {
	if late := today.Sub(d); late > 0 && !d.IsZero() {
		return []string{DaysLate(late), dates.ShowDate(d, today)}
	}
	return []string{dates.ShowDate(d, today)}
}

// DaysLate says how late something is.
func DaysLate(n int) string {
	if n == 1 {
		return "1 dag te laat"
	}
	return strconv.Itoa(n) + " dagen te laat"
}

// Incomplete counts what is missing in a recorded signal.
func Incomplete(n int) string { return "onvolledig: nog " + text.Count(n, "vraag", "vragen") }

// StoppedAt says where a concept was left. Of a scribble only its place is
// said: the words themselves may hold a name.
func StoppedAt(question string, scribble bool, place string) string {
	switch {
	case scribble && place != "":
		return "krabbel, " + place
	case scribble:
		return "krabbel"
	case question == "":
		return ""
	}
	return "gestopt bij: " + question
}

// LookAgain counts lines that are no fact and have waited long enough.
func LookAgain(suspicions, hearsay int) string {
	var parts []string
	switch {
	case suspicions == 1:
		parts = append(parts, "1 vermoeden")
	case suspicions > 1:
		parts = append(parts, strconv.Itoa(suspicions)+" vermoedens")
	}
	switch {
	case hearsay == 1:
		parts = append(parts, "1 ding van horen zeggen")
	case hearsay > 1:
		parts = append(parts, strconv.Itoa(hearsay)+" dingen van horen zeggen")
	}
	return strings.Join(parts, " en ") + ", ouder dan 14 dagen"
}

// Unshared counts what was never handed over.
func Unshared(n int) string {
	return text.Signals(n) + " nog niet overgedragen"
}
