package ui

import (
	"testing"
	"testing/synctest"

	"tijdig/model"
	"tijdig/ui/text"
	"tijdig/ui/uitest"
)

// TestAnAnswerIsFromWhomALineMayBeFrom gives sources of every kind to one item of the checklist:
// those of a line, under the same digits.
func TestAnAnswerIsFromWhomALineMayBeFrom(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := newBench(t, t.TempDir()).sit(t, 100, 30).Watch()
		d.Press("n", "n", "k", "ctrl+n", "/")
		d.Type("meerdere telefoons")
		d.Press("enter", "j")
		for _, c := range []struct {
			keys []string
			want model.Source
		}{
			{[]string{"1"}, model.FromSelf},
			{[]string{"2", "1"}, model.FromChild},
			{[]string{"2", "3"}, model.FromMother},
			{[]string{"2", "5"}, model.FromOtherCare},
			{[]string{"3", "3"}, model.FromDaycare},
			{[]string{"3", "6"}, model.FromDoctor},
			{[]string{"3", "0"}, model.FromOnline},
			{[]string{"2", "esc", "3", "4"}, model.FromRelative},
			{[]string{"4"}, model.FromDocument},
			{[]string{"9", "2", "9", "4"}, model.FromFather}, // what is no digit here does nothing
		} {
			d.Press("b")
			d.Sees("Van wie?", "1 zelf gezien", "2 gezegd door")
			d.Press(c.keys...)
			if got := answered(t, d).Source; got != c.want {
				t.Errorf("%q: %q, want %q", c.keys, got, c.want)
			}
		}
		d.Press("b", "3", "9")
		d.Type("buurtvader")
		d.Press("enter")
		if c := answered(t, d); c.Source != model.FromOther || c.Note != "buurtvader" {
			t.Errorf("somebody else: %+v", c)
		}
		d.Sees("bron: iemand anders", "buurtvader")
		if got := text.SourceAndNote(model.Check{Source: model.FromParent}); got != "bron: ouder" {
			t.Errorf("an older answer reads %q", got)
		}
		leave(t, d)
	})
}

// answered is the one answer of the checklist in the file.
func answered(t *testing.T, d *uitest.Desk) model.Check {
	t.Helper()
	for _, c := range d.Model().(App).top().(interface{ Draft() model.Draft }).Draft().Checks {
		return c
	}
	t.Fatal("nothing is answered")
	return model.Check{}
}
