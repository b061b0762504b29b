package question

import (
	"cmp"
	"strings"

	"tijdig/model/words"
	"tijdig/ui/theme"
)

// Letter is one answer with the key that gives it.
type Letter[T ~string] struct {
	Key  string
	Is   T
	Word string // "" takes the words of the machine name
}

// Words are what stands behind the key.
func (l Letter[T]) Words() string { return cmp.Or(l.Word, words.Of(string(l.Is))) }

// Pick returns the answer that a key gives, in either case.
func Pick[T ~string](ls []Letter[T], text string) (T, bool) {
	for _, l := range ls {
		if strings.EqualFold(l.Key, text) {
			return l.Is, true
		}
	}
	return "", false
}

// Lettered draws an answer with its key, in brackets where it was given.
func Lettered(t theme.Theme, k, word string, on bool) string {
	if on {
		return t.Chosen.Of("[") + t.Key.Of(k) + " " + t.Chosen.Of(word+"]")
	}
	return t.Key.Of(k) + " " + word
}
