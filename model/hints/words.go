package hints

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tijdig/model/fold"
	"tijdig/model/strict"
)

//go:embed data/woorden.json
var data []byte

type list struct {
	Version int             `json:"version"`
	Say     map[Kind]string `json:"say"` // of what is found by its form
	Groups  []struct {
		Kind  Kind     `json:"kind"`
		Say   string   `json:"say"`
		Words []string `json:"words"`
	} `json:"groups"`
	NotNames []string `json:"not_names"` // words that begin a sentence and no name
	Places   []string `json:"places"`    // words that end the name of a place

	find map[string][]entry // by the first word
	skip map[string]bool
}

// entry is one word or phrase of the list.
type entry struct {
	words []string
	kind  Kind
	say   string
}

var known = func() *list {
	l, err := read(data, "woorden.json")
	if err != nil {
		panic(fmt.Sprintf("embedded file: %v", err)) // a test would have caught it
	}
	return l
}()

func read(data []byte, name string) (*list, error) {
	l := &list{find: map[string][]entry{}, skip: map[string]bool{}}
	f, err := strict.JSON(data, name, l)
	if err != nil {
		return nil, err
	}
	for _, k := range []Kind{BSN, Phone, Mail, Address, Plate, FullName} {
		if l.Say[k] == "" {
			return nil, f.Errorf("say", "nothing to say about %s", k)
		}
	}
	seen := map[string]bool{}
	for i, g := range l.Groups {
		at := fmt.Sprintf("groups[%d]", i)
		if !slices.Contains([]Kind{Origin, Religion, Orientation, Diagnosis, Wording, Conclusion}, g.Kind) {
			return nil, f.Errorf(at+".kind", "unknown kind %q", g.Kind)
		}
		if g.Say == "" {
			return nil, f.Errorf(at, "says nothing")
		}
		for j, w := range g.Words {
			words := fold.Words(w)
			if len(words) == 0 || strings.ToLower(w) != w || seen[w] {
				return nil, f.Errorf(fmt.Sprintf("%s.words[%d]", at, j), "empty, with a capital, or given twice")
			}
			seen[w] = true
			l.find[words[0]] = append(l.find[words[0]], entry{words, g.Kind, g.Say})
		}
	}
	for _, w := range append(l.NotNames, l.Places...) {
		l.skip[fold.Text(w)] = true
	}
	for first := range l.find { // the longest phrase first
		slices.SortFunc(l.find[first], func(a, b entry) int { return len(b.words) - len(a.words) })
	}
	return l, nil
}

func findWords(text string) []Hint {
	var out []Hint
	words := fold.Tokens(text)
	for i := 0; i < len(words); i++ {
		for _, e := range known.find[words[i].Text] {
			if !e.at(words[i:]) {
				continue
			}
			last := words[i+len(e.words)-1]
			out = append(out, Hint{e.kind, words[i].Start, last.End, e.say})
			i += len(e.words) - 1
			break
		}
	}
	return out
}

func (e entry) at(words []fold.Token) bool {
	if len(words) < len(e.words) {
		return false
	}
	for i, w := range e.words {
		if words[i].Text != w {
			return false
		}
	}
	return true
}

var between = map[string]bool{
	"van": true, "de": true, "der": true, "den": true, "el": true, "al": true, "ben": true, "bin": true, "ten": true, "ter": true, "t": true, "da": true,
}

// findNames finds a first and a last name: two words with a capital, perhaps
// with van or el between them. Places and words that begin a sentence are
// left out.
func findNames(text string) []Hint {
	var out []Hint
	words := fold.Tokens(text)
	written := func(i int) string { return text[words[i].Start:words[i].End] }
	together := func(i int) bool { return strings.Trim(text[words[i].End:words[i+1].Start], " '’") == "" }
	for i := 0; i < len(words); i++ {
		if !capital(written(i)) || known.skip[words[i].Text] {
			continue
		}
		j := i + 1
		for j < len(words) && between[words[j].Text] && !capital(written(j)) && j-i <= 3 {
			j++
		}
		if j >= len(words) || !together(i) || !together(j-1) || !capital(written(j)) || known.place(words[j].Text) {
			continue
		}
		out = append(out, Hint{FullName, words[i].Start, words[j].End, known.Say[FullName]})
		i = j
	}
	return out
}

// place reports whether a word is, or ends in, a word for places.
func (l *list) place(word string) bool {
	for _, p := range l.Places {
		if strings.HasSuffix(word, p) {
			return true
		}
	}
	return l.skip[word]
}

// capital reports whether a word begins with a capital and goes on in small
// letters: Anna, but not AZ or NS.
func capital(s string) bool {
	first, n := utf8.DecodeRuneInString(s)
	rest := s[n:]
	return unicode.IsUpper(first) && rest != "" && strings.ToLower(rest) == rest && !strings.ContainsAny(rest, "0123456789")
}
