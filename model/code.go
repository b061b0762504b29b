package model

import (
	"crypto/rand"
	"fmt"
	"strconv"
	"strings"
)

// Code is how people name a subject: one letter that says nothing and four
// characters of Crockford base32 without I, L, O and U. It never changes.
type Code string

const (
	codeLetters = "ABCDEFGHJKMNPQRSTVWXYZ"
	codeDigits  = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	codeLen     = 5
)

// NewCode draws a code. The caller draws again until it is free in the file.
func NewCode() Code {
	var b [codeLen]byte
	rand.Read(b[:])
	c := []byte{codeLetters[int(b[0])%len(codeLetters)]}
	for _, x := range b[1:] {
		c = append(c, codeDigits[x&31])
	}
	return Code(c)
}

// String groups the code for reading aloud: K-7F3Q.
func (c Code) String() string {
	if len(c) != codeLen {
		return string(c)
	}
	return string(c[:1]) + "-" + string(c[1:])
}

// ParseCode reads a code as a person types it: with or without the dash, in
// any case, with I and L for 1 and O for 0. A number after a dot names one
// signal of the subject; without it n is 0.
func ParseCode(s string) (c Code, n int, err error) {
	s = strings.ToUpper(strings.TrimSpace(s))
	name, num, dotted := strings.Cut(s, ".")
	if dotted {
		if n, err = strconv.Atoi(num); err != nil || n < 1 {
			return "", 0, fmt.Errorf("code: %q after the dot is not a number", num)
		}
	}
	name = strings.ReplaceAll(strings.ReplaceAll(name, "-", ""), " ", "")
	if len(name) != codeLen {
		return "", 0, fmt.Errorf("code: %d characters, want %d", len(name), codeLen)
	}
	tail := strings.NewReplacer("I", "1", "L", "1", "O", "0").Replace(name[1:])
	if !strings.Contains(codeLetters, name[:1]) {
		return "", 0, fmt.Errorf("code: does not begin with a letter that codes use")
	}
	for _, r := range tail {
		if !strings.ContainsRune(codeDigits, r) {
			return "", 0, fmt.Errorf("code: holds a character that codes do not use")
		}
	}
	return Code(name[:1] + tail), n, nil
}

// SignalCode names one signal of a subject: K-7F3Q.2.
func SignalCode(c Code, n int) string { return c.String() + "." + strconv.Itoa(n) }
