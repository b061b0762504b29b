package pdf

import (
	_ "embed"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/carlos7ags/folio/font"
	"github.com/carlos7ags/folio/unicode/grapheme"
	"golang.org/x/text/unicode/bidi"
)

//go:embed fonts/DejaVuSansCondensed.ttf
var regularTTF []byte

//go:embed fonts/DejaVuSansCondensed-Bold.ttf
var boldTTF []byte

// faces are the two fonts there are. What a document uses of each goes into it.
var faces = sync.OnceValues(func() ([2]font.Face, error) {
	regular, err := font.ParseFont(regularTTF)
	if err != nil {
		return [2]font.Face{}, err
	}
	bold, err := font.ParseFont(boldTTF)
	return [2]font.Face{regular, bold}, err
})

// typeface is a font in a document, with what was used of it.
type typeface struct {
	name  string // in the pages
	face  font.Face
	used  map[rune]bool
	width map[rune]float64 // of a character, for a size of 1
}

func newTypeface(name string, f font.Face) *typeface {
	return &typeface{name, f, map[rune]bool{}, map[rune]float64{}}
}

func (t *typeface) runeWidth(r rune) float64 {
	w, known := t.width[r]
	if !known {
		w = float64(t.face.GlyphAdvance(t.face.GlyphIndex(r))) / float64(t.face.UnitsPerEm())
		t.width[r] = w
	}
	return w
}

func (t *typeface) textWidth(s string) (w float64) {
	for _, r := range s {
		w += t.runeWidth(r)
	}
	return w
}

// glyphs returns a text as the numbers of its glyphs, two bytes each.
func (t *typeface) glyphs(s string) []byte {
	out := make([]byte, 0, 2*len(s))
	for _, r := range s {
		t.used[r] = true
		g := t.face.GlyphIndex(r)
		out = append(out, byte(g>>8), byte(g))
	}
	return out
}

// embedded is the font with what was used of it, the same for the same use.
func (t *typeface) embedded() *font.EmbeddedFont {
	e := font.NewEmbeddedFont(t.face)
	e.EncodeString(string(slices.Sorted(maps.Keys(t.used))))
	return e
}

// shows reports whether a character as people count them looks as it should: the font
// has it, and it is not written from right to left, which asks for more than a font.
func (t *typeface) shows(cluster string) bool {
	for _, r := range cluster {
		if r < 0x80 {
			continue
		}
		p, _ := bidi.LookupRune(r)
		if c := p.Class(); t.face.GlyphIndex(r) == 0 || c == bidi.R || c == bidi.AL || c == bidi.AN {
			return false
		}
	}
	return true
}

// run is a piece of a line: text that is drawn, and what it says where that is something
// else.
type run struct{ text, says string }

// word is what no line breaks, if it fits in one.
type word []run

// words breaks a line of text at its spaces. Where something cannot be shown stands how
// much it is, in brackets; what it was stays in the document, for who listens to it or
// copies it.
func (t *typeface) words(line string) (out []word) {
	var now word
	end := func() {
		if len(now) > 0 {
			out, now = append(out, now), nil
		}
	}
	for _, piece := range t.pieces(line) {
		if piece.says != "" {
			now = append(now, piece)
			continue
		}
		for i, w := range strings.Split(piece.text, " ") {
			if i > 0 {
				end()
			}
			if w != "" {
				now = append(now, run{text: w})
			}
		}
	}
	end()
	return out
}

// pieces divides text in what can be shown and what cannot. Spaces between two things that
// cannot are part of them.
func (t *typeface) pieces(line string) (out []run) {
	line = strings.Join(strings.Fields(line), " ")
	plain := 0 // where what can be shown begins
	for at := 0; at < len(line); {
		next := cluster(line, at)
		if t.shows(line[at:next]) {
			at = next
			continue
		}
		if at > plain {
			out = append(out, run{text: line[plain:at]})
		}
		end, n := t.hidden(line, at)
		out = append(out, run{hiddenMark(n), line[at:end]})
		at, plain = end, end
	}
	if plain < len(line) {
		out = append(out, run{text: line[plain:]})
	}
	return out
}

// hidden returns where what cannot be shown ends, and how many characters it is.
func (t *typeface) hidden(line string, at int) (end, n int) {
	for end = at; at < len(line); {
		next := cluster(line, at)
		switch shows := t.shows(line[at:next]); {
		case !shows:
			n++
			end = next
		case line[at:next] != " ":
			return end, n
		}
		at = next
	}
	return end, n
}

// cluster is where the character ends that begins at a place.
func cluster(s string, at int) int {
	if s[at] < 0x80 && (at+1 == len(s) || s[at+1] < 0x80) {
		return at + 1
	}
	return max(at+1, grapheme.NextBreak(s, at))
}

func hiddenMark(n int) string {
	if n == 1 {
		return "[1 teken niet te tonen]"
	}
	return "[" + strconv.Itoa(n) + " tekens niet te tonen]"
}
