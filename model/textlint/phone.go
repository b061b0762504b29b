package textlint

import (
	"strings"
	"sync"

	"tijdig/model/contacts"
	"tijdig/model/pattern"
)

// A telephone number is read digit by digit: what stands between two of them may be a
// space, a dot, a dash, a slash, brackets or an end of line, up to mostBetween of these, or the number
// is said in words in part.
const (
	between     = " .-/()_\n"
	mostBetween = 4
	mostDigits  = 15 // of a number anywhere. Source: ITU-T E.164
)

// said are numbers in words, as they come up inside a number that is said.
var said = map[string]string{
	"nul": "0", "een": "1", "één": "1", "twee": "2", "drie": "3", "vier": "4", "vijf": "5", "zes": "6", "zeven": "7", "acht": "8", "negen": "9",
	"tien": "10", "elf": "11", "twaalf": "12", "dertien": "13", "veertien": "14", "vijftien": "15", "zestien": "16", "zeventien": "17",
	"achttien": "18", "negentien": "19", "twintig": "20", "dertig": "30", "veertig": "40", "vijftig": "50", "zestig": "60", "zeventig": "70",
	"tachtig": "80", "negentig": "90",
}

// call is what was read of a number so far.
type call struct {
	digits string
	first  int  // digits before the first thing between
	abroad bool // it began with a plus
	end    int
}

func findPhone(text string) []Hint {
	var out []Hint
	last := -1 // where the number before ended
	for i := 0; i < len(text); i++ {
		if !mayBegin(text, i, last) {
			continue
		}
		if end := phoneAt(text, i); end > 0 {
			if m := instead().FindStringSubmatch(text[end:]); m != nil {
				end += len(m[1])
			}
			last = end
			out = append(out, Hint{Phone, i, end, known().Say[Phone]})
			i = end - 1
		}
	}
	return out
}

var callWords = pattern.Lazy(`(?i)(?:^|[^\p{L}])(?:tel|telefoon|mob|mobiel|nr|nummer|bel)$`)

var (
	// instead is what may be dialled for the last digits of the number before it.
	instead = pattern.Lazy(`^( ?/ ?[1-9]\d{1,7})(?:$|[^\d./-]|[./-](?:\D|$))`)
	solid06 = pattern.Lazy(`^06\d{8}(?:\D|$)`)
)

// mayBegin reports whether a number can begin here: not inside another, nor in a word.
// The number before ended at last.
func mayBegin(s string, i, last int) bool {
	c := s[i]
	word := strings.HasPrefix(strings.ToLower(s[i:min(len(s), i+3)]), "nul")
	if c != '+' && (c < '0' || c > '9') && !word && (c != '(' || i+1 == len(s) || s[i+1] != '+' && s[i+1] != '0') {
		return false
	}
	if i == 0 {
		return true
	}
	switch before := s[i-1]; {
	case before >= '0' && before <= '9':
		return false
	case strings.IndexByte("-./+(", before) >= 0:
		return i == 1 || !digitByte(s[i-2]) || i-1 == last || solid06().MatchString(s[i:])
	case before >= 'a' && before <= 'z' || before >= 'A' && before <= 'Z' || before >= 0x80:
		return !word && callWords().MatchString(s[max(0, i-12):i])
	}
	return true
}

// phoneAt returns where a telephone number that begins at i ends, 0 when none does.
func phoneAt(s string, i int) int {
	c := call{end: i}
	found := 0
	for at := i; len(c.digits) < mostDigits; {
		next, ok := c.more(s, at, at == i)
		if !ok {
			break
		}
		at = next
		if at < len(s) && s[at] >= '0' && s[at] <= '9' {
			continue // in the middle of a group
		}
		if public()[c.digits] {
			return 0
		}
		if c.good(s[i:at]) && !clockAfter(s[at:]) {
			found = at
			if !c.grows() {
				break
			}
		}
	}
	return found
}

// more takes the next digit, or number in words, with what stands before it.
func (c *call) more(s string, at int, begins bool) (next int, ok bool) {
	from := at
	for at < len(s) && at-from < mostBetween && (strings.IndexByte(between, s[at]) >= 0 || s[at] == '+' && c.digits == "") {
		c.abroad = c.abroad || s[at] == '+'
		at++
	}
	if at == len(s) {
		return at, false
	}
	if at > from && c.first == 0 && c.digits != "" {
		c.first = len(c.digits)
	}
	if d := s[at]; d >= '0' && d <= '9' {
		c.digits += string(d)
		return at + 1, true
	}
	if at == from && !begins {
		return at, false
	}
	end := at
	for end < len(s) && (s[end]|0x20 >= 'a' && s[end]|0x20 <= 'z' || s[end] >= 0x80) {
		end++
	}
	d, ok := said[strings.ToLower(s[at:end])]
	c.digits += d
	return end, ok
}

// grows reports whether a number of this beginning may be longer still.
func (c *call) grows() bool { return c.abroad || strings.HasPrefix(c.digits, "00") }

var (
	dateRE  = pattern.Lazy(`^\d{1,2}[-./ ](?:0?[1-9]|1[0-2])[-./ ](?:19|20)\d\d`)
	hoursRE = pattern.Lazy(`^\d\d?[.:]?\d\d *- *\d\d?[.:]?\d\d(?:\D|$)`)
	uurRE   = pattern.Lazy(`^ ?(?:u|uur|h)\b`)
)

func clockAfter(s string) bool { return uurRE().MatchString(s) }

// good reports whether what was read is a whole number. A day with a time is none, nor
// is a number that anybody may know.
func (c *call) good(raw string) bool {
	d, first := c.digits, c.first
	if first == 0 {
		first = len(d)
	}
	switch {
	case c.abroad:
		return international(d)
	case strings.HasPrefix(d, "00"):
		return international(d[2:])
	case dateRE().MatchString(raw) || public()[d]:
		return false
	case strings.HasPrefix(d, "06"):
		return len(d) == 10 && !hoursRE().MatchString(raw)
	case strings.HasPrefix(d, "0800"), strings.HasPrefix(d, "0900"), strings.HasPrefix(d, "0906"), strings.HasPrefix(d, "0909"):
		return (len(d) == 8 || len(d) == 11) && (first == 4 || first == len(d))
	case strings.HasPrefix(d, "097"):
		return len(d) == 12
	case strings.HasPrefix(d, "316"):
		return len(d) == 11 && (first == 2 || first == 11)
	case len(d) == 10 && d[0] == '0':
		return area(d) && (first == 3 || first == 4 || first == 10)
	}
	return false
}

// area reports whether ten digits begin as those of a place or of a company do.
func area(d string) bool {
	return d[1] >= '1' && d[1] <= '5' || d[1] == '7' || d[:3] == "084" || d[:3] == "085" || d[:3] == "087" || d[:3] == "088" || d[:3] == "091"
}

func international(d string) bool {
	if rest, dutch := strings.CutPrefix(d, "31"); dutch {
		rest = strings.TrimPrefix(rest, "0")
		return len(rest) == 9 && rest[0] != '0' || len(rest) == 11 && strings.HasPrefix(rest, "97")
	}
	return len(d) >= 9 && d[0] != '0'
}

// public are the numbers the program itself shows to everybody.
var public = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{"08000113": true, "09000113": true}
	for _, n := range contacts.Shipped().For("jeugdgroep") {
		m[digits(n.Number)] = true
	}
	for _, n := range contacts.Shipped().For("kind") {
		m[digits(n.Number)] = true
	}
	return m
})
