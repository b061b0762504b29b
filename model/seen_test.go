package model_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"tijdig/model"
)

// TestDaysAndTimesReadBackAsTheyWereWritten goes over days of all years that a day can be
// written in, and compares with what the standard library makes of them.
func TestDaysAndTimesReadBackAsTheyWereWritten(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	parts := []model.Part{"", model.Morning, model.Afternoon, model.Evening, model.Night}
	for range 20_000 {
		at := time.Date(r.IntN(9999)+1, time.Month(r.IntN(12)+1), r.IntN(31)+1, r.IntN(24), r.IntN(60), 0, 0, time.UTC)
		day := model.DateOf(at)
		if got, want := day.String(), at.Format(time.DateOnly); got != want {
			t.Fatalf("%v is written as %s, want %s", at, got, want)
		}
		if back, err := model.ParseDate(day.String()); err != nil || back != day {
			t.Fatalf("%s is read as %v, %v", day, back, err)
		}
		s := model.Seen{Date: day, Part: parts[r.IntN(len(parts))], About: r.IntN(2) == 0, Offset: r.IntN(28*60) - 14*60}
		if s.Part == "" && r.IntN(2) == 0 {
			s.Clock = at.Format("15:04")
		}
		if back, err := model.ParseSeen(s.String()); err != nil || back != s {
			t.Fatalf("%s is read as %+v, %v; want %+v", s, back, err, s)
		}
	}
}

func TestADayThatIsNoneIsRefused(t *testing.T) {
	for i := range 200_000 {
		s := fmt.Sprintf("%04d-%02d-%02d", 1890+i%301, i/301%15, i/4515%45)
		want, err := time.Parse(time.DateOnly, s)
		got, gotErr := model.ParseDate(s)
		if (err == nil) != (gotErr == nil) || err == nil && got != model.DateOf(want) {
			t.Fatalf("%s is read as %v, %v; want %v, %v", s, got, gotErr, want, err)
		}
	}
	for _, s := range []string{"", "2026-1-02", "2026-01-2 ", "+026-01-02", "2026/01/02", "2026-01-02T", "２026-01-02", "2026-:1-02"} {
		if d, err := model.ParseDate(s); err == nil {
			t.Errorf("%q is read as %v", s, d)
		}
	}
	for _, s := range []string{
		"2026-11-22", "2026-11-22 24:00 +01:00", "2026-11-22 14:60 +01:00", "2026-11-22 14:05", "2026-11-22 +15:00", "2026-11-22 +01:00 avond",
		"2026-11-22 dag +01:00", "2026-11-22 avond 14:05 +01:00", "2026-11-22 ++1:00", "2026-11-22 14:+5 +01:00",
	} {
		if got, err := model.ParseSeen(s); err == nil {
			t.Errorf("%q is read as %+v", s, got)
		}
	}
}

// TestATimeOfOneDigitAndWideSpacesAreRead holds for what earlier versions took in.
func TestATimeOfOneDigitAndWideSpacesAreRead(t *testing.T) {
	for s, want := range map[string]model.Seen{
		"2026-11-22 9:05 +01:00":       {Date: model.Date{Year: 2026, Month: 11, Day: 22}, Clock: "9:05", Offset: 60},
		" 2026-11-22  avond   -01:30 ": {Date: model.Date{Year: 2026, Month: 11, Day: 22}, Part: model.Evening, Offset: -90},
	} {
		if got, err := model.ParseSeen(s); err != nil || got != want {
			t.Errorf("%q is read as %+v, %v; want %+v", s, got, err, want)
		}
	}
}
