package passphrase

import "time"

// ShortGuess reports whether a code of digits is among the first that anybody tries: a
// few digits over and over, a row up or down, the same forwards and backwards, a
// pattern on the keys, or a date.
func ShortGuess(digits string) bool {
	n := len(digits)
	if n == 0 {
		return true
	}
	seen := map[byte]bool{}
	mirror := true
	for i := range n {
		seen[digits[i]] = true
		mirror = mirror && digits[i] == digits[n-1-i]
	}
	return len(seen) < 3 || mirror || known6[digits] || steps(digits) || pairs(digits) || date(digits) || period(digits) <= n/2
}

var known6 = map[string]bool{
	"147258": true, "258369": true, "369258": true, "159753": true, "357159": true, "753159": true, "951357": true, "789456": true,
	"456789": true, "159357": true, "147369": true, "741852": true, "852963": true, "112358": true, "314159": true, "102030": true,
}

// steps reports a row in which every digit is as far from the one before, also past 9.
func steps(s string) bool {
	by := (s[1] - s[0] + 10) % 10
	for i := 1; i < len(s); i++ {
		if (s[i]-s[i-1]+10)%10 != by {
			return false
		}
	}
	return true
}

// pairs reports digits that each come twice or thrice in a row: 112233.
func pairs(s string) bool {
	for i := 0; i < len(s); {
		j := i
		for j < len(s) && s[j] == s[i] {
			j++
		}
		if j-i < 2 {
			return false
		}
		i = j
	}
	return true
}

// date reports a day of birth as people write it in six digits.
func date(s string) bool {
	for _, layout := range []string{"020106", "060102"} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

// period returns after how many characters a text begins again, to its end.
func period(s string) int {
	for p := 1; p < len(s); p++ {
		if s[p:] == s[:len(s)-p] {
			return p
		}
	}
	return len(s)
}
