package dates_test

import (
	"bufio"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/model/dates"
)

// TestDaysAsPeopleSayThem reads testdata/dates.tsv: the day that was meant, or none.
func TestDaysAsPeopleSayThem(t *testing.T) {
	f, err := os.Open("testdata/dates.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n := 0
	for s := bufio.NewScanner(f); s.Scan(); {
		c := strings.Split(s.Text(), "\t")
		if strings.HasPrefix(s.Text(), "#") || len(c) != 4 {
			continue
		}
		now, err := time.ParseInLocation("2006-01-02 15:04", c[0], time.FixedZone("CET", 3600))
		if err != nil {
			t.Fatal(err)
		}
		n++
		want, remark, _ := strings.Cut(c[3], " (")
		got := saidAs(now, c[1] == "step", c[2])
		if strings.Contains(remark, "ongeveer") {
			want += " ongeveer"
		}
		if got != want {
			t.Errorf("%s, %s: %q is read as %q, want %q", c[0], c[1], c[2], got, want)
		}
	}
	if n < 40 {
		t.Errorf("%d phrases: too few", n)
	}
}

// saidAs writes what was understood as the table does; "-" for nothing.
func saidAs(now time.Time, step bool, text string) string {
	if step {
		d, err := dates.Due(text, now)
		if err != nil {
			return "-"
		}
		return d.String()
	}
	s, err := dates.Seen(text, now)
	if err != nil {
		return "-"
	}
	out := strings.TrimSpace(s.Date.String() + " " + s.Clock + string(s.Part))
	if s.About {
		out += " ongeveer"
	}
	return out
}

// TestAWholePhraseIsUnderstoodOrNothingIs tries more of each kind, on a Thursday.
func TestAWholePhraseIsUnderstoodOrNothingIs(t *testing.T) {
	thursday := time.Date(2026, 11, 26, 10, 0, 0, 0, time.FixedZone("CET", 3600))
	for _, c := range []struct {
		step       bool
		text, want string
	}{
		{true, "vrijdag over twee weken", "2026-12-11"},
		{true, "over 2 weken vrijdag", "2026-12-11"},
		{true, "over twee weken op vrijdag", "2026-12-11"},
		{true, "dinsdagmiddag over een week", "2026-12-01"},
		{true, "maandag over 14 dagen", "2026-12-07"},
		{true, "begin januari", "2027-01-04"},
		{true, "eind volgende week", "2026-12-04"},
		{true, "begin volgende week", "2026-11-30"},
		{true, "eind deze week", "2026-11-27"},
		{true, "eind van de maand", "2026-11-30"},
		{true, "eind december 2027", "2027-12-31"},
		{true, "half januari", "2027-01-15"},
		{true, "na het weekend", "2026-11-30"},
		{true, "over 3 maandn", "-"},
		{true, "over een paar dagen", "-"},
		{true, "do in week 50", "2026-12-10"},
		{true, "week 50", "2026-12-07"},
		{true, "week 2", "2027-01-11"},
		{true, "week 54", "-"},
		{true, "vrijdag a.s.", "2026-11-27"},
		{true, "do a.s.", "2026-12-03"},
		{true, "over een half jaar", "2027-05-26"},
		{true, "half jaar", "-"},
		{true, "een jaar", "2027-11-26"},
		{true, "over vijf werkdagen", "2026-12-03"},
		{true, "over twintig werkdagen", "2026-12-24"},
		{true, "over 21 werkdagen", "2026-12-28"},
		{true, "zsm", "-"},
		{true, "do of vr", "-"},
		{true, "voor vrijdag", "-"},
		{true, "over 1,5 week", "-"},
		{true, "1,5 week", "-"},
		{true, "eerste dinsdag", "-"},
		{true, "eerste dinsdag van december", "2026-12-01"},
		{true, "laatste maandag in maart", "2027-03-29"},
		{true, "vijfde maandag in maart", "-"},
		{true, "de laatste maandag van de maand", "2026-11-30"},
		{true, "eerste vrijdag van volgende maand", "2026-12-04"},
		{true, "eerste vrijdag van de maand", "-"}, // it is over
		{true, "twee weken vanaf nu", "2026-12-10"},
		{true, "op de tweeëntwintigste", "2026-12-22"},
		{true, "de eenendertigste", "2026-12-31"},
		{true, "vanaf nu", "-"},
		{true, "koningsdag 2032", "2032-04-27"},
		{true, "hemelvaart", "2027-05-06"},
		{true, "2e pinksterdag", "2027-05-17"},
		{true, "1 december 2026", "2026-12-01"},
		{true, "volgende donderdag", "2026-12-03"},
		{true, "eind", "-"},
		{true, "eind vrijdag", "-"},
		{true, "half", "-"},
		{true, "in de middag", "2026-11-26"},
		{false, "eind oktober", "-"},
		{false, "4 weken", "-"},
		{false, "in 4 weken", "-"},
		{false, "week 40", "-"},
		{false, "ma in week 40", "2026-09-28"},
		{false, "vr 20-11-2026 21:40", "2026-11-20 21:40"},
		{false, "22 nov 1405", "2026-11-22 14:05"},
		{false, "di 2015", "-"},
		{false, "2015 uur", "2026-11-25 20:15"},
		{false, "om 2015", "-"},
		{false, "22-11-'25", "2025-11-22"},
		{false, "22 - 11 - 2026", "2026-11-22"},
		{false, "2026/11/22", "2026-11-22"},
		{false, "feb 10", "2026-02-10"},
		{false, "april 14, 2015", "2015-04-14"},
		{false, "de vijfde", "2026-11-05"},
		{false, "31.10.1974", "1974-10-31"},
		{false, "10min geleden", "2026-11-26 09:50"},
		{false, "anderhalf uur geleden", "-"},
		{false, "10 minuten voor half 4", "2026-11-26 03:20"},
		{false, "vrijdag twee weken geleden", "2026-11-13"},
		{false, "vorige donderdag", "2026-11-19"},
		{false, "vorige vrijdag", "2026-11-20"},
		{false, "vorige maandag", "-"},
		{false, "afgelopen vrijdag", "2026-11-20"},
		{false, "vr j.l.", "2026-11-20"},
		{false, "8 uur in de morgen", "2026-11-26 08:00"},
		{false, "gisteren in de namiddag", "2026-11-25 middag"},
		{false, "eergisterenavond", "2026-11-24 avond"},
		{false, "gisteren 22 november", "-"},
		{false, "tweede kerstdag", "2025-12-26"},
	} {
		if got := saidAs(thursday, c.step, c.text); got != c.want {
			t.Errorf("%q (step %v): got %q, want %q", c.text, c.step, got, c.want)
		}
	}
}

func TestWhereTwoDaysAreMeantBothAreNamed(t *testing.T) {
	tuesday := time.Date(2026, 11, 24, 9, 30, 0, 0, time.UTC)
	_, err := dates.Due("volgende vrijdag", tuesday)
	var two *dates.TwoDays
	if !errors.As(err, &two) || two.First.String() != "2026-11-27" || two.Second.String() != "2026-12-04" {
		t.Errorf("got %v", err)
	}
}

func TestAWorkingDayIsNoWeekendAndNoHoliday(t *testing.T) {
	for day, want := range map[string]string{
		"2026-11-27": "2026-11-27", "2026-11-28": "2026-11-30", "2026-12-25": "2026-12-28", "2027-01-01": "2027-01-04",
		"2027-03-27": "2027-03-30", "2027-05-06": "2027-05-07", "2027-05-17": "2027-05-18",
	} {
		d, _ := model.ParseDate(day)
		if got := dates.Working(d).String(); got != want {
			t.Errorf("%s: got %s, want %s", day, got, want)
		}
	}
}
