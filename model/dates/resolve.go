package dates

import (
	"slices"
	"time"

	"tijdig/model"
)

// starts is the minute of the day at which each part begins. Night is the
// early hours of the day it is written under.
var starts = map[model.Part]int{model.Night: 0, model.Morning: 6 * 60, model.Afternoon: 12 * 60, model.Evening: 18 * 60}

const partLength = 6 * 60 // minutes

// furthest is how many days a day without a year is looked for: 29 February
// may be eight years away.
const furthest = 8*366 + 1

// resolve chooses the day and the time.
func (p *phrase) resolve(now time.Time, to way) (model.Seen, error) {
	if p.exact != nil {
		return p.moment(now, to)
	}
	today := model.DateOf(now)
	if p.due && to == back || p.short && p.tooFar(today, to) {
		return model.Seen{}, ErrNotUnderstood
	}
	if err := p.either(today, to); err != nil {
		return model.Seen{}, err
	}
	if p.isoWeek != 0 && !p.hasWeekday && to == back {
		return model.Seen{}, ErrNotUnderstood
	}
	d, fixed := p.fixed(today, to)
	if fixed {
		if p.hasWeekday && p.week == nil && p.isoWeek == 0 && d.Time().Weekday() != p.weekday {
			return model.Seen{}, ErrNoSuchDay
		}
		s, ok := p.on(d, now, to)
		if !ok {
			return model.Seen{}, outside(to)
		}
		return s, nil
	}
	for n := 0; n <= furthest; n++ {
		d := today.Add(int(to) * n)
		if n == 0 && p.strict != 0 || !p.fits(d) {
			continue
		}
		if s, ok := p.on(d, now, to); ok {
			if p.hasWeekday && p.dom != 0 && d.Time().Weekday() != p.weekday {
				return model.Seen{}, p.mismatch(today, to)
			}
			return s, nil
		}
	}
	return model.Seen{}, ErrNoSuchDay
}

// mismatch says why a weekday does not go with a day of the month: often the
// day lies on the other side of now ("zo 29 nov", a week before it).
func (p *phrase) mismatch(today model.Date, to way) error {
	for n := 1; n <= 183; n++ { // nearer that way than this
		if d := today.Add(-int(to) * n); p.fits(d) {
			if d.Time().Weekday() == p.weekday {
				return outside(to)
			}
			break
		}
	}
	return ErrNoSuchDay
}

// moment is for nu and so many minutes ago. Only the minute counts, so that
// nu is never in the future.
func (p *phrase) moment(now time.Time, to way) (model.Seen, error) {
	if p.exact.After(now) && to == back || p.exact.Before(now) && to == ahead {
		return model.Seen{}, outside(to)
	}
	s := model.SeenAt(*p.exact)
	s.About = p.about
	return s, nil
}

func outside(to way) error {
	if to == back {
		return ErrFuture
	}
	return ErrPast
}

// fixed returns the day when the words leave no choice.
func (p *phrase) fixed(today model.Date, to way) (model.Date, bool) {
	switch {
	case p.day != nil:
		return *p.day, true
	case p.feast != nil:
		return p.feastDay(today, to), true
	case p.isoWeek != 0:
		return p.ofWeek(today, to), true
	case p.year != 0:
		return model.Date{Year: p.year, Month: p.month, Day: p.dom}, true
	case p.strict == back && to == ahead, p.strict == ahead && to == back:
		return p.nearest(today, p.strict), true // a side that does not fit must be said, not turned round
	case p.week != nil:
		monday := today.Add(-(int(today.Time().Weekday()) + 6) % 7)
		if p.hasWeekday {
			return monday.Add(7**p.week + (int(p.weekday)+6)%7), true
		}
		if *p.week < 0 {
			p.about = true
			return today.Add(7 * *p.week), true
		}
		if *p.week == 0 {
			p.about = p.about || to == back
			return today, true
		}
		return monday.Add(7 * *p.week), true
	}
	return model.Date{}, false
}

// near is how many years away a year of two digits may lie. Further off it may be of
// another century: a birthday, and four digits leave no doubt.
const near = 10

func (p *phrase) tooFar(today model.Date, to way) bool {
	off := (p.year - today.Year) * int(to)
	return off > near || off < -near
}

// either refuses "volgende vrijdag" and "vorige maandag" where people mean either of
// two days by it: the nearest one, or the one in the week after or before this.
func (p *phrase) either(today model.Date, to way) error {
	if !p.asks || p.week != nil || p.strict != to {
		return nil
	}
	first := p.nearest(today, to)
	monday := today.Add(-(int(today.Time().Weekday()) + 6) % 7)
	second := monday.Add(7*int(to) + (int(p.weekday)+6)%7)
	if first == second {
		return nil
	}
	return &TwoDays{First: first, Second: second, Weekday: p.weekday, Ahead: to == ahead}
}

func (p *phrase) nearest(today model.Date, to way) model.Date {
	for n := 1; ; n++ {
		if d := today.Add(int(to) * n); d.Time().Weekday() == p.weekday {
			return d
		}
	}
}

// fits reports whether a day is one the words may mean. A weekday beside a
// day of the month is checked afterwards: it chooses nothing.
func (p *phrase) fits(d model.Date) bool {
	if p.dom != 0 {
		return d.Day == p.dom && (p.month == 0 || d.Month == p.month)
	}
	return !p.hasWeekday || d.Time().Weekday() == p.weekday
}

// on returns what was said, on day d, if that lies on the right side of now.
func (p *phrase) on(d model.Date, now time.Time, to way) (model.Seen, bool) {
	s := model.Seen{Date: d, About: p.about}
	days := d.Sub(model.DateOf(now))
	if days*int(to) < 0 {
		return s, false
	}
	at := now.Hour()*60 + now.Minute()
	switch {
	case p.clock != nil:
		times := p.clock.minutes(p.part)
		if days == 0 {
			times = slices.DeleteFunc(times, func(m int) bool { return (m-at)*int(to) < 0 })
		}
		if len(times) == 0 {
			return s, false
		}
		s.Clock = hhmm(slices.Max(times))
	case p.part != "":
		start := starts[p.part]
		if days == 0 && (to == back && start > at || to == ahead && start+partLength <= at) {
			return s, false
		}
		s.Part = p.part
	}
	s.Offset = offset(d, s.Clock, now.Location())
	return s, true
}

// offset returns the minutes east of UTC on that day, at that time or at noon.
func offset(d model.Date, clock string, loc *time.Location) int {
	h, m := 12, 0
	if clock != "" {
		h, m = atoi(clock[:2]), atoi(clock[3:])
	}
	_, off := time.Date(d.Year, time.Month(d.Month), d.Day, h, m, 0, 0, loc).Zone()
	return off / 60
}
