package textlint

import (
	"regexp"
	"slices"
	"strings"

	"tijdig/model/pattern"
)

// patterns find what leads to a person by its digits in a plain text, in the order in
// which one of two that overlap is kept.
var patterns = []func(string) []Hint{findIBAN, findAddress, findPlate, findPhone, findBSN}

var (
	mailRE = pattern.Lazy(`[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+`)
	ibanRE = pattern.Lazy(`(?i)\b[a-z]{2}\d{2}(?:[ .\n-]?[a-z\d]){11,30}\b`)
	// spacedIBAN has its country apart; words do so too, but not in capitals.
	spacedIBAN = pattern.Lazy(`^(?:[A-Z]{2}|nl)[ .\n-]\d[ .]?\d(?:[ .\n-]?[A-Za-z\d]){11,30}\b`)
	bsnRE      = pattern.Lazy(`\d(?:[ ./\n-]{0,3}\d){7,8}`)

	plateRE   = pattern.Lazy(`(?i)\b[a-z\d]{1,3}-[a-z\d]{1,3}-[a-z\d]{1,3}\b`)
	solidRE   = pattern.Lazy(`(?i)\b[a-z\d]{6}\b`)
	besideRE  = pattern.Lazy(`(?i)\b(?:auto|scooter|brommer|snorfiets|motor|bus|busje|bestelbus|bestelauto|wagen|taxi|kenteken|kentekenplaat|nummerbord|nummerplaat)(?: (?:met|van|het|nr|nummer|is|was|kenteken|had|heeft)){0,2}[ :]+((?:[a-z\d]{1,3}[ .-]?){2,3}[a-z\d]{1,3}|[a-z\d]{6})\b`)
	sidecode  = pattern.Lazy(`^` + sidecodes(`-`) + `$`)
	spacedRE  = pattern.Lazy(`\b` + sidecodes(`[ .]`) + `\b`)
	solidForm = pattern.Lazy(`^(?:([A-Z]+)(\d+)([A-Z]*)|(\d+)([A-Z]+)(\d*))$`)
)

// sidecodes is a pattern of every order of letters and digits that a plate has, its three
// groups apart by what matches between. Source: the series of the RDW.
func sidecodes(between string) string {
	const orders = "LL-DD-DD|DD-DD-LL|DD-LL-DD|LL-DD-LL|LL-LL-DD|DD-LL-LL|DD-LLL-D|D-LLL-DD|LL-DDD-L|L-DDD-LL|LLL-DD-L|L-DD-LLL|D-LL-DDD|DDD-LL-D"
	return `(?:` + strings.NewReplacer("L", `[A-Z]`, "D", `\d`, "-", between).Replace(orders) + `)`
}

func found(re *regexp.Regexp, text string, kind Kind, keep func(string) bool) []Hint {
	var out []Hint
	for _, m := range re.FindAllStringIndex(text, -1) {
		if keep == nil || keep(text[m[0]:m[1]]) {
			out = append(out, Hint{kind, m[0], m[1], known().Say[kind]})
		}
	}
	return out
}

func findMail(text string) []Hint { return found(mailRE(), text, Mail, nil) }

// findIBAN finds account numbers whole, by their sum, and Dutch ones with a letter wrong
// by their shape.
func findIBAN(text string) []Hint {
	var out []Hint
	for _, m := range append(ibanRE().FindAllStringIndex(text, -1), spaced(text)...) {
		for end := m[1]; end > m[0]+15; end-- { // words that follow are no part of it
			if end < len(text) && (letter(text[end]) && letter(text[end-1]) || digitByte(text[end]) && digitByte(text[end-1])) {
				continue
			}
			if !inWord(text[end-1]) {
				continue
			}
			if s := compact(text[m[0]:end]); ibanSum(s) || dutchIBAN().MatchString(s) {
				out = append(out, Hint{IBAN, m[0], end, known().Say[IBAN]})
				break
			}
		}
	}
	return out
}

// spaced finds what may be account numbers with their country apart. Most texts have none,
// and looking at what stands before a digit takes less than a pattern.
func spaced(text string) [][]int {
	var out [][]int
	for i := 2; i+1 < len(text); i++ {
		if !digitByte(text[i+1]) || digitByte(text[i]) || !letter(text[i-1]) || !letter(text[i-2]) || i > 2 && inWord(text[i-3]) {
			continue
		}
		if m := spacedIBAN().FindStringIndex(text[i-2:]); m != nil {
			out = append(out, []int{i - 2, i - 2 + m[1]})
		}
	}
	return out
}

var dutchIBAN = pattern.Lazy(`^NL\d\d[A-Z]{4}\d{10}$`)

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func digitByte(c byte) bool { return c >= '0' && c <= '9' }

