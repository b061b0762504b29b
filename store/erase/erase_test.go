package erase_test

import (
	"bytes"
	"errors"
	"os"
	"slices"
	"testing"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/change/changetest"
	"tijdig/store/erase"
	"tijdig/store/objects"
	"tijdig/store/objects/objectstest"
	"tijdig/store/records"
	"tijdig/store/vault"
)

const place = "Schoolplein"

// signal is all that there may be of one: two versions, a concept, and one that was thrown away.
type signal struct {
	id, subject  model.ID
	versions     []model.ID
	inHand, away model.ID
}

// put records a signal about a subject, which is put with its roepnaam.
func put(t *testing.T, d *change.DB, subject model.ID) signal {
	t.Helper()
	s := signal{model.NewID(), subject, []model.ID{model.NewID(), model.NewID()}, model.NewID(), model.NewID()}
	sub := model.Subject{ID: subject, Kind: model.Child, Code: model.NewCode(), Created: objectstest.Clock()}
	content := model.Content{Answers: model.Answers{model.QPlace: {place}}}
	concept := func(id model.ID) model.Draft {
		return model.Draft{ID: id, Signal: s.id, Sitting: model.NewID(), Rev: 1, Changed: objectstest.Clock(), Subject: sub, Content: content}
	}
	changetest.Commit(t, d, func(tx *change.Tx) error {
		err := errors.Join(
			tx.PutValue(objects.Live, objects.KindSubject, subject, records.Subject{Subject: sub, Last: 1}),
			tx.PutValue(objects.Live, objects.KindName, subject, records.Name{Subject: subject, Name: "Robin"}),
			tx.PutDraft(concept(s.inHand)), tx.PutDiscarded(records.Thrown{At: tx.Now, Draft: concept(s.away)}, nil),
		)
		for i, v := range s.versions {
			l, _, e := tx.Line(s.id)
			l.Subject, l.N = subject, 1
			sig := model.Signal{Revision: v, Parents: s.versions[:i], Signal: s.id, Subject: subject, N: 1, Written: tx.Now, State: model.Open, Content: content}
			err = errors.Join(err, e, tx.AddVersion(l, records.Subject{Subject: sub}, sig, model.Draft{}))
		}
		return err
	})
	return s
}

