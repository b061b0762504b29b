// Package dates reads days and times as a person says them and writes them as
// a person reads them. It has no clock: the caller says what time it is.
//
// What was seen lies in the past, so a weekday, a day of a month or a time is
// the latest one not in the future. What will be done lies ahead, so there it
// is the next one not in the past. Whoever shows a field shows the full date
// beside what was typed.
package dates

import (
	"errors"
	"fmt"
	"time"

	"tijdig/model"
)

// Why a text gives no day. None of them ever holds the text.
var (
	ErrNotUnderstood = errors.New("when: not understood")
	ErrNoSuchDay     = errors.New("when: no such day or time")
	ErrFuture        = errors.New("when: lies in the future")
	ErrPast          = errors.New("when: lies in the past")
)

// TwoDays is why a text gives no day: people use its words for either of two.
type TwoDays struct {
	First, Second model.Date
	Weekday       time.Weekday
	Ahead         bool
}

// Error says what is the matter without the text.
func (e *TwoDays) Error() string { return fmt.Sprintf("when: %s or %s", e.First, e.Second) }

// MaxText is the longest text that is tried, in bytes.
const MaxText = 100

// way is the direction in which a day is looked for when the text leaves
// several open.
type way int

const (
	back  way = -1 // the latest not in the future
	ahead way = +1 // the next not in the past
)

// Seen reads when something was seen. An empty text is now. The offset is
// that of now's location on that day.
func Seen(text string, now time.Time) (model.Seen, error) {
	p, err := parse(text, now, back)
	if err != nil {
		return model.Seen{}, err
	}
	return p.resolve(now, back)
}

// Due reads the day on which something will be done. An empty text is today;
// "geen" is no day at all. A time of the day helps to choose the day ("9:00",
// said at ten, is tomorrow) but is not kept.
func Due(text string, now time.Time) (model.Date, error) {
	if isNone(text) {
		return model.Date{}, nil
	}
	p, err := parse(text, now, ahead)
	if err != nil {
		return model.Date{}, err
	}
	s, err := p.resolve(now, ahead)
	return s.Date, err
}

// WorkingBy returns the last working day up to d, or the first one from today where there
// is none in between. Today itself stays: what cannot wait is for today.
func WorkingBy(d, today model.Date) model.Date {
	for day := d; !day.Before(today); day = day.Add(-1) {
		if day == today && d == today || Working(day) == day {
			return day
		}
	}
	return Working(d)
}

// Working returns the first working day from d on, d included: no weekend and no
// public holiday.
func Working(d model.Date) model.Date {
	for !working(d) {
		d = d.Add(1)
	}
	return d
}
