package catalogue

import (
	"slices"
	"strings"

	"tijdig/model/fold"
)

// MaxSuggestions is how many items are suggested at most.
const MaxSuggestions = 5

// Suggestion is an item that the worker's own words bring up, with those
// words. It is an aid to memory: never stored, counted or exported.
type Suggestion struct {
	Item
	Quote string
}

// Suggest returns the items that a text brings up, what goes well first, then
// in the order of the text. Of more than MaxSuggestions those with a flag go
// before the others. A word with a negation in the three words before it
// brings up nothing, and neither does what the filter folds away.
func (l *Cues) Suggest(text string, f Filter) []Suggestion {
	look := newLooker(f)
	seen := map[int]bool{}
	var flagged, plain []Suggestion
	for _, m := range l.matches(text) {
		item := items()[m.item]
		if seen[m.item] || !look.inside(item) {
			continue
		}
		seen[m.item] = true
		if s := (Suggestion{item, m.quote}); item.Flag {
			flagged = append(flagged, s)
		} else {
			plain = append(plain, s)
		}
	}
	room := max(0, MaxSuggestions-len(flagged))
	out := append(flagged[:min(len(flagged), MaxSuggestions)], plain[:min(len(plain), room)]...)
	order := func(s Suggestion) int {
		if s.Protective() {
			return 0
		}
		return 1 + strings.Index(text, s.Quote)
	}
	slices.SortStableFunc(out, func(a, b Suggestion) int { return order(a) - order(b) })
	return out
}

// match is a cue found in a text.
type match struct {
	item  int
	quote string
}

// matches returns every cue that stands in a text without a negation before
// it, in the order of the text. What is said of a parent is not taken for what is said of the
// child or youngster.
func (l *Cues) matches(text string) []match {
	words := split(text)
	var out []match
	for i := range words {
		for _, c := range l.at(words[i:]) {
			if negated(words[:i]) || ofTheYoung(items()[c.item]) && ofAnAdult(words[:i], c.words) {
				continue
			}
			out = append(out, match{c.item, text[words[i].Start:words[i+len(c.words)-1].End]})
		}
	}
	return out
}

// negated reports whether one of the last three words takes back what
// follows. A sentence that has ended takes back nothing.
func negated(before []word) bool {
	for n := 1; n <= 3 && n <= len(before); n++ {
		w := before[len(before)-n]
		if w.ends {
			return false
		}
		switch w.Text {
		case "niet", "geen", "nooit", "zonder", "nauwelijks":
			return true
		}
	}
	return false
}

// ofTheYoung reports whether an item is about the child or youngster alone, at home, with
// friends or at school.
func ofTheYoung(i Item) bool {
	part := strings.Split(i.Slug, ".")
	return len(part) == 3 && slices.Contains([]string{"kin", "ind", "vri", "sch"}, part[1])
}

// adults are those of whom a thing may be said in the same breath, and between those who
// say it of another.
var (
	adults = strings.Fields("moeder vader mama papa mam pap stiefmoeder stiefvader pleegmoeder pleegvader ouder ouders oma opa oom tante buurvrouw buurman")
	others = strings.Fields("ik me mij hij zij ze hem haar kind kinderen jongen meisje zoon dochter broer broertje zus zusje baby dat zegt zei vertelt vertelde vindt vond noemt noemde ziet zag meldt meldde")
)

// ofAnAdult reports whether the nearest of the last three words that says of whom what
// follows is said, says an adult. A cue that says it itself is about whom it says.
func ofAnAdult(before []word, cue []string) bool {
	if slices.ContainsFunc(cue, func(w string) bool { return slices.Contains(others, w) }) {
		return false
	}
	for n := 1; n <= 3 && n <= len(before); n++ {
		w := before[len(before)-n]
		switch {
		case w.ends, slices.Contains(others, w.Text):
			return false
		case slices.Contains(adults, w.Text):
			return true
		}
	}
	return false
}

// word is a word of a text.
type word struct {
	fold.Token
	ends bool // a sentence ends after it
}

func split(text string) []word {
	tokens := fold.Tokens(text)
	out := make([]word, len(tokens))
	for i, t := range tokens {
		next := len(text)
		if i+1 < len(tokens) {
			next = tokens[i+1].Start
		}
		out[i] = word{t, strings.ContainsAny(text[t.End:next], ".!?;\n")}
	}
	return out
}
