package model

import (
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// Age is an age as somebody said it, and when: "8 jaar" on 22 November. The
// band follows from it as of that day, and is all that leaves the program
// without names.
type Age struct {
	Band Band
	Said string // as typed; "" in older records, which hold a band only
	Day  Date   // when it was said; zero in older records
}

// AgeOf reads the answer to the question for an age: its band, and in newer
// records what was said and when.
func AgeOf(a Answer) Age {
	var age Age
	if len(a) > 0 {
		age.Band = Band(a[0])
	}
	if len(a) == 3 {
		day, err := ParseDate(a[2])
		if err == nil {
			age.Said, age.Day = a[1], day
		}
	}
	return age
}

// Answer is how an age stands among the answers. The band comes first, where
// every rule and every older program looks for it.
func (a Age) Answer() Answer {
	switch {
	case a.Band == BandNone:
		return nil
	case a.Said == "":
		return Answer{string(a.Band)}
	}
	return Answer{string(a.Band), a.Said, a.Day.String()}
}

// SayAge returns an age said on a day. Over reports one above 23, which has no band.
func SayAge(said string, day Date) (a Age, over bool) {
	band, over := ReadAge(said)
	return Age{Band: band, Said: strings.TrimSpace(said), Day: day}, over
}

// Age returns how old the subject is, as it was said.
func (c Content) Age() Age { return AgeOf(c.Answers[QAge]) }

// AgeHolds is how many days an age that was said is good for; then it is asked
// again.
const AgeHolds = 365

// Stale reports whether an age was said too long ago to go on with.
func (a Age) Stale(today Date) bool { return !a.Day.IsZero() && today.Sub(a.Day) > AgeHolds }

// ReadAge returns the band of an age as somebody says it: "8", "8½", "8 jaar",
// "bijna 12", "18 maanden", "14 à 15". What names no one band is unknown, and
// never another band. Over reports an age above 23.
func ReadAge(said string) (band Band, over bool) {
	m := ages().FindStringSubmatch(strings.ToLower(strings.TrimSpace(said)))
	if m == nil {
		return BandUnknown, false
	}
	low, high := years(m[2], m[4]), years(m[2], m[4])
	if m[3] != "" {
		high = years(m[3], m[4])
	}
	if nearly := strings.HasPrefix(m[1], "bijna"); nearly && m[4] == "" {
		low, high = low-1, high-1
	}
	from, ok := BandOf(low)
	to, also := BandOf(high)
	switch {
	case !ok || !also:
		return BandUnknown, low > 23
	case from != to || low > high:
		return BandUnknown, false
	}
	return from, false
}

// ages is how an age is said: about, a number or two, and in what.
var ages = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(agePattern) })

const agePattern = `^(bijna |ongeveer |ong\. ?|rond de |rond |circa |ca\.? ?|net |pas |ruim |± ?|~ ?)?` +
	`(` + age + `)` + `(?: ?(?:-|–|/|a|à|of|tot|en) ?(` + age + `))?` +
	` ?(?:j|jr|jr\.|jaar|jarig|jarige|jaar oud)?(m|mnd|maand|maanden|maanden oud|w|wk|weken|week|weken oud|week oud|dagen|dagen oud|dag)?$`

const age = `\d{1,3}(?:½|¼|¾| ?1/2|[.,]\d| en een half)?|nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|` +
	`vijftien|zestien|zeventien|achttien|negentien|twintig|eenentwintig|tweeëntwintig|drieëntwintig|anderhalf|anderhalve`

var numbers = strings.Fields("nul een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien achttien " +
	"negentien twintig eenentwintig tweeëntwintig drieëntwintig")

// years returns an age in whole years, given in years, months (m), weeks (w)
// or days (d).
func years(said, unit string) int {
	n := 0
	digits := strings.IndexFunc(said, func(r rune) bool { return r < '0' || r > '9' })
	switch {
	case digits < 0:
		n, _ = strconv.Atoi(said) //nolint:errcheck // its digits were matched
	case digits > 0:
		n, _ = strconv.Atoi(said[:digits]) //nolint:errcheck // its digits were matched
	case strings.HasPrefix(said, "anderhal") || said == "één":
		n = 1
	default:
		for i, w := range numbers {
			if w == said {
				n = i
			}
		}
	}
	switch {
	case strings.HasPrefix(unit, "m"):
		return n / 12
	case strings.HasPrefix(unit, "w"):
		return n / 52
	case strings.HasPrefix(unit, "d"):
		return n / 365
	}
	return n
}
