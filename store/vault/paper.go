package vault

import (
	"strings"

	"golang.org/x/crypto/blake2b"
)

const (
	PaperBits  = 160
	paperChars = PaperBits / 5
	checkChars = 4
	groupChars = 4
	crockford  = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
)

// PaperCode writes a secret of 160 bits for paper: nine groups of four
// characters of which the last is a check, so that a slip of the pen is told
// apart from the code of another file.
func PaperCode(secret []byte) string {
	sum := blake2b.Sum256(secret)
	all := base32(secret, paperChars) + base32(sum[:], checkChars)
	var groups []string
	for i := 0; i < len(all); i += groupChars {
		groups = append(groups, all[i:i+groupChars])
	}
	return strings.Join(groups, "-")
}

// ParsePaper reads a code as people type it: any case, any dashes and spaces,
// I and L for 1, O for 0. It returns [ErrMistyped] when the check is wrong.
func ParsePaper(code string) ([]byte, error) {
	code = strings.NewReplacer("-", "", " ", "", "I", "1", "L", "1", "O", "0").Replace(strings.ToUpper(code))
	if len(code) != paperChars+checkChars {
		return nil, ErrMistyped
	}
	secret := make([]byte, 0, PaperBits/8)
	acc, have := uint(0), 0
	for i := range paperChars {
		v := strings.IndexByte(crockford, code[i])
		if v < 0 {
			return nil, ErrMistyped
		}
		acc, have = acc<<5|uint(v), have+5
		if have >= 8 {
			have -= 8
			secret = append(secret, byte(acc>>have))
		}
	}
	sum := blake2b.Sum256(secret)
	if base32(sum[:], checkChars) != code[paperChars:] {
		return nil, ErrMistyped
	}
	return secret, nil
}

// base32 returns the first n characters of b, five bits each.
func base32(b []byte, n int) string {
	out := make([]byte, 0, n)
	acc, have := uint(0), 0
	for _, x := range b {
		acc, have = acc<<8|uint(x), have+8
		for have >= 5 && len(out) < n {
			have -= 5
			out = append(out, crockford[acc>>have&31])
		}
	}
	return string(out)
}
