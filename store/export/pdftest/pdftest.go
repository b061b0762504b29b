// Package pdftest reads the PDF that package pdf writes, for tests: its objects, and the
// text of its pages in the order in which it is drawn. It takes the words for what is drawn
// from the fonts in the file, as a program does that copies text.
package pdftest

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
)

// File is a file taken apart.
type File struct {
	Objects map[int]string // what stands between obj and endobj; streams as they are
	Trailer string
}

var (
	object    = regexp.MustCompile(`(?s)\n(\d+) 0 obj\n(.*?)\nendobj`)
	reference = regexp.MustCompile(`(\d+) 0 R`)
	mapping   = regexp.MustCompile(`<([0-9A-F]{4})> <([0-9A-F]+)>`)
)

// Read takes a file apart, and follows its list of where every object stands.
func Read(b []byte) (*File, error) {
	f := &File{Objects: map[int]string{}}
	at := bytes.LastIndex(b, []byte("startxref\n"))
	if at < 0 || !bytes.HasPrefix(b, []byte("%PDF-1.7\n")) || !bytes.HasSuffix(b, []byte("%%EOF\n")) {
		return nil, fmt.Errorf("this begins or ends as no PDF does")
	}
	var list int
	if _, err := fmt.Sscan(string(b[at+len("startxref\n"):]), &list); err != nil {
		return nil, err
	}
	lines := strings.Split(string(b[list:at]), "\n")
	if lines[0] != "xref" {
		return nil, fmt.Errorf("no list of objects stands at %d", list)
	}
	var first, n int
	if _, err := fmt.Sscan(lines[1], &first, &n); err != nil {
		return nil, err
	}
	for i := 1; i < n; i++ {
		from, err := strconv.Atoi(strings.TrimLeft(lines[2+i][:10], "0"))
		if err != nil {
			return nil, err
		}
		m := object.FindSubmatch(b[from-1:])
		if m == nil || string(m[1]) != strconv.Itoa(i) || !bytes.HasPrefix(b[from-1:], m[0]) {
			return nil, fmt.Errorf("object %d does not stand at %d", i, from)
		}
		f.Objects[i] = string(m[2])
	}
	_, f.Trailer, _ = strings.Cut(string(b[list:at]), "trailer\n")
	return f, nil
}

// entry is the object that a dictionary names.
func (f *File) entry(in, name string) string {
	_, rest, ok := strings.Cut(in, "/"+name+" ")
	m := reference.FindStringSubmatch(rest)
	if !ok || m == nil {
		return ""
	}
	n, _ := strconv.Atoi(m[1]) //nolint:errcheck // digits only
	return f.Objects[n]
}

// Stream is what a stream holds.
func Stream(of string) (string, error) {
	head, body, ok := strings.Cut(of, "\nstream\n")
	if !ok {
		return "", fmt.Errorf("no stream: %.60q", of)
	}
	body = strings.TrimSuffix(body, "\nendstream")
	if !strings.Contains(head, "FlateDecode") {
		return body, nil
	}
	r, err := zlib.NewReader(strings.NewReader(body))
	if err != nil {
		return "", err
	}
	b, err := io.ReadAll(r)
	return string(b), err
}

// Pages are the pages in their order, each as its object.
func (f *File) Pages() (out []string) {
	pages := f.entry(f.entry(f.Trailer, "Root"), "Pages")
	_, kids, _ := strings.Cut(pages, "/Kids [")
	kids, _, _ = strings.Cut(kids, "]")
	for _, m := range reference.FindAllStringSubmatch(kids, -1) {
		n, _ := strconv.Atoi(m[1]) //nolint:errcheck // digits only
		out = append(out, f.Objects[n])
	}
	return out
}

