package model

import (
	"bytes"
	"cmp"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Subject is a child, a young person, a family, a group or a place that
// signals are about. Only its id joins two records; a name never does.
type Subject struct {
	ID      ID        `json:"id"`
	Kind    Kind      `json:"soort"`
	Code    Code      `json:"code"`
	Mark    string    `json:"aanduiding,omitempty"` // groups and places only, at most MaxMark characters
	Created time.Time `json:"gemaakt"`
}

// MaxMark is how many characters the mark of a group or place may have. A
// longer one is kept and warned about, never cut.
const MaxMark = 30

// Author is who wrote a version, as set when the file was made.
type Author struct {
	Name    string `json:"naam,omitempty"`
	Role    string `json:"functie,omitempty"`
	Org     string `json:"organisatie,omitempty"`
	Phone   string `json:"telefoon,omitempty"`
	Profile string `json:"profiel,omitempty"` // the profession whose checklist order is used
}

// ID names a thing for as long as it exists: 128 random bits that carry no
// time, no order and no meaning. Its text form is 32 hexadecimal digits.
type ID [16]byte

// NewID returns a fresh ID.
func NewID() ID {
	var id ID
	rand.Read(id[:]) // never fails; see crypto/rand
	return id
}

// ParseID reads the text form. It refuses anything else.
func ParseID(s string) (ID, error) {
	var id ID
	return id, id.UnmarshalText([]byte(s))
}

// IsZero reports whether the ID was never set.
func (id ID) IsZero() bool { return id == ID{} }

// String returns the text form.
func (id ID) String() string { return hex.EncodeToString(id[:]) }

// MarshalText returns the text form.
func (id ID) MarshalText() ([]byte, error) { return id.AppendText(nil) }

// AppendText is [ID.MarshalText] at the end of b.
func (id ID) AppendText(b []byte) ([]byte, error) { return hex.AppendEncode(b, id[:]), nil }

// UnmarshalText reads the text form.
func (id *ID) UnmarshalText(b []byte) error {
	if len(b) != 2*len(id) {
		return fmt.Errorf("id: %d characters, want %d", len(b), 2*len(id))
	}
	if _, err := hex.Decode(id[:], b); err != nil {
		return fmt.Errorf("id: %w", err)
	}
	return nil
}

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

// Link says that two subjects are one, or two after all. It names subjects by id only, and
// changes neither of them: a signal stays about whom it was recorded about, and whoever reads
// it asks model/same whom that is. Of one pair the newest link holds.
type Link struct {
	A    ID        `json:"een"` // the lower of the two
	B    ID        `json:"ander"`
	Same bool      `json:"zelfde"`
	Turn int       `json:"beurt"` // how often it was said of these two, from 1
	Said time.Time `json:"gezegd"`
	ID   ID        `json:"uitspraak"` // random
}

// maxTurn is the highest turn that is taken over: nobody says it so often, and a higher one
// could not be taken back.
const maxTurn = 1 << 20

// Sound reports whether a link is one that a file can hold.
func (l Link) Sound() bool {
	return !l.A.IsZero() && bytes.Compare(l.A[:], l.B[:]) < 0 && l.Turn >= 1 && l.Turn <= maxTurn && !l.Said.IsZero() && !l.ID.IsZero()
}

// Of reports whether a link is about a subject.
func (l Link) Of(subject ID) bool { return l.A == subject || l.B == subject }

// pair orders links by whom they are about.
func (l Link) pair(o Link) int {
	return cmp.Or(bytes.Compare(l.A[:], o.A[:]), bytes.Compare(l.B[:], o.B[:]))
}

// newer reports whether a link of the same two holds instead of o: what was said after
// hearing the other, or else what was said last. Everybody finds the same one.
func (l Link) newer(o Link) bool {
	return cmp.Or(cmp.Compare(l.Turn, o.Turn), l.Said.Compare(o.Said), bytes.Compare(l.ID[:], o.ID[:])) > 0
}

// Links holds one link for each two subjects of which anything was said, in their order.
type Links []Link

// With returns the links after one more was heard, and whether it tells anything new. In what
// order links are heard, and how often, makes no difference.
func (all Links) With(l Link) (Links, bool) {
	at, have := slices.BinarySearchFunc(all, l, Link.pair)
	switch {
	case have && !l.newer(all[at]):
		return all, false
	case have:
		all = slices.Clone(all)
		all[at] = l
		return all, true
	}
	return slices.Insert(slices.Clone(all), at, l), true
}

// Say returns what is said of two subjects after all that was, and false where that says
// nothing new.
func (all Links) Say(a, b ID, same bool, now time.Time) (Link, bool) {
	if bytes.Compare(a[:], b[:]) > 0 {
		a, b = b, a
	}
	l := Link{A: a, B: b, Same: same, Turn: 1, Said: now, ID: NewID()}
	at, have := slices.BinarySearchFunc(all, l, Link.pair)
	if !have {
		return l, same
	}
	l.Turn = min(all[at].Turn+1, maxTurn)
	return l, all[at].Same != same
}

// Apart returns what is said so that a subject is no longer one with any other, while those
// others stay one.
func (all Links) Apart(subject ID, now time.Time) (said []Link) {
	say := func(a, b ID, same bool) {
		if l, news := all.Say(a, b, same, now); news {
			said = append(said, l)
		}
	}
	var first ID
	for _, l := range all {
		if !l.Same || !l.Of(subject) {
			continue
		}
		say(l.A, l.B, false)
		other := l.A
		if other == subject {
			other = l.B
		}
		if first.IsZero() {
			first = other
		} else {
			say(first, other, true)
		}
	}
	return said
}
