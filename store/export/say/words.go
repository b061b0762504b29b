package say

import (
	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/form"
	"tijdig/model/words"
)

// YesNo is ja or nee.
func YesNo(b bool) string {
	if b {
		return "ja"
	}
	return "nee"
}

// Unlooked returns the words for an item without an answer.
func Unlooked(on *catalogue.Listing, slug string) string {
	if !on.Has(slug) {
		return NotApplicable
	}
	return NotLooked
}

// The words for an item without an answer.
const (
	NotLooked     = "niet nagegaan"
	NotApplicable = "niet van toepassing"
)

// YesOrNo are the words of [YesNo].
var YesOrNo = []string{YesNo(true), YesNo(false)}

// WordsOf are the words for several machine names.
func WordsOf[T ~string](names ...T) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = words.Of(string(n))
	}
	return out
}

// Bands are the words for every band, the one that is not known last.
func Bands() []string {
	return WordsOf(append(model.Bands[:len(model.Bands):len(model.Bands)], model.BandUnknown)...)
}

// InfoKind is what a line is: fact, statement, hearsay, document, suspicion, or not said.
func InfoKind(k model.InfoKind) string {
	if k == model.InfoNone {
		return words.Of("lang_geen_soort")
	}
	return words.Of(string(k))
}

// InfoKinds are the words for every kind of line, the one that is not said last.
func InfoKinds() []string {
	out := make([]string, 0, len(model.InfoKinds)+1)
	for _, k := range append(model.InfoKinds[:len(model.InfoKinds):len(model.InfoKinds)], model.InfoNone) {
		out = append(out, InfoKind(k))
	}
	return out
}

// QuickOptions are the words a question of the built-in form is answered with.
func QuickOptions(question string) (out []string) {
	q, _ := form.Quick().Find(question)
	for _, o := range q.Options {
		out = append(out, words.Of(o.ID))
	}
	return out
}
