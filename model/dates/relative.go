package dates

import (
	"strings"
	"sync"
	"time"

	"tijdig/model"
	"tijdig/model/pattern"
)

// count holds the numbers up to sixty in letters.
var count = sync.OnceValue(func() map[string]int {
	small := []string{
		"", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf",
		"dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
	}
	m := map[string]int{"één": 1, "zestig": 60}
	for n, w := range small[1:] {
		m[w] = n + 1
	}
	for i, ten := range []string{"twintig", "dertig", "veertig", "vijftig"} {
		m[ten] = 20 + 10*i
		for n := 1; n <= 9; n++ {
			joint := "en"
			if n == 2 || n == 3 {
				joint = "ën"
			}
			m[small[n]+joint+ten] = 20 + 10*i + n
		}
	}
	return m
})

// ranks holds the ordinals in letters, up to the last day of a month.
var ranks = sync.OnceValue(func() map[string]int {
	m := map[string]int{"eerste": 1, "derde": 3, "achtste": 8}
	for word, n := range count() {
		end := "de"
		if n >= 20 {
			end = "ste"
		}
		if _, own := m[word]; n <= 31 && !own && n != 1 && n != 3 && n != 8 {
			m[word+end] = n
		}
	}
	return m
})

// amount reads a number in digits or letters.
func amount(s string) (int, bool) {
	if n, ok := count()[s]; ok {
		return n, true
	}
	return number(s, 3)
}

var dayUnits = map[string]int{"dag": 1, "dagen": 1, "dgn": 1, "dagje": 1, "week": 7, "weken": 7, "wk": 7, "wkn": 7, "weekje": 7, "weekjes": 7}

var monthUnits = map[string]int{"maand": 1, "maanden": 1, "mnd": 1, "maandje": 1, "jaar": 12, "jaren": 12, "jr": 12}

// glued reads a number with its unit behind it: 1u, 10min.
var glued = pattern.Lazy(`^(\d{1,3})(u|uur|min|m|d|dgn|dagen|wk|w|weken|mnd)$`)

// short are the units that are only said with a number right before them.
var short = map[string]string{"u": "uur", "m": "min", "d": "dag", "w": "week"}

var timeUnits = map[string]time.Duration{
	"uur": time.Hour, "uren": time.Hour, "min": time.Minute, "minuut": time.Minute, "minuten": time.Minute,
	"kwartier": 15 * time.Minute,
}

// ago reads 3 dagen geleden, een week terug, 2 uur geleden, kwartier geleden.
func ago(p *phrase, w []string, now time.Time) (int, error) {
	i := 0
	for i < len(w) && i < 4 && w[i] != "geleden" && w[i] != "terug" {
		i++
	}
	if i == 0 || i == 4 || i == len(w) || !counted(w[0]) {
		return 0, nil
	}
	p.weeks = nil
	err := p.shift(w[:i], now, -1)
	return i + 1, err
}

// within reads over 3 dagen, over een week, over een uur, in 4 weken.
func within(p *phrase, w []string, now time.Time) (int, error) {
	if len(w) < 2 || (w[0] != "over" && w[0] != "binnen" && w[0] != "in") {
		return 0, nil
	}
	n := min(len(w), 3)
	if glued().MatchString(w[1]) || unit(w[1]) {
		n = 2
	}
	if len(w) >= 4 && w[1] == "een" && w[2] == "half" {
		n = 4
	}
	if w[0] == "in" && (unit(w[1]) || !counted(w[1])) || w[0] == "in" && !unit(w[n-1]) && !glued().MatchString(w[n-1]) {
		return 0, nil // in de middag
	}
	err := p.shift(w[1:n], now, +1)
	return n, err
}

// counted reports whether a word begins something that is counted.
func counted(s string) bool {
	_, ok := amount(s)
	return ok || unit(s) || s == "half" || s == "paar" || glued().MatchString(s)
}

// span reads 4 weken and een half jaar: said of what lies ahead, and of nothing else.
func span(p *phrase, w []string, now time.Time) (int, error) {
	if len(w) < 2 {
		return 0, nil
	}
	if _, ok := amount(w[0]); !ok || dayUnits[w[1]] == 0 && monthUnits[w[1]] == 0 {
		return 0, nil
	}
	p.due = true
	return 2, p.shift(w[:2], now, +1)
}

func unit(s string) bool {
	return dayUnits[s] != 0 || monthUnits[s] != 0 || timeUnits[s] != 0 || s == "werkdag" || s == "werkdagen"
}

