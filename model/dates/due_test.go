package dates_test

import (
	"errors"
	"strings"
	"testing"

	"tijdig/model/dates"
)

func TestDueIsTheNextNotInThePast(t *testing.T) {
	for _, c := range []struct{ text, want, why string }{
		{"", "2026-11-22", "nothing typed is today"},
		{"nu", "2026-11-22", ""},
		{"vandaag", "2026-11-22", ""},
		{"morgen", "2026-11-23", ""},
		{"overmorgen", "2026-11-24", ""},
		{"vanavond", "2026-11-22", ""},
		{"vanmiddag", "2026-11-22", "it is not over"},
		{"morgenochtend", "2026-11-23", ""},
		{"morgenvroeg", "2026-11-23", ""},
		{"morgen 10:00", "2026-11-23", "the time is not kept"},
		{"overmorgenavond", "2026-11-24", ""},
		{"ochtend", "2026-11-23", "this morning is over"},
		{"zo", "2026-11-22", "a weekday may be today"},
		{"ma", "2026-11-23", ""},
		{"vr", "2026-11-27", ""},
		{"vrijdag", "2026-11-27", ""},
		{"vr 21:40", "2026-11-27", ""},
		{"komende vrijdag", "2026-11-27", ""},
		{"aanstaande zondag", "2026-11-29", "not today itself"},
		{"volgende vrijdag", "2026-11-27", ""},
		{"volgende week", "2026-11-23", "the Monday"},
		{"volgende week vrijdag", "2026-11-27", ""},
		{"vrijdag volgende week", "2026-11-27", ""},
		{"deze week", "2026-11-22", ""},
		{"volgende maand", "2026-12-22", ""},
		{"komend weekend", "2026-11-28", ""},
		{"over 3 dagen", "2026-11-25", ""},
		{"over drie dagen", "2026-11-25", ""},
		{"over een week", "2026-11-29", ""},
		{"over 2 weken", "2026-12-06", ""},
		{"over een maand", "2026-12-22", ""},
		{"over een uur", "2026-11-22", ""},
		{"over een half uur", "2026-11-22", ""},
		{"binnen 2 weken", "2026-12-06", "the last day of it"},
		{"+3", "2026-11-25", ""},
		{"+3d", "2026-11-25", ""},
		{"+3 d", "2026-11-25", ""},
		{"+3 dagen", "2026-11-25", ""},
		{"+2w", "2026-12-06", ""},
		{"+2 weken", "2026-12-06", ""},
		{"+0", "2026-11-22", ""},
		{"+14", "2026-12-06", ""},
		{"22-11", "2026-11-22", ""},
		{"21-11", "2027-11-21", "yesterday a year on"},
		{"1-1", "2027-01-01", ""},
		{"29-2", "2028-02-29", "the next leap year"},
		{"22-11-26", "2026-11-22", ""},
		{"26 nov", "2026-11-26", ""},
		{"do 26 nov", "2026-11-26", ""},
		{"de 25e", "2026-11-25", ""},
		{"de 20e", "2026-12-20", ""},
		{"9:00", "2026-11-23", "nine o'clock is over today"},
		{"16:00", "2026-11-22", ""},
		{"geen", "", "no day"},
		{"geen dag", "", "no day"},
	} {
		got, err := dates.Due(c.text, sunday)
		if err != nil || got.String() != c.want {
			t.Errorf("%q: got %q, %v; want %q (%s)", c.text, got, err, c.want, c.why)
		}
	}
}

