package store

import (
	"errors"
	"os"
	"slices"
	"testing"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/objects"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// tamper changes the closed file behind the store's back.
func tamper(t *testing.T, s *Store, fn func(b *bolt.Tx) error) {
	t.Helper()
	kept := vault.NewKeys(s.db.Keys.Master, s.db.Keys.ID) // closing wipes them
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s.db.Keys = kept
	db, err := bolt.Open(s.Path(), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(db.Update(fn), db.Close()); err != nil {
		t.Fatal(err)
	}
}

// flip changes one bit of an object.
func (s *Store) flip(b *bolt.Tx, bk vault.Bucket, kd vault.Kind, id model.ID) error {
	o := s.db.Keys.Name(kd, id)
	in := b.Bucket(bk.Name())
	v := slices.Clone(in.Get(o[:]))
	v[len(v)/2] ^= 1
	return in.Put(o[:], v)
}

func warned(s *Store, w Warning) bool {
	s.working.Wait()
	return slices.Contains(s.Info().Warnings, w)
}

func TestDamagedSignalIsNamedAndTheRestIsRead(t *testing.T) {
	s := fresh(t)
	var all []model.Signal
	for i := range 5 {
		all = append(all, record(t, s, concept(i)))
	}
	tamper(t, s, func(b *bolt.Tx) error { return s.flip(b, objects.Live, objects.KindVersion, all[2].Revision) })
	s = unlocked(t, s.Path())
	seen := 0
	dmg, err := s.Each(t.Context(), func(model.Record) error { seen++; return nil })
	if err != nil || seen != 4 || len(dmg.Signals) != 1 || dmg.Signals[0] != all[2].Signal {
		t.Errorf("%d read, %+v, %v", seen, dmg, err)
	}
	if _, err := s.Signal(all[2].Signal); !errors.Is(err, ErrDamaged) {
		t.Errorf("damaged signal: %v", err)
	}
	r, err := s.Check(t.Context())
	if err != nil || len(r.Damaged) != 1 || r.Whole() {
		t.Fatalf("check: %+v, %v", r, err)
	}
	if d := r.Damaged[0]; d.What != "version" || d.Signal != all[2].Signal || d.N != 1 || d.Code == "" {
		t.Errorf("damaged: %+v", d)
	}
	save(t, s, concept(9)) // the work goes on
}

func TestRemovedAndPutBackObjectsAreNoticed(t *testing.T) {
	harm := map[string]func(*Store, *bolt.Tx, []byte, vault.ObjectKey) error{
		"removed": func(_ *Store, b *bolt.Tx, _ []byte, o vault.ObjectKey) error {
			return b.Bucket(objects.Live.Name()).Delete(o[:])
		},
		"put back": func(_ *Store, b *bolt.Tx, old []byte, o vault.ObjectKey) error {
			return b.Bucket(objects.Live.Name()).Put(o[:], old)
		},
	}
	for name, do := range harm {
		s := fresh(t)
		d := concept(1)
		save(t, s, d)
		o := s.db.Keys.Name(objects.KindConcept, d.ID)
		var old []byte
		s.db.View(func(b *bolt.Tx) error { old = slices.Clone(b.Bucket(objects.Live.Name()).Get(o[:])); return nil })
		d.Rev = 2
		save(t, s, d)
		tamper(t, s, func(b *bolt.Tx) error { return do(s, b, old, o) })
		if s = unlocked(t, s.Path()); !warned(s, WarnMissing) {
			t.Errorf("%s: not noticed", name)
		}
	}
}

func TestListThatDisagreesIsMadeAgain(t *testing.T) {
	s := fresh(t)
	sig := record(t, s, concept(1))
	d, gone := concept(2), concept(3)
	save(t, s, d)
	save(t, s, gone)
	if err := s.Discard(gone.ID); err != nil {
		t.Fatal(err)
	}
	want := slices.Collect(s.Heads().All())
	tamper(t, s, func(b *bolt.Tx) error {
		o := s.db.Keys.Name(objects.KindConceptHead, d.ID)
		return errors.Join(s.flip(b, objects.Lists, objects.KindHead, sig.Signal), b.Bucket(objects.Lists.Name()).Delete(o[:]))
	})
	s = unlocked(t, s.Path())
	if !warned(s, WarnHeads) {
		t.Fatal("not noticed")
	}
	if got := slices.Collect(s.Heads().All()); !slices.Equal(got, want) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if len(s.Discarded()) != 1 {
		t.Error("what was thrown away is gone")
	}
	s = reopen(t, s)
	if warned(s, WarnHeads) || !slices.Equal(slices.Collect(s.Heads().All()), want) {
		t.Error("the new list was not kept")
	}
}

func TestLostLineIsMadeFromTheVersions(t *testing.T) {
	s := fresh(t)
	d := concept(1)
	first := record(t, s, d)
	d.ID, d.Parents = model.NewID(), []model.ID{first.Revision}
	second := record(t, s, d)
	tamper(t, s, func(b *bolt.Tx) error {
		return errors.Join(s.flip(b, objects.Live, objects.KindLine, d.Signal), s.flip(b, objects.Lists, objects.KindHead, d.Signal))
	})
	s = unlocked(t, s.Path())
	s.working.Wait()
	all, err := s.Revisions(d.Signal)
	if err != nil || len(all) != 2 || all[1].Revision != second.Revision {
		t.Errorf("%d versions, %v", len(all), err)
	}
}

func TestDamagedHeaderCopyIsWrittenAgain(t *testing.T) {
	s := fresh(t)
	tamper(t, s, func(b *bolt.Tx) error {
		return b.Bucket([]byte("h1")).Put([]byte(objects.HeaderKey), make([]byte, headerPad))
	})
	s = unlocked(t, s.Path())
	if !warned(s, WarnHeader) {
		t.Error("not noticed")
	}
	if s = reopen(t, s); warned(s, WarnHeader) {
		t.Error("not written again")
	}
	tamper(t, s, func(b *bolt.Tx) error {
		for _, h := range objects.HeaderBuckets {
			if err := b.Bucket([]byte(h)).Put([]byte(objects.HeaderKey), make([]byte, headerPad)); err != nil {
				return err
			}
		}
		return nil
	})
	if _, err := Open(s.Path(), OpenOptions{Now: clock}); !errors.Is(err, ErrDamagedHeader) {
		t.Errorf("all copies gone: %v", err)
	}
}

func TestNewerFileIsLeftAlone(t *testing.T) {
	s := fresh(t)
	tamper(t, s, func(b *bolt.Tx) error {
		h := s.db.Header()
		h.Version++
		return objects.PutHeader(b, h, s.db.Keys)
	})
	if _, err := Open(s.Path(), OpenOptions{Now: clock}); !errors.Is(err, ErrNewer) {
		t.Errorf("%v", err)
	}
}

func TestAlteredLogLineIsNamed(t *testing.T) {
	s := fresh(t)
	s.working.Wait() // the first line is for unlocking
	for range 5 {
		if err := s.Log(records.LogExport, 3); err != nil {
			t.Fatal(err)
		}
	}
	all, err := s.LogEntries()
	if err != nil || len(all) != 6 || all[5].N != 6 || all[5].Count != 3 {
		t.Fatalf("%+v, %v", all, err)
	}
	tamper(t, s, func(b *bolt.Tx) error {
		o := s.db.Keys.Name(objects.KindLog, records.LogID(2))
		return b.Bucket(objects.History.Name()).Delete(o[:])
	})
	s = unlocked(t, s.Path())
	s.working.Wait()
	if all, err := s.LogEntries(); !errors.Is(err, ErrDamaged) || len(all) != 6 { // one gone, one for unlocking again
		t.Errorf("%d lines, %v", len(all), err)
	}
}

func TestAnotherFileAtThePathIsNeverWritten(t *testing.T) {
	s := fresh(t)
	if err := errors.Join(os.Rename(s.Path(), s.Path()+".old"), os.WriteFile(s.Path(), []byte("other"), 0o600)); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveDraft(concept(1)); !errors.Is(err, ErrMoved) {
		t.Errorf("%v", err)
	}
}

// harm flips a bit of one version and leaves the file closed.
func harm(t *testing.T, s *Store, version model.ID) {
	t.Helper()
	tamper(t, s, func(b *bolt.Tx) error { return s.flip(b, objects.Live, objects.KindVersion, version) })
}
