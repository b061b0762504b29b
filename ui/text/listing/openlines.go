package listing

import (
	"strconv"
	"time"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/model/words"
	"tijdig/ui/text"
)

// Nog na te gaan.
const (
	ToLookInto   = "Nog na te gaan"
	NoOpenLines  = "Er staat niets open: geen vermoeden en niets van horen zeggen."
	LinesRecent  = "Korter"
	WhyConfirmed = "Waaruit blijkt dat het klopt"
	WhyRefuted   = "Waaruit blijkt dat het niet klopt"
	WhyWithdrawn = "Waarom ingetrokken"
	LineBack     = "De regel staat er weer als nog na te gaan."
	NotAllLines  = "Nog niet alles is gelezen: er kan nog iets bij komen."
)

// LinesOld heads the lines that were written so many days ago or longer.
func LinesOld(days int) string { return text.Count(days, "dag", "dagen") + " of langer" }

// LineCount counts lines.
func LineCount(n int) string { return text.Count(n, "regel", "regels") }

// DaysAgo says how long ago a day was, short.
func DaysAgo(d, today model.Date) string {
	switch n := today.Sub(d); n {
	case 0:
		return "vandaag"
	case 1:
		return "1 dag"
	default:
		return strconv.Itoa(n) + " dagen"
	}
}

// AskWhy is what is asked once it is known what became of a line.
func AskWhy(as model.FindingStatus) string {
	//exhaustive:enforce
	switch as {
	case model.FindingRefuted:
		return WhyRefuted
	case model.FindingWithdrawn:
		return WhyWithdrawn
	case model.FindingConfirmed, model.FindingNone, model.FindingOpen:
	}
	return WhyConfirmed
}

// LineSettled says what became of a line.
func LineSettled(as model.FindingStatus) string {
	switch as {
	case model.FindingRefuted:
		return "Weerlegd (u: ongedaan). De regel blijft staan, met wat eruit bleek."
	case model.FindingWithdrawn:
		return "Ingetrokken (u: ongedaan). De regel blijft staan, met waarom."
	case model.FindingConfirmed, model.FindingNone, model.FindingOpen:
	}
	return "Bevestigd (u: ongedaan). Het blijft staan als wat het was, met wat eruit bleek."
}

// LineSettledOn says it with its day and why.
func LineSettledOn(f model.Finding, now time.Time) string {
	s := words.Of(string(f.Status)) + " " + dates.ShowDate(f.StatusDay, model.DateOf(now))
	if f.StatusWhy != "" {
		s += ": " + f.StatusWhy
	}
	return s
}
