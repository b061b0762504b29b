package dates

import (
	"slices"
	"strings"
	"time"

	"tijdig/model"
)

// feasts are the days that people name instead of a date. Names of several words are
// looked for first.
var feasts = map[string]func(year int) model.Date{
	"nieuwjaar": on(1, 1), "nieuwjaarsdag": on(1, 1), "driekoningen": on(1, 6), "valentijnsdag": on(2, 14),
	"koningsdag": kingsDay, "dodenherdenking": on(5, 4), "bevrijdingsdag": on(5, 5), "dierendag": on(10, 4),
	"halloween": on(10, 31), "allerheiligen": on(11, 1), "sint maarten": on(11, 11), "sint-maarten": on(11, 11),
	"sinterklaas": on(12, 5), "sinterklaasavond": on(12, 5), "pakjesavond": on(12, 5), "kerstavond": on(12, 24),
	"kerst": on(12, 25), "kerstmis": on(12, 25), "eerste kerstdag": on(12, 25), "1e kerstdag": on(12, 25),
	"tweede kerstdag": on(12, 26), "2e kerstdag": on(12, 26), "oudjaar": on(12, 31), "oudjaarsdag": on(12, 31),
	"oudejaarsavond": on(12, 31), "oudejaarsdag": on(12, 31),
	"goede vrijdag": fromEaster(-2), "pasen": fromEaster(0), "eerste paasdag": fromEaster(0), "1e paasdag": fromEaster(0),
	"tweede paasdag": fromEaster(1), "2e paasdag": fromEaster(1), "paasmaandag": fromEaster(1), "hemelvaart": fromEaster(39),
	"hemelvaartsdag": fromEaster(39), "pinksteren": fromEaster(49), "eerste pinksterdag": fromEaster(49), "1e pinksterdag": fromEaster(49),
	"tweede pinksterdag": fromEaster(50), "2e pinksterdag": fromEaster(50),
	"moederdag": nth(2, time.Sunday, 5), "vaderdag": nth(3, time.Sunday, 6), "prinsjesdag": nth(3, time.Tuesday, 9),
}

func on(month, day int) func(int) model.Date {
	return func(y int) model.Date { return model.Date{Year: y, Month: month, Day: day} }
}

func fromEaster(days int) func(int) model.Date {
	return func(y int) model.Date { return easter(y).Add(days) }
}

func nth(n int, day time.Weekday, month int) func(int) model.Date {
	return func(y int) model.Date {
		first := model.Date{Year: y, Month: month, Day: 1}
		return first.Add((int(day)-int(first.Time().Weekday())+7)%7 + 7*(n-1))
	}
}

// last returns the last such weekday of a month.
func last(day time.Weekday, month int) func(int) model.Date {
	return func(y int) model.Date {
		end := model.DateOf((model.Date{Year: y, Month: month + 1}).Time())
		return end.Add(-((int(end.Time().Weekday()) - int(day) + 7) % 7))
	}
}

// kingsDay is 27 April, or the day before where that is a Sunday.
func kingsDay(y int) model.Date {
	d := model.Date{Year: y, Month: 4, Day: 27}
	if d.Time().Weekday() == time.Sunday {
		return d.Add(-1)
	}
	return d
}

// easter is Easter Sunday. Source: the anonymous Gregorian algorithm, Nature, 20 April
// 1876.
func easter(y int) model.Date {
	a, b, c := y%19, y/100, y%100
	h := (19*a + b - b/4 - (b-(b+8)/25+1)/3 + 15) % 30
	l := (32 + 2*(b%4) + 2*(c/4) - h - c%4) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return model.Date{Year: y, Month: n / 31, Day: n%31 + 1}
}

// holidays are the feasts on which offices are closed.
var holidays = []string{
	"nieuwjaar", "tweede paasdag", "koningsdag", "hemelvaart", "tweede pinksterdag", "eerste kerstdag", "tweede kerstdag",
}

// working reports whether offices are open on a day.
func working(d model.Date) bool {
	if w := d.Time().Weekday(); w == time.Saturday || w == time.Sunday {
		return false
	}
	return !slices.ContainsFunc(holidays, func(name string) bool { return feasts[name](d.Year) == d })
}

// workdays returns the day n working days from d.
func workdays(d model.Date, n int) model.Date {
	step := 1
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		if d = d.Add(step); working(d) {
			n--
		}
	}
	return d
}

// feastRule reads eerste kerstdag, Koningsdag 2027.
func feastRule(p *phrase, w []string, _ time.Time) (int, error) {
	for n := min(2, len(w)); n > 0; n-- {
		f, ok := feasts[strings.Join(w[:n], " ")]
		if !ok {
			continue
		}
		return p.setFeast(f, w[n:], n)
	}
	return 0, nil
}

func (p *phrase) setFeast(f func(int) model.Date, rest []string, n int) (int, error) {
	if p.feast != nil {
		return 0, ErrNotUnderstood
	}
	p.feast = f
	if y := yearOf(rest); len(y) == 4 {
		p.year = atoi(y)
		n++
	}
	return n, nil
}

func (p *phrase) feastDay(today model.Date, to way) model.Date {
	if p.year != 0 {
		return p.feast(p.year)
	}
	d := p.feast(today.Year)
	for d.Sub(today)*int(to) < 0 {
		d = p.feast(d.Year + int(to))
	}
	return d
}

// nthOfMonth reads eerste dinsdag in oktober, laatste vrijdag van maart 2027.
func nthOfMonth(p *phrase, w []string, now time.Time) (int, error) {
	if len(w) < 4 || w[2] != "in" && w[2] != "van" {
		return 0, nil
	}
	used := 4
	month, isMonth := months[w[3]]
	if len(w) > 4 && w[4] == "maand" && (w[3] == "de" || w[3] == "deze" || sides[w[3]] != 0) {
		d := addMonths(model.Date{Year: now.Year(), Month: int(now.Month()), Day: 1}, int(sides[w[3]]))
		month, isMonth, used = d.Month, true, 5
		p.year = d.Year
	}
	n, ok := ranks()[w[0]]
	if m := ordinalRE().FindStringSubmatch(w[0]); m != nil {
		n, ok = atoi(m[1]), true
	}
	day, part, isDay := weekdayOf(w[1])
	if !isDay || !isMonth || part != "" {
		return 0, nil
	}
	switch {
	case w[0] == "laatste":
		return p.setFeast(last(day, month), w[used:], used)
	case ok && n >= 1 && n <= 4:
		return p.setFeast(nth(n, day, month), w[used:], used)
	}
	return 0, ErrNotUnderstood
}
