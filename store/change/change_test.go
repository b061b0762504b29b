package change_test

import (
	"errors"
	"slices"
	"testing"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/objects/objectstest"
	"tijdig/store/records"
)

// file is a new one, with nothing in it, that notes the commits it is told of.
func file(t *testing.T) (d *change.DB, told *[]uint64) {
	t.Helper()
	told = new([]uint64)
	d = &change.DB{
		DB:    objectstest.New(t, objects.Hooks{Listed: heads.Place}),
		Heads: heads.NewList(), Saved: func(r objects.Root) { *told = append(*told, r.Seq) },
	}
	d.Heads.Build()
	return d, told
}

// again is the same file as the next session finds it.
func again(t *testing.T, d *change.DB) *change.DB {
	t.Helper()
	next := &change.DB{DB: objectstest.Again(t, d.DB), Heads: heads.NewList(), Saved: d.Saved}
	if bad, err := next.Heads.Load(next.DB, nil, nil); bad > 0 || err != nil {
		t.Fatalf("%d heads do not open, %v", bad, err)
	}
	next.Heads.Build()
	return next
}

func commit(t *testing.T, d *change.DB, fn func(*change.Tx) error) {
	t.Helper()
	if err := d.Commit(fn); err != nil {
		t.Fatal(err)
	}
}

func concept(signal model.ID) model.Draft {
	return model.Draft{
		ID: model.NewID(), Signal: signal, Sitting: model.NewID(), Rev: 1, Changed: objectstest.Clock(),
		Subject: model.Subject{ID: model.NewID(), Kind: model.Child, Code: model.NewCode(), Created: objectstest.Clock()},
	}
}

// recorded puts a version that was made of a concept.
func recorded(t *testing.T, d *change.DB, c model.Draft, parents ...model.ID) (sig model.Signal) {
	t.Helper()
	commit(t, d, func(tx *change.Tx) error {
		l, _, err := tx.Line(c.Signal)
		l.Subject, l.N = c.Subject.ID, 1
		sig = model.Signal{Revision: model.NewID(), Parents: parents, Signal: c.Signal, Subject: c.Subject.ID, N: 1, Written: tx.Now, State: model.Open, Content: c.Content}
		return errors.Join(err, tx.AddVersion(l, records.Subject{Subject: c.Subject}, sig, c))
	})
	return sig
}

func TestTheListFollowsWhatIsOnDisk(t *testing.T) {
	d, told := file(t)
	c := concept(model.NewID())
	commit(t, d, func(tx *change.Tx) error {
		if err := tx.PutDraft(c); err != nil {
			return err
		}
		if d.Heads.All().Len() > 0 {
			t.Error("the list shows what is not on disk yet")
		}
		return nil
	})
	if rev, ok := d.Heads.Rev(c.ID); rev != 1 || !ok || !slices.Equal(*told, []uint64{2}) {
		t.Errorf("rev %d, there %v, told %v", rev, ok, *told)
	}
	d = again(t, d)
	if rev, ok := d.Heads.Rev(c.ID); rev != 1 || !ok {
		t.Error("the next session does not list it")
	}
	sig := recorded(t, d, c)
	commit(t, d, func(tx *change.Tx) error { return tx.DropDraft(heads.ID{Signal: c.Signal, Draft: c.ID}) })
	for _, d := range []*change.DB{d, again(t, d)} {
		if all := d.Heads.All(); all.Len() != 1 || all.At(0).Revision != sig.Revision || all.At(0).Concept {
			t.Errorf("%d on the list", all.Len())
		}
	}
}

func TestAChangeThatIsRefusedLeavesNothing(t *testing.T) {
	d, told := file(t)
	c, no := concept(model.NewID()), errors.New("no")
	for _, ends := range []error{no, objects.ErrNothing} {
		err := d.Commit(func(tx *change.Tx) error { return errors.Join(tx.PutDraft(c), ends) })
		if ends == no && !errors.Is(err, no) || ends != no && err != nil {
			t.Errorf("%v", err)
		}
	}
	err := d.View(func(b *bolt.Tx) error { _, err := records.GetDraft(b, d.Keys, c.ID); return err })
	if !errors.Is(err, objects.ErrNotFound) || d.Heads.All().Len() > 0 || len(*told) > 0 || d.State().Seq != 1 {
		t.Errorf("%v, %d on the list, told %v", err, d.Heads.All().Len(), *told)
	}
}

// TestWhatEndedIsKnownToHaveEnded asks of concepts that were recorded, thrown away, let go or
// destroyed, and of one that was not.
func TestWhatEndedIsKnownToHaveEnded(t *testing.T) {
	d, _ := file(t)
	end := map[string]func(*change.Tx, model.Draft) error{
		"thrown away": func(tx *change.Tx, c model.Draft) error {
			return tx.PutDiscarded(records.Thrown{At: tx.Now, Draft: c}, nil)
		},
		"let go": func(tx *change.Tx, c model.Draft) error {
			return tx.PutValue(objects.History, objects.KindEnded, c.ID, records.EndedMark{Day: model.DateOf(tx.Now), Sittings: records.SittingsOf(c)})
		},
		"destroyed": func(tx *change.Tx, c model.Draft) error { return tx.PutTombstone(c.Signal, change.OfSignal) },
		"nothing":   func(*change.Tx, model.Draft) error { return nil },
	}
	all := map[string]model.Draft{}
	for how, do := range end {
		c := concept(model.NewID())
		all[how] = c
		commit(t, d, func(tx *change.Tx) error { return errors.Join(tx.PutDraft(c), do(tx, c)) })
	}
	all["recorded"] = concept(model.NewID())
	recorded(t, d, all["recorded"])
	d = again(t, d)
	for how, c := range all {
		err := d.Commit(func(tx *change.Tx) error {
			ended, err := tx.DraftEnded(c)
			if ended != (how != "nothing") {
				t.Errorf("%s: ended %v", how, ended)
			}
			return errors.Join(err, objects.ErrNothing)
		})
		if err != nil {
			t.Error(how, err)
		}
	}
}

