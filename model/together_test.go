package model_test

import (
	"testing"
	"time"

	"tijdig/model"
)

func TestPeopleOfSeveralSignalsAreCountedOnce(t *testing.T) {
	p := func(role model.Role, band model.Band) model.Person {
		return model.Person{ID: model.NewID(), Role: role, Band: band, Home: model.Yes}
	}
	got := model.Together([][]model.Person{
		{p(model.RoleParent, ""), p(model.RoleSibling, model.Band0), p(model.RoleSibling, model.Band0)},
		{p(model.RoleSibling, model.Band0), p(model.RoleSibling, model.Band6)},
		nil,
		{p(model.RoleParent, ""), p(model.RolePartner, "")},
	})
	if len(got) != 5 {
		t.Errorf("%d people, want a parent, two brothers of 0-5, one of 6-11 and a partner: %+v", len(got), got)
	}
}

func TestWhatIsKnownOfAPersonIsTheFirstThatSaysIt(t *testing.T) {
	mother := func(a model.About) []model.Person {
		return []model.Person{{ID: model.NewID(), Role: model.RoleMother, Home: model.Yes, About: a}}
	}
	got := model.Together([][]model.Person{
		mother(model.About{}), mother(model.About{Spoken: model.No}), mother(model.About{Spoken: model.Yes, Authority: model.Yes}),
	})
	if want := (model.About{Spoken: model.No, Authority: model.Yes}); len(got) != 1 || got[0].About != want {
		t.Errorf("%+v, want one mother with %+v", got, want)
	}
}

func TestSeenAfterItWasWrittenIsNoticed(t *testing.T) {
	written := time.Date(2026, 11, 22, 14, 12, 0, 0, time.FixedZone("CET", 3600))
	day := model.Date{Year: 2026, Month: 11, Day: 22}
	for _, c := range []struct {
		seen model.Seen
		want bool
	}{
		{model.Seen{}, false},
		{model.Seen{Date: day}, false},
		{model.Seen{Date: day.Add(1)}, true},
		{model.Seen{Date: day.Add(-1), Clock: "23:00"}, false},
		{model.Seen{Date: day, Clock: "14:12"}, false},
		{model.Seen{Date: day, Clock: "14:13"}, true},
		{model.Seen{Date: day, Part: model.Afternoon}, false},
		{model.Seen{Date: day, Part: model.Evening}, true},
	} {
		if got := c.seen.After(written); got != c.want {
			t.Errorf("%s: got %v", c.seen, got)
		}
	}
}
