package hints

import (
	"regexp"
	"strings"
)

// patterns find what leads to a person, in the order in which one of two
// that overlap is kept.
var patterns = []func(string) []Hint{findMail, findAddress, findPlate, findPhone, findBSN}

var (
	mailRE    = regexp.MustCompile(`[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+`)
	addressRE = regexp.MustCompile(`\b\d{1,4}[a-zA-Z]?[ ,]+[1-9]\d{3} ?[A-Za-z]{2}\b|\b[1-9]\d{3} ?[A-Za-z]{2}[ ,]+(?:(?:nr\.?|nummer|huisnummer) ?)?\d{1,4}\b`)
	postcode  = regexp.MustCompile(`[1-9]\d{3}( ?)([A-Za-z]{2})`)
	phoneRE   = regexp.MustCompile(`(?:\+|\b00)31[ .-]?(?:\(0\))?[ .-]?[1-9](?:[ .-]?\d){8}\b|\b0[1-7]\d?(?:[ .-]?\d){7,8}\b`)
	dateRE    = regexp.MustCompile(`^\d{1,2}[-. ](?:0?[1-9]|1[0-2])[-. ](?:19|20)\d\d\b`)
	bsnRE     = regexp.MustCompile(`\b\d{9}\b|\b\d{3}[ .]\d{3}[ .]\d{3}\b|\b\d{4}[ .]\d{2}[ .]\d{3}\b`)
	plateRE   = regexp.MustCompile(`(?i)\b[a-z\d]{1,3}-[a-z\d]{1,3}-[a-z\d]{1,3}\b`)
	solidRE   = regexp.MustCompile(`\b[A-Z\d]{6}\b`)
	sidecode  = regexp.MustCompile(`^(?:[A-Z]{2}-\d\d-\d\d|\d\d-\d\d-[A-Z]{2}|\d\d-[A-Z]{2}-\d\d|[A-Z]{2}-\d\d-[A-Z]{2}|[A-Z]{2}-[A-Z]{2}-\d\d|\d\d-[A-Z]{2}-[A-Z]{2}|\d\d-[A-Z]{3}-\d|\d-[A-Z]{3}-\d\d|[A-Z]{2}-\d{3}-[A-Z]|[A-Z]-\d{3}-[A-Z]{2}|[A-Z]{3}-\d\d-[A-Z]|[A-Z]-\d\d-[A-Z]{3}|\d-[A-Z]{2}-\d{3}|\d{3}-[A-Z]{2}-\d)$`)
	solidForm = regexp.MustCompile(`^(?:([A-Z]+)(\d+)([A-Z]*)|(\d+)([A-Z]+)(\d*))$`)
)

func found(re *regexp.Regexp, text string, kind Kind, keep func(string) bool) []Hint {
	var out []Hint
	for _, m := range re.FindAllStringIndex(text, -1) {
		if keep == nil || keep(text[m[0]:m[1]]) {
			out = append(out, Hint{kind, m[0], m[1], known.Say[kind]})
		}
	}
	return out
}

func findMail(text string) []Hint { return found(mailRE, text, Mail, nil) }

func findAddress(text string) []Hint { return found(addressRE, text, Address, isAddress) }

// isAddress leaves out amounts and years: "2026 in 3", "2500 ml 4". Typed
// with a space, the letters of a postcode must be capitals.
func isAddress(s string) bool {
	for _, m := range postcode.FindAllStringSubmatch(s, -1) {
		letters := m[2]
		if m[1] == "" && !units[strings.ToLower(letters)] || letters == strings.ToUpper(letters) {
			return true
		}
	}
	return false
}

var units = map[string]bool{"ml": true, "cl": true, "mg": true, "kg": true, "km": true, "cm": true, "mm": true, "st": true, "uu": true, "eu": true, "gb": true, "mb": true}

func findPhone(text string) []Hint {
	return found(phoneRE, text, Phone, func(s string) bool {
		return !dateRE.MatchString(s) && (s[0] != '0' || len(digits(s)) == 10 || strings.HasPrefix(s, "00"))
	})
}

func findBSN(text string) []Hint {
	return found(bsnRE, text, BSN, func(s string) bool { return elevenProof(digits(s)) })
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
	out := found(plateRE, text, Plate, func(s string) bool {
		s = strings.ToUpper(s)
		return sidecode.MatchString(s) && !vowels(s) && !strings.Contains(s, "MRT")
	})
	return append(out, found(solidRE, text, Plate, func(s string) bool {
		return solidForm.MatchString(s) && !postcode.MatchString(s) && sidecode.MatchString(grouped(s)) && !vowels(s)
	})...)
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
