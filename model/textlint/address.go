package textlint

import (
	"slices"
	"strings"
	"sync"

	"tijdig/model/pattern"
)

const (
	houseRE = `[1-9]\d{0,4}(?:[ -]?(?:[a-zA-Z]|bis|hs)\b|-\d{1,4}\b|\b)`
	codeRE  = `\b[1-9]\d{3} ?[A-Za-z]{2}\b`
	// gapRE stands between a house number and a postcode: it may be an end of line.
	gapRE = `(?:[\s,;:()/-]|\b(?:te|in|op|bij)\b){1,6}`
	// sideRE is which part of a long street it is.
	sideRE = `(?:(?: +|-)(?i:west|oost|noord|zuid|nz|zz|oz|wz|noordzijde|zuidzijde|oostzijde|westzijde|binnen|buiten|[nzow]\.z\.))?`
	nrRE   = `(?:(?:nr|no|nummer|huisnr|huisnummer|huis|hn)\b[.:]? *)?`
)

var (
	beforeCode = pattern.Lazy(`\b` + houseRE + gapRE + codeRE)
	afterCode  = pattern.Lazy(codeRE + `[\s,;:()/-]{0,4}` + nrRE + `\b` + houseRE)
	anyCode    = pattern.Lazy(codeRE)
	postcode   = pattern.Lazy(`[1-9]\d{3}( ?)([A-Za-z]{2})`)

	// streetRE is a name of a street with a number. Of the first kind no ordinary word
	// ends so; of the second many do, and a capital must tell.
	streetRE = pattern.Lazy(`(?:(?:\p{Lu}[\p{L}'.]*|\b(?:van|de|der|den|het|ten|ter|en)|'t) +){0,5}` +
		`(?:[\p{L}'-]+(?:straat|laan|gracht|singel|dreef|steeg|plantsoen|kade|boulevard|avenue|straatje|laantje|str\.?)|` +
		`(?:\p{Lu}[\p{Lu}'.-]* )*[\p{Lu}'-]*(?:STRAAT|LAAN|GRACHT|SINGEL|DREEF|STEEG|PLANTSOEN|KADE|BOULEVARD|WEG|PLEIN|PAD|HOF|PARK|DIJK|BAAN|MARKT|STR\.?)|` +
		`(?:Gracht|Singel|Markt|Plein|Kade|Dijk|Zand|Steeg|Dreef|Wal)|` +
		`\p{Lu}[\p{L}'-]*(?:weg|plein|pad|hof|park|dijk|baan|ring|markt|erf|wal|poort)|` +
		`(?:Laan|Straat|Plein|Weg|Dreef) +(?:van|der|den|de|het) +(?:(?:van|der|den|de|het) +)?\p{Lu}[\p{L}'-]+)` +
		sideRE + `[ ,]+` + nrRE + houseRE)
	yearRE   = pattern.Lazy(`, *\d+$|[^\d](?:19|20)\d\d$`)
	notHouse = pattern.Lazy(`^(?:[:.,]\d|%| *(?:uur|u|h|keer|x|maal|minuten|min|meter|m|km|euro|jaar|maanden|dagen|weken|jongens|jongeren|meiden|meisjes|kinderen|mensen|` +
		`mannen|vrouwen|man|personen|volwassenen|scooters|fietsen|auto's|brommers|politieauto's|agenten|graden|procent|van|en \d|tegen|tot|of \d|procent|keren|km|kg|kilo|liter|stuks|punten|leden|kids|ouders|leerlingen|auto|scooter|fatbikes|dozen|flessen)\b)`)
)

// findAddress finds a house with a postcode, or with the name of its street, whole.
func findAddress(text string) []Hint {
	var out []Hint
	if anyCode().MatchString(text) { // looking for the rest takes longer
		out = append(found(beforeCode(), text, Address, isAddress), found(afterCode(), text, Address, isAddress)...)
	}
	for _, m := range streets(text) {
		if m[0] > 0 && inWord(text[m[0]-1]) || notHouse().MatchString(text[m[1]:]) || yearRE().MatchString(text[m[0]:m[1]]) {
			continue
		}
		start := m[0] + afterSentence(text[m[0]:m[1]])
		out = append(out, Hint{Address, start, m[1], known().Say[Address]})
	}
	out = append(out, findHouses(text)...)
	slices.SortFunc(out, func(a, b Hint) int { return a.Start - b.Start })
	return joined(out)
}

// streets finds names of streets with a number, in a text that has a word for one.
func streets(text string) [][]int {
	low := strings.ToLower(text)
	for _, end := range []string{
		"straat", "laan", "gracht", "singel", "dreef", "steeg", "plantsoen", "kade", "boulevard", "avenue", "weg", "plein", "pad", "hof", "park", "dijk", "baan",
		"ring", "markt", "erf", "wal", "poort", "str", "zand",
	} {
		if strings.Contains(low, end) {
			return streetRE().FindAllStringIndex(text, -1)
		}
	}
	return nil
}

func inWord(c byte) bool { return letter(c) || digitByte(c) || c >= 0x80 }

// afterSentence returns how much of a name of a street belongs to the sentence before it:
// "Hij woont De Kerkstraat 12" begins with words that are no part of a name.
func afterSentence(s string) int {
	at := 0
	for {
		word, rest, more := strings.Cut(s[at:], " ")
		if !more || !known().common[strings.ToLower(word)] && !lower(word) {
			return at
		}
		at = len(s) - len(strings.TrimLeft(rest, " "))
	}
}

func lower(word string) bool {
	return word != "" && word == strings.ToLower(word) && !strings.Contains(word, "straat") && len(word) < 5
}

// joined makes one of two addresses that overlap or touch.
func joined(in []Hint) []Hint {
	var out []Hint
	for _, h := range in {
		if n := len(out); n > 0 && h.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, h.End)
			continue
		}
		out = append(out, h)
	}
	return out
}

// isAddress leaves out amounts and years: "2026 in 3", "2500 ml 4". The letters of a
// postcode make no word, and no SA, SD or SS.
func isAddress(s string) bool {
	for _, m := range postcode().FindAllStringSubmatch(s, -1) {
		low := strings.ToLower(m[2])
		capitals := m[2] == strings.ToUpper(m[2])
		if low == "sa" || low == "sd" || low == "ss" || !capitals && (units()[low] || words2()[low]) {
			continue
		}
		return true
	}
	return false
}

var (
	units = lazySet("ml cl dl mg kg gr km cm mm st uu eu gb mb kb kw")
	// words2 are the words of two letters.
	words2 = lazySet("aa af al as au ba bi bo ca ci da de dr do ee ei en er fa ga ge go ha he hm hu ik in is ja je jo ka la ma me mi na no nu of oh om op os pa pi re ro si so te ti to tv uk un us ut va vs wc we wo xl ze zo")
)

// lazySet is [set2], made when something is first looked up in it.
func lazySet(words string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool { return set2(words) })
}

func set2(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
