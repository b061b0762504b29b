package passphrase

import (
	"bytes"
	"encoding/binary"
	"errors"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/unicode/norm"

	"tijdig/model/clean"
)

// MostBytes is how long a passphrase may be. A longer one is refused, never cut.
const MostBytes = 4096

// ErrLong says that a passphrase is longer.
var ErrLong = errors.New("passphrase: too long")

// Text returns what stands in a file as a person reads it: the marks that Windows puts
// before it are gone, and UTF-16 is read as such.
func Text(file []byte) string {
	switch {
	case bytes.HasPrefix(file, []byte("\xef\xbb\xbf")):
		return string(file[3:])
	case bytes.HasPrefix(file, []byte("\xff\xfe")):
		return wide(file[2:], binary.LittleEndian)
	case bytes.HasPrefix(file, []byte("\xfe\xff")):
		return wide(file[2:], binary.BigEndian)
	case len(file) > 1 && len(file)%2 == 0 && file[0] != 0 && file[1] == 0:
		return wide(file, binary.LittleEndian)
	case len(file) > 1 && len(file)%2 == 0 && file[0] == 0 && file[1] != 0:
		return wide(file, binary.BigEndian)
	}
	return string(file)
}

func wide(b []byte, order binary.ByteOrder) string {
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = order.Uint16(b[2*i:])
	}
	return string(utf16.Decode(units))
}

// FirstLine returns the first line of a file as a person would type it: without its
// end, whatever system wrote that, with one kind of space, in the form that keys give.
func FirstLine(file []byte) string {
	line, _ := clean.Line(first(Text(file)))
	return line
}

// MarkedIn is [Marked] for the first line of a file, in which other spaces and marks apart
// from their letters are only another way to write what keys give.
func MarkedIn(file []byte) bool {
	line := first(Text(file))
	_, r := clean.Line(line)
	return r.Changed() || Marked(FirstLine(file))
}

// first cuts a text at its first end of line of any kind.
func first(s string) string {
	if i := strings.IndexAny(s, "\n\r\u0085\u2028\u2029"); i >= 0 {
		return s[:i]
	}
	return s
}

// Tries returns what to try, in this order, where a person typed s: that, and the same
// without the spaces around it, which nobody sees.
func Tries(s string) []string {
	if t := strings.TrimSpace(s); t != s && t != "" {
		return []string{s, t}
	}
	return []string{s}
}

// TriesOf is [Tries] for a file. Earlier versions of the program set what the bytes of
// its first line say, marks and all; that comes last.
func TriesOf(file []byte) []string {
	out := Tries(FirstLine(file))
	raw, _, _ := bytes.Cut(file, []byte("\n"))
	if was := norm.NFC.String(string(bytes.TrimRight(raw, "\r\n"))); was != "" && was != out[0] && was != out[len(out)-1] {
		out = append(out, was)
	}
	return out
}

// Said returns words as they are sealed with: as they are said, whatever stands between
// them.
func Said(words string) string { return strings.Join(strings.Fields(strings.ToLower(words)), " ") }

// ToSet returns what is set where a person chose s: without the spaces around it.
func ToSet(s string) string { return norm.NFC.String(strings.TrimSpace(s)) }

// Marked reports whether s holds something no key gives: an invisible character, or
// bytes that are no text.
func Marked(s string) bool {
	safe, r := clean.Line(s)
	return r.Changed() || safe != s || strings.ContainsAny(s, string(clean.Mark)+"\ufffd")
}
