package tables

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/demodata"
	"tijdig/store/export/privacy"
)

// TestWhatIsWrittenOnceSaysWhatEachCellSays compares rows with those of a table that writes
// cell by cell, for signals with answers on their own checklist and on those of others.
func TestWhatIsWrittenOnceSaysWhatEachCellSays(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	slugs := slices.Sorted(maps.Keys(itemSlugs()))
	answers := []model.CheckAnswer{"", model.CheckYes, model.CheckMaybe, model.CheckNo, model.CheckUnknown}
	at := time.Date(2026, 11, 22, 14, 5, 0, 0, time.UTC)
	var all []model.Record
	err := demodata.New(3, at).Each(300, func(sub model.Subject, name string, sigs []model.Signal) error {
		for _, s := range sigs {
			s.Content = s.Clone()
			for range r.IntN(9) {
				if s.Checks == nil {
					s.Checks = map[string]model.Check{}
				}
				s.Checks[slugs[r.IntN(len(slugs))]] = model.Check{Answer: answers[r.IntN(len(answers))], At: at}
			}
			all = append(all, model.Record{Signal: s, Subject: sub, Name: name})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	left := func(i int) bool { return i < always || i%3 > 0 }
	quick := 0
	for _, level := range []model.Level{model.Pseudonymous, model.Complete} {
		v := privacy.New(privacy.Scope{Level: level})
		plain, people := NewWide(v), NewPeople(v).Wide
		for _, has := range []func(int) bool{left, func(int) bool { return true }} {
			for _, tab := range []*Wide{plain, people} {
				one := *tab
				one.items, tab.items = itemsOf(nil), itemsOf(tab.cols)
				for _, rec := range all {
					var got, want bytes.Buffer
					tab.only(&got, &rec, has)
					one.only(&want, &rec, has)
					if got.String() != want.String() {
						t.Fatalf("written as\n%s, want\n%s", got.String(), want.String())
					}
					if catalogue.Belonging(rec.Signal.Content, rec.Subject.Kind).Kept() {
						quick++
					}
				}
			}
		}
	}
	if all := 8 * len(all); quick < all/10 || quick == all {
		t.Errorf("%d of %d rows have a checklist that is kept: nothing is compared", quick, all)
	}
}

func itemSlugs() map[string]bool {
	out := map[string]bool{}
	for _, i := range catalogue.All() {
		out[i.Slug] = true
	}
	return out
}
