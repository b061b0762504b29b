package dates_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"tijdig/model"
	"tijdig/model/dates"
)

func TestTheOffsetIsThatOfTheDayItself(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"25-10-2026 01:30", "2026-10-25 01:30 +02:00"}, // before the clock went back
		{"25-10-2026 12:00", "2026-10-25 12:00 +01:00"},
		{"24-10-2026", "2026-10-24 +02:00"},
		{"29-3-2026 02:30", "2026-03-29 02:30 +02:00"}, // an hour that was skipped stays as it was typed
	} {
		if got, err := dates.Seen(c.text, sunday); err != nil || got.String() != c.want {
			t.Errorf("%q: got %q, %v; want %q", c.text, got, err, c.want)
		}
	}
}

func TestShowReadsAsPeopleWrite(t *testing.T) {
	seen := func(s string) model.Seen {
		v, err := model.ParseSeen(s)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for _, c := range []struct {
		seen model.Seen
		want string
	}{
		{seen("2026-11-22 13:10 +01:00"), "zo 22 nov 13:10"},
		{seen("2026-11-22 avond +01:00"), "zo 22 nov, avond"},
		{seen("2026-11-02 +01:00"), "ma 2 nov"},
		{seen("2025-11-22 13:10 +01:00"), "za 22 nov 2025 13:10"},
		{seen("~2026-11-20 21:40 +01:00"), "rond vr 20 nov 21:40"},
		{model.Seen{}, ""},
	} {
		if got := dates.Show(c.seen, sunday); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestADayIsCalledByItsNearestName(t *testing.T) {
	today := model.DateOf(sunday)
	for days, want := range map[int]string{0: "vandaag", 1: "morgen", 2: "di 24 nov", 60: "do 21 jan 2027", -1: "gisteren", -2: "vr 20 nov"} {
		if got := dates.ShowDate(today.Add(days), today); got != want {
			t.Errorf("%d days: got %q, want %q", days, got, want)
		}
	}
	if got := dates.ShowDate(model.Date{}, today); got != "" {
		t.Errorf("no day reads %q", got)
	}
}

func TestWhatIsShownReadsBackTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		now := sunday.Add(time.Duration(rapid.Int64Range(0, 20*366*24*60).Draw(t, "minutes")) * time.Minute)
		at := now.Add(-time.Duration(rapid.Int64Range(0, 40*366*24*60).Draw(t, "ago")) * time.Minute)
		s := model.SeenAt(at)
		switch rapid.IntRange(0, 2).Draw(t, "how") {
		case 0:
			s.Clock, s.Part = "", rapid.SampledFrom([]model.Part{model.Night, model.Morning}).Draw(t, "part")
			s.Date = s.Date.Add(-1)
		case 1:
			s.Clock = ""
		}
		if s.Clock == "" {
			_, off := time.Date(s.Date.Year, time.Month(s.Date.Month), s.Date.Day, 12, 0, 0, 0, amsterdam).Zone()
			s.Offset = off / 60
		}
		s.About = rapid.Bool().Draw(t, "about")
		text := dates.Show(s, now)
		got, err := dates.Seen(text, now)
		// The hour the clock goes back happens twice; the text cannot say which.
		if got.Clock != "" && got.Clock < "03:00" {
			got.Offset = s.Offset
		}
		if err != nil || got != s {
			t.Fatalf("%q at %s: got %s, %v; want %s", text, now, got, err, s)
		}
	})
}

func FuzzSeenAndDue(f *testing.F) {
	for _, s := range []string{"vr 21:40", "22 nov '26", "over een half uur", "-9999", "vorige week vr", "29-2", "kwart over", "' '", "\xff±"} {
		f.Add(s, int64(0))
	}
	f.Fuzz(func(t *testing.T, text string, minutes int64) {
		now := sunday.Add(time.Duration(minutes%(1<<20)) * time.Minute)
		if s, err := dates.Seen(text, now); err == nil {
			if _, err := model.ParseSeen(s.String()); err != nil || s.IsZero() || model.DateOf(now).Before(s.Date) {
				t.Errorf("seen gives %+v", s)
			}
			dates.Show(s, now)
		} else if len(text) > 3 && strings.Contains(err.Error(), text) && !strings.Contains("when: not understood no such day or time lies in the future past", text) {
			t.Errorf("the error holds the text")
		}
		if d, err := dates.Due(text, now); err == nil && !d.IsZero() && d.Before(model.DateOf(now)) {
			t.Errorf("due gives %v", d)
		}
	})
}
