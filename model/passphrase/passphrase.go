// Package passphrase makes passphrases of Dutch words, and says how hard one
// that a person chose is to guess.
package passphrase

import (
	"crypto/rand"
	_ "embed"
	"math"
	"strings"
	"sync"
	"unicode"
)

//go:embed data/woorden.txt
var data string

// list holds 1024 short words, all different: ten bits each.
var list = strings.Fields(data)

// Words is how many words are offered: fifty bits. With the cost of deriving
// the key that is far out of reach of guessing.
const Words = 5

// Enough is how many bits need no second confirmation.
const Enough = 50

// New returns a passphrase of Words different words. A draw in which one comes
// twice, one in a hundred, is thrown away: it would be called guessable here.
func New() string {
	for {
		if p := draw(); Bits(p) >= Enough {
			return p
		}
	}
}

// draw returns Words words, each drawn by itself.
func draw() string {
	var b [2 * Words]byte
	rand.Read(b[:]) // never fails; see crypto/rand
	out := make([]string, Words)
	for i := range out {
		n := int(b[2*i])<<8 | int(b[2*i+1])
		out[i] = list[n%len(list)] // 65536 is a multiple of 1024: no word is likelier
	}
	return strings.Join(out, " ")
}

// Of returns n words that stand for a sum: two people read them to each other, to know that
// they have the same. The sum has to be of two bytes a word at least.
func Of(sum []byte, n int) string {
	out := make([]string, n)
	for i := range out {
		out[i] = list[(int(sum[2*i])<<8|int(sum[2*i+1]))%len(list)]
	}
	return strings.Join(out, " ")
}

// Bits estimates how many bits of guessing a passphrase takes, at most: ten
// for each different word of the list, and else by the kinds of characters it
// holds, counting runs and repeats once. It is a floor for people's habits,
// not a promise.
func Bits(s string) float64 {
	s = s[:period(s)] // the same over and over is guessed at once
	if w := words(s); w > 0 {
		return w
	}
	return characters(s)
}

// words counts ten bits for each different word when all are of the list, and
// 0 when one is not.
func words(s string) float64 {
	seen := map[string]bool{}
	for w := range strings.FieldsSeq(strings.ToLower(s)) {
		if !known()[w] {
			return 0
		}
		seen[w] = true
	}
	return 10 * float64(len(seen))
}

var known = sync.OnceValue(func() map[string]bool {
	m := make(map[string]bool, len(list))
	for _, w := range list {
		m[w] = true
	}
	return m
})

func characters(s string) float64 {
	pool, n := 0, 0
	var lower, upper, digit, other bool
	var last rune
	for _, r := range s {
		lower = lower || unicode.IsLower(r)
		upper = upper || unicode.IsUpper(r)
		digit = digit || unicode.IsDigit(r)
		other = other || !unicode.IsLetter(r) && !unicode.IsDigit(r)
		if r != last && r != last+1 && r != last-1 {
			n++
		}
		last = r
	}
	for _, k := range []struct {
		on   bool
		size int
	}{{lower, 26}, {upper, 26}, {digit, 10}, {other, 20}} {
		if k.on {
			pool += k.size
		}
	}
	if pool == 0 {
		return 0
	}
	// Letters of words are far from evenly spread: two bits a letter is what
	// running text carries, so half of what the pool would give is counted.
	return float64(n) * math.Log2(float64(pool)) / 2
}
