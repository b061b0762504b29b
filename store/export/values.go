package export

import (
	"tijdig/model"
	"tijdig/model/form"
	"tijdig/model/words"
)

// yesOrNo are the words of [yesNo].
var yesOrNo = []string{yesNo(true), yesNo(false)}

// wordsOf are the words for several machine names.
func wordsOf[T ~string](names ...T) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = words.Of(string(n))
	}
	return out
}

func bandWords() []string {
	return wordsOf(append(model.Bands[:len(model.Bands):len(model.Bands)], model.BandUnknown)...)
}

// infoWord is what a line is: fact, statement, hearsay, document, suspicion, or not said.
func infoWord(k model.InfoKind) string {
	if k == model.InfoNone {
		return words.Of("lang_geen_soort")
	}
	return words.Of(string(k))
}

func infoWords() []string {
	out := make([]string, 0, len(model.InfoKinds)+1)
	for _, k := range append(model.InfoKinds[:len(model.InfoKinds):len(model.InfoKinds)], model.InfoNone) {
		out = append(out, infoWord(k))
	}
	return out
}

// quickWords are the words a question of the built-in form is answered with.
func quickWords(question string) (out []string) {
	q, _ := form.Quick().Find(question)
	for _, o := range q.Options {
		out = append(out, words.Of(o.ID))
	}
	return out
}
