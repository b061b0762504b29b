package listing

import (
	"tijdig/model"
	"tijdig/ui/text"
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
func StepCount(n int) string { return text.Count(n, "stap", "stappen") }

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
