package catalogue

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"tijdig/model/fold"
	"tijdig/model/strict"
)

//go:embed data/woorden.tsv
var cueData []byte

// cue is a word or phrase that brings up an item. The last word may stand for
// every word that begins with it.
type cue struct {
	words  []string
	prefix bool
	item   int
}

// example is a sentence that brings an item up and one that must not; they
// stand beside the words so that whoever changes one sees the other.
type example struct{ slug, yes, no string }

// Cues are the words that bring items up, by their first word or by its beginning.
type Cues struct {
	whole    map[string][]cue
	begins   map[string][]cue
	examples []example
}

var cues = strict.Embedded(cueData, "woorden.tsv", readCues)

func readCues(data []byte, name string) (*Cues, error) {
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	number, ok := strings.CutPrefix(lines[0], "#versie\t")
	if v, err := strconv.Atoi(number); !ok || err != nil || v < 1 {
		return nil, fmt.Errorf("%s:1: geen #versie met een getal", name)
	}
	if len(lines) < 2 || lines[1] != "slug\twords\tyes\tno" {
		return nil, fmt.Errorf("%s:2: de kolommen zijn slug, words, yes en no", name)
	}
	l := &Cues{whole: map[string][]cue{}, begins: map[string][]cue{}}
	seen := map[string]bool{}
	for n, line := range lines[2:] {
		if err := l.add(strings.Split(line, "\t"), seen); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n+3, err)
		}
	}
	return l, nil
}

// ShippedCues returns the words that come with the program.
func ShippedCues() *Cues { return cues() }

// With returns the words with those of a file beside them. A sentence for that does not bring
// its item up, or one against that does, is refused.
func (l *Cues) With(data []byte, name string) (*Cues, error) {
	more, err := readCues(data, name)
	if err != nil {
		return nil, err
	}
	out := &Cues{whole: maps.Clone(l.whole), begins: maps.Clone(l.begins), examples: slices.Concat(l.examples, more.examples)}
	for w, cs := range more.whole {
		out.whole[w] = slices.Concat(out.whole[w], cs)
	}
	for w, cs := range more.begins {
		out.begins[w] = slices.Concat(out.begins[w], cs)
	}
	for n, e := range more.examples {
		at := bySlug()[e.slug]
		brings := func(text string) bool {
			return slices.ContainsFunc(out.matches(text), func(m match) bool { return m.item == at })
		}
		switch {
		case !brings(e.yes):
			return nil, fmt.Errorf("%s:%d: de zin voor %s brengt het punt niet boven", name, n+3, e.slug)
		case brings(e.no):
			return nil, fmt.Errorf("%s:%d: de zin tegen %s brengt het punt toch boven", name, n+3, e.slug)
		}
	}
	return out, nil
}

// Examples returns a sentence that brings up each item, by the item's name.
func (l *Cues) Examples() map[string]string {
	out := map[string]string{}
	for _, e := range l.examples {
		out[e.slug] = strings.TrimSpace(out[e.slug] + " " + e.yes)
	}
	return out
}

func (l *Cues) add(f []string, seen map[string]bool) error {
	if len(f) != 4 || slices.Contains(f, "") {
		return fmt.Errorf("vier kolommen zijn nodig, met in elke iets")
	}
	at, ok := bySlug()[f[0]]
	if !ok || seen[f[0]] {
		return fmt.Errorf("geen punt %q, of het staat er twee keer", f[0])
	}
	seen[f[0]] = true
	l.examples = append(l.examples, example{f[0], f[2], f[3]})
	for p := range strings.SplitSeq(f[1], "|") {
		text, prefix := strings.CutSuffix(p, "*")
		c := cue{words: fold.Words(text), prefix: prefix, item: at}
		if len(c.words) == 0 || strings.Contains(text, "*") || fold.Text(text) != text || prefix && len(c.words[len(c.words)-1]) < 4 {
			return fmt.Errorf("woorden %q: leeg, met hoofdletters of accenten, of te kort voor een *", p)
		}
		into := l.whole
		if prefix && len(c.words) == 1 {
			into = l.begins
		}
		into[c.words[0]] = append(into[c.words[0]], c)
	}
	return nil
}

// at returns the cues that stand at the front of the words.
func (l *Cues) at(words []word) []cue {
	var out []cue
	first := words[0].Text
	for _, c := range l.whole[first] {
		if c.fits(words) {
			out = append(out, c)
		}
	}
	for n := 4; n <= len(first); n++ {
		out = append(out, l.begins[first[:n]]...)
	}
	return out
}

func (c cue) fits(words []word) bool {
	if len(words) < len(c.words) {
		return false
	}
	for i, w := range c.words {
		last := i == len(c.words)-1
		if words[i].Text != w && (!last || !c.prefix || !strings.HasPrefix(words[i].Text, w)) {
			return false
		}
		if !last && words[i].ends {
			return false
		}
	}
	return true
}
