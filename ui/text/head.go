package text

import (
	"strings"

	"tijdig/model"
	"tijdig/model/words"
)

// What a list says of a signal that waits for somebody.
const (
	NotCalled = "! direct gevaar: nog niet gebeld"
	TwoShort  = "twee versies"
)

// NoCode stands where a signal has no code yet: of whom it is was not asked.
const NoCode = "nieuw"

// CodeOf is the code of a signal in a list, with its number where it has one.
func CodeOf(h model.Head) string {
	switch {
	case h.Code == "":
		return NoCode
	case h.N > 0:
		return model.SignalCode(h.Code, h.N) // one child may have several in a list
	}
	return h.Code.String()
}

// About says whom a signal in a list is about, without a name.
func About(h model.Head) string {
	if h.Mark != "" {
		return h.Mark
	}
	return KindAge(h)
}

// KindAge says what kind of subject it is, and how old.
func KindAge(h model.Head) string {
	return strings.TrimSpace(words.Of(string(h.Kind)) + " " + words.Of(string(h.Band)))
}

// Whole returns a text of a head without the piece of a word that it ends in where a head
// has no room for all of it.
func Whole(s string) string {
	if cut, yes := strings.CutSuffix(s, "…"); yes && !strings.HasSuffix(cut, " ") {
		if i := strings.LastIndexByte(cut, ' '); i > 0 {
			return cut[:i] + " …"
		}
	}
	return s
}

// NextStep says what the first planned step of a signal in a list is.
func NextStep(h model.Head) string {
	return StepName(model.Step{Type: h.NextType, Text: Whole(h.NextText)})
}

// Codes lists codes as they are read aloud.
func Codes(all []model.Code) string {
	var out []string
	for _, c := range all {
		out = append(out, c.String())
	}
	return strings.Join(out, ", ")
}
