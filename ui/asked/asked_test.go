package asked_test

import (
	"slices"
	"testing"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/asked"
	"tijdig/ui/nav"
)

// helpers is a question of rows in the full form; two rows stand in it.
const helpers = "helpers"

func twoHelpers() (nav.Env, model.Draft) {
	return nav.Env{Form: form.Full()}, model.Draft{Content: model.Content{Answers: model.Answers{helpers: {"a", "b"}}}}
}

// cells are the questions in rows that are asked.
func cells(q asked.Questions) (rows []string) {
	for _, a := range q.Asked {
		if of, row, _, cell := model.InRow(a.ID); cell && of == helpers && !slices.Contains(rows, row) {
			rows = append(rows, row)
		}
	}
	return rows
}

// TestOnlyTheOpenRowIsAsked goes into the second row and out again: one is at that row.
func TestOnlyTheOpenRowIsAsked(t *testing.T) {
	env, d := twoHelpers()
	q := asked.Questions{}.Within(env, helpers, d).To(helpers)
	if q.Here().ID != helpers || len(cells(q)) != 0 {
		t.Fatalf("at %s, with the rows %v open", q.Here().ID, cells(q))
	}
	q = q.Into(env, "b", d)
	if _, row, _, cell := model.InRow(q.Here().ID); !cell || row != "b" || !slices.Equal(cells(q), []string{"b"}) {
		t.Fatalf("at %s, with the rows %v open", q.Here().ID, cells(q))
	}
	for ; !q.EndsRow(); q.At++ {
		if q.Left(env, d).Row != "b" {
			t.Fatalf("at %s the row is closed", q.Here().ID)
		}
	}
	out, spot := q.Out(env, d)
	if out.Here().ID != helpers || len(cells(out)) != 0 || spot.Question != helpers || spot.Line != 1 {
		t.Errorf("out at %s, spot %+v, with the rows %v open", out.Here().ID, spot, cells(out))
	}
	q.At++
	if left := q.Left(env, d); left.Row != "" || len(cells(left)) != 0 || left.Here().ID != q.Here().ID {
		t.Errorf("behind the row: at %s instead of %s, with the rows %v open", left.Here().ID, q.Here().ID, cells(left))
	}
}

// TestTheFocusStaysNearWhereAQuestionWent takes away the row that is open, as undoing does.
func TestTheFocusStaysNearWhereAQuestionWent(t *testing.T) {
	env, d := twoHelpers()
	in := asked.Questions{}.Within(env, helpers, d).To(helpers).Into(env, "b", d)
	d.Answers[helpers] = model.Answer{"a"}
	if q := in.Again(env, d); q.Here().ID != helpers {
		t.Errorf("at %s", q.Here().ID)
	}
	if q := in.Walked(env, in.Here().ID, d); q.Here().ID != helpers || q.Row != "" {
		t.Errorf("undone: at %s, in the row %q", q.Here().ID, q.Row)
	}
	d.Answers[helpers] = model.Answer{"a", "b"}
	if q := in.Walked(env, in.Here().ID, d); q.Here().ID != in.Here().ID || q.Row != "b" {
		t.Errorf("given again: at %s, in the row %q", q.Here().ID, q.Row)
	}
	if q := in.To("nergens"); q.At != 0 {
		t.Errorf("a question that is not asked: at %d", q.At)
	}
}
