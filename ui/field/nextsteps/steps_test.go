package nextsteps_test

import (
	"testing"
	"time"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/field/nextsteps"
	"tijdig/ui/field/question"
	"tijdig/ui/keymap"
	"tijdig/ui/theme"
	"tijdig/ui/uitest"
)

func TestAStepWithoutAWordIsNone(t *testing.T) {
	q, _ := form.Quick().Find(model.QSteps)
	d := model.Draft{}.Clone()
	f := nextsteps.New(question.Env{Theme: theme.Default(), Keys: keymap.Default(), Now: func() time.Time {
		return time.Date(2026, 11, 22, 14, 12, 0, 0, time.FixedZone("CET", 3600))
	}}, q, d, model.Spot{})
	press := func(names ...string) {
		t.Helper()
		for _, name := range names {
			k, err := uitest.Key(name)
			if err != nil {
				t.Fatal(err)
			}
			var r question.Result
			f, r = f.Update(k, d)
			d = r.Draft
		}
	}
	press("b", "z", "backspace", "backspace")
	if len(d.Said().Steps) != 0 {
		t.Errorf("%+v", d.Steps)
	}
	if _, planned := d.NextStep(); planned {
		t.Error("a step without words is a next step")
	}
	if hd := model.HeadOfDraft(d); hd.Steps != 0 || hd.NextType != "" {
		t.Errorf("in the lists: %d steps, %q", hd.Steps, hd.NextType)
	}
	press("down")
	if len(d.Steps) != 0 {
		t.Errorf("left without a word: %+v", d.Steps)
	}
}
