package book

import (
	"bytes"
	"testing"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/store/export/privacy"
	"tijdig/store/export/tables"
)

// noted is a binder that notes what it is asked for.
type noted struct {
	bytes.Buffer
	begun  []int
	missed int
}

func (n *noted) Begin(table int) error { n.begun = append(n.begun, table); return nil }

func (n *noted) Row(b *bytes.Buffer, _ int, cells []string) int {
	b.WriteString(cells[0] + ";")
	return 1
}

func (n *noted) Close(k *Book) error { n.missed = k.Missed(); return nil }

// two are a table that every record has a row in, and one only those with an answer.
func two() []tables.Relation {
	return []tables.Relation{
		{Name: "een", Rows: func(r *privacy.Shown, row func([]string)) { row([]string{r.Name}) }},
		{Name: "twee", Of: "vraag", Rows: func(r *privacy.Shown, row func([]string)) {
			for _, a := range r.Signal.Answers["vraag"] {
				row([]string{a})
			}
		}},
	}
}

func written(t *testing.T, k *Book, n *noted, all ...model.Record) string {
	t.Helper()
	var b bytes.Buffer
	if err := k.Head(&b); err != nil {
		t.Fatal(err)
	}
	for pass := range k.Passes() {
		if pass > 0 {
			if err := k.Next(); err != nil {
				t.Fatal(err)
			}
		}
		if k.Idle() {
			b.WriteString("idle;")
			continue
		}
		for i := range all {
			if err := k.Record(&b, &all[i]); err != nil {
				t.Fatal(err)
			}
		}
	}
	k.Miss()
	if err := k.Foot(&b); err != nil {
		t.Fatal(err)
	}
	if n.missed != 1 {
		t.Errorf("%d missed", n.missed)
	}
	return b.String()
}

// TestEachTableHasAPassAndIsIdleWithoutRows writes two tables, with an answer and without,
// and both in one pass.
func TestEachTableHasAPassAndIsIdleWithoutRows(t *testing.T) {
	v := privacy.New(privacy.Scope{Level: model.Complete, Forms: form.NewBook()})
	a, b := model.Record{Name: "a"}, model.Record{Name: "b"}
	a.Signal.Answers = model.Answers{"vraag": {"x", "y"}}
	also := func(r model.Record) []model.Record {
		r.Name = "ook " + r.Name
		return []model.Record{r}
	}
	for _, c := range []struct {
		together bool
		all      []model.Record
		want     string
		cuts     int
	}{
		{false, []model.Record{a, b}, "a;b;x;y;", 4},
		{false, []model.Record{b}, "b;idle;", 1},
		{true, []model.Record{a, b}, "a;x;y;ook a;x;y;b;ook b;", 8},
	} {
		n := &noted{}
		bind := func([]tables.Relation) Binder { return n }
		k := newBookOf(v, two(), bind)
		if c.together {
			k = Together(v, two(), also, bind)
		}
		if got := written(t, k, n, c.all...); got != c.want || k.Cuts() != c.cuts {
			t.Errorf("together %v: %s, %d cut", c.together, got, k.Cuts())
		}
		if c.together != (len(n.begun) == 1) {
			t.Errorf("together %v: begun %v", c.together, n.begun)
		}
	}
}
