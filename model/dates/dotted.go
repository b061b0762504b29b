package dates

import (
	"time"

	"tijdig/model"
	"tijdig/model/pattern"
)

// dotted is two numbers of which the text alone does not say whether they are a day and a
// month or an hour and minutes: 7.12, or 712 and 1512 without anything between.
type dotted struct {
	first, second int
	clock         bool // the second has the two digits of minutes
	solid         bool // nothing stands between: for a day nobody expects it, and for a time it is usual
	by            string
}

var dotRE = pattern.Lazy(`^(\d{1,2})\.(\d{1,2})$`)

// dottedRule reads 7.12, om 7.12, op 7.12, 7.12 uur, 7.12 2026 and 1512, and leaves what it
// is to [phrase.settle], which knows what else was said.
func dottedRule(p *phrase, w []string, now time.Time) (int, error) {
	n, by := 0, ""
	if len(w) > 1 && (w[0] == "om" || w[0] == "op" || w[0] == "uiterlijk") {
		n, by = 1, w[0]
	}
	d := dotted{by: by}
	m := dotRE().FindStringSubmatch(w[n])
	if m == nil {
		if m = digitsTime().FindStringSubmatch(w[n]); m == nil || looseYear(w[n:]) {
			return 0, nil
		}
		d.solid = true
	}
	d.first, d.second, d.clock = atoi(m[1]), atoi(m[2]), len(m[2]) == 2
	n++
	if y := yearOf(w[n:]); len(y) == 4 && !d.solid {
		return n + 1, p.setDate(d.first, d.second, y, now)
	}
	for n < len(w) && (w[n] == "uur" || w[n] == "u") {
		d.by = "uur"
		n++
	}
	if p.dot != nil && (!p.dot.solid || !d.solid) {
		return n, p.second(d)
	}
	if p.dot != nil {
		return 0, ErrNotUnderstood
	}
	p.dot = &d
	return n, nil
}

// second takes the second of two of these: "3.11 14.30" and "14.30 3.11" are a day and a
// time where only one of them can be each.
func (p *phrase) second(d dotted) error {
	a, b := *p.dot, d
	if !a.isDay() {
		a, b = b, a
	}
	if !a.isDay() || a.solid || b.isDay() && b.by != "uur" && b.by != "om" && !b.solid || !b.isTime("") || p.clock != nil {
		return ErrNotUnderstood
	}
	c, err := exactly(b.first, b.second)
	p.clock, p.dot = &c, &a
	return err
}

func (d dotted) isDay() bool {
	return d.second >= 1 && d.second <= 12 && d.first >= 1 && d.first <= daysIn(d.second)
}

func (d dotted) isTime(part model.Part) bool {
	c, err := exactly(d.first, d.second)
	return d.clock && err == nil && len(c.minutes(part)) > 0
}

// far is from how many days off a day without a year is hardly meant where a time can be.
const far = 183

// settle makes a day or a time of 7.12. It is a day where no time can be meant or where the
// weekday that was said agrees; at what will be done it is one by itself too, for a step has
// no time. It is a time where no day can be meant, and when one was said already. Where
// it can be either it is refused: another day than was meant is worse than none.
func (p *phrase) settle(today model.Date) error {
	d := p.dot
	if d == nil {
		return nil
	}
	named := p.named && p.day != nil || p.dom != 0 || p.feast != nil
	other := named || p.exact != nil || p.day != nil || p.week != nil || p.isoWeek != 0
	canDay, canTime := d.isDay() && !other && !d.solid, d.isTime(p.part) && p.clock == nil && p.exact == nil
	switch {
	case !canDay && !canTime:
		if other || d.solid || p.clock != nil {
			return ErrNotUnderstood
		}
		return ErrNoSuchDay
	case d.by == "uur", d.by == "om" && canTime:
		if !canTime {
			return ErrNotUnderstood
		}
		return p.asTime()
	case other && !named && d.isDay(): // "volgende week 7.12"
		return ErrNotUnderstood
	case !canTime, canDay && (d.by == "op" || d.by == "uiterlijk"):
		return p.asDay()
	case !d.isDay() || other:
		return p.asTime()
	case p.hasWeekday:
		return p.beside(today)
	case d.solid && p.to == back:
		return p.asTime()
	case !d.solid && p.to == ahead:
		return p.asDay()
	case !d.solid && p.away(today, back) > far:
		return p.asTime()
	}
	return ErrNotUnderstood
}

// beside settles 7.12 beside a weekday.
func (p *phrase) beside(today model.Date) error {
	fits := func(to way) bool { return today.Add(int(to)*p.away(today, to)).Time().Weekday() == p.weekday }
	switch {
	case p.dot.solid && (p.to == ahead || fits(back)):
		return ErrNotUnderstood
	case p.dot.solid:
		return p.asTime()
	case fits(p.to):
		return p.asDay()
	case fits(-p.to) && p.away(today, -p.to) <= far:
		return outside(p.to)
	case p.to == back && p.away(today, back) > far:
		return p.asTime()
	}
	return ErrNotUnderstood
}

// away returns how many days off the nearest such day is in one direction.
func (p *phrase) away(today model.Date, to way) int {
	for n := 0; n <= furthest; n++ {
		if d := today.Add(int(to) * n); d.Day == p.dot.first && d.Month == p.dot.second {
			return n
		}
	}
	return furthest
}

func (p *phrase) asDay() error {
	p.dom, p.month = p.dot.first, p.dot.second
	return nil
}

func (p *phrase) asTime() error {
	c, err := exactly(p.dot.first, p.dot.second)
	p.clock = &c
	return err
}
