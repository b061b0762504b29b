package kept_test

import (
	"errors"
	"sync/atomic"
	"testing"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/change/changetest"
	"tijdig/store/kept"
	"tijdig/store/objects"
	"tijdig/store/records"
	"tijdig/store/vault"
)

func TestSettingsAndPlaceAreKept(t *testing.T) {
	d := changetest.New(t)
	s := kept.Of(d, new(atomic.Bool))
	want := model.Settings{Author: model.Author{Name: "Sanne"}, Places: []string{"Plein"}, LockAfter: 5}
	if err := errors.Join(s.SaveSettings(want), s.SavePlace([]byte("hier"))); err != nil {
		t.Fatal(err)
	}
	d = changetest.Again(t, d)
	s = kept.Of(d, new(atomic.Bool))
	if got := s.Settings(); got.Author != want.Author || got.LockAfter != 5 {
		t.Errorf("settings %+v", got)
	}
	if p, ok, err := s.Place(); string(p) != "hier" || !ok || err != nil {
		t.Errorf("place %q %v %v", p, ok, err)
	}
	if err := s.ClearPlace(); err != nil {
		t.Fatal(err)
	}
	if _, ok, err := s.Place(); ok || err != nil {
		t.Errorf("place is still there: %v", err)
	}
}

// TestWhatCannotBeReadBeginsAnewAndKeepsNothingOut has settings, who the file is in a team and
// the list of packages damaged.
func TestWhatCannotBeReadBeginsAnewAndKeepsNothingOut(t *testing.T) {
	d := changetest.New(t)
	v := kept.Of(d, new(atomic.Bool))
	changetest.Commit(t, d, func(tx *change.Tx) error {
		var err error
		for _, kd := range []vault.Kind{objects.KindSettings, objects.KindTeam, objects.KindRegions} {
			err = errors.Join(err, tx.Put(objects.Live, kd, model.ID{}, []byte{0xff}))
		}
		return err
	})
	if set, team := v.Settings(), must(v.Team()); set.LockAfter != 0 || team.Name != "" {
		t.Errorf("%+v, %+v", set, team)
	}
	err := errors.Join(
		v.UpdateSettings(func(set *model.Settings) { set.LockAfter = 5 }),
		v.UpdateTeam(func(team *records.Team) error { team.Name = "Sanne"; return nil }),
		v.KeepRegion([]byte("een")),
	)
	if got, e := v.Region(); errors.Join(err, e) != nil || string(got) != "een" || v.Settings().LockAfter != 5 || must(v.Team()).Name != "Sanne" {
		t.Errorf("%v, %v, region %q", err, e, got)
	}
}

// TestPoliceDataIsNoMatterOfASetting tries to change what the file holds once something is in it.
func TestPoliceDataIsNoMatterOfASetting(t *testing.T) {
	d := changetest.New(t)
	var police atomic.Bool
	v := kept.Of(d, &police)
	say := func(is bool) error { return v.UpdateSettings(func(set *model.Settings) { set.Police = is }) }
	if err := say(true); err != nil || !police.Load() {
		t.Fatalf("%v, said %v", err, police.Load())
	}
	if err := errors.Join(say(false), say(true)); err != nil || !d.State().Police {
		t.Fatalf("%v while nothing is in it", err)
	}
	changetest.Commit(t, d, func(tx *change.Tx) error {
		return tx.PutDraft(model.Draft{ID: model.NewID(), Signal: model.NewID(), Rev: 1})
	})
	if err := say(false); !errors.Is(err, kept.ErrOtherLaw) || !police.Load() || !d.State().Police {
		t.Errorf("%v, said %v", err, police.Load())
	}
	changetest.Commit(t, d, func(tx *change.Tx) error { // in the root it stands too
		return tx.Del(objects.Live, objects.KindSettings, model.ID{})
	})
	if err := v.UpdateSettings(func(set *model.Settings) { set.LockAfter = 5 }); err != nil || !v.Settings().Police {
		t.Errorf("lost with the settings: %v", err)
	}
}

// TestAFormIsKnownByWhatItSays keeps two that call themselves the same, and one twice.
func TestAFormIsKnownByWhatItSays(t *testing.T) {
	d := changetest.New(t)
	v := kept.Of(d, new(atomic.Bool))
	one, other := must(v.KeepForm([]byte("een"))), must(v.KeepForm([]byte("een ")))
	seq := d.State().Seq
	if again := must(v.KeepForm([]byte("een"))); again != one || other == one || d.State().Seq != seq {
		t.Errorf("%s, %s, %s", one, other, again)
	}
	d = changetest.Again(t, d)
	v = kept.Of(d, new(atomic.Bool))
	if text := must(v.Form(other)); string(text) != "een " {
		t.Errorf("%q", text)
	}
	if all := must(v.Forms()); len(all) != 2 {
		t.Errorf("%d forms", len(all))
	}
	if has, hasNot := must(v.HasForm([]byte("een"))), must(v.HasForm([]byte("twee"))); !has || hasNot {
		t.Error("which forms there are is told wrongly")
	}
	if _, err := v.KeepForm(make([]byte, kept.MaxForm+1)); !errors.Is(err, objects.ErrTooLarge) {
		t.Errorf("one that is too large: %v", err)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}
