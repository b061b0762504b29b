package privacy

import (
	"slices"
	"strings"

	"tijdig/model/fold"
	"tijdig/model/textlint"
)

// nameMark stands where a name stood, or something else that leads to a
// person.
const nameMark = "[naam]"

// masker takes known names out of text, and what looks like a number, an
// address or a name. It cannot know every name: outputs say so.
type masker struct {
	names map[string][][]string // by the first folded word; longest first
	own   [][]string            // of the record itself
	spare [][]string            // of who may be named
	blind bool                  // it does not know the name it is for, and hides all there is
}

func newMasker(names []string) *masker {
	m := &masker{names: map[string][][]string{}}
	for _, n := range names {
		for _, w := range forms(n) {
			m.names[w[0]] = append(m.names[w[0]], w)
		}
	}
	for first := range m.names {
		slices.SortFunc(m.names[first], func(a, b []string) int { return len(b) - len(a) })
	}
	return m
}

// forms returns how a name may stand in a text: whole, or one of its parts by
// itself. A part of one or two letters would hide half the text.
func forms(name string) [][]string {
	words := fold.Words(name)
	var out [][]string
	if len(strings.Join(words, "")) > 1 {
		out = append(out, words)
	}
	for _, w := range words {
		if len(words) > 1 && len(w) > 2 && w != "van" && w != "den" && w != "der" && w != "ten" && w != "ter" {
			out = append(out, []string{w})
		}
	}
	return out
}

// with returns a masker that knows more names.
func (m *masker) with(names ...string) *masker {
	out := &masker{names: m.names, spare: m.spare}
	for _, n := range names {
		out.own = append(out.own, forms(n)...)
	}
	return out
}

// sparing returns a masker that leaves these names where they stand.
func (m *masker) sparing(names ...string) *masker {
	out := &masker{names: m.names, own: m.own}
	for _, n := range names {
		out.spare = append(out.spare, forms(n)...)
	}
	return out
}

// spares reports whether a text begins with a name that is left where it stands.
func (m *masker) spares(text string) bool { return m.spared(fold.Tokens(text)) > 0 }

// spared returns how many words at the front are such a name, 0 for none.
func (m *masker) spared(words []fold.Token) int {
	for _, name := range m.spare {
		if fits(name, words) {
			return len(name)
		}
	}
	return 0
}

// span is a part of a text, in bytes.
type span struct{ start, end int }

// hide returns the text with a mark for every name.
func (m *masker) hide(text, mark string) string {
	if text == "" {
		return ""
	}
	if m.blind {
		return mark
	}
	spans := m.find(text)
	for _, h := range textlint.Personal(text) {
		if h.Kind == textlint.FullName && m.spares(text[h.Start:h.End]) {
			continue
		}
		spans = append(spans, span{h.Start, h.End})
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
		b.WriteString(mark)
		at = s.end
	}
	b.WriteString(text[at:])
	return b.String()
}

// find returns where known names stand, with the surname behind each. Nothing that
// cannot be seen helps a name through.
func (m *masker) find(text string) []span {
	var out []span
	p := textlint.Read(text)
	words := fold.Tokens(p.Text)
	for i := 0; i < len(words); i++ {
		if n := m.spared(words[i:]); n > 0 {
			i += n - 1
			continue
		}
		if n := m.at(words[i:]); n > 0 {
			last := textlint.Surname(p.Text, words, i+n-1) - 1
			start, end := p.Span(words[i].Start, words[last].End, text)
			out = append(out, span{start, end})
			i = last
		}
	}
	return out
}

// at returns how many words at the front are a name, 0 for none. An s at the
// end of its last word belongs to it: Robins scooter, Robin's scooter.
func (m *masker) at(words []fold.Token) int {
	for _, name := range m.own {
		if fits(name, words) {
			return len(name)
		}
	}
	first := words[0].Text
	for _, key := range []string{first, strings.TrimSuffix(first, "'s"), strings.TrimSuffix(first, "s")} {
		for _, name := range m.names[key] {
			if fits(name, words) {
				return len(name)
			}
		}
	}
	return 0
}

func fits(name []string, words []fold.Token) bool {
	if len(words) < len(name) {
		return false
	}
	for i, n := range name {
		w := words[i].Text
		if w != n && (i < len(name)-1 || w != n+"s" && w != n+"'s") {
			return false
		}
	}
	return true
}
