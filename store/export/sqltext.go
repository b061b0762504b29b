package export

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode/utf8"
)

// literal writes text as SQL, on one line. Nothing in it can end it: a quote is doubled, and
// where there is a sign that a server, its settings, a terminal or a line end might read
// otherwise the whole is written with escapes, which mean the same everywhere. PostgreSQL
// has no room for the character zero, nor for bytes that are no characters: U+FFFD stands
// for them.
func literal(text string) string {
	var b strings.Builder
	b.Grow(len(text) + 2)
	text = strings.ToValidUTF8(text, string(utf8.RuneError))
	escaped := strings.ContainsFunc(text, func(r rune) bool { return r == '\\' || unprinted(r) })
	if escaped {
		b.WriteByte('E')
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
		case unprinted(r) && r < 0x80:
			fmt.Fprintf(&b, `\x%02x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('\'')
	return b.String()
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
	name = strings.NewReplacer(".", "_", optionMark, "_", "\x00", "_").Replace(strings.ToValidUTF8(name, "_"))
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
	h := sha256.New()
	for _, p := range parts {
		fmt.Fprintf(h, "%d:%s", len(p), p)
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}
