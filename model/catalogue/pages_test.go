package catalogue_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tijdig/model"
	"tijdig/model/catalogue"
)

// boy is the child of the sketches: 6-11, with a little brother in the house.
// youthWork is how the checklist is laid out for youth work.
var youthWork = catalogue.Order{
	First: []string{"B", "A"}, More: []string{"F", "D", "E"}, MoreTitle: "kind en gezin",
	Hide: []string{"r.ind.politiecontact", "r.gez.criminaliteit", "r.vri.delicten"},
}

var boy = catalogue.Filter{Kind: model.Child, Ages: []model.Band{model.Band0, model.Band6}}

func outline(pages []catalogue.Page) []string {
	var out []string
	for _, p := range pages {
		s := fmt.Sprintf("%s/%s %d", p.Heading, p.Title, len(p.Entries))
		if p.More {
			s = "meer: " + s
		}
		out = append(out, s)
	}
	return out
}

func TestThePagesOfAChildFollowTheSketch(t *testing.T) {
	pages := catalogue.Pages(boy, nil)
	want := []string{
		"Direct/ 7", "Direct/ 7", "Wat goed gaat/kind, ouder 8", "Wat goed gaat/gezin, netwerk 6",
		"Signalen/kind 5", "Signalen/kind 6", "Signalen/ouder, gezin 7",
		"Zorgen/kind, ouder 9", "Zorgen/opvoeding, gezin 8", "Zorgen/netwerk 2",
	}
	got := outline(pages)
	if len(got) < 10 || !slices.Equal(got[:10], want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	first := slices.DeleteFunc(slices.Clone(pages), func(p catalogue.Page) bool { return p.More })
	if got := catalogue.Cover(first, model.Content{}).Of; got != 65 {
		t.Errorf("the first part has %d items, want 65", got)
	}
	if title, n := catalogue.MoreTitle(boy, pages); title != "vrienden, school, wijk" || n != 9 {
		t.Errorf("Meer: %s (%d)", title, n)
	}
}

func TestYouthWorkBeginsWithFriendsAndSchool(t *testing.T) {
	f := catalogue.Filter{Kind: model.Youth, Ages: []model.Band{model.Band12}, Order: youthWork}
	pages := catalogue.Pages(f, nil)
	i := slices.IndexFunc(pages, func(p catalogue.Page) bool { return p.Letter != 'C' })
	if pages[i].Heading != "Wat goed gaat" || pages[i].Letter != 'B' {
		t.Errorf("after Direct comes %+v", pages[i])
	}
	if title, n := catalogue.MoreTitle(f, pages); title != "kind en gezin" || n != 7 {
		t.Errorf("Meer: %s (%d)", title, n)
	}
}

func TestAGroupAndAPlaceStandInFrontOfMeer(t *testing.T) {
	for kind, want := range map[model.Kind]int{model.Group: 21, model.Place: 12} {
		n := 0
		for _, p := range catalogue.Pages(catalogue.Filter{Kind: kind}, nil) {
			if p.More {
				t.Errorf("%s: %s stands behind Meer", kind, p.Title)
			}
			n += len(p.Entries)
		}
		if n != want {
			t.Errorf("%s: %d items, want %d", kind, n, want)
		}
	}
}

func TestTheDigitOfAnItemNeverDependsOnTheFilter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom(append([]model.Kind{""}, model.Kinds...)).Draw(t, "kind")
		all := digits(catalogue.Pages(catalogue.Filter{Kind: kind, All: true}, nil))
		if len(all) != 150 {
			t.Fatalf("%q: %d items in all", kind, len(all))
		}
		f, checks := drawFilter(t, kind)
		for slug, at := range digits(catalogue.Pages(f, checks)) {
			if all[slug] != at {
				t.Fatalf("%s: %s, but %s when all are shown", slug, at, all[slug])
			}
		}
	})
}

func drawFilter(t *rapid.T, kind model.Kind) (catalogue.Filter, map[string]model.Check) {
	f := catalogue.Filter{
		Kind:     kind,
		Ages:     rapid.SliceOfDistinct(rapid.SampledFrom(model.Bands), rapid.ID).Draw(t, "ages"),
		Tags:     rapid.SliceOfDistinct(rapid.SampledFrom([]string{"lvb", "scheiding", "multi", "combi"}), rapid.ID).Draw(t, "tags"),
		OnlyTags: rapid.Bool().Draw(t, "only"),
		Order:    rapid.SampledFrom([]catalogue.Order{{}, youthWork}).Draw(t, "order"),
	}
	checks := map[string]model.Check{}
	for _, i := range rapid.SliceOfDistinct(rapid.IntRange(0, 149), rapid.ID).Draw(t, "answered") {
		checks[catalogue.All()[i].Slug] = model.Check{Answer: model.CheckYes}
	}
	return f, checks
}

// digits maps each item that is shown to its page and digit. It appears once.
func digits(pages []catalogue.Page) map[string]string {
	out := map[string]string{}
	for _, p := range pages {
		for _, e := range p.Entries {
			if out[e.Slug] != "" {
				out[e.Slug] = "twice"
				continue
			}
			out[e.Slug] = fmt.Sprintf("%c %s %d/%d digit %d", p.Letter, p.Title, p.N, p.Of, e.Digit)
		}
	}
	return out
}