// TestAnActThatBeganStandsUntilItEnds holds what every act of several steps rests on.
func TestAnActThatBeganStandsUntilItEnds(t *testing.T) {
	d, _ := file(t)
	var first, second change.Intent
	gone := model.NewID()
	begin := func(i *change.Intent, of change.Intent) {
		commit(t, d, func(tx *change.Tx) (err error) { *i, err = tx.Begin(of); return err })
	}
	begin(&first, change.Intent{Act: change.ActDestroy, Signals: []model.ID{gone}})
	begin(&second, change.Intent{Act: change.ActHeader})
	left := func(d *change.DB) (out []change.Intent) {
		t.Helper()
		if err := d.View(func(b *bolt.Tx) (err error) { out, err = change.Intents(b, d.Keys); return err }); err != nil {
			t.Fatal(err)
		}
		return out
	}
	d = again(t, d)
	got := left(d)
	if len(got) != 2 || got[0].ID != first.ID || got[1].ID != second.ID || !slices.Equal(got[0].Signals, []model.ID{gone}) || !got[0].Begun.Equal(objectstest.Clock()) {
		t.Fatalf("%+v", got)
	}
	commit(t, d, func(tx *change.Tx) error { return tx.End(first) })
	if got := left(again(t, d)); len(got) != 1 || got[0].ID != second.ID {
		t.Errorf("%+v", got)
	}
}

// TestAVersionKeepsWhatALaterProgramWrote has a field in the version before that this program
// does not know.
func TestAVersionKeepsWhatALaterProgramWrote(t *testing.T) {
	d, _ := file(t)
	c := concept(model.NewID())
	first := recorded(t, d, c)
	body := func(d *change.DB, id model.ID) (body []byte) {
		t.Helper()
		err := d.View(func(b *bolt.Tx) (err error) {
			body, err = objects.GetBody(b, d.Keys, objects.Live, objects.KindVersion, id)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		return body
	}
	later, err := objects.With(body(d, first.Revision), "later", "een veld")
	if err != nil {
		t.Fatal(err)
	}
	commit(t, d, func(tx *change.Tx) error { return tx.Put(objects.Live, objects.KindVersion, first.Revision, later) })
	next := recorded(t, d, c, first.Revision)
	if !objects.Has(body(again(t, d), next.Revision), "later") {
		t.Error("the field is gone")
	}
}

// TestThoseADestroyedSubjectLedToStayOne destroys the one in the middle.
func TestThoseADestroyedSubjectLedToStayOne(t *testing.T) {
	d, _ := file(t)
	a, b, c := model.NewID(), model.NewID(), model.NewID()
	commit(t, d, func(tx *change.Tx) error {
		var none model.Links
		one, _ := none.Say(a, b, true, tx.Now)
		two, _ := none.Say(b, c, true, tx.Now)
		return tx.AddLinks(one, two)
	})
	commit(t, d, func(tx *change.Tx) error { return tx.DropLinks(b) })
	err := again(t, d).Commit(func(tx *change.Tx) error {
		all, err := tx.SavedLinks()
		if len(all) != 1 || !all[0].Same || !all[0].Of(a) || !all[0].Of(c) {
			t.Errorf("%+v", all)
		}
		return errors.Join(err, objects.ErrNothing)
	})
	if err != nil {
		t.Error(err)
	}
}

// TestSettingsAreKnownWithoutWaitingForTheFile holds what a screen being drawn counts on.
// Control: before they were asked for once, a closed file has none to give.
func TestSettingsAreKnownWithoutWaitingForTheFile(t *testing.T) {
	d, _ := file(t)
	set := model.Settings{LockAfter: 5, Places: []string{"Plein"}, Remembered: map[string]model.Answer{"q": {"a"}}}
	commit(t, d, func(tx *change.Tx) error { return tx.PutSettings(set) })
	set.Places[0], set.Remembered["q"] = "Elders", nil
	if got := d.Settings(); got.LockAfter != 5 || got.Places[0] != "Plein" || len(got.Remembered["q"]) != 1 {
		t.Fatalf("what was put down later changed them: %+v", got)
	}
	d.Settings().Places[0] = "Elders"
	failed := errors.New("on purpose")
	err := d.Commit(func(tx *change.Tx) error { return errors.Join(tx.PutSettings(model.Settings{LockAfter: 9}), failed) })
	if got := d.Settings(); !errors.Is(err, failed) || got.LockAfter != 5 || got.Places[0] != "Plein" {
		t.Fatalf("a change that failed, or a reader, changed them: %v, %+v", err, got)
	}
	d = again(t, d)
	other := again(t, d)
	if got := other.Settings(); got.LockAfter != 5 {
		t.Fatalf("the next session reads %+v", got)
	}
	d = again(t, other) // which closes it
	objectstest.Close(t, d.DB)
	if got := other.Settings(); got.LockAfter != 5 {
		t.Errorf("asked for once, they are gone with the file: %+v", got)
	}
	if got := d.Settings(); got.LockAfter != 0 {
		t.Errorf("control: never read, and yet there: %+v", got)
	}
}
