package people_test

import (
	"testing"
	"time"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/field/people"
	"tijdig/ui/field/question"
	"tijdig/ui/keymap"
	"tijdig/ui/theme"
	"tijdig/ui/uitest"
)

// TestAnAgeIsTakenOnceItIsWhole types an age key by key: 3 to 9 are whole at once, and 1 and 2
// wait for another digit.
func TestAnAgeIsTakenOnceItIsWhole(t *testing.T) {
	q := form.Question{ID: "leeftijd", Kind: form.Age}
	for _, c := range []struct {
		keys []string
		want model.Band // none while it waits
		said string
	}{
		{[]string{"8"}, "6-11", "8"},
		{[]string{"1"}, model.BandNone, ""},
		{[]string{"1", "4"}, "12-17", "14"},
		{[]string{"2", "enter"}, "0-5", "2"},
		{[]string{"o"}, model.BandUnknown, ""},
	} {
		d := model.Draft{}.Clone()
		f := people.NewAge(question.Env{Theme: theme.Default(), Keys: keymap.Default(), Now: func() time.Time {
			return time.Date(2026, 11, 22, 14, 12, 0, 0, time.FixedZone("CET", 3600))
		}}, q, d)
		for _, name := range c.keys {
			k, err := uitest.Key(name)
			if err != nil {
				t.Fatal(err)
			}
			var r question.Result
			f, r = f.Update(k, d)
			d = r.Draft
		}
		if a := model.AgeOf(d.Answers[q.ID]); a.Band != c.want || a.Said != c.said {
			t.Errorf("%v: %+v", c.keys, a)
		}
	}
}
