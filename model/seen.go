package model

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Part is a part of the day.
type Part string

// The parts of the day.
const (
	Morning   Part = "ochtend"
	Afternoon Part = "middag"
	Evening   Part = "avond"
	Night     Part = "nacht"
)

// Date is a local calendar day. Months and days count from 1.
type Date struct{ Year, Month, Day int }

// DateOf returns the day t falls on in its own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{y, int(m), d}
}

// IsZero reports whether the date was never set.
func (d Date) IsZero() bool { return d == Date{} }

// String returns the date as 2026-11-22, and nothing for the zero date.
func (d Date) String() string {
	var room [16]byte
	return string(d.append(room[:0]))
}

func (d Date) append(b []byte) []byte {
	if d.IsZero() {
		return b
	}
	b = append(digits(b, d.Year, 4), '-')
	b = append(digits(b, d.Month, 2), '-')
	return digits(b, d.Day, 2)
}

// digits writes a number that is not negative in at least so many digits.
func digits(b []byte, n, least int) []byte {
	for most := 10; least > 1; least-- {
		if n < most {
			b = append(b, '0')
		}
		most *= 10
	}
	return strconv.AppendInt(b, int64(n), 10)
}

// Time returns noon of the day in UTC: for counting days and naming weekdays,
// never as an instant.
func (d Date) Time() time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 12, 0, 0, 0, time.UTC)
}

// Add returns the day n whole days later.
func (d Date) Add(n int) Date { return DateOf(d.Time().AddDate(0, 0, n)) }

// Sub returns how many whole days d lies after e.
func (d Date) Sub(e Date) int { return int(d.Time().Sub(e.Time()).Hours() / 24) }

// Before reports whether d lies before e.
func (d Date) Before(e Date) bool { return d.Order() < e.Order() }

// Order sorts days; that of the zero date comes first.
func (d Date) Order() int { return d.Year<<9 | d.Month<<5 | d.Day }

// ParseDate reads 2026-11-22. It refuses a day that does not exist.
func ParseDate(s string) (Date, error) {
	if len(s) == len(time.DateOnly) && s[4] == '-' && s[7] == '-' {
		y, ok1 := digit2(s[:2])
		y2, ok2 := digit2(s[2:4])
		m, ok3 := digit2(s[5:7])
		d, ok4 := digit2(s[8:])
		day := Date{y*100 + y2, m, d}
		if ok1 && ok2 && ok3 && ok4 && DateOf(day.Time()) == day {
			return day, nil
		}
	}
	return Date{}, fmt.Errorf("date: %q is not a day written as 2026-11-22", s)
}

// digit2 reads two digits.
func digit2(s string) (int, bool) {
	tens, ones := s[0]-'0', s[1]-'0'
	return int(tens)*10 + int(ones), tens <= 9 && ones <= 9
}

// MarshalText returns the date as 2026-11-22.
func (d Date) MarshalText() ([]byte, error) { return d.AppendText(nil) }

