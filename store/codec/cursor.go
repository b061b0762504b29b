package codec

import "strings"

// The major types of RFC 8949, section 3.1, and the values that stand in one byte.
const (
	majorUint     = 0
	majorNegative = 1
	majorBytes    = 2
	majorText     = 3
	majorArray    = 4
	majorMap      = 5

	isFalse = 0xf4
	isTrue  = 0xf5
	isNull  = 0xf6
)

// cursor is what is left to be read.
type cursor struct {
	rest string
	room []byte // for a text that reads itself
}

func (c *cursor) byte() (b byte, ok bool) {
	if c.rest == "" {
		return 0, false
	}
	b, c.rest = c.rest[0], c.rest[1:]
	return b, true
}

// head reads what a value is, and its number; never one of unknown length.
func (c *cursor) head() (major byte, n uint64, ok bool) {
	b, ok := c.byte()
	if !ok {
		return 0, 0, false
	}
	major, n = b>>5, uint64(b&0x1f)
	if n < 24 {
		return major, n, true
	}
	if n > 27 {
		return 0, 0, false
	}
	size := 1 << (n - 24)
	if len(c.rest) < size {
		return 0, 0, false
	}
	n = 0
	for _, b := range []byte(c.rest[:size]) {
		n = n<<8 | uint64(b)
	}
	c.rest = c.rest[size:]
	return major, n, true
}

func (c *cursor) text() (s string, ok bool) { return c.string(majorText) }

// string reads a text, or bytes.
func (c *cursor) string(of byte) (s string, ok bool) {
	major, n, ok := c.head()
	if !ok || major != of || n > uint64(len(c.rest)) {
		return "", false
	}
	s, c.rest = c.rest[:n], c.rest[n:]
	return s, true
}

// pass passes over what is written so, or returns false where something else stands.
func (c *cursor) pass(written string) (ok bool) {
	c.rest, ok = strings.CutPrefix(c.rest, written)
	return ok
}

// writtenName is how a name of less than 256 bytes is written.
func writtenName(name string) string {
	if n := len(name); n < 24 {
		return string([]byte{majorText<<5 | byte(n)}) + name
	}
	return string([]byte{majorText<<5 | 24, byte(len(name))}) + name
}

// null passes over what stands for nothing.
func (c *cursor) null() bool {
	if c.rest == "" || c.rest[0] != isNull {
		return false
	}
	c.rest = c.rest[1:]
	return true
}

// many reads how many values follow in a list or a map, each of which takes at least so many
// bytes, and whether nothing stands in its place.
func (c *cursor) many(of byte, least int) (n int, none, ok bool) {
	if c.null() {
		return 0, true, true
	}
	major, m, ok := c.head()
	if !ok || major != of || m > uint64(len(c.rest)/least) {
		return 0, false, false
	}
	return int(m), false, true
}
