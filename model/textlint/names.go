package textlint

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"tijdig/model/fold"
	"tijdig/model/pattern"
)

// Words that stand inside a name. Of the strong ones a name of a place or an office has
// hardly any; after the others a first name must stand.
var (
	strong = lazySet("der den el al ben bin ibn ter ten da dos do ould ait abu abou oulad bou ten de t del della di dela")
	weak   = lazySet("van von und y e la le")
)

// titles are words that a name of a person follows, also one that begins with "van".
var titles = lazySet("meneer mijnheer mevrouw mevr mw dhr heer juf juffrouw dokter dr drs ir mr prof professor familie fam gezin")

var (
	initials = pattern.Lazy(`(?:\p{Lu}\.[ -]?){1,4}(?:(?:van|de|der|den|el|al|ten|ter|'t) )*\p{Lu}[\p{L}'-]+`)
	capitals = pattern.Lazy(`\p{Lu}{4,}(?: (?:VAN|DE|DER|DEN|EL|AL|TEN|TER))* \p{Lu}{4,}`)
)

// findNames finds names of people by their shape: a first name that is known, or a name
// behind a title or an initial, or around a word that stands in names. Names of places
// and words that begin a sentence are left out. It cannot know every name.
func findNames(text string) []Hint {
	n := namesIn{text, fold.Tokens(text)}
	var out []Hint
	add := func(start, end int) { out = append(out, Hint{FullName, start, end, known().Say[FullName]}) }
	for i := 0; i < len(n.words); i++ {
		from, to := n.at(i)
		if to > from {
			add(n.words[from].Start, n.words[to-1].End)
			i = to - 1
		}
	}
	dotted, shouted := capitalsIn(text)
	for _, m := range all(initials, text, dotted) {
		last := text[strings.LastIndexAny(text[m[0]:m[1]], " .-")+1+m[0] : m[1]]
		if (m[0] == 0 || !inWord(text[m[0]-1])) && capital(last) && !known().common[fold.Text(last)] {
			add(m[0], m[1])
		}
	}
	for _, m := range all(capitals, text, shouted) {
		if (m[0] == 0 || !inWord(text[m[0]-1])) && (m[1] == len(text) || !inWord(text[m[1]])) {
			add(m[0], m[1])
		}
	}
	return out
}

// capitalsIn reports whether a capital with a dot behind it stands in a text, without which
// there are no initials, and whether four capitals in a row do. Most texts have neither, and
// this costs a tenth of what the patterns do.
func capitalsIn(text string) (dotted, shouted bool) {
	run := 0
	for _, r := range text {
		switch {
		case unicode.IsUpper(r):
			run++
			shouted = shouted || run == 4
			continue
		case r == '.' && run > 0:
			dotted = true
		}
		run = 0
	}
	return dotted, shouted
}

// all finds every place of a pattern that may be there.
func all(re func() *regexp.Regexp, text string, may bool) [][]int {
	if !may {
		return nil
	}
	return re().FindAllStringIndex(text, -1)
}

type namesIn struct {
	text  string
	words []fold.Token
}

func (n namesIn) written(i int) string { return n.text[n.words[i].Start:n.words[i].End] }

// together reports whether nothing but a space, a dash or the dot of a title stands
// behind a word.
func (n namesIn) together(i int, dot bool) bool {
	if i+1 >= len(n.words) {
		return false
	}
	gap := n.text[n.words[i].End:n.words[i+1].Start]
	return gap == " " || gap == "-" || gap == "  " || gap == " '" || dot && (gap == ". " || gap == ".")
}

// at returns the words of a name that begins at i, or behind the title at i.
func (n namesIn) at(i int) (from, to int) {
	switch word := n.words[i].Text; {
	case titles()[word] || kin()[word] || jobs()[word]:
		if from, to := n.behindKin(i); to > from {
			return from, n.several(i, to)
		}
	case word == "bij" && n.athome(i):
		return i + 1, Surname(n.text, n.words, i+1)
	case !n.begins(i) && !n.double(i):
		return 0, 0
	case first()[word]:
		if to := Surname(n.text, n.words, i); to > i+1 && !known().fixed[word+" "+n.words[i+1].Text] {
			return i, to
		}
	case n.links(i) && (n.double(i) || !known().place(word)):
		if to := Surname(n.text, n.words, i); to > i+2 {
			return i, to
		}
	}
	return 0, 0
}

