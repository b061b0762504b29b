package model

import (
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
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
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
func (d Date) Before(e Date) bool { return d.order() < e.order() }

// order sorts days; that of the zero date comes first.
func (d Date) order() int { return d.Year<<9 | d.Month<<5 | d.Day }

// ParseDate reads 2026-11-22. It refuses a day that does not exist.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return Date{}, fmt.Errorf("date: %q is not a day written as 2026-11-22", s)
	}
	return DateOf(t), nil
}

// MarshalText returns the date as 2026-11-22.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

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
	if s.IsZero() {
		return ""
	}
	parts := []string{s.Date.String()}
	switch {
	case s.Clock != "":
		parts = append(parts, s.Clock)
	case s.Part != "":
		parts = append(parts, string(s.Part))
	}
	sign, m := "+", s.Offset
	if m < 0 {
		sign, m = "-", -m
	}
	parts = append(parts, fmt.Sprintf("%s%02d:%02d", sign, m/60, m%60))
	out := strings.Join(parts, " ")
	if s.About {
		return "~" + out
	}
	return out
}

// ParseSeen reads the machine form and refuses everything else; what a person
// types is read by model/dates.
func ParseSeen(text string) (Seen, error) {
	var s Seen
	rest, about := strings.CutPrefix(text, "~")
	s.About = about
	f := strings.Fields(rest)
	if len(f) < 2 || len(f) > 3 {
		return Seen{}, fmt.Errorf("seen: %d parts, want 2 or 3", len(f))
	}
	var err error
	if s.Date, err = ParseDate(f[0]); err != nil {
		return Seen{}, err
	}
	if s.Offset, err = parseOffset(f[len(f)-1]); err != nil {
		return Seen{}, err
	}
	if len(f) == 3 {
		switch p := Part(f[1]); p {
		case Morning, Afternoon, Evening, Night:
			s.Part = p
		default:
			if _, err := time.Parse("15:04", f[1]); err != nil {
				return Seen{}, fmt.Errorf("seen: %q is neither a time nor a part of the day", f[1])
			}
			s.Clock = f[1]
		}
	}
	return s, nil
}

// MarshalText returns the machine form.
func (s Seen) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

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
	h, err1 := strconv.Atoi(s[1:3])
	m, err2 := strconv.Atoi(s[4:6])
	if err1 != nil || err2 != nil || h > 14 || m > 59 {
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
