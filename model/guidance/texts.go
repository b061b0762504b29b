package guidance

import (
	_ "embed"
	"fmt"
	"maps"
	"strings"
	"unicode/utf8"

	"tijdig/model/strict"
)

//go:embed data/zinnen.json
var sentences []byte

// Texts are the words in which things are said, by set and name.
type Texts struct {
	sets map[string]map[string]string
}

// locally is the set of what is said besides, where the answers to the weighing questions fit
// something. It has nothing in it until a region puts that there.
const locally = "afwegingskader"

// outcomes are what those answers can fit.
var outcomes = []string{"afsluiten", "overleg", "melden", "hulp"}

// longest is how long a sentence may be, in characters.
const longest = 240

// judging are words that have no place beside somebody's answers: nothing here judges, or
// says that all is well.
var judging = []string{"adviseert", "concludeert", "het systeem", "veilig genoeg", "geen zorgen", "risicoscore", "dader"}

var shipped = strict.Embedded(sentences, "zinnen.json", func(data []byte, name string) (*Texts, error) {
	t, err := (&Texts{}).read(data, name, true)
	if err != nil {
		return nil, err
	}
	t.sets[locally] = map[string]string{}
	for _, o := range outcomes {
		t.sets[locally][o] = ""
	}
	return t, nil
})

// Shipped returns the words that come with the program.
func Shipped() *Texts { return shipped() }

// With returns the texts with the sentences of a file in the place of those of the same name.
func (t *Texts) With(data []byte, name string) (*Texts, error) { return t.read(data, name, false) }

func (t *Texts) read(data []byte, name string, begin bool) (*Texts, error) {
	var in map[string]map[string]string
	f, err := strict.JSON(data, name, &in)
	if err != nil {
		return nil, err
	}
	out := map[string]map[string]string{}
	for set, known := range t.sets {
		out[set] = maps.Clone(known)
	}
	for set, said := range in {
		if _, known := out[set]; !known && !begin {
			return nil, f.Errorf(set, "geen verzameling zinnen")
		} else if begin {
			out[set] = map[string]string{}
		}
		for n, text := range said {
			at := set + "." + n
			if _, known := out[set][n]; !known && !begin {
				return nil, f.Errorf(at, "geen zin van die naam")
			}
			if text == "" || text != strings.TrimSpace(text) || utf8.RuneCountInString(text) > longest {
				return nil, f.Errorf(at, "een zin is nodig, van hooguit %d tekens, zonder spatie eromheen", longest)
			}
			for _, w := range judging {
				if strings.Contains(strings.ToLower(text), w) {
					return nil, f.Errorf(at, "%q hoort hier niet: het programma oordeelt niet en stelt niet gerust", w)
				}
			}
			out[set][n] = text
		}
	}
	return &Texts{out}, nil
}

// say returns a sentence.
func (t *Texts) say(set, name string) string {
	if t == nil {
		t = shipped()
	}
	return t.sets[set][name]
}

// Each returns every sentence by its set and name.
func (t *Texts) Each() map[string]string {
	out := map[string]string{}
	for set, said := range t.sets {
		for n, text := range said {
			out[fmt.Sprintf("%s, %s", set, strings.ReplaceAll(n, "_", " "))] = text
		}
	}
	return out
}
