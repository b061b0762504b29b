// Package changetest makes real files of records, with nothing in them, for tests of what makes
// changes or reads what they made.
package changetest

import (
	"testing"

	"tijdig/store/change"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/objects/objectstest"
)

// New makes a file in a folder of the test and opens it.
func New(t testing.TB) *change.DB {
	t.Helper()
	return listed(t, objectstest.New(t, objects.Hooks{Listed: heads.Place}))
}

// Again closes the file and opens it afresh, as the next session does.
func Again(t testing.TB, d *change.DB) *change.DB {
	t.Helper()
	return listed(t, objectstest.Again(t, d.DB))
}

// Commit makes a change that has to come through.
func Commit(t testing.TB, d *change.DB, fn func(*change.Tx) error) {
	t.Helper()
	if err := d.Commit(fn); err != nil {
		t.Fatal(err)
	}
}

func listed(t testing.TB, o *objects.DB) *change.DB {
	t.Helper()
	d := &change.DB{DB: o, Heads: heads.NewList(), Saved: func(objects.Root) {}}
	if bad, err := d.Heads.Load(o, nil, nil); bad > 0 || err != nil {
		t.Fatalf("%d heads do not open, %v", bad, err)
	}
	d.Heads.Build()
	return d
}
