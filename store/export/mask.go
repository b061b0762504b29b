package export

import (
	"slices"
	"strings"
	"unicode"

	"tijdig/model"
	"tijdig/model/fold"
	"tijdig/model/hints"
)

// nameMark stands where a name stood, or something else that leads to a
// person.
const nameMark = "[naam]"

// masker takes known names out of text, and what looks like a number, an
// address or a name. It cannot know every name: outputs say so.
type masker struct {
	names map[string][][]string // by the first folded word; longest first
	own   []string              // of the record itself
}

func newMasker(names []string) *masker {
	m := &masker{names: map[string][][]string{}}
	for _, n := range names {
		m.add(m.names, n)
	}
	for first := range m.names {
		slices.SortFunc(m.names[first], func(a, b []string) int { return len(b) - len(a) })
	}
	return m
}

func (m *masker) add(to map[string][][]string, name string) {
	if w := fold.Words(name); len(w) > 0 && len(strings.Join(w, "")) > 1 {
		to[w[0]] = append(to[w[0]], w)
	}
}

// with returns a masker that knows one more name.
func (m *masker) with(name string) *masker {
	return &masker{names: m.names, own: fold.Words(name)}
}

// span is a part of a text, in bytes.
type span struct{ start, end int }

// hide returns the text with every name replaced.
func (m *masker) hide(text string) string {
	if text == "" {
		return ""
	}
	spans := m.find(text)
	for _, h := range hints.Find(text, hints.Where{Subject: model.Group}) {
		if h.Personal() {
			spans = append(spans, span{h.Start, h.End})
		}
	}
	slices.SortFunc(spans, func(a, b span) int { return a.start - b.start })
	var b strings.Builder
	at := 0
	for _, s := range spans {
		if s.start < at {
			at = max(at, s.end)
			continue
		}
		b.WriteString(text[at:s.start])
		b.WriteString(nameMark)
		at = s.end
	}
	b.WriteString(text[at:])
	return b.String()
}

func (m *masker) find(text string) []span {
	var out []span
	words, where := wordsOf(text)
	for i := 0; i < len(words); i++ {
		if n := m.at(words[i:]); n > 0 {
			out = append(out, span{where[i].start, where[i+n-1].end})
			i += n - 1
		}
	}
	return out
}

// at returns how many words at the front are a name, 0 for none. An s at the
// end of its last word belongs to it: Robins scooter, Robin's scooter.
func (m *masker) at(words []string) int {
	if fits(m.own, words) {
		return len(m.own)
	}
	for _, key := range []string{words[0], strings.TrimSuffix(words[0], "'s"), strings.TrimSuffix(words[0], "s"), strings.TrimSuffix(words[0], "'")} {
		for _, name := range m.names[key] {
			if fits(name, words) {
				return len(name)
			}
		}
	}
	return 0
}

func fits(name, words []string) bool {
	if len(name) == 0 || len(words) < len(name) {
		return false
	}
	for i, n := range name {
		w := words[i]
		if w != n && (i < len(name)-1 || w != n+"s" && w != n+"'s" && w != n+"'") {
			return false
		}
	}
	return true
}

// wordsOf returns the folded words of a text and where they stand.
func wordsOf(text string) (words []string, where []span) {
	start := -1
	flush := func(end int) {
		if start >= 0 {
			words = append(words, fold.Text(text[start:end]))
			where = append(where, span{start, end})
			start = -1
		}
	}
	for i, r := range text {
		letter := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || start >= 0 && (r == '\'' || r == '’')
		switch {
		case letter && start < 0:
			start = i
		case !letter:
			flush(i)
		}
	}
	flush(len(text))
	return words, where
}
