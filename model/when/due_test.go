package when_test

import (
	"errors"
	"strings"
	"testing"

	"tijdig/model/when"
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
		got, err := when.Due(c.text, sunday)
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
		{"morgen", when.ErrFuture, nil, ""},
		{"overmorgen", when.ErrFuture, nil, ""},
		{"vanavond", when.ErrFuture, nil, "the evening has not begun"},
		{"vandaag 23:00", when.ErrFuture, nil, ""},
		{"+3", when.ErrFuture, nil, ""},
		{"over een uur", when.ErrFuture, nil, ""},
		{"volgende week", when.ErrFuture, nil, ""},
		{"komende vrijdag", when.ErrFuture, nil, ""},
		{"23-11-2026", when.ErrFuture, nil, ""},
		{"22-11-2126", when.ErrFuture, nil, ""},
		{"gisteren", nil, when.ErrPast, ""},
		{"afgelopen vrijdag", nil, when.ErrPast, ""},
		{"vorige week", nil, when.ErrPast, ""},
		{"3 dagen geleden", nil, when.ErrPast, ""},
		{"een uur geleden", nil, when.ErrPast, ""},
		{"vandaag 9:00", nil, when.ErrPast, "over"},
		{"-2", nil, when.ErrPast, ""},
		{"31-11", when.ErrNoSuchDay, when.ErrNoSuchDay, "November has thirty"},
		{"30-2", when.ErrNoSuchDay, when.ErrNoSuchDay, ""},
		{"29-2-2025", when.ErrNoSuchDay, when.ErrNoSuchDay, "no leap year"},
		{"22-13", when.ErrNoSuchDay, when.ErrNoSuchDay, ""},
		{"0-1", when.ErrNoSuchDay, when.ErrNoSuchDay, ""},
		{"32 nov", when.ErrNoSuchDay, when.ErrNoSuchDay, ""},
		{"de 32e", when.ErrNoSuchDay, when.ErrNoSuchDay, ""},
		{"25:00", when.ErrNoSuchDay, when.ErrNoSuchDay, ""},
		{"14:60", when.ErrNoSuchDay, when.ErrNoSuchDay, ""},
		{"zo 29 nov", when.ErrFuture, nil, "next Sunday, not some year in which it fits"},
		{"vr 20 nov", nil, when.ErrPast, "last Friday"},
		{"za 22 nov", when.ErrNoSuchDay, when.ErrNoSuchDay, "22 November is a Sunday"},
		{"22-11-0026", when.ErrNoSuchDay, when.ErrNoSuchDay, ""},
		{"22-11-1826", when.ErrNoSuchDay, when.ErrNoSuchDay, ""},
		{"12 uur 's avonds", when.ErrNoSuchDay, when.ErrNoSuchDay, "that is the next day"},
		{"ooit", when.ErrNotUnderstood, when.ErrNotUnderstood, ""},
		{"22", when.ErrNotUnderstood, when.ErrNotUnderstood, "a day or an hour?"},
		{"vr za", when.ErrNotUnderstood, when.ErrNotUnderstood, "two days"},
		{"gisteren eergisteren", when.ErrNotUnderstood, when.ErrNotUnderstood, "two days"},
		{"14:00 15:00", when.ErrNotUnderstood, when.ErrNotUnderstood, "two times"},
		{"avond ochtend", when.ErrNotUnderstood, when.ErrNotUnderstood, "two parts"},
		{"nu 14:00", when.ErrNotUnderstood, when.ErrNotUnderstood, ""},
		{"rond", when.ErrNotUnderstood, when.ErrNotUnderstood, "half typed"},
		{"om", when.ErrNotUnderstood, when.ErrNotUnderstood, "half typed"},
		{"over", when.ErrNotUnderstood, when.ErrNotUnderstood, "half typed"},
		{"half", when.ErrNotUnderstood, when.ErrNotUnderstood, "half typed"},
		{"vr 22:", when.ErrNotUnderstood, when.ErrNotUnderstood, "half typed"},
		{"22-", when.ErrNotUnderstood, when.ErrNotUnderstood, "half typed"},
		{"-", when.ErrNotUnderstood, when.ErrNotUnderstood, ""},
		{"+", when.ErrNotUnderstood, when.ErrNotUnderstood, ""},
		{"😀", when.ErrNotUnderstood, when.ErrNotUnderstood, ""},
		{strings.Repeat("vr ", 100), when.ErrNotUnderstood, when.ErrNotUnderstood, "too long"},
		{"vr\x00", when.ErrNotUnderstood, when.ErrNotUnderstood, ""},
	} {
		if _, err := when.Seen(c.text, sunday); !errors.Is(err, c.seen) {
			t.Errorf("seen %q: got %v, want %v (%s)", c.text, err, c.seen, c.why)
		}
		if _, err := when.Due(c.text, sunday); !errors.Is(err, c.due) {
			t.Errorf("due %q: got %v, want %v (%s)", c.text, err, c.due, c.why)
		}
	}
}