// Text is what stands on all pages, a line for each that is drawn.
func Text(b []byte) (string, error) {
	f, err := Read(b)
	if err != nil {
		return "", err
	}
	fonts, err := f.fonts()
	if err != nil {
		return "", err
	}
	var out strings.Builder
	for _, page := range f.Pages() {
		_, contents, _ := strings.Cut(page, "/Contents [")
		contents, _, _ = strings.Cut(contents, "]")
		for _, m := range reference.FindAllStringSubmatch(contents, -1) {
			n, _ := strconv.Atoi(m[1]) //nolint:errcheck // digits only
			drawn, err := Stream(f.Objects[n])
			if err != nil {
				return "", err
			}
			if err := read(&out, drawn, fonts, true); err != nil {
				return "", err
			}
		}
	}
	return out.String(), nil
}

// Drawn is what is seen of a stream of operators, also where something else is said.
func Drawn(b []byte, stream string) (string, error) {
	f, err := Read(b)
	if err != nil {
		return "", err
	}
	fonts, err := f.fonts()
	if err != nil {
		return "", err
	}
	var out strings.Builder
	err = read(&out, stream, fonts, false)
	return out.String(), err
}

func (f *File) fonts() (map[string]map[string]string, error) {
	out := map[string]map[string]string{}
	resources := f.entry(f.entry(f.Trailer, "Root"), "Pages")
	for _, name := range []string{"F1", "F2"} {
		glyphs, err := f.font(f.entry(resources, name))
		if err != nil {
			return nil, err
		}
		out[name] = glyphs
	}
	return out, nil
}

// font returns what each glyph of a font stands for.
func (f *File) font(of string) (map[string]string, error) {
	list, err := Stream(f.entry(of, "ToUnicode"))
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for _, m := range mapping.FindAllStringSubmatch(list, -1) {
		if out[m[1]], err = wide(m[2]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// wide reads UTF-16 in hexadecimal digits.
func wide(digits string) (string, error) {
	b, err := hex.DecodeString(digits)
	if err != nil {
		return "", err
	}
	return wideBytes(b), nil
}

func wideBytes(b []byte) string {
	var units []uint16
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(units))
}

// read follows the operators of a page. Where it is asked for, what is said instead of
// what is drawn stands in its place.
func read(out *strings.Builder, drawn string, fonts map[string]map[string]string, say bool) error {
	font, instead := "", false
	for drawn != "" {
		var line string
		if begin := "/Span <</ActualText ("; strings.HasPrefix(drawn, begin) {
			said, rest := literal(drawn[len(begin):])
			if say {
				out.WriteString(wideBytes(said[2:])) // after its mark
			}
			drawn, instead = strings.TrimPrefix(rest, ">> BDC\n"), say
			continue
		}
		line, drawn, _ = strings.Cut(drawn, "\n")
		switch op := line[strings.LastIndexByte(line, ' ')+1:]; op {
		case "Tf":
			font, _, _ = strings.Cut(line[1:], " ")
		case "Tj":
			digits := strings.ToUpper(strings.Trim(strings.TrimSuffix(line, " Tj"), "<>"))
			for i := 0; i+4 <= len(digits) && !instead; i += 4 {
				says, ok := fonts[font][digits[i:i+4]]
				if !ok {
					return fmt.Errorf("nothing says what glyph %s of %s is", digits[i:i+4], font)
				}
				out.WriteString(says)
			}
		case "EMC":
			instead = false
		case "ET":
			out.WriteByte('\n')
		}
	}
	return nil
}

// literal reads a string up to the bracket that closes it.
func literal(s string) (said []byte, rest string) {
	escapes := map[byte]byte{'n': '\n', 'r': '\r', 't': '\t', 'b': '\b', 'f': '\f'}
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ')':
			return said, s[i+1:]
		case c == '\\' && s[i+1] >= '0' && s[i+1] <= '7':
			n, _ := strconv.ParseUint(s[i+1:i+4], 8, 8) //nolint:errcheck // digits only
			said = append(said, byte(n))
			i += 3
		case c == '\\':
			i++
			if e, ok := escapes[s[i]]; ok {
				said = append(said, e)
			} else {
				said = append(said, s[i])
			}
		default:
			said = append(said, c)
		}
	}
	return said, ""
}
