package demodata_test

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/model/demodata"
	"tijdig/model/form"
	"tijdig/model/textlint"
)

var now = time.Date(2026, 11, 22, 14, 12, 0, 0, time.FixedZone("CET", 3600))

func TestTheSameSeedGivesTheSameNeighbourhood(t *testing.T) {
	a, b, other := demodata.New(7, now), demodata.New(7, now), demodata.New(8, now)
	differ := false
	for i := range 50 {
		as, an, ag := a.Subject(i)
		bs, bn, bg := b.Subject(i)
		if as != bs || an != bn || !reflect.DeepEqual(ag, bg) {
			t.Fatalf("subject %d differs", i)
		}
		os, _, _ := other.Subject(i)
		differ = differ || os.Code != as.Code
	}
	if !differ {
		t.Error("another seed gives the same")
	}
}

func TestEachGivesExactlySoManySignals(t *testing.T) {
	for _, n := range []int{0, 1, 7, 300} {
		ids := map[model.ID]bool{}
		err := demodata.New(1, now).Each(n, func(_ model.Subject, _ string, sigs []model.Signal) error {
			for _, s := range sigs {
				ids[s.Signal] = true
			}
			return nil
		})
		if err != nil || len(ids) != n {
			t.Errorf("%d asked, %d given, %v", n, len(ids), err)
		}
	}
}

func TestWhatIsMadeUpCouldHaveBeenEntered(t *testing.T) {
	states, kinds, unfinished, without := map[model.State]int{}, map[model.Kind]int{}, 0, 0
	err := demodata.New(3, now).Each(500, func(sub model.Subject, _ string, sigs []model.Signal) error {
		for i, s := range sigs {
			checkSignal(t, sub, s)
			if i > 0 && s.Signal == sigs[i-1].Signal && s.Written.Before(sigs[i-1].Written) {
				t.Errorf("%s: a later version was written earlier", sub.Code)
			}
			states[s.State]++
			kinds[sub.Kind]++
			if len(s.Missing) > 0 {
				unfinished++
			}
			if len(s.Steps) == 0 {
				without++
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(kinds) != 5 || len(states) != 2 || unfinished == 0 || without == 0 {
		t.Errorf("too little variety: %v %v, %d unfinished, %d without a step", kinds, states, unfinished, without)
	}
}

func checkSignal(t *testing.T, sub model.Subject, s model.Signal) {
	t.Helper()
	seen := s.Seen()
	if s.Written.After(now) || seen.IsZero() || model.DateOf(now).Before(seen.Date) {
		t.Errorf("%s: seen %v, written %v", sub.Code, seen, s.Written)
	}
	if _, _, err := model.ParseCode(string(sub.Code)); err != nil || sub.ID != s.Subject {
		t.Errorf("%s: %v", sub.Code, err)
	}
	if got := form.Quick().Missing(form.Facts{Content: s.Content, Kind: sub.Kind}); !reflect.DeepEqual(got, s.Missing) && s.State == model.Open && len(s.Parents) == 0 {
		t.Errorf("%s misses %v and says %v", sub.Code, got, s.Missing)
	}
	for slug := range s.Checks {
		if item, ok := catalogue.Find(slug); !ok || !item.About(sub.Kind) {
			t.Errorf("%s: %s", sub.Code, slug)
		}
	}
	for _, f := range s.Findings {
		if strings.ContainsAny(f.Text, "{}") {
			t.Errorf("a blank was left: %q", f.Text)
		}
		for _, h := range textlint.Find(f.Text, textlint.Where{Line: f.Kind, Subject: sub.Kind}) {
			t.Errorf("the example shows what we warn about: %q (%s)", f.Text, h.Kind)
		}
	}
}

func BenchmarkTenThousandSignals(b *testing.B) {
	for b.Loop() {
		_ = demodata.New(1, now).Each(10_000, func(model.Subject, string, []model.Signal) error { return nil })
	}
}

func TestConceptsAreLeftHalfway(t *testing.T) {
	all := demodata.New(5, now).Concepts(6)
	scribbles := 0
	for _, d := range all {
		if d.Scribble {
			scribbles++
		}
		if len(d.Missing) == 0 || d.Spot.Question == "" || len(d.Findings) != 1 || d.Changed.After(now) || d.Signal.IsZero() {
			t.Errorf("%+v", d)
		}
	}
	if len(all) != 6 || scribbles != 2 || !reflect.DeepEqual(all, demodata.New(5, now).Concepts(6)) {
		t.Errorf("%d concepts, %d scribbles, or another time others", len(all), scribbles)
	}
}