// there lists which objects of a signal are in the file.
func there(t *testing.T, d *change.DB, s signal) (out []string) {
	t.Helper()
	all := map[string]struct {
		b  vault.Bucket
		k  vault.Kind
		id model.ID
	}{
		"a version": {objects.Live, objects.KindVersion, s.versions[0]}, "the next": {objects.Live, objects.KindVersion, s.versions[1]},
		"line": {objects.Live, objects.KindLine, s.id}, "concept": {objects.Live, objects.KindConcept, s.inHand},
		"thrown away": {objects.History, objects.KindThrown, s.away}, "subject": {objects.Live, objects.KindSubject, s.subject},
		"name": {objects.Live, objects.KindName, s.subject}, "head": {objects.Lists, objects.KindHead, s.id},
		"head of the concept": {objects.Lists, objects.KindConceptHead, s.inHand},
		"head of the thrown":  {objects.Lists, objects.KindThrownHead, s.away},
	}
	err := d.View(func(b *bolt.Tx) error {
		for name, o := range all {
			key := d.Keys.Name(o.k, o.id)
			if b.Bucket(o.b.Name()).Get(key[:]) != nil {
				out = append(out, name)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(out)
	return out
}

// destroyed asks the file of a signal or a subject.
func destroyed(t *testing.T, d *change.DB, id model.ID) (gone bool) {
	t.Helper()
	err := d.View(func(b *bolt.Tx) (err error) {
		gone, err = change.Destroyed(b, d.Keys, d.State(), id)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return gone
}

// counted has the objects of the file be those that its root counts.
func counted(t *testing.T, d *change.DB) {
	t.Helper()
	if sums, err := d.Recount(); err != nil || !sums.Whole() {
		t.Errorf("the root counts other objects, %v", err)
	}
}

func TestOfASignalThatIsErasedNothingStaysButThatItWas(t *testing.T) {
	d := changetest.New(t)
	one, other := put(t, d, model.NewID()), put(t, d, model.NewID())
	set := model.Settings{Places: []string{place, "Park"}, Remembered: map[string]model.Answer{model.QPlace: {place}}}
	changetest.Commit(t, d, func(tx *change.Tx) error { return tx.PutValue(objects.Live, objects.KindSettings, model.ID{}, set) })
	all := there(t, d, other)
	if n := len(there(t, d, one)); n != 10 || len(all) != n {
		t.Fatalf("control: %d and %d objects", n, len(all))
	}
	changetest.Commit(t, d, func(tx *change.Tx) error {
		n, err := erase.Signals(tx, d.Heads, []model.ID{one.id})
		if want := (erase.Count{Signals: 1, Versions: 2, Subjects: 1}); n != want {
			t.Errorf("%+v", n)
		}
		return err
	})
	if n := d.Heads.All().Len() + len(d.Heads.Discarded()); n != 3 {
		t.Errorf("%d on the list", n)
	}
	d = changetest.Again(t, d)
	if n := d.Heads.All().Len() + len(d.Heads.Discarded()); n != 3 {
		t.Errorf("%d on the list of the next session", n)
	}
	if got := there(t, d, one); len(got) > 0 {
		t.Errorf("left of it: %v", got)
	}
	if !destroyed(t, d, one.id) || !destroyed(t, d, one.subject) || destroyed(t, d, other.id) {
		t.Error("the tombstones are not those of what is gone")
	}
	if got := there(t, d, other); !slices.Equal(got, all) {
		t.Errorf("left of another: %v", got)
	}
	var now model.Settings
	err := d.View(func(b *bolt.Tx) error {
		return objects.Get(b, d.Keys, objects.Live, objects.KindSettings, model.ID{}, &now)
	})
	if err != nil || !slices.Equal(now.Places, []string{"Park"}) || len(now.Remembered) > 0 {
		t.Errorf("still offered: %v %v, %v", now.Places, now.Remembered, err)
	}
	counted(t, d)
}

func TestASubjectStaysAsLongAsItHasASignal(t *testing.T) {
	d := changetest.New(t)
	one := put(t, d, model.NewID())
	other := put(t, d, one.subject)
	changetest.Commit(t, d, func(tx *change.Tx) error { _, err := erase.Signals(tx, d.Heads, []model.ID{one.id}); return err })
	d = changetest.Again(t, d)
	if got := there(t, d, one); !slices.Equal(got, []string{"name", "subject"}) {
		t.Errorf("left of it: %v", got)
	}
	if !destroyed(t, d, one.id) || destroyed(t, d, one.subject) || destroyed(t, d, other.id) {
		t.Error("the tombstones are not those of what is gone")
	}
	changetest.Commit(t, d, func(tx *change.Tx) error { _, err := erase.Signals(tx, d.Heads, []model.ID{other.id}); return err })
	if d = changetest.Again(t, d); len(there(t, d, other)) > 0 || !destroyed(t, d, one.subject) {
		t.Errorf("left of both: %v", there(t, d, other))
	}
	counted(t, d)
}

func TestWhatIsNotThereEndsIt(t *testing.T) {
	d := changetest.New(t)
	one := put(t, d, model.NewID())
	err := d.Commit(func(tx *change.Tx) error {
		_, err := erase.Signals(tx, d.Heads, []model.ID{one.id, model.NewID()})
		return err
	})
	if !errors.Is(err, objects.ErrNotFound) || len(there(t, changetest.Again(t, d), one)) != 10 {
		t.Errorf("%v", err)
	}
}

// TestASignalIsErasedWhoseLineIsDamaged looks for what the line may have named.
func TestASignalIsErasedWhoseLineIsDamaged(t *testing.T) {
	d := changetest.New(t)
	one := put(t, d, model.NewID())
	changetest.Commit(t, d, func(tx *change.Tx) error { return tx.Put(objects.Live, objects.KindLine, one.id, []byte{0xff}) })
	changetest.Commit(t, d, func(tx *change.Tx) error { _, err := erase.Signals(tx, d.Heads, []model.ID{one.id}); return err })
	if d = changetest.Again(t, d); len(there(t, d, one)) > 0 || !destroyed(t, d, one.id) {
		t.Errorf("left of it: %v", there(t, d, one))
	}
	counted(t, d)
}

// TestInACopyNoByteStays looks for the sealed bytes, and does it twice.
func TestInACopyNoByteStays(t *testing.T) {
	d := changetest.New(t)
	one, other := put(t, d, model.NewID()), put(t, d, model.NewID())
	k, path := d.OwnKeys(), d.Path
	name := k.Name(objects.KindVersion, one.versions[0])
	var sealed []byte
	err := d.View(func(b *bolt.Tx) error {
		sealed = bytes.Clone(b.Bucket(objects.Live.Name()).Get(name[:]))
		return nil
	})
	holds := func() bool {
		whole, e := os.ReadFile(path)
		if err := errors.Join(err, e); err != nil {
			t.Fatal(err)
		}
		return bytes.Contains(whole, sealed[:64]) || bytes.Contains(whole, name[:])
	}
	h, hooks := d.Header(), d.Hooks
	objectstest.Close(t, d.DB)
	if !holds() {
		t.Fatal("control: the bytes are not found before")
	}
	for range 2 {
		if err := erase.InCopy(path, k, objectstest.Clock(), []model.ID{one.id}, []model.ID{model.ID(name)}); err != nil {
			t.Fatal(err)
		}
	}
	if holds() {
		t.Error("its bytes are there")
	}
	f, err := objects.Open(path, false)
	if err != nil {
		t.Fatal(err)
	}
	d = &change.DB{DB: objects.New(f, h, k, objectstest.Clock, hooks)}
	t.Cleanup(func() { objectstest.Close(t, d.DB) })
	if err := d.Load(); err != nil {
		t.Fatal(err)
	}
	if len(there(t, d, one)) > 0 || len(there(t, d, other)) != 10 || !destroyed(t, d, one.id) {
		t.Errorf("left of it: %v, of another: %v", there(t, d, one), there(t, d, other))
	}
	counted(t, d)
}
