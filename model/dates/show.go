package dates

import (
	"fmt"
	"time"

	"tijdig/model"
)

var (
	shortDays   = [...]string{"zo", "ma", "di", "wo", "do", "vr", "za"}
	shortMonths = [...]string{"", "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"}
)

// Show writes when something was seen: "zo 22 nov 13:10", "zo 22 nov, avond",
// "rond zo 22 nov 13:10". The year is added when it is not this one. [Seen]
// reads it back. The zero Seen gives nothing.
func Show(s model.Seen, now time.Time) string {
	if s.IsZero() {
		return ""
	}
	out := day(s.Date, model.DateOf(now))
	switch {
	case s.Clock != "":
		out += " " + s.Clock
	case s.Part != "":
		out += ", " + string(s.Part)
	}
	if s.About {
		return "rond " + out
	}
	return out
}

// ShowDate writes a day: "vandaag", "morgen", "gisteren" or "vr 20 nov", with
// the year when it is not this one. The zero date gives nothing.
func ShowDate(d, today model.Date) string {
	if d.IsZero() {
		return ""
	}
	switch d.Sub(today) {
	case -1:
		return "gisteren"
	case 0:
		return "vandaag"
	case 1:
		return "morgen"
	}
	return day(d, today)
}

// Weekday names a day of the week.
func Weekday(d time.Weekday) string {
	return [...]string{"zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"}[d]
}

// Day writes a day as "vr 20 nov", whatever day it is today.
func Day(d model.Date) string { return day(d, d) }

func day(d, today model.Date) string {
	out := fmt.Sprintf("%s %d %s", shortDays[d.Time().Weekday()], d.Day, shortMonths[d.Month])
	if d.Year != today.Year {
		out += fmt.Sprintf(" %d", d.Year)
	}
	return out
}

// ShowMonth writes a month, which is given as 2026-11, as "nov 2026"; what is no month
// stays as it is.
func ShowMonth(month string) string {
	at, err := time.Parse("2006-01", month)
	if err != nil {
		return month
	}
	return shortMonths[at.Month()] + at.Format(" 2006")
}