func TestNoFilterHidesAFlaggedOrAnsweredItem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom(model.Kinds).Draw(t, "kind")
		f, checks := drawFilter(t, kind)
		pages := catalogue.Pages(f, checks)
		shown := digits(pages)
		for _, item := range catalogue.All() {
			_, answered := checks[item.Slug]
			if (answered || item.Flag && item.About(kind)) && shown[item.Slug] == "" {
				t.Fatalf("%s is hidden by %+v", item.Slug, f)
			}
		}
		for _, p := range pages {
			for _, e := range p.Entries {
				if p.Bulk && (e.Flag || e.Protective()) {
					t.Fatalf("%s can be answered in one go", e.Slug)
				}
				if e.Digit < 1 || e.Digit > 9 {
					t.Fatalf("%s has digit %d", e.Slug, e.Digit)
				}
			}
		}
	})
}

func TestWhatAProfileHidesIsCounted(t *testing.T) {
	f := catalogue.Filter{Kind: model.Youth, Order: youthWork}
	if n := catalogue.Hidden(f, nil); n != 3 {
		t.Errorf("%d hidden, want 3", n)
	}
	if n := catalogue.Hidden(f, map[string]model.Check{"r.ind.politiecontact": {Answer: model.CheckNo}}); n != 2 {
		t.Errorf("%d hidden where one has an answer, want 2", n)
	}
	f.All = true
	if n := catalogue.Hidden(f, nil); n != 0 {
		t.Errorf("%d hidden where all is shown", n)
	}
}

func TestAProfileHidesOnlyWhatItHasNoGroundFor(t *testing.T) {
	f := catalogue.Filter{Kind: model.Youth, Ages: []model.Band{model.Band12}, Order: youthWork}
	shown := digits(catalogue.Pages(f, nil))
	if shown["r.ind.politiecontact"] != "" || shown["a.uitbuiting"] == "" || shown["r.ind.wapen"] == "" {
		t.Errorf("politiecontact %q, uitbuiting %q, wapen %q", shown["r.ind.politiecontact"], shown["a.uitbuiting"], shown["r.ind.wapen"])
	}
	f.Order = catalogue.Order{}
	if digits(catalogue.Pages(f, nil))["r.ind.politiecontact"] == "" {
		t.Error("wijkteam does not see politiecontact")
	}
}

func TestATagUnfoldsItsItemsAndMarksThem(t *testing.T) {
	f := catalogue.Filter{Kind: model.Child, Ages: []model.Band{model.Band0}}
	if digits(catalogue.Pages(f, nil))["s.kin.loyaal"] != "" {
		t.Error("s.kin.loyaal is shown for 0-5 without the tag")
	}
	f.Tags = []string{"combi"}
	if digits(catalogue.Pages(f, nil))["s.kin.loyaal"] == "" {
		t.Error("combi does not unfold s.kin.loyaal")
	}
}

func TestNoItemIsFoldedByAgeWhileAnAgeIsNotKnown(t *testing.T) {
	c := model.Content{Answers: model.Answers{model.QAge: {"6-11"}}}
	if f := catalogue.FilterFor(c, model.Child, catalogue.Order{}); !slices.Equal(f.Ages, []model.Band{model.Band6}) {
		t.Errorf("one child: %v", f.Ages)
	}
	c.People = []model.Person{{Role: model.RoleSibling, Band: model.Band0, Home: model.Yes}}
	if f := catalogue.FilterFor(c, model.Child, catalogue.Order{}); !slices.Equal(f.Ages, []model.Band{model.Band0, model.Band6}) {
		t.Errorf("with a brother: %v", f.Ages)
	}
	c.People[0].Band = model.BandUnknown
	if f := catalogue.FilterFor(c, model.Child, catalogue.Order{}); f.Ages != nil {
		t.Errorf("a brother of unknown age: %v", f.Ages)
	}
	c.People = nil
	c.Answers = nil
	if f := catalogue.FilterFor(c, model.Child, catalogue.Order{}); f.Ages != nil {
		t.Errorf("unknown age: %v", f.Ages)
	}
}

func TestCoverageNamesBlindSpotsAndNothingElse(t *testing.T) {
	pages := catalogue.Pages(boy, nil)
	c := model.Content{Checks: map[string]model.Check{"s.kin.bang": {Answer: model.CheckUnknown}, "r.gez.hard": {Note: "only a note"}}, People: []model.Person{
		{Role: model.RoleSibling, Band: model.Band0, Home: model.Yes},
		{Role: model.RoleSibling, Home: "deels"},
		{Role: model.RoleSibling, Band: model.Band12, Home: model.No},
		{Role: model.RoleParent},
	}}
	got := catalogue.Cover(pages[:7], c)
	if !got.ParentsUntouched || !got.GoodUntouched || got.Done != 1 || got.Pages[4] != (catalogue.Count{Done: 1, Of: 5}) {
		t.Errorf("got %+v", got)
	}
	if !slices.Equal(got.OtherChildren, []model.Band{model.Band0, model.BandUnknown}) {
		t.Errorf("other children %v", got.OtherChildren)
	}
	c.Checks["r.gez.hard"], c.Checks["b.net.volwassene"] = model.Check{Answer: model.CheckNo}, model.Check{Answer: model.CheckYes}
	if got := catalogue.Cover(pages[:7], c); got.ParentsUntouched || got.GoodUntouched {
		t.Errorf("after answers: %+v", got)
	}
}
