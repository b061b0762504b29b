// Package recipient reads the keys of an organisation as people copy them: out of a
// mail, a file of Windows, or the output of age-keygen. Whether a key is a good one only
// the library that uses it can tell.
package recipient

import (
	"errors"
	"slices"
	"strings"
	"unicode"
)

// What Key and Identities refuse.
var (
	ErrNone   = errors.New("recipient: no key")
	ErrSecret = errors.New("recipient: a secret key where a public one is asked")
	ErrPublic = errors.New("recipient: a public key where a secret one is asked")
	ErrOther  = errors.New("recipient: not one age key")
)

// Key returns the one public key in a text. Comments and what cannot be seen fall away.
func Key(s string) (string, error) {
	found := lines(s)
	if slices.ContainsFunc(found, isSecret) {
		return "", ErrSecret
	}
	switch {
	case len(found) == 0:
		return "", ErrNone
	case len(found) > 1 || !strings.HasPrefix(strings.ToLower(found[0]), "age1"):
		return "", ErrOther
	}
	return found[0], nil
}

// Named is somebody whose public key is kept, by a name.
func Named(s string) (name, key string, err error) {
	at := keyAt(s)
	if at < 0 {
		return strings.TrimSpace(s), "", ErrNone
	}
	key, err = Key(s[at:])
	return strings.TrimRight(strings.TrimSpace(s[:at]), " :,;"), key, err
}

// keyAt is where a key begins in a text, at the beginning of a word; -1 for nowhere.
func keyAt(s string) int {
	low := strings.ToLower(s)
	for at := 0; ; {
		i := strings.Index(low[at:], "age")
		if i < 0 || len(low) != len(s) {
			return -1
		}
		i += at
		begins := strings.HasPrefix(low[i:], "age1") || strings.HasPrefix(low[i:], "age-secret-key-")
		if begins && (i == 0 || strings.ContainsRune(" \t\n\r:,;", rune(s[i-1]))) {
			return i
		}
		at = i + 1
	}
}

// List returns the public keys in a text that holds several, and what stands between commas
// and is none: names of those whose key is kept.
func List(s string) (keys, names []string, err error) {
	s = strings.Map(func(r rune) rune {
		if !unicode.IsSpace(r) && !unicode.IsGraphic(r) {
			return -1
		}
		return r
	}, s)
	for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
		name, rest := part, ""
		if at := keyAt(part); at >= 0 {
			name, rest = part[:at], part[at:]
		}
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
		for rest != "" {
			one := rest
			if next := keyAt(" " + rest[1:]); next > 0 {
				one = rest[:next]
			}
			key, err := Key(one)
			if err != nil {
				return nil, nil, err
			}
			keys, rest = append(keys, key), rest[len(one):]
		}
	}
	return keys, names, nil
}

// Identities returns the secret keys in a text, one a line.
func Identities(s string) (string, error) {
	found := lines(s)
	if len(found) == 0 {
		return "", ErrNone
	}
	for _, l := range found {
		if !isSecret(l) {
			return "", ErrPublic
		}
	}
	return strings.Join(found, "\n") + "\n", nil
}

func isSecret(line string) bool { return strings.HasPrefix(strings.ToUpper(line), "AGE-SECRET-KEY-") }

// lines returns what stands in a text beside comments. A key holds letters, digits and
// dashes only: spaces in it and around it came in on the way.
func lines(s string) (out []string) {
	for l := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == '\n' || r == '\r' || r == '\u2028' || r == '\u0085' }) {
		l = strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) || !unicode.IsGraphic(r) {
				return -1
			}
			return r
		}, l)
		if l != "" && l[0] != '#' {
			out = append(out, l)
		}
	}
	return out
}
