package sql

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"strconv"
	"strings"
	"unicode/utf8"

	"tijdig/store/export/tables"
)

// literal writes text as SQL, on one line. Nothing in it can end it: a quote is doubled, and
// where there is a sign that a server, its settings, a terminal or a line end might read
// otherwise the whole is written with escapes, which mean the same everywhere. PostgreSQL
// has no room for the character zero, nor for bytes that are no characters: U+FFFD stands
// for them.
func literal(text string) string {
	var b bytes.Buffer
	writeLiteral(&b, text)
	return b.String()
}

func writeLiteral(b *bytes.Buffer, text string) {
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, string(utf8.RuneError))
	}
	if strings.ContainsFunc(text, func(r rune) bool { return r == '\\' || unprinted(r) }) {
		b.WriteByte('E')
	} else if !strings.Contains(text, "'") {
		b.WriteByte('\'')
		b.WriteString(text)
		b.WriteByte('\'')
		return
	}
	b.WriteByte('\'')
	for _, r := range text {
		switch {
		case r == '\'':
			b.WriteString("''")
		case r == '\\':
			b.WriteString(`\\`)
		case r == 0:
			b.WriteRune(utf8.RuneError)
		case r == '\n':
			b.WriteString(`\n`)
		case unprinted(r):
			fmt.Fprintf(b, `\x%02x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('\'')
}

// unprinted are the signs that steer a terminal or end a line.
func unprinted(r rune) bool { return r < ' ' || r == 0x7f }

// named writes the name of a table or a column.
func named(name string) string {
	return `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
}

// nameLen is how many bytes of a name PostgreSQL looks at.
const nameLen = 63

// plainName is a name that needs no point, and that no other name is cut to.
func plainName(name string) string {
	name = strings.NewReplacer(".", "_", tables.OptionMark, "_", "\x00", "_").Replace(strings.ToValidUTF8(name, "_"))
	if len(name) <= nameLen {
		return name
	}
	const mark = 8
	cut := name[:nameLen-mark-1]
	for !utf8.ValidString(cut) {
		cut = cut[:len(cut)-1]
	}
	return cut + "_" + fingerprint(name)[:mark]
}

// fingerprint names what is written by what it says: the same is the same everywhere.
func fingerprint(parts ...string) string {
	h := newPrinter()
	h.add(parts...)
	return h.sum()
}

// printer makes a fingerprint of what it is given.
type printer struct {
	h    hash.Hash
	held []byte
}

func newPrinter() *printer { return &printer{h: sha256.New(), held: make([]byte, 0, 4096)} }

func (p *printer) add(parts ...string) {
	for _, text := range parts {
		p.held = strconv.AppendInt(p.held, int64(len(text)), 10)
		p.held = append(append(p.held, ':'), text...)
		if len(p.held) > cap(p.held)/2 {
			p.flush()
		}
	}
}

func (p *printer) flush() {
	p.h.Write(p.held)
	p.held = p.held[:0]
}

func (p *printer) sum() string {
	p.flush()
	return hex.EncodeToString(p.h.Sum(nil)[:16])
}
