package when

import (
	"strings"
	"time"

	"tijdig/model"
)

var count = map[string]int{
	"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
	"negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "veertien": 14, "twintig": 20,
}

// amount reads a number in digits or letters.
func amount(s string) (int, bool) {
	if n, ok := count[s]; ok {
		return n, true
	}
	return number(s, 3)
}

var dayUnits = map[string]int{"dag": 1, "dagen": 1, "week": 7, "weken": 7}

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
	if i == 0 || i == 4 || i == len(w) {
		return 0, nil
	}
	err := p.shift(w[:i], now, -1)
	return i + 1, err
}

// within reads over 3 dagen, over een week, over een uur.
func within(p *phrase, w []string, now time.Time) (int, error) {
	if len(w) < 2 || (w[0] != "over" && w[0] != "binnen") {
		return 0, nil
	}
	n := min(len(w), 3)
	if len(w) >= 4 && w[1] == "een" && w[2] == "half" {
		n = 4
	}
	err := p.shift(w[1:n], now, +1)
	return n, err
}

// shift notes a day, or for hours and minutes a moment, so far from now.
func (p *phrase) shift(w []string, now time.Time, sign int) error {
	n := 1
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
		return p.setDay(model.DateOf(now).Add(sign * n * d))
	}
	if unit == "maand" || unit == "maanden" {
		return p.setDay(addMonths(model.DateOf(now), sign*n))
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

// signedDays reads +3 and -2.
func signedDays(p *phrase, w []string, now time.Time) (int, error) {
	sign := 1
	switch w[0][0] {
	case '-':
		sign = -1
	case '+':
	default:
		return 0, nil
	}
	n, ok := number(w[0][1:], 4)
	if !ok {
		return 0, nil
	}
	return 1, p.setDay(model.DateOf(now).Add(sign * n))
}

// weekRule reads vorige week, volgende week, deze week, volgende maand. With a
// weekday it is that day of the week; alone, last week is about seven days ago
// and next week is its Monday: a working day, and never too late.
func weekRule(p *phrase, w []string, now time.Time) (int, error) {
	if len(w) < 2 || (w[1] != "week" && w[1] != "maand") {
		return 0, nil
	}
	n := int(sides[w[0]])
	if n == 0 && w[0] != "deze" {
		return 0, nil
	}
	if w[1] == "maand" {
		p.about = p.about || n < 0
		return 2, p.setDay(addMonths(model.DateOf(now), n))
	}
	if p.week != nil {
		return 0, ErrNotUnderstood
	}
	p.week = &n
	return 2, nil
}

// weekend reads afgelopen weekend and komend weekend: about its Saturday.
func weekend(p *phrase, w []string, now time.Time) (int, error) {
	n := 1
	if len(w) > 1 && w[1] == "weekend" {
		n = 2
	}
	if w[n-1] != "weekend" {
		return 0, nil
	}
	toSaturday := (int(time.Saturday) - int(model.DateOf(now).Time().Weekday()) + 7) % 7
	p.about = true
	switch strings.TrimSuffix(w[0], "e") {
	case "afgelopen", "vorig":
		if toSaturday == 0 {
			toSaturday = 7
		}
		return n, p.setDay(model.DateOf(now).Add(toSaturday - 7))
	case "komend", "aankomend", "volgend":
		return n, p.setDay(model.DateOf(now).Add(toSaturday))
	case "weekend", "dit", "het":
		p.weekday, p.hasWeekday = time.Saturday, true
		return n, nil
	}
	return 0, ErrNotUnderstood
}
