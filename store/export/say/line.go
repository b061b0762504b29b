package say

import (
	"tijdig/model"
	"tijdig/model/words"
)

// What stands where a confidential source stood: for others, and for whom it is about.
const (
	Hidden  = model.Source("vertrouwelijk")
	Unnamed = model.Source("iemand_vertrouwelijk")
)

// Origin names the kind and source of a line, and whether it still has to be
// looked into.
func Origin(f model.Finding) string {
	s := words.Origin(f)
	if f.Confidential && f.Source != Hidden && f.Source != Unnamed {
		s += ", bron vertrouwelijk"
	}
	if f.Open() {
		s += ", nog na te gaan"
	}
	if f.Settled() {
		s += ", " + words.Of(string(f.Status))
	}
	return s
}

// Outcome says what became of a line.
func Outcome(f model.Finding) string {
	return Sentence(words.Of(string(f.Status)) + " op " + When(model.Seen{Date: f.StatusDay}) + Prefixed(": ", f.StatusWhy))
}

// OwnView says how whom a line is about sees it.
func OwnView(f model.Finding) string { return "Hoe wie het betreft het zelf ziet: " + f.OwnView }
