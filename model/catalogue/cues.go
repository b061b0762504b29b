package catalogue

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tijdig/model/fold"
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

// cueList holds the cues by their first word, or by its beginning.
type cueList struct {
	whole    map[string][]cue
	begins   map[string][]cue
	examples []example
}

var cues = func() *cueList {
	l, err := readCues(cueData, "woorden.tsv")
	if err != nil {
		panic(fmt.Sprintf("embedded file: %v", err)) // a test would have caught it
	}
	return l
}()

func readCues(data []byte, name string) (*cueList, error) {
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	number, ok := strings.CutPrefix(lines[0], "#versie\t")
	if v, err := strconv.Atoi(number); !ok || err != nil || v < 1 {
		return nil, fmt.Errorf("%s:1: no version", name)
	}
	if len(lines) < 2 || lines[1] != "slug\twords\tyes\tno" {
		return nil, fmt.Errorf("%s:2: not the expected columns", name)
	}
	l := &cueList{whole: map[string][]cue{}, begins: map[string][]cue{}}
	seen := map[string]bool{}
	for n, line := range lines[2:] {
		if err := l.add(strings.Split(line, "\t"), seen); err != nil {
			return nil, fmt.Errorf("%s:%d: %w", name, n+3, err)
		}
	}
	for _, item := range items {
		if !seen[item.Slug] {
			return nil, fmt.Errorf("%s: no words for %s", name, item.Slug)
		}
	}
	return l, nil
}

func (l *cueList) add(f []string, seen map[string]bool) error {
	if len(f) != 4 || slices.Contains(f, "") {
		return fmt.Errorf("not four columns with something in each")
	}
	at, ok := bySlug[f[0]]
	if !ok || seen[f[0]] {
		return fmt.Errorf("item %q is unknown or stands twice", f[0])
	}
	seen[f[0]] = true
	l.examples = append(l.examples, example{f[0], f[2], f[3]})
	for p := range strings.SplitSeq(f[1], "|") {
		text, prefix := strings.CutSuffix(p, "*")
		c := cue{words: fold.Words(text), prefix: prefix, item: at}
		if len(c.words) == 0 || strings.Contains(text, "*") || fold.Text(text) != text || prefix && len(c.words[len(c.words)-1]) < 4 {
			return fmt.Errorf("words %q: empty, with capitals, or too short to stand for more", p)
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
func (l *cueList) at(words []word) []cue {
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
