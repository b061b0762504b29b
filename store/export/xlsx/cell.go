package xlsx

import (
	"bytes"
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
	"unicode/utf8"

	"tijdig/model/pattern"
)

// CellLen is how many characters a cell takes at most, as spreadsheets count: an emoji
// counts for two.
const CellLen = 32_767

// A row is made without its number, as it may be made before those above it are counted.
const (
	rowNumber = 0x00 // stands where the number goes
	rowEnd    = 0x01 // stands behind a row
)

// Row makes a row, and returns how many of its texts were cut. It is safe for several
// goroutines.
func (w *Writer) Row(b *bytes.Buffer, s Sheet, cells []string) (cut int) {
	b.WriteString(`<row r="` + "\x00\"")
	if n := s.lines(cells); n > 1 {
		fmt.Fprintf(b, ` ht="%d" customHeight="1"`, min(lineHeight*n, mostHeight))
	}
	b.WriteByte('>')
	for i, c := range cells {
		if c == "" {
			continue
		}
		if !s.Columns[i].Type.value(b, i, c) && w.text(b, i, s.Columns[i].Type, c) {
			cut++
		}
	}
	b.WriteString("</row>\x01")
	return cut
}

// The height of a line of text, and the largest that a row can have, in points.
const (
	lineHeight = 15
	mostHeight = 409
)

// lines is about how many lines the texts of a row need: not every spreadsheet makes room
// by itself.
func (s Sheet) lines(cells []string) int {
	most := 1
	for i, c := range cells {
		if s.Columns[i].Type != Long || len(c) <= s.Columns[i].width() && !strings.Contains(c, "\n") {
			continue
		}
		n := 0
		for line := range strings.SplitSeq(c, "\n") {
			n += 1 + utf8.RuneCountInString(line)*9/(10*s.Columns[i].width()) // most letters are narrow
		}
		most = max(most, n)
	}
	return most
}

// value writes a cell that is no text, and reports whether it is one.
func (t Type) value(b *bytes.Buffer, column int, cell string) bool {
	switch t {
	case Number:
		if n := strings.Replace(cell, ",", ".", 1); plain().MatchString(n) {
			begin(b, column, styleNumber, "")
			b.WriteString("<v>" + n + "</v></c>")
			return true
		}
	case Day:
		if at, err := time.Parse(time.DateOnly, cell); err == nil && at.Year() >= firstYear {
			begin(b, column, styleDay, "")
			b.WriteString("<v>" + strconv.Itoa(int(days(at))) + "</v></c>")
			return true
		}
	case Moment:
		if at, err := time.Parse(time.RFC3339Nano, cell); err == nil && at.Year() >= firstYear {
			begin(b, column, styleMoment, "")
			b.WriteString("<v>")
			b.Write(strconv.AppendFloat(b.AvailableBuffer(), days(at), 'f', 10, 64))
			b.WriteString("</v></c>")
			return true
		}
	case Text, Long:
	}
	return false
}

// plain is a number that a spreadsheet holds exactly: it has fifteen digits.
var plain = pattern.Lazy(`^-?(0|[1-9][0-9]{0,9})(\.[0-9]{1,5})?$`)

// firstYear is the first whose days all spreadsheets count alike: some have a 29 February
// 1900, which there was not.
const firstYear = 1901

// days counts the days to a moment as its own clock shows it.
func days(at time.Time) float64 {
	y, m, d := at.Date()
	whole := time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
	return math.Round(whole) + float64(at.Hour()*3600+at.Minute()*60+at.Second())/86400
}

func begin(b *bytes.Buffer, column int, s style, more string) {
	b.WriteString(`<c r="`)
	b.WriteString(letters(column))
	b.WriteString("\x00\" s=\"")
	b.WriteString(strconv.Itoa(int(s)))
	b.WriteByte('"')
	b.WriteString(more)
	b.WriteByte('>')
}

// letters names a column: A, B, ... Z, AA.
func letters(column int) string {
	const all = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	if column < len(all) {
		return all[column : column+1]
	}
	return letters(column/len(all)-1) + letters(column%len(all))
}

// text writes a cell of text, and reports whether it was cut.
func (w *Writer) text(b *bytes.Buffer, column int, t Type, cell string) (cut bool) {
	cell, cut = w.fit(cell)
	begin(b, column, styleOf(t, cell), ` t="inlineStr"`)
	b.WriteString(`<is><t xml:space="preserve">`)
	escape(b, cell)
	b.WriteString(`</t></is></c>`)
	return cut
}

// fit cuts a text that is too long for a cell, and marks it.
func (w *Writer) fit(s string) (string, bool) {
	if len(s) <= CellLen || short(s, CellLen) == s {
		return s, false
	}
	return short(s, CellLen-len(utf16.Encode([]rune(w.Mark)))) + w.Mark, true
}

// bare is the short way: text that XML takes as it is, which is nearly all.
func bare(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c < ' ', c == '&', c == '<', c == '>', c == '_', c == 0xEF: // which begins the marks below
			return false
		}
	}
	return utf8.ValidString(s)
}

// coded is what a spreadsheet would read as the code of a character.
var coded = pattern.Lazy(`_x[0-9A-Fa-f]{4}_`)

// escape writes text for XML. What XML cannot hold becomes the mark for that; what looks
// like a code stays what it is.
func escape(b *bytes.Buffer, s string) {
	if bare(s) {
		b.WriteString(s)
		return
	}
	if strings.Contains(s, "_x") {
		s = coded().ReplaceAllStringFunc(s, func(m string) string { return "_x005F" + m })
	}
	from := 0
	for i, r := range s {
		to := ""
		switch {
		case r == '&':
			to = "&amp;"
		case r == '<':
			to = "&lt;"
		case r == '>':
			to = "&gt;"
		case r == '\r':
			to = "_x000D_" // XML would make it the end of a line
		case r == '\t' || r == '\n':
			continue
		case r < ' ' || r == 0xFFFE || r == 0xFFFF || r == utf8.RuneError && !strings.HasPrefix(s[i:], "\uFFFD"):
			to = "\uFFFD"
		default:
			continue
		}
		b.WriteString(s[from:i])
		b.WriteString(to)
		if from = i + utf8.RuneLen(r); r == utf8.RuneError {
			from = i + 1 // a byte that is no character
		}
	}
	b.WriteString(s[from:])
}