// AppendText is [Date.MarshalText] at the end of b.
func (d Date) AppendText(b []byte) ([]byte, error) { return d.append(b), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(b []byte) (err error) {
	*d = Date{}
	if len(b) > 0 {
		*d, err = ParseDate(string(b))
	}
	return err
}

// Seen is when something was seen or heard: a local day, with a time or a
// part of the day where that is known. It is never turned into an instant,
// because a worker's memory is not one.
type Seen struct {
	Date   Date
	Clock  string // "14:05", or "" when the time is not known
	Part   Part   // only without Clock
	About  bool   // "ongeveer"
	Offset int    // minutes east of UTC on that day, where it was written
}

// IsZero reports whether nothing was said about when.
func (s Seen) IsZero() bool { return s.Date.IsZero() }

// After reports whether it was seen later than the moment at which it was written: one
// of the two clocks was wrong, or what was typed.
func (s Seen) After(written time.Time) bool {
	if s.IsZero() || written.IsZero() {
		return false
	}
	at := SeenAt(written)
	switch {
	case s.Date != at.Date:
		return at.Date.Before(s.Date)
	case s.Clock != "":
		return s.Clock > at.Clock
	}
	return s.Part != "" && partStarts[s.Part] > at.Clock
}

// partStarts is when each part of a day begins.
var partStarts = map[Part]string{Night: "00:00", Morning: "06:00", Afternoon: "12:00", Evening: "18:00"}

// String returns the machine form: "2026-11-22 13:10 +01:00",
// "2026-11-22 avond +01:00" or "2026-11-22 +01:00", with a leading "~" for
// about. [ParseSeen] reads it back.
func (s Seen) String() string {
	var room [32]byte
	return string(s.append(room[:0]))
}

func (s Seen) append(b []byte) []byte {
	if s.IsZero() {
		return b
	}
	if s.About {
		b = append(b, '~')
	}
	b = append(s.Date.append(b), ' ')
	if when := cmp.Or(s.Clock, string(s.Part)); when != "" {
		b = append(append(b, when...), ' ')
	}
	sign, m := byte('+'), s.Offset
	if m < 0 {
		sign, m = '-', -m
	}
	b = digits(append(b, sign), m/60, 2)
	return digits(append(b, ':'), m%60, 2)
}

// ParseSeen reads the machine form and refuses everything else; what a person
// types is read by model/dates.
func ParseSeen(text string) (Seen, error) {
	var s Seen
	rest, about := strings.CutPrefix(text, "~")
	s.About = about
	day, rest, _ := strings.Cut(strings.TrimSpace(rest), " ")
	when, offset, timed := strings.Cut(strings.TrimSpace(rest), " ")
	if !timed {
		when, offset = "", when
	}
	var err error
	if s.Date, err = ParseDate(day); err != nil {
		return Seen{}, err
	}
	if s.Offset, err = parseOffset(strings.TrimSpace(offset)); err != nil {
		return Seen{}, err
	}
	switch p := Part(when); {
	case !timed:
	case p == Morning || p == Afternoon || p == Evening || p == Night:
		s.Part = p
	case !isClock(when):
		return Seen{}, fmt.Errorf("seen: %q is neither a time nor a part of the day", when)
	default:
		s.Clock = when
	}
	return s, nil
}

// isClock reports whether s is a time of the day, as 14:05.
func isClock(s string) bool {
	if len(s) == 5 && s[2] == ':' {
		h, ok1 := digit2(s[:2])
		m, ok2 := digit2(s[3:])
		return ok1 && ok2 && h < 24 && m < 60
	}
	_, err := time.Parse("15:04", s) // of which the hour may be a single digit
	return err == nil
}

// MarshalText returns the machine form.
func (s Seen) MarshalText() ([]byte, error) { return s.AppendText(nil) }

// AppendText is [Seen.MarshalText] at the end of b.
func (s Seen) AppendText(b []byte) ([]byte, error) { return s.append(b), nil }

// UnmarshalText reads what MarshalText wrote.
func (s *Seen) UnmarshalText(b []byte) (err error) {
	*s = Seen{}
	if len(b) > 0 {
		*s, err = ParseSeen(string(b))
	}
	return err
}

func parseOffset(s string) (int, error) {
	if len(s) != 6 || s[3] != ':' || (s[0] != '+' && s[0] != '-') {
		return 0, fmt.Errorf("seen: %q is not an offset such as +01:00", s)
	}
	h, ok1 := digit2(s[1:3])
	m, ok2 := digit2(s[4:6])
	if !ok1 || !ok2 || h > 14 || m > 59 {
		return 0, fmt.Errorf("seen: %q is not an offset such as +01:00", s)
	}
	if s[0] == '-' {
		return -(h*60 + m), nil
	}
	return h*60 + m, nil
}

// SeenAt returns t as something seen at that minute.
func SeenAt(t time.Time) Seen {
	_, off := t.Zone()
	return Seen{Date: DateOf(t), Clock: t.Format("15:04"), Offset: off / 60}
}
