package text

import (
	"strings"
	"time"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/model/steps"
	"tijdig/model/words"
)

// Vervolg.
const (
	Followup     = "Vervolg"
	LateSteps    = "Te laat"
	StepsToday   = "Vandaag"
	StepsWeek    = "Deze week"
	StepsAfter   = "Later"
	StepsUndated = "Zonder dag"
	NoSteps      = "Er wacht geen stap. Een stap plan je bij het signaal: v op zijn pagina."
	NotAllRead   = "Nog niet alles is gelezen: van sommige signalen staat alleen de eerste stap hier."
	StillReading = "Dit signaal wordt nog gelezen. Probeer het zo nog eens."

	WhatCame   = "Wat kwam ervan"
	WhyFailed  = "Waarom niet gelukt"
	WhyDropped = "Waarom vervallen"
	SawChild   = "Kind of jongere gezien"
	AndNow     = "En nu"
	ToDay      = "Naar welke dag"
	NextHint   = "cijfer, of typ; enter: geen volgende stap"
	MayBeEmpty = "mag leeg blijven"
	SawHint    = "1 ja  2 nee  enter: niet gezegd"
	YesNo      = "ja, nee"
	SettleSo   = "zo vastleggen"
	SaveSoFar  = "zo bewaren"
	DayKept    = "De dag is niet begrepen; je woorden staan bij de stap."
	NotSettled = "Er is niets veranderd."
)

// MayBeEmptyOr says that nothing need be said, and offers what was said before.
func MayBeEmptyOr(typed, before string) string {
	if typed == "" && before != "" {
		return MayBeEmpty + "; → " + before + " (wat er net stond)"
	}
	return MayBeEmpty
}

// StepCount counts steps.
func StepCount(n int) string { return Count(n, "stap", "stappen") }

// OfStep says whose step is at hand: the code, and for when it was planned.
func OfStep(code, day string) string {
	if day == "" {
		return code
	}
	return code + "  gepland: " + day
}

// AskResult is what is asked once it is known what became of a step.
func AskResult(as model.StepStatus) string {
	//exhaustive:enforce
	switch as {
	case model.Failed:
		return WhyFailed
	case model.Dropped:
		return WhyDropped
	case model.Done, model.Planned:
	}
	return WhatCame
}

// StepName says what a step is, short.
func StepName(s model.Step) string {
	if s.Text != "" {
		return s.Text
	}
	t, _ := steps.Find(s.Type)
	return t.Short
}

// Step says what a step is, when, and what became of it.
func Step(s model.Step, now time.Time) string { return stepSays(StepName(s), s, now) }

// WholeStep says it as a report does, where there is room for all of what it is.
func WholeStep(s model.Step, now time.Time) string {
	name := StepName(s)
	if t, known := steps.Find(s.Type); known && s.Type != steps.Other {
		name = t.Label
		if s.Text != "" {
			name += ": " + s.Text
		}
	}
	return stepSays(name, s, now)
}

func stepSays(name string, s model.Step, now time.Time) string {
	day := dates.ShowDate(s.Planned, model.DateOf(now))
	if s.Status == model.Done && !s.Done.IsZero() {
		day = dates.Show(s.Done, now)
	}
	parts := []string{name}
	switch {
	case day != "":
		parts = append(parts, day)
	case s.Said != "":
		parts = append(parts, AsSaid(s.Said))
	}
	parts = append(parts, words.Of(string(s.Status)))
	if s.Result != "" {
		parts = append(parts, s.Result)
	}
	if s.ChildSeen != "" {
		parts = append(parts, SawChild+": "+words.Of(s.ChildSeen))
	}
	return strings.Join(parts, "  ")
}
