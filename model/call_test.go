package model_test

import (
	"testing"
	"time"

	"tijdig/model"
)

func TestACallIsOpenUntilItIsAnsweredAfterTheLastGraveAnswer(t *testing.T) {
	at := func(minute int) time.Time { return time.Date(2026, 11, 22, 14, minute, 0, 0, time.UTC) }
	check := func(a model.CheckAnswer, minute int) model.Check { return model.Check{Answer: a, At: at(minute)} }
	calls := func(minutes ...int) (out []model.Acute) {
		for _, m := range minutes {
			out = append(out, model.Acute{At: at(m), Answer: model.AcuteCalling})
		}
		return out
	}
	danger := func(a string) model.Answers { return model.Answers{model.QDanger: {a}} }
	for name, c := range map[string]struct {
		content model.Content
		want    model.CallState
	}{
		"nothing":                        {model.Content{}, model.CallSettled},
		"no danger":                      {model.Content{Answers: danger(model.No)}, model.CallSettled},
		"danger":                         {model.Content{Answers: danger(model.Yes), DangerAt: at(1)}, model.CallOpen},
		"danger, answered":               {model.Content{Answers: danger(model.Yes), DangerAt: at(1), Acute: calls(2)}, model.CallSettled},
		"answered in the same minute":    {model.Content{Answers: danger(model.Yes), DangerAt: at(1), Acute: calls(1)}, model.CallSettled},
		"answered, then ja again":        {model.Content{Answers: danger(model.Yes), DangerAt: at(5), Acute: calls(2)}, model.CallOpen},
		"and answered again":             {model.Content{Answers: danger(model.Yes), DangerAt: at(5), Acute: calls(2, 6)}, model.CallSettled},
		"ja from before it was kept":     {model.Content{Answers: danger(model.Yes), Acute: calls(2)}, model.CallSettled},
		"was ja, is nee":                 {model.Content{Answers: danger(model.No), DangerAt: at(5)}, model.CallSettled},
		"a grave item":                   {model.Content{Checks: map[string]model.Check{"a.letsel": check(model.CheckMaybe, 3)}}, model.CallOpen},
		"a grave item without a letter":  {model.Content{Checks: map[string]model.Check{"r.gez.hard": check(model.CheckYes, 3)}}, model.CallOpen},
		"a grave item, nee":              {model.Content{Checks: map[string]model.Check{"a.letsel": check(model.CheckNo, 3)}}, model.CallSettled},
		"another item":                   {model.Content{Checks: map[string]model.Check{"s.kin.moe": check(model.CheckYes, 3)}}, model.CallSettled},
		"a second grave item, after":     {model.Content{Checks: map[string]model.Check{"a.letsel": check(model.CheckYes, 3), "a.alleen": check(model.CheckYes, 9)}, Acute: calls(4)}, model.CallOpen},
		"danger answered, then an item":  {model.Content{Answers: danger(model.Yes), DangerAt: at(1), Checks: map[string]model.Check{"a.letsel": check(model.CheckYes, 9)}, Acute: calls(4)}, model.CallOpen},
		"all of it answered at the last": {model.Content{Answers: danger(model.Yes), DangerAt: at(1), Checks: map[string]model.Check{"a.letsel": check(model.CheckYes, 9)}, Acute: calls(4, 10)}, model.CallSettled},
	} {
		if got := c.content.Call(); got != c.want {
			t.Errorf("%s: got %d, want %d", name, got, c.want)
		}
	}
}
