package store

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/objects"
)

// TestGoingOverManyReadsWhatReadingEachDoes compares both, where some are one, some have no
// roepnaam and one was changed.
func TestGoingOverManyReadsWhatReadingEachDoes(t *testing.T) {
	s := fresh(t)
	old, young := knownBy(t, s, "B0000", "Robin", 0), knownBy(t, s, "C0000", "Robbie", 1)
	other := record(t, s, concept(2))
	ids := []model.ID{young.Signal, old.Signal, other.Signal, model.NewID()}
	if err := s.JoinSubjects(old.Subject, young.Subject); err != nil {
		t.Fatal(err)
	}
	place(t, s, other.Signal, "Park")
	r, l := goingOver(t, s, ReadAs{}), goingOver(t, s, ReadAs{Listed: true})
	for name, read := range map[string]func([]model.Record, []model.ID) ([]model.Record, []error){"newest": r.Records, "all": r.Histories, "listed": l.Records} {
		got, errs := read(nil, ids)
		for i, id := range ids[:3] {
			want, wantErrs := s.Records([]model.ID{id})
			if wantErrs[0] != nil || errs[i] != nil {
				t.Fatal(name, i, wantErrs[0], errs[i])
			}
			if before := len(got[i].Earlier); name == "all" && before != map[int]int{2: 1}[i] {
				t.Errorf("%d: %d versions before", i, before)
			}
			got[i].Subject.Created, want[0].Subject.Created = got[i].Subject.Created.UTC(), want[0].Subject.Created.UTC()
			if got[i].Earlier = nil; !reflect.DeepEqual(got[i], want[0]) {
				t.Errorf("%s: %d is read as\n%+v, want\n%+v", name, i, got[i], want[0])
			}
		}
		if !errors.Is(errs[3], ErrNotFound) {
			t.Errorf("%s: a signal that is not there: %v", name, errs[3])
		}
	}
	if names, unread := r.Names(); !slices.Equal(names, []string{"Robbie", "Robin"}) || unread != 0 {
		t.Errorf("called %q, %d not read", names, unread)
	}
}

// TestWhatHappensMeanwhileIsNoDamage changes one signal and destroys another once reading has
// begun.
func TestWhatHappensMeanwhileIsNoDamage(t *testing.T) {
	s := fresh(t)
	changed, gone := record(t, s, concept(1)), record(t, s, concept(2))
	r := goingOver(t, s, ReadAs{Listed: true})
	place(t, s, changed.Signal, "Park")
	if _, err := s.Destroy(gone.Signal); err != nil {
		t.Fatal(err)
	}
	late := record(t, s, concept(3))
	all, errs := r.Records(make([]model.Record, 1), []model.ID{changed.Signal, gone.Signal, late.Signal})
	if errs[0] != nil || all[0].Signal.Revision != changed.Revision {
		t.Errorf("the version of before is read as %+v, %v", all[0].Signal, errs[0])
	}
	if !errors.Is(errs[1], ErrNotFound) || errs[2] != nil || all[2].Signal.Revision != late.Revision {
		t.Errorf("%v for one that is destroyed, %v for one that came", errs[1], errs[2])
	}
}

func TestDamageIsToldWhileGoingOverMany(t *testing.T) {
	s := fresh(t)
	var all []model.Signal
	for i := range 4 {
		d := concept(i)
		d.Name = "Robin"
		all = append(all, record(t, s, d))
	}
	ids := []model.ID{all[0].Signal, all[1].Signal, all[2].Signal, all[3].Signal}
	tamper(t, s, func(b *bolt.Tx) error {
		return errors.Join(
			s.flip(b, objects.Live, objects.KindVersion, all[0].Revision),
			s.flip(b, objects.Live, objects.KindSubject, all[1].Subject),
			s.flip(b, objects.Live, objects.KindName, all[2].Subject),
		)
	})
	s = unlocked(t, s.Path())
	for _, listed := range []bool{false, true} {
		_, errs := goingOver(t, s, ReadAs{Listed: listed}).Records(nil, ids)
		for i, err := range errs {
			if damaged := errors.Is(err, ErrDamaged); damaged != (i < 3 && !(listed && i == 1)) { // the list has whom it is about
				t.Errorf("%d, listed %v: %v", i, listed, err)
			}
		}
	}
	r := goingOver(t, s, ReadAs{Listed: true, Unnamed: true})
	if names, unread := r.Names(); len(names) != 1 || unread != 1 {
		t.Errorf("called %q, %d not read", names, unread)
	}
	for i, sig := range all {
		if r.Lost(sig.Subject) != (i == 2) {
			t.Errorf("%d: the roepnaam is lost: %v", i, r.Lost(sig.Subject))
		}
	}
}

func goingOver(t *testing.T, s *Store, as ReadAs) *Reading {
	t.Helper()
	r, err := s.Reading(as)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// place changes where a signal was seen.
func place(t *testing.T, s *Store, signal model.ID, where string) {
	t.Helper()
	_, err := s.ChangeContent(signal, model.Author{Name: "Sanne"}, clock(), func(c model.Content) (model.Content, error) {
		c = c.Clone()
		c.Answers[model.QPlace] = model.Answer{where}
		return c, nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestNamesThatCannotBeReadAreToldBeforeAnyoneGoesWithoutThem closes the file between the
// records and the names.
func TestNamesThatCannotBeReadAreToldBeforeAnyoneGoesWithoutThem(t *testing.T) {
	s := fresh(t)
	sig := knownBy(t, s, "B0000", "Robin", 0)
	r := goingOver(t, s, ReadAs{Unnamed: true})
	if recs, errs := r.Records(nil, []model.ID{sig.Signal}); errs[0] != nil || recs[0].Name != "" || r.Err() != nil {
		t.Fatalf("%+v, %v, %v", recs[0], errs[0], r.Err())
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if names, _ := r.Names(); len(names) > 0 || r.Err() == nil {
		t.Errorf("called %q, %v", names, r.Err())
	}
}
