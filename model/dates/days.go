package dates

import (
	"strconv"
	"strings"
	"time"

	"tijdig/model"
)

var weekdays = map[string]time.Weekday{
	"ma": 1, "maandag": 1, "di": 2, "dinsdag": 2, "wo": 3, "woe": 3, "woensdag": 3, "do": 4, "don": 4, "donderdag": 4,
	"vr": 5, "vrij": 5, "vrijdag": 5, "za": 6, "zat": 6, "zaterdag": 6, "zo": 0, "zon": 0, "zondag": 0,
}

var months = map[string]int{
	"jan": 1, "januari": 1, "feb": 2, "februari": 2, "mrt": 3, "maart": 3, "apr": 4, "april": 4, "mei": 5,
	"jun": 6, "juni": 6, "jul": 7, "juli": 7, "aug": 8, "augustus": 8, "sep": 9, "sept": 9, "september": 9,
	"okt": 10, "oktober": 10, "nov": 11, "november": 11, "dec": 12, "december": 12,
}

var named = map[string]int{
	"vandaag": 0, "heden": 0, "gisteren": -1, "gister": -1, "eergisteren": -2, "morgen": 1, "overmorgen": 2,
}

var parts = map[string]model.Part{
	"ochtend": model.Morning, "ochtends": model.Morning, "morgens": model.Morning,
	"middag": model.Afternoon, "middags": model.Afternoon, "namiddag": model.Afternoon, "namiddags": model.Afternoon, "voormiddag": model.Morning,
	"avond": model.Evening, "avonds": model.Evening, "nacht": model.Night, "nachts": model.Night,
}

// partAfter returns the part of the day in what follows a day in one word:
// "gisteravond", "vrijdagochtend", "maandagmorgen".
func partAfter(rest string) (model.Part, bool) {
	if rest == "morgen" || rest == "vroeg" {
		return model.Morning, true
	}
	part, ok := parts[rest]
	return part, ok
}

// namedDay reads vandaag, gisteren, vanavond, gisteravond, morgenochtend, nu.
func namedDay(p *phrase, w []string, now time.Time) (int, error) {
	today := model.DateOf(now)
	switch w[0] {
	case "nu", "net", "zojuist", "zonet", "meteen", "direct":
		if p.exact != nil {
			return 0, ErrNotUnderstood
		}
		p.exact = &now
		return 1, nil
	}
	if n, ok := named[w[0]]; ok {
		p.named = true
		if w[0] == "morgen" && (p.hasWeekday || p.day != nil) {
			return 1, p.setPart(model.Morning) // "maandag morgen"
		}
		return 1, p.setDay(today.Add(n))
	}
	for _, day := range []struct {
		prefix string
		days   int
	}{{"van", 0}, {"eergisteren", -2}, {"eergister", -2}, {"gisteren", -1}, {"gister", -1}, {"overmorgen", 2}, {"morgen", 1}} {
		rest, ok := strings.CutPrefix(w[0], day.prefix)
		if !ok {
			continue
		}
		part, ok := partAfter(rest)
		if !ok {
			continue
		}
		if err := p.setDay(today.Add(day.days)); err != nil {
			return 0, err
		}
		p.named = true
		return 1, p.setPart(part)
	}
	return 0, nil
}

var sides = map[string]way{
	"afgelopen": back, "vorige": back, "voorgaande": back, "laatste": back,
	"komende": ahead, "aanstaande": ahead, "aankomende": ahead, "volgende": ahead,
}

// loose are the sides that people use for the nearest such day and for that of the
// week before or after alike.
var loose = map[string]bool{"vorige": true, "voorgaande": true, "volgende": true}

// sidesAfter are the sides that stand behind a weekday.
var sidesAfter = map[string]way{"a.s": ahead, "as": ahead, "aanstaande": ahead, "j.l": back, "jl": back, "jongstleden": back}

