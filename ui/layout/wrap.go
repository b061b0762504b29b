package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"tijdig/model/clean"
)

// Width returns how many cells s takes: character by character, which is how tmux and
// xterm count, also where a letter is made of several. Escape sequences take none.
func Width(s string) int {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7e {
			return ansi.StringWidthWc(clean.Frame(s))
		}
	}
	return len(s)
}

// Pad returns s in exactly width cells, cut with … or filled with spaces.
func Pad(s string, width int) string {
	s = Cut(s, width)
	if n := Width(s); n < width {
		return s + strings.Repeat(" ", width-n)
	}
	return s
}

// Cut returns s in at most width cells, with … when something was left out.
func Cut(s string, width int) string {
	s = clean.Frame(s)
	if Width(s) <= width {
		return s
	}
	if width < 1 {
		width = 0
	}
	var b strings.Builder
	n, cut := 0, false
	for len(s) > 0 {
		end, cells := first(s)
		switch {
		case s[0] == '\x1b': // a colour goes on to its end
			b.WriteString(s[:end])
		case cut:
		case n+cells > width-1:
			cut = true
			if width > 0 {
				b.WriteString("…")
			}
		default:
			b.WriteString(s[:end])
			n += cells
		}
		s = s[end:]
	}
	return b.String()
}

// first returns how long the first thing drawn is, in bytes and in cells: a colour, or a
// letter with its marks.
func first(s string) (end, cells int) {
	if s[0] == '\x1b' {
		if i := strings.IndexByte(s, 'm'); i > 0 {
			return i + 1, 0
		}
		return len(s), 0
	}
	end = cluster(s)
	return end, Width(s[:end])
}

// Wrap breaks s into rows of at most width cells, between words where that is
// possible and behind a dash. Line breaks in s stay.
func Wrap(s string, width int) []string {
	if width < 1 {
		return []string{""}
	}
	var out []string
	for line := range strings.SplitSeq(clean.Frame(s), "\n") {
		if Width(line) <= width {
			out = append(out, line)
			continue
		}
		w := wrapper{width: width}
		for piece := range pieces(line) {
			w.add(piece)
		}
		out = append(out, w.end()...)
	}
	return out
}

// pieces are what a line may be broken between: words, which end behind a dash, and the
// spaces between them.
func pieces(line string) func(func(string) bool) {
	return func(yield func(string) bool) {
		start := 0
		for i := 0; i < len(line); {
			end := i + 1
			switch c := line[i]; {
			case c == ' ':
				for end < len(line) && line[end] == ' ' {
					end++
				}
				if start < i && !yield(line[start:i]) || !yield(line[i:end]) {
					return
				}
				start = end
			case c == '-' && i > start+1 && end < len(line) && parts(line[i-1]) && parts(line[end]):
				if !yield(line[start:end]) {
					return
				}
				start = end
			}
			i = end
		}
		if start < len(line) {
			yield(line[start:])
		}
	}
}

// parts reports whether a word may end behind the dash beside c, or begin: a day, an age and
// a code (22-11, 12-17, K-7F3Q) stay in one piece.
func parts(c byte) bool { return c != '-' && c != ' ' && (c < '0' || c > '9') }

// wrapper fills rows.
type wrapper struct {
	width  int
	rows   []string
	row    strings.Builder
	n      int    // cells in the row
	spaces string // that come before the next word, unless that begins a row
}

func (w *wrapper) add(piece string) {
	if piece[0] == ' ' {
		w.spaces += piece
		return
	}
	cells := Width(piece)
	if w.n+len(w.spaces)+cells > w.width && w.n > 0 {
		w.flush()
		w.spaces = ""
	}
	if len(w.spaces) > 0 && w.n+len(w.spaces)+cells <= w.width {
		w.row.WriteString(w.spaces)
		w.n += len(w.spaces)
	}
	w.spaces = ""
	if cells <= w.width {
		w.row.WriteString(piece)
		w.n += cells
		return
	}
	w.long(piece)
}

// long breaks a word that fits on no row, never between a letter and its marks.
func (w *wrapper) long(word string) {
	for len(word) > 0 {
		end, cells := first(word)
		if cells > w.width { // more marks than the window has cells
			_, end = utf8.DecodeRuneInString(word)
			cells = Width(word[:end])
		}
		if w.n+cells > w.width && w.n > 0 {
			w.flush()
		}
		if cells > w.width { // a wide letter in a window of one cell
			word = word[end:]
			continue
		}
		w.row.WriteString(word[:end])
		w.n += cells
		word = word[end:]
	}
}

// cluster returns how long the first letter is with the marks that belong to it.
func cluster(s string) int {
	for i, r := range s {
		if i > 0 && !unicode.Is(unicode.M, r) {
			return i
		}
	}
	return len(s)
}

func (w *wrapper) flush() {
	w.rows = append(w.rows, w.row.String())
	w.row.Reset()
	w.n = 0
}

func (w *wrapper) end() []string {
	if w.row.Len() > 0 || len(w.rows) == 0 {
		w.flush()
	}
	return w.rows
}
