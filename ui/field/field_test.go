package field_test

import (
	"testing"
	"time"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/field"
	"tijdig/ui/field/question"
	"tijdig/ui/keymap"
	"tijdig/ui/theme"
)

// TestEveryQuestionOpens opens each question of both forms with a cursor that was left in
// another, and with one that was left where the draft has nothing any more.
func TestEveryQuestionOpens(t *testing.T) {
	env := question.Env{Theme: theme.Default(), Keys: keymap.Default(), Now: func() time.Time {
		return time.Date(2026, 11, 22, 14, 12, 0, 0, time.FixedZone("CET", 3600))
	}}
	d := model.Draft{}.Clone()
	for _, f := range []*form.Form{form.Quick(), form.Full()} {
		for _, q := range f.Questions {
			for _, at := range []model.Spot{{Question: "another", Line: 3, Part: "dag"}, {Question: q.ID, Line: 3, Column: 8, Part: "dag"}} {
				in := field.New(env, q, d, at)
				if got := in.Spot().Question; got != q.ID {
					t.Errorf("%s: the cursor is in %s", q.ID, got)
				}
				if v := in.View(d, 60); v.Content == "" && v.Cursor == nil {
					t.Errorf("%s: nothing is shown to type in", q.ID)
				}
			}
			field.Show(env, q, d, 60)
		}
	}
}