// weekdayRule reads vr, vrijdag, vrijdagavond, afgelopen dinsdag, maandag a.s.
func weekdayRule(p *phrase, w []string, _ time.Time) (int, error) {
	n := 1
	side := sides[w[0]]
	if side != 0 {
		if len(w) < 2 {
			return 0, nil
		}
		n = 2
	}
	day, part, ok := weekdayOf(w[n-1])
	if !ok {
		return 0, nil
	}
	if p.hasWeekday {
		return 0, ErrNotUnderstood
	}
	p.asks = loose[w[0]]
	if len(w) > n && side == 0 && sidesAfter[w[n]] != 0 {
		side = sidesAfter[w[n]]
		n++
	}
	p.weekday, p.hasWeekday, p.strict = day, true, side
	if part == "" {
		return n, nil
	}
	return n, p.setPart(part)
}

func weekdayOf(s string) (time.Weekday, model.Part, bool) {
	if d, ok := weekdays[s]; ok {
		return d, "", true
	}
	if i := strings.Index(s, "dag"); i > 0 {
		d, ok := weekdays[s[:i+3]]
		part, ok2 := partAfter(s[i+3:])
		return d, part, ok && ok2
	}
	return 0, "", false
}

// dayMonth reads 22 nov, 22 november 2026, 22 nov '26.
func dayMonth(p *phrase, w []string, now time.Time) (int, error) {
	if len(w) < 2 {
		return 0, nil
	}
	dom, ok := domOf(w[0])
	month, ok2 := months[w[1]]
	if !ok || !ok2 {
		return 0, nil
	}
	if y := yearOf(w[2:]); y != "" {
		return 3, p.setDate(dom, month, y, now)
	}
	return 2, p.setDate(dom, month, "", now)
}

// monthDay reads feb 10 and april 14 2015.
func monthDay(p *phrase, w []string, now time.Time) (int, error) {
	if len(w) < 2 {
		return 0, nil
	}
	month, ok := months[w[0]]
	dom, ok2 := domOf(w[1])
	if !ok || !ok2 {
		return 0, nil
	}
	if len(w) > 2 && len(w[2]) == 4 {
		if y := yearOf(w[2:]); y != "" {
			return 3, p.setDate(dom, month, y, now)
		}
	}
	return 2, p.setDate(dom, month, "", now)
}

// domOf reads a day of the month: 22, 22e, 31ste, 3de, eerste.
func domOf(s string) (int, bool) {
	if n, ok := ranks()[s]; ok {
		return n, true
	}
	if m := ordinalRE().FindStringSubmatch(s); m != nil {
		return atoi(m[1]), true
	}
	return number(s, 2)
}

// yearOf returns the year at the front of the words, in two or four digits; "" when
// there is none.
func yearOf(w []string) string {
	if len(w) == 0 {
		return ""
	}
	digits := strings.TrimPrefix(w[0], "'")
	if y, ok := number(digits, 4); ok && (len(digits) == 4 && isYear(y) || len(digits) == 2) {
		if len(digits) == 2 && len(w) > 1 && w[1] == "uur" {
			return "" // 22 nov 14 uur
		}
		return digits
	}
	return ""
}

func isYear(n int) bool { return n >= 1900 && n < 2200 }

// setDate notes a day of a month, with a year when one was said.
func (p *phrase) setDate(dom, month int, year string, now time.Time) error {
	if p.dom != 0 || p.day != nil {
		return ErrNotUnderstood
	}
	if month < 1 || month > 12 || dom < 1 || dom > daysIn(month) {
		return ErrNoSuchDay
	}
	p.dom, p.month = dom, month
	if year == "" {
		return nil
	}
	p.year, _ = strconv.Atoi(year) //nolint:errcheck // its digits were matched
	if p.short = len(year) == 2; p.short {
		p.year += now.Year() / 100 * 100
	}
	if p.year < 1900 || p.year > 2199 || model.DateOf((model.Date{Year: p.year, Month: month, Day: dom}).Time()).Day != dom {
		return ErrNoSuchDay
	}
	return nil
}

func daysIn(month int) int {
	return model.DateOf((model.Date{Year: 2024, Month: month + 1}).Time()).Day
}

// number reads 1 to max digits and nothing else.
func number(s string, most int) (int, bool) {
	if len(s) == 0 || len(s) > most {
		return 0, false
	}
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	return n, true
}