// shift notes a day, or for hours and minutes a moment, so far from now.
func (p *phrase) shift(w []string, now time.Time, sign int) error {
	n := 1
	if len(w) == 1 {
		if m := glued().FindStringSubmatch(w[0]); m != nil {
			u := m[2]
			if long, ok := short[u]; ok {
				u = long
			}
			w = []string{m[1], u}
		}
	}
	if few := len(w) > 1 && w[len(w)-2] == "paar"; few {
		if len(w) == 3 && w[0] != "een" || sign > 0 {
			return ErrNotUnderstood
		}
		if _, ok := timeUnits[w[len(w)-1]]; ok {
			return ErrNotUnderstood
		}
		p.about = true
		w = []string{"3", w[len(w)-1]}
	}
	if len(w) == 3 && w[0] == "een" && w[1] == "half" && w[2] == "jaar" || len(w) == 2 && w[0] == "half" && w[1] == "jaar" {
		w = []string{"6", "maanden"}
	}
	switch {
	case len(w) == 3 && w[0] == "een" && w[1] == "half" && w[2] == "uur", len(w) == 2 && w[0] == "half" && w[1] == "uur":
		return p.setExact(now.Add(time.Duration(sign) * 30 * time.Minute))
	case len(w) == 2:
		var ok bool
		if n, ok = amount(w[0]); !ok {
			return ErrNotUnderstood
		}
	case len(w) != 1:
		return ErrNotUnderstood
	}
	unit := w[len(w)-1]
	if d, ok := dayUnits[unit]; ok {
		if n*d%7 == 0 {
			weeks := sign * n * d / 7
			p.weeks = &weeks
		}
		return p.setDay(model.DateOf(now).Add(sign * n * d))
	}
	if m, ok := monthUnits[unit]; ok {
		p.about = p.about || m == 12 && sign < 0
		return p.setDay(addMonths(model.DateOf(now), sign*n*m))
	}
	if unit == "werkdag" || unit == "werkdagen" {
		return p.setDay(workdays(model.DateOf(now), sign*n))
	}
	if d, ok := timeUnits[unit]; ok {
		return p.setExact(now.Add(time.Duration(sign*n) * d))
	}
	return ErrNotUnderstood
}

func (p *phrase) setExact(t time.Time) error {
	if p.exact != nil {
		return ErrNotUnderstood
	}
	p.exact = &t
	return nil
}

// addMonths keeps to the last day of a shorter month.
func addMonths(d model.Date, n int) model.Date {
	first := model.DateOf((model.Date{Year: d.Year, Month: d.Month + n, Day: 1}).Time())
	last := model.DateOf((model.Date{Year: first.Year, Month: first.Month + 1}).Time())
	first.Day = min(d.Day, last.Day)
	return first
}

// signedDays reads +3 and -2, in days, also as +3d, +3 dagen and +2 weken.
func signedDays(p *phrase, w []string, now time.Time) (int, error) {
	sign := 1
	switch w[0][0] {
	case '-':
		sign = -1
	case '+':
	default:
		return 0, nil
	}
	digits := strings.TrimRight(w[0][1:], "dw")
	unit, used := w[0][1+len(digits):], 1
	if unit == "" && len(w) > 1 && (dayUnits[w[1]] > 0 || w[1] == "d" || w[1] == "w") {
		unit, used = w[1], 2
	}
	days, known := dayUnits[unit], unit == ""
	switch unit {
	case "", "d":
		days, known = 1, true
	case "w":
		days, known = 7, true
	}
	n, ok := number(digits, 4)
	if !ok || !known && days == 0 {
		return 0, nil
	}
	return used, p.setDay(model.DateOf(now).Add(sign * n * days))
}

// weekRule reads vorige week, volgende week, deze week, van de week, volgende maand. With
// a weekday it is that day of the week; alone, last week is about seven days ago, this week
// some day until now, and next week is its Monday: a working day, and never too late.
func weekRule(p *phrase, w []string, now time.Time) (int, error) {
	if said := strings.Join(w[:min(3, len(w))], " "); said == "van de week" || said == "eerder deze week" {
		n, err := weekRule(p, []string{"deze", "week"}, now)
		return n + 1, err
	}
	if len(w) < 2 || (w[1] != "week" && w[1] != "maand") {
		return 0, nil
	}
	n := int(sides[w[0]])
	if n == 0 && w[0] != "deze" {
		return 0, nil
	}
	if w[1] == "maand" {
		p.about = p.about || n <= 0
		return 2, p.setDay(addMonths(model.DateOf(now), n))
	}
	if p.week != nil {
		return 0, ErrNotUnderstood
	}
	p.week = &n
	return 2, nil
}

// weekend reads afgelopen weekend and komend weekend: about its Saturday. The one that
// has begun is neither; for "volgend" two are meant, as with a weekday.
func weekend(p *phrase, w []string, now time.Time) (int, error) {
	n := 1
	if len(w) > 1 && w[1] == "weekend" {
		n = 2
	}
	if w[n-1] != "weekend" {
		return 0, nil
	}
	today := model.DateOf(now)
	toSaturday := (int(time.Saturday) - int(today.Time().Weekday()) + 7) % 7
	p.about = true
	switch strings.TrimSuffix(w[0], "e") {
	case "afgelopen", "vorig":
		return n, p.setDay(today.Add(toSaturday - 7))
	case "komend", "aankomend", "aanstaand":
		if toSaturday == 0 {
			toSaturday = 7
		}
		return n, p.setDay(today.Add(toSaturday))
	case "volgend":
		if p.hasWeekday {
			return 0, ErrNotUnderstood
		}
		p.weekday, p.hasWeekday, p.strict, p.asks = time.Saturday, true, ahead, true
		return n, nil
	case "dit":
		if p.to == ahead && toSaturday == 6 { // its Sunday
			return n, p.setDay(today)
		}
		fallthrough
	case "weekend", "het":
		p.weekday, p.hasWeekday = time.Saturday, true
		return n, nil
	}
	return 0, ErrNotUnderstood
}
