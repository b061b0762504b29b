package dates

import (
	"strings"
	"time"

	"tijdig/model"
)

// edge reads eind december, begin januari, half maart, eind volgende week, eind van de
// maand, na het weekend: days that are said of what lies ahead. They are working days,
// because somebody will do something on them.
func edge(p *phrase, w []string, now time.Time) (int, error) {
	today := model.DateOf(now)
	if strings.HasPrefix(strings.Join(w, " "), "na het weekend") {
		p.due = true
		return 3, p.setDay(Working(mondayOf(today).Add(7)))
	}
	which, ok := map[string]int{
		"begin": -1, "start": -1, "half": 0, "medio": 0, "midden": 0, "halverwege": 0, "eind": 1, "einde": 1,
	}[w[0]]
	if !ok || len(w) < 2 {
		return 0, nil
	}
	n := 1
	for n < len(w)-1 && (w[n] == "van" || w[n] == "de") {
		n++
	}
	if month, ok := months[w[n]]; ok {
		first := model.Date{Year: today.Year, Month: month, Day: 1}
		n++
		if y := yearOf(w[n:]); len(y) == 4 {
			first.Year = atoi(y)
			n++
		} else if inMonth(first, which).Before(today) {
			first.Year++
		}
		p.due = true
		return n, p.setDay(inMonth(first, which))
	}
	shift := 0
	switch side := sides[w[n]]; {
	case side == back:
		return 0, ErrNotUnderstood
	case side == ahead:
		shift, n = 1, n+1
	case w[n] == "deze":
		n++
	}
	if n >= len(w) {
		return 0, nil
	}
	switch w[n] {
	case "week":
		p.due = true
		return n + 1, p.setDay(mondayOf(today).Add(7*shift + []int{0, 2, 4}[which+1]))
	case "maand":
		p.due = true
		first := today
		first.Day = 1
		return n + 1, p.setDay(inMonth(addMonths(first, shift), which))
	}
	return 0, nil
}

// inMonth returns the first working day of a month, that of the fifteenth, or the last.
func inMonth(first model.Date, which int) model.Date {
	switch which {
	case -1:
		return Working(first)
	case 0:
		return Working(first.Add(14))
	}
	d := addMonths(first, 1).Add(-1)
	for !working(d) {
		d = d.Add(-1)
	}
	return d
}

func mondayOf(d model.Date) model.Date { return d.Add(-(int(d.Time().Weekday()) + 6) % 7) }

// isoWeekRule reads week 50.
func isoWeekRule(p *phrase, w []string, _ time.Time) (int, error) {
	if len(w) < 2 || w[0] != "week" && w[0] != "wk" {
		return 0, nil
	}
	n, ok := number(w[1], 2)
	if !ok || n < 1 || n > 53 || p.isoWeek != 0 {
		return 0, ErrNotUnderstood
	}
	p.isoWeek = n
	return 2, nil
}

// ofWeek returns the day in a numbered week: its Monday, or the weekday that was said.
func (p *phrase) ofWeek(today model.Date, to way) model.Date {
	day := 0
	if p.hasWeekday {
		day = (int(p.weekday) + 6) % 7
	}
	for y := today.Year - int(to); ; y += int(to) {
		first := mondayOf(model.Date{Year: y, Month: 1, Day: 4})
		if p.isoWeek == 53 && mondayOf(model.Date{Year: y + 1, Month: 1, Day: 4}).Sub(first) < 53*7 {
			continue
		}
		if d := first.Add(7*(p.isoWeek-1) + day); d.Sub(today)*int(to) >= 0 {
			return d
		}
	}
}

// partAlone reads deze ochtend, afgelopen nacht, in de morgen: a part of today, or one
// in which morgen is no day.
func partAlone(p *phrase, w []string, now time.Time) (int, error) {
	if len(w) < 2 {
		return 0, nil
	}
	if w[0] == "de" && w[1] == "morgen" {
		return 2, p.setPart(model.Morning)
	}
	part, ok := partAfter(w[1])
	if !ok || w[0] != "deze" && (w[0] != "afgelopen" || part != model.Night) {
		return 0, nil
	}
	if err := p.setDay(model.DateOf(now)); err != nil {
		return 0, err
	}
	p.named = true
	return 2, p.setPart(part)
}