// compact returns the letters and digits of a code, in capitals.
func compact(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		case r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
			return r
		}
		return -1
	}, s)
}

// ibanSum is the test of an account number: with its first four signs last and letters as
// numbers, it leaves 1 when divided by 97. Source: ISO 13616.
func ibanSum(s string) bool {
	if len(s) < 15 || len(s) > 34 {
		return false
	}
	rest := 0
	for _, r := range s[4:] + s[:4] {
		if r >= 'A' {
			rest = (rest*100 + int(r-'A') + 10) % 97
		} else {
			rest = (rest*10 + int(r-'0')) % 97
		}
	}
	return rest == 1
}

// bsnNamed is how a number begins that is said to be one.
var bsnNamed = pattern.Lazy(`(?i)(?:bsn|burgerservicenummer|burgerservicenr|sofinummer|sofi)[ :.=-]{0,3}(?:is |nr\.? |nummer )?$`)

// findBSN finds nine digits, grouped in any way, that pass the test; where the text says
// what they are, eight or nine of them, without it.
func findBSN(text string) []Hint {
	var out []Hint
	for _, m := range bsnRE().FindAllStringIndex(text, -1) {
		s, before := text[m[0]:m[1]], text[:m[0]]
		named := bsnNamed().MatchString(before)
		if m[1] < len(text) && (digitByte(text[m[1]]) || letter(text[m[1]])) {
			continue
		}
		if !named && len(before) > 0 && (letter(before[len(before)-1]) || before[len(before)-1] >= 0x80 || digitByte(before[len(before)-1])) {
			continue
		}
		if named || grouped9(s) && !dateRE().MatchString(s) && elevenProof(digits(s)) {
			out = append(out, Hint{BSN, m[0], m[1], known().Say[BSN]})
		}
	}
	return out
}

// grouped9 reports nine digits in at most four groups, none of a single digit.
func grouped9(s string) bool {
	groups := strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > '9' })
	return len(groups) <= 4 && !slices.ContainsFunc(groups, func(g string) bool { return len(g) < 2 })
}

// elevenProof is the test of a citizen service number: the digits times 9, 8,
// ... 2 and -1 add up to a multiple of eleven.
func elevenProof(d string) bool {
	if len(d) != 9 || d == "000000000" {
		return false
	}
	sum := -int(d[8] - '0')
	for i := range 8 {
		sum += int(d[i]-'0') * (9 - i)
	}
	return sum%11 == 0
}

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

func findPlate(text string) []Hint {
	out := found(plateRE(), text, Plate, func(s string) bool {
		s = strings.ToUpper(s)
		return sidecode().MatchString(s) && !vowels(s) && !strings.Contains(s, "MRT")
	})
	out = append(out, found(spacedRE(), text, Plate, func(s string) bool { return !vowels(s) && !strings.Contains(s, "MRT") })...)
	out = append(out, found(solidRE(), text, Plate, func(s string) bool {
		s = strings.ToUpper(s)
		return solidForm().MatchString(s) && !postcode().MatchString(s) && sidecode().MatchString(grouped(s)) && !vowels(s)
	})...)
	for _, m := range besideRE().FindAllStringSubmatchIndex(text, -1) { // beside a word for what bears one, written in any way
		if s := compact(text[m[2]:m[3]]); len(s) == 6 && plate(s) {
			out = append(out, Hint{Plate, m[2], m[3], known().Say[Plate]})
		}
	}
	return out
}

// plate reports whether six letters and digits are those of a plate.
func plate(s string) bool {
	if vowels(s) {
		return false
	}
	for a := 1; a < 4; a++ {
		for b := a + 1; b < 6; b++ {
			if sidecode().MatchString(s[:a] + "-" + s[a:b] + "-" + s[b:]) {
				return true
			}
		}
	}
	return false
}

// vowels reports whether a plate has letters that plates do not use, so that
// it cannot read as a word.
func vowels(s string) bool { return strings.ContainsAny(s, "AEIOUCQ") }

// grouped writes a plate without dashes with them.
func grouped(s string) string {
	var b strings.Builder
	for i := range s {
		if i > 0 && (s[i] <= '9') != (s[i-1] <= '9') {
			b.WriteByte('-')
		}
		b.WriteByte(s[i])
	}
	out := b.String()
	switch strings.IndexByte(out, '-') {
	case 2: // RT-4512
		if len(out) == 7 {
			return out[:5] + "-" + out[5:]
		}
	case 4: // RTKL-45 and 4512-RT
		return out[:2] + "-" + out[2:]
	}
	return out
}
