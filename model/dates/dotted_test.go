package dates_test

import (
	"testing"
	"time"

	"tijdig/model/dates"
)

// TestADayWithADotIsNoTimeOfTheDay tries each way of writing a day and a month, on a
// Thursday, where the text alone may as well be a time.
func TestADayWithADotIsNoTimeOfTheDay(t *testing.T) {
	thursday := time.Date(2026, 11, 26, 10, 0, 0, 0, time.FixedZone("CET", 3600))
	for _, c := range []struct{ text, step, seen string }{
		{"ma 7.12", "2026-12-07", "-"},
		{"ma, 7.12", "2026-12-07", "-"},
		{"7.12 ma", "2026-12-07", "-"},
		{"maandag 07.12", "2026-12-07", "-"},
		{"op maandag 7.12.", "2026-12-07", "-"},
		{"ma 7-12", "2026-12-07", "-"},
		{"ma 7/12", "2026-12-07", "-"},
		{"ma 7.12.26", "2026-12-07", "-"},
		{"ma 7.12.2026", "2026-12-07", "-"},
		{"ma 7.12 2026", "2026-12-07", "-"},
		{"komende ma 7.12", "2026-12-07", "-"},
		{"wo 16.12", "2026-12-16", "-"},
		{"vr 4.12", "2026-12-04", "-"},
		{"di 7.12", "-", "2026-11-24 07:12"},
		{"vr 10.10", "-", "-"},
		{"uiterlijk 4.12", "2026-12-04", "2025-12-04"},
		{"uiterlijk op 4.12", "2026-12-04", "2025-12-04"},
		{"uiterlijk vr 4.12", "2026-12-04", "-"},
		{"voor 4.12", "-", "-"},
		{"vanaf 4.12", "-", "-"},
		{"tot 4.12", "-", "-"},
		{"4.12 of 5.12", "-", "-"},
		{"4.12-5.12", "-", "-"},
		{"01.12", "2026-12-01", "2026-11-26 01:12"}, // 1 December a year ago is hardly meant
		{"3.12", "2026-12-03", "2026-11-26 03:12"},
		{"15.12", "2026-12-15", "2026-11-25 15:12"},
		{"1512", "-", "2026-11-25 15:12"},
		{"712", "-", "2026-11-26 07:12"},
		{"ma 712", "-", "2026-11-23 07:12"},
		{"di 0311", "-", "-"},
		{"1630", "2026-11-26", "2026-11-25 16:30"},
		{"7.12 's avonds", "2026-12-07", "2026-11-25 19:12"},
		{"24.12", "2026-12-24", "2025-12-24"},
		{"28.2", "2027-02-28", "2026-02-28"},
		{"7.3", "2027-03-07", "2026-03-07"},
		{"31.11", "-", "-"},
		{"25.13", "-", "-"},
		{"di 3.11", "-", "2026-11-03"},
		{"di 3.11 's avonds", "-", "2026-11-03 avond"},
		{"di 3.11 14.30", "-", "2026-11-03 14:30"},
		{"di 14.30 3.11", "-", "2026-11-03 14:30"},
		{"3.11 om 14 uur", "2027-11-03", "2026-11-03 14:00"},
		{"3.11 2.11", "-", "-"},
		{"zo 1.11", "-", "2026-11-01"},
		{"zo 1.11.", "-", "2026-11-01"},
		{"wo 3.11", "2027-11-03", "-"}, // the 3rd of November is a Tuesday this year
		{"2.11", "2027-11-02", "-"},
		{"op 2.11", "2027-11-02", "2026-11-02"},
		{"2.11 's avonds", "2027-11-02", "2026-11-02 avond"},
		{"2.11 's nachts", "2027-11-02", "-"},
		{"8.11 's avonds", "2027-11-08", "-"},
		{"om 2.11", "2026-11-27", "2026-11-26 02:11"},
		{"2.11 uur", "2026-11-27", "2026-11-26 02:11"},
		{"2.11u", "2026-11-27", "2026-11-26 02:11"},
		{"di 2.11 uur", "2026-12-01", "2026-11-24 02:11"},
		{"di om 9.10", "2026-12-01", "2026-11-24 09:10"},
		{"di 9:10", "2026-12-01", "2026-11-24 09:10"},
		{"di 16.30", "2026-12-01", "2026-11-24 16:30"},
		{"14.05", "2027-05-14", "2026-11-25 14:05"},
		{"di 14.05", "-", "2026-11-24 14:05"},
		{"morgen 9.10", "2026-11-27", "-"},
		{"morgen 10.00", "2026-11-27", "-"},
		{"gisteren 9.10", "-", "2026-11-25 09:10"},
		{"22 nov 9.10", "2027-11-22", "2026-11-22 09:10"},
		{"22-11 9.10", "2027-11-22", "2026-11-22 09:10"},
		{"volgende week 7.12", "-", "-"},
		{"volgende week ma 7.12", "-", "-"},
		{"volgende week vr 16.30", "2026-12-04", "-"},
		{"over 2 weken 7.12", "-", "-"},
		{"week 50 7.12", "-", "-"},
		{"1.5 week", "-", "-"},
		{"over 1.5 uur", "-", "-"},
		{"1.5 uur geleden", "-", "-"},
		{"half 7.12", "-", "-"},
	} {
		if got := saidAs(thursday, true, c.text); got != c.step {
			t.Errorf("a step, %q: got %q, want %q", c.text, got, c.step)
		}
		if got := saidAs(thursday, false, c.text); got != c.seen {
			t.Errorf("seen, %q: got %q, want %q", c.text, got, c.seen)
		}
	}
}

