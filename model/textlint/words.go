package textlint

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"tijdig/model/fold"
	"tijdig/model/strict"
)

//go:embed data/woorden.json
var data []byte

// firstNames are first names that are common in Dutch neighbourhoods, one a line.
//
//go:embed data/voornamen.txt
var firstNames string

type list struct {
	Version int             `json:"version"`
	Say     map[Kind]string `json:"say"` // of what is found by its form
	Groups  []struct {
		Kind   Kind     `json:"kind"`
		Say    string   `json:"say"`
		Person bool     `json:"person"` // only where a person is meant: see entry.person
		Words  []string `json:"words"`
	} `json:"groups"`
	People   []string `json:"people"`    // words for people, which such a word stands before
	Fixed    []string `json:"fixed"`     // phrases in which a word of the groups means nothing of a person
	NotNames []string `json:"not_names"` // words that begin a sentence and no name
	Places   []string `json:"places"`    // words that end the name of a place

	find   map[string][]entry // by the first word
	skip   map[string]bool
	common map[string]bool // NotNames
	fixed  map[string]bool // Fixed, folded
	people map[string]bool
}

// entry is one word or phrase of the list.
type entry struct {
	words  []string
	kind   Kind // "" for a phrase that is passed over
	say    string
	person bool // only before a word for people, or after "is", "zijn" and the like
}

var known = strict.Embedded(data, "woorden.json", read)

func read(data []byte, name string) (*list, error) {
	l := &list{find: map[string][]entry{}, skip: map[string]bool{}, people: map[string]bool{}, common: map[string]bool{}, fixed: map[string]bool{}}
	f, err := strict.JSON(data, name, l)
	if err != nil {
		return nil, err
	}
	for _, k := range []Kind{BSN, Phone, Mail, Address, Plate, IBAN, FullName} {
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
			l.find[words[0]] = append(l.find[words[0]], entry{words, g.Kind, g.Say, g.Person})
		}
	}
	for _, w := range l.Fixed {
		words := fold.Words(w)
		l.find[words[0]] = append(l.find[words[0]], entry{words: words})
		l.fixed[strings.Join(words, " ")] = true
	}
	for _, w := range l.People {
		l.people[fold.Text(w)] = true
	}
	for _, w := range l.NotNames {
		l.common[fold.Text(w)] = true
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
		for _, e := range known().find[words[i].Text] {
			if !e.at(words[i:]) {
				continue
			}
			last := words[i+len(e.words)-1]
			if e.kind != "" && (!e.person || aboutPeople(text, words, i, i+len(e.words))) {
				out = append(out, Hint{e.kind, words[i].Start, last.End, e.say})
			}
			i += len(e.words) - 1
			break
		}
	}
	return out
}

func (e entry) at(words []fold.Token) bool {
	return len(words) >= len(e.words) &&
		slices.EqualFunc(words[:len(e.words)], e.words, func(t fold.Token, w string) bool { return t.Text == w })
}

// being are the words after which such a word says what somebody is.
var being = lazySet("is ben bent zijn was waren half heel ook streng zo lijkt noemt noemde voelt")

// aboutPeople reports whether the words from i up to end say something of a person:
// "een Turkse jongen", "hij is Turks", and not "de Turkse regering". A dash behind them
// makes another word.
func aboutPeople(text string, words []fold.Token, i, end int) bool {
	if end < len(words) && strings.HasPrefix(text[words[end-1].End:], "-") {
		return false
	}
	for j := end; j < len(words) && j < end+3; j++ {
		if strings.ContainsAny(text[words[j-1].End:words[j].Start], ".;:!?\n") {
			break
		}
		if known().people[words[j].Text] {
			return true
		}
	}
	if i == 0 || !being()[words[i-1].Text] {
		return false
	}
	// A word that follows at once is what is meant, and it is none for people; one that
	// joins sentences is not.
	return end == len(words) || text[words[end-1].End:words[end].Start] != " " || known().common[words[end].Text]
}
