package dates

import (
	"strconv"
	"strings"
	"time"

	"tijdig/model/pattern"
)

var (
	isoDate   = pattern.Lazy(`^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$`)
	dashDate  = pattern.Lazy(`^(\d{1,2})[-/](\d{1,2})$`)
	dashDateY = pattern.Lazy(`^(\d{1,2})[-/.](\d{1,2})[-/.]('?\d{2}|\d{4})$`)
	ordinalRE = pattern.Lazy(`^(\d{1,2})(e|ste|de)$`)
)

// numericDate reads 22-11, 22/11, 22-11-26, 22.11.2026 and 2026-11-22. With
// a full stop and without a year it may be a time: see [dottedRule].
func numericDate(p *phrase, w []string, now time.Time) (int, error) {
	if m := isoDate().FindStringSubmatch(w[0]); m != nil {
		return 1, p.setDate(atoi(m[3]), atoi(m[2]), m[1], now)
	}
	if m := dashDate().FindStringSubmatch(w[0]); m != nil {
		if y := yearOf(w[1:]); len(y) == 4 {
			return 2, p.setDate(atoi(m[1]), atoi(m[2]), y, now)
		}
		return 1, p.setDate(atoi(m[1]), atoi(m[2]), "", now)
	}
	if m := dashDateY().FindStringSubmatch(w[0]); m != nil {
		return 1, p.setDate(atoi(m[1]), atoi(m[2]), strings.TrimPrefix(m[3], "'"), now)
	}
	return 0, nil
}

// ordinal reads de 22e: a day of this month or the nearest one. Before a weekday it
// counts weekdays, of what nobody said.
func ordinal(p *phrase, w []string, _ time.Time) (int, error) {
	n, word := ranks()[w[0]]
	if m := ordinalRE().FindStringSubmatch(w[0]); m != nil {
		n = atoi(m[1])
	} else if !word {
		return 0, nil
	}
	if p.dom != 0 {
		return 0, ErrNotUnderstood
	}
	if len(w) > 1 {
		if _, _, day := weekdayOf(w[1]); day {
			return 0, ErrNotUnderstood
		}
	}
	p.dom = n
	if p.dom < 1 || p.dom > 31 {
		return 0, ErrNoSuchDay
	}
	return 1, nil
}

// atoi is for text that a pattern has found to be a few digits.
func atoi(s string) int {
	n, _ := strconv.Atoi(s) //nolint:errcheck // its digits were matched
	return n
}

// roundabout reads rond, ongeveer, ± and the like.
func roundabout(p *phrase, w []string, _ time.Time) (int, error) {
	if !isAbout(w[0]) {
		return 0, nil
	}
	p.about = true
	return 1, nil
}

func isAbout(s string) bool {
	switch s {
	case "rond", "ongeveer", "±", "circa", "ca", "omstreeks", "zowat", "ong", "tegen", "zo'n":
		return true
	}
	return false
}

// dayPart reads ochtend, 's avonds, in de middag.
func dayPart(p *phrase, w []string, _ time.Time) (int, error) {
	word := strings.ReplaceAll(w[0], "'", "")
	part, ok := parts[word]
	if !ok {
		part, ok = parts[strings.TrimPrefix(word, "s")]
	}
	if !ok {
		return 0, nil
	}
	return 1, p.setPart(part)
}

// filler skips small words that say nothing about when.
func filler(p *phrase, w []string, _ time.Time) (int, error) {
	switch w[0] {
	case "om", "op", "in", "de", "'s", "s", "het", "van", "stipt", "precies", "uiterlijk", "nog":
		if len(w) > 1 { // a small word at the end is something half typed
			return 1, nil
		}
	case "vanaf": // over twee weken vanaf nu
		if len(w) > 1 && (w[1] == "nu" || w[1] == "vandaag") && p.day != nil {
			return 2, nil
		}
	case "laat", "vroeg":
		p.about = true
		return 1, nil
	}
	return 0, nil
}