// athome reports whether behind "bij" at i stands whose house it is: a first name that is
// known, or any capital with "thuis" before or behind it.
func (n namesIn) athome(i int) bool {
	if !n.together(i, false) || !capital(n.written(i+1)) {
		return false
	}
	name := n.words[i+1].Text
	if strong()[name] || weak()[name] || known().common[name] && !first()[name] {
		return false
	}
	thuis := i > 0 && n.words[i-1].Text == "thuis" || i+2 < len(n.words) && n.words[i+2].Text == "thuis"
	return thuis || first()[name] && !known().place(name)
}

// behind returns the word that begins the name behind the word at i, 0 when none does. Only
// a title has a dot.
func (n namesIn) behind(i int, dot bool) int {
	for at := i; at-i < 4 && n.together(at, dot && at == i); {
		at++
		if word := n.words[at].Text; !strong()[word] && !weak()[word] {
			if capital(n.written(at)) && !known().common[word] { // a surname may be a word for a place
				return at
			}
			return 0
		}
	}
	return 0
}

// links reports whether behind a word stand words that stand in names, one of them a
// strong one. A double name may stand before them.
func (n namesIn) links(i int) bool {
	if n.double(i) {
		i++
	}
	for at := i; at-i < 3 && n.together(at, false); {
		at++
		switch word := n.words[at].Text; {
		case strong()[word]:
			return true
		case !weak()[word]:
			return false
		}
	}
	return false
}

// double reports whether a word is the first half of a name with a dash in it.
func (n namesIn) double(i int) bool {
	return i+1 < len(n.words) && n.text[n.words[i].End:n.words[i+1].Start] == "-" && capital(n.written(i)) && capital(n.written(i+1))
}

// begins reports whether a name can begin at a word.
func (n namesIn) begins(i int) bool { return capital(n.written(i)) && !known().skip[n.words[i].Text] }

// Surname returns the word behind the surname that follows a name at word i of a text,
// or i+1 when none follows.
func Surname(text string, words []fold.Token, i int) int {
	n := namesIn{text, words}
	to := i + 1
	for at := i; at-i < 6; {
		if !n.together(at, false) {
			return to
		}
		at++
		switch word := words[at].Text; {
		case strong()[word] || weak()[word]:
		case capital(n.written(at)) && (!known().common[word] || n.text[n.words[at-1].End:n.words[at].Start] == "-"):
			to = at + 1
		default:
			return to
		}
	}
	return to
}

// first holds the first names that are known, folded.
var first = sync.OnceValue(func() map[string]bool {
	return folded(set2(firstNames))
})

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

// Names returns the names of people in a short text, such as who is to do something:
// there a first name by itself is one.
func Names(text string) (out []string) {
	p := Read(text)
	for _, h := range findNames(p.Text) {
		out = append(out, p.Text[h.Start:h.End])
	}
	for _, w := range fold.Tokens(p.Text) {
		if written := p.Text[w.Start:w.End]; first()[w.Text] && capital(written) {
			out = append(out, written)
		}
	}
	return out
}

// Somebody reports whether a text names a person or whom a person belongs to, by kinship,
// work or house: "bij opa", "buurvrouw", "school".
func Somebody(text string) bool {
	for _, w := range fold.Words(text) {
		if titles()[w] || kin()[w] || jobs()[w] || known().people[w] || belongs()[w] || first()[w] {
			return true
		}
		for _, end := range []string{"school", "opvang", "buren", "vrouw", "man", "huis"} {
			if strings.HasSuffix(w, end) {
				return true
			}
		}
	}
	return len(Names(text)) > 0
}

// Outsider reports whether a text says of somebody outside the family who that is, by work or
// house: "buurvrouw gebeld", "van school".
func Outsider(text string) bool {
	for _, w := range fold.Words(text) {
		if titles()[w] || jobs()[w] || belongs()[w] && w != "thuis" && w != "werk" && w != "huisbezoek" {
			return true
		}
		for _, end := range []string{"school", "opvang", "buren", "buurvrouw", "buurman"} {
			if strings.HasSuffix(w, end) {
				return true
			}
		}
	}
	return false
}

var belongs = lazySet("thuis school opvang creche kdv bso club vereniging kerk moskee werk kantoor praktijk huisarts apotheek winkel buur buren bewoner bewoners " +
	"leraar lerares docent mentor conciërge concierge trainer vrijwilliger sleutelfiguur collega portiek flat etage overburen huisbezoek oppas gastouder")