func TestWhatCannotBeIsRefusedWithAReason(t *testing.T) {
	for _, c := range []struct {
		text      string
		seen, due error // nil: that way it can be
		why       string
	}{
		{"morgen", dates.ErrFuture, nil, ""},
		{"overmorgen", dates.ErrFuture, nil, ""},
		{"vanavond", dates.ErrFuture, nil, "the evening has not begun"},
		{"vandaag 23:00", dates.ErrFuture, nil, ""},
		{"+3", dates.ErrFuture, nil, ""},
		{"over een uur", dates.ErrFuture, nil, ""},
		{"volgende week", dates.ErrFuture, nil, ""},
		{"komende vrijdag", dates.ErrFuture, nil, ""},
		{"23-11-2026", dates.ErrFuture, nil, ""},
		{"22-11-2126", dates.ErrFuture, nil, ""},
		{"gisteren", nil, dates.ErrPast, ""},
		{"afgelopen vrijdag", nil, dates.ErrPast, ""},
		{"vorige week", nil, dates.ErrPast, ""},
		{"3 dagen geleden", nil, dates.ErrPast, ""},
		{"een uur geleden", nil, dates.ErrPast, ""},
		{"vandaag 9:00", nil, dates.ErrPast, "over"},
		{"-2", nil, dates.ErrPast, ""},
		{"31-11", dates.ErrNoSuchDay, dates.ErrNoSuchDay, "November has thirty"},
		{"30-2", dates.ErrNoSuchDay, dates.ErrNoSuchDay, ""},
		{"29-2-2025", dates.ErrNoSuchDay, dates.ErrNoSuchDay, "no leap year"},
		{"22-13", dates.ErrNoSuchDay, dates.ErrNoSuchDay, ""},
		{"0-1", dates.ErrNoSuchDay, dates.ErrNoSuchDay, ""},
		{"32 nov", dates.ErrNoSuchDay, dates.ErrNoSuchDay, ""},
		{"de 32e", dates.ErrNoSuchDay, dates.ErrNoSuchDay, ""},
		{"25:00", dates.ErrNoSuchDay, dates.ErrNoSuchDay, ""},
		{"14:60", dates.ErrNoSuchDay, dates.ErrNoSuchDay, ""},
		{"zo 29 nov", dates.ErrFuture, nil, "next Sunday, not some year in which it fits"},
		{"vr 20 nov", nil, dates.ErrPast, "last Friday"},
		{"za 22 nov", dates.ErrNoSuchDay, dates.ErrNoSuchDay, "22 November is a Sunday"},
		{"22-11-0026", dates.ErrNoSuchDay, dates.ErrNoSuchDay, ""},
		{"22-11-1826", dates.ErrNoSuchDay, dates.ErrNoSuchDay, ""},
		{"12 uur 's avonds", dates.ErrNoSuchDay, dates.ErrNoSuchDay, "that is the next day"},
		{"ooit", dates.ErrNotUnderstood, dates.ErrNotUnderstood, ""},
		{"22", dates.ErrNotUnderstood, dates.ErrNotUnderstood, "a day or an hour?"},
		{"vr za", dates.ErrNotUnderstood, dates.ErrNotUnderstood, "two days"},
		{"gisteren eergisteren", dates.ErrNotUnderstood, dates.ErrNotUnderstood, "two days"},
		{"14:00 15:00", dates.ErrNotUnderstood, dates.ErrNotUnderstood, "two times"},
		{"avond ochtend", dates.ErrNotUnderstood, dates.ErrNotUnderstood, "two parts"},
		{"nu 14:00", dates.ErrNotUnderstood, dates.ErrNotUnderstood, ""},
		{"rond", dates.ErrNotUnderstood, dates.ErrNotUnderstood, "half typed"},
		{"om", dates.ErrNotUnderstood, dates.ErrNotUnderstood, "half typed"},
		{"over", dates.ErrNotUnderstood, dates.ErrNotUnderstood, "half typed"},
		{"half", dates.ErrNotUnderstood, dates.ErrNotUnderstood, "half typed"},
		{"vr 22:", dates.ErrNotUnderstood, dates.ErrNotUnderstood, "half typed"},
		{"22-", dates.ErrNotUnderstood, dates.ErrNotUnderstood, "half typed"},
		{"-", dates.ErrNotUnderstood, dates.ErrNotUnderstood, ""},
		{"+", dates.ErrNotUnderstood, dates.ErrNotUnderstood, ""},
		{"😀", dates.ErrNotUnderstood, dates.ErrNotUnderstood, ""},
		{strings.Repeat("vr ", 100), dates.ErrNotUnderstood, dates.ErrNotUnderstood, "too long"},
		{"vr\x00", dates.ErrNotUnderstood, dates.ErrNotUnderstood, ""},
	} {
		if _, err := dates.Seen(c.text, sunday); !errors.Is(err, c.seen) {
			t.Errorf("seen %q: got %v, want %v (%s)", c.text, err, c.seen, c.why)
		}
		if _, err := dates.Due(c.text, sunday); !errors.Is(err, c.due) {
			t.Errorf("due %q: got %v, want %v (%s)", c.text, err, c.due, c.why)
		}
	}
}