// TestATimeLiesInThePartOfTheDayThatWasSaid: no minute after eleven in the morning is
// afternoon, and two is no evening.
func TestATimeLiesInThePartOfTheDayThatWasSaid(t *testing.T) {
	friday := time.Date(2026, 11, 27, 9, 0, 0, 0, time.FixedZone("CET", 3600))
	for text, want := range map[string]string{
		"gisteren 2:11 's avonds": "-", "gisteren 14:05 's avonds": "-", "gisteren 11 uur 's middags": "-", "gisteren 8 uur 's nachts": "-",
		"gisteren 14:05 's ochtends": "-", "gisteren 12:15 's ochtends": "-",
		"gisteren 5 uur 's avonds": "2026-11-26 17:00", "gisteren half zeven 's middags": "2026-11-26 18:30", "gisteren 12:30 's nachts": "2026-11-26 00:30",
		"gisteren 3 uur 's ochtends": "2026-11-26 03:00", "gisteren 22.30 's avonds": "2026-11-26 22:30", "gisteren 12 uur 's middags": "2026-11-26 12:00",
	} {
		if got := saidAs(friday, false, text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}

// TestAWeekendThatHasBegunIsNotTheNext tries each weekend on each day of a week.
func TestAWeekendThatHasBegunIsNotTheNext(t *testing.T) {
	for _, c := range []struct {
		day                                int // of November 2026; the 23rd is a Monday
		komend, volgend, dit, vorig, after string
	}{
		{23, "2026-11-28", "-", "2026-11-28", "2026-11-21 ongeveer", "2026-11-30"},
		{26, "2026-11-28", "-", "2026-11-28", "2026-11-21 ongeveer", "2026-11-30"},
		{27, "2026-11-28", "-", "2026-11-28", "2026-11-21 ongeveer", "2026-11-30"},
		{28, "2026-12-05", "2026-12-05", "2026-11-28", "2026-11-21 ongeveer", "2026-11-30"},
		{29, "2026-12-05", "2026-12-05", "2026-11-29", "2026-11-28 ongeveer", "2026-11-30"},
	} {
		now := time.Date(2026, 11, c.day, 10, 0, 0, 0, time.FixedZone("CET", 3600))
		for text, want := range map[string]string{
			"komend weekend": c.komend, "het komende weekend": c.komend, "aankomend weekend": c.komend, "aanstaand weekend": c.komend,
			"volgend weekend": c.volgend, "volgende zaterdag": c.volgend, "dit weekend": c.dit, "na het weekend": c.after,
		} {
			if got := saidAs(now, true, text); got != want {
				t.Errorf("%s, %q: got %q, want %q", now.Weekday(), text, got, want)
			}
		}
		if got := saidAs(now, false, "vorig weekend"); got != c.vorig {
			t.Errorf("%s, seen: got %q, want %q", now.Weekday(), got, c.vorig)
		}
	}
	thursday := time.Date(2026, 11, 26, 10, 0, 0, 0, time.UTC)
	if _, err := dates.Due("volgend weekend", thursday); err == nil || err.Error() != "when: 2026-11-28 or 2026-12-05" {
		t.Errorf("got %v", err)
	}
}
