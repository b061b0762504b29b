package agenda_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"tijdig/model"
	"tijdig/model/agenda"
)

// TestTheAgendaIsWhatItsWordsSay compares it with a slow reading of its own
// description, for heads drawn at random.
func TestTheAgendaIsWhatItsWordsSay(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	today := model.Date{Year: 2026, Month: 3, Day: 4}
	day := func() model.Date { return today.Add(r.IntN(61) - 30) }
	terms := model.Terms{HandedOver: 30, ThrownAway: 30, OpenLines: 1 + r.IntN(90)}
	heads := make([]model.Head, 25_000) // enough for every processor to have a part
	for i := range heads {
		h := &heads[i]
		h.N, h.Concept, h.Missing, h.Steps = i, r.IntN(5) == 0, r.IntN(3)*r.IntN(2), r.IntN(3)
		h.State = []model.State{model.Open, model.Closed}[r.IntN(4)/3]
		h.Call = []model.CallState{model.CallSettled, model.CallSettled, model.CallUnknown, model.CallOpen}[r.IntN(4)]
		h.Danger = []string{"", model.No, model.Yes}[r.IntN(3)]
		h.Signal, h.Edits = model.NewID(), false
		if i > 0 && r.IntN(20) == 0 { // the change of the one before
			h.Signal, h.Concept, h.Edits, heads[i-1].Concept = heads[i-1].Signal, true, true, false
		}
		h.Changed = today.Add(-(i * 7 % 30)).Time()
		h.Urgency = []model.Urgency{"", model.Now, model.ThreeDays, model.TwoWeeks, model.Watch}[r.IntN(5)]
		h.Suspicions, h.Hearsay = r.IntN(3), r.IntN(2)
		if r.IntN(2) == 0 {
			h.OpenSince = day()
		}
		if r.IntN(2) == 0 {
			h.HandedOver = day()
		}
		if h.Steps > 0 && r.IntN(3) > 0 {
			h.NextType = []string{"gesprek", model.FeedbackStep}[r.IntN(2)]
			if r.IntN(5) > 0 {
				h.NextDue = day()
			}
		}
	}
	a := agenda.New(len(heads), func(i int, h *model.Head) { *h = heads[i] }, today, terms)
	var danger, unsure, unfinished, noStep, steps []int
	edited := map[model.ID]bool{}
	for _, h := range heads {
		if h.Concept && h.Edits {
			edited[h.Signal] = true
		}
	}
	later, suspicions, hearsay, unshared := 0, 0, 0, 0
	for _, h := range heads {
		open := !h.Concept && h.State != model.Closed
		switch stands := h.Concept || !edited[h.Signal]; {
		case stands && h.Call == model.CallOpen:
			danger = append(danger, h.N)
		case stands && h.Call == model.CallUnknown && h.Danger == model.Yes:
			unsure = append(unsure, h.N)
		}
		if h.Call != model.CallOpen && (h.Concept || open && h.Missing > 0) {
			unfinished = append(unfinished, h.N)
		}
		switch waits := !h.Concept; {
		case waits && h.NextType != "" && !h.NextDue.IsZero() && h.NextDue.Sub(today) <= 7:
			steps = append(steps, h.N)
		case waits && h.NextType != "" && h.Steps > 0:
			later++
		}
		if !open {
			continue
		}
		if h.Steps == 0 && h.Call != model.CallOpen {
			noStep = append(noStep, h.N)
		}
		if !h.OpenSince.IsZero() && today.Sub(h.OpenSince) >= terms.OpenLines {
			suspicions, hearsay = suspicions+h.Suspicions, hearsay+h.Hearsay
		}
		if h.HandedOver.IsZero() {
			unshared++
		}
	}
	term := func(n int) time.Time { // the last day of it; without one it comes last
		if d, ok := heads[n].Urgency.Days(); ok {
			return model.DateOf(heads[n].Changed).Add(d).Time()
		}
		return time.Date(9999, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	slices.SortStableFunc(noStep, func(x, y int) int { return term(x).Compare(term(y)) })
	slices.SortStableFunc(steps, func(x, y int) int { return heads[x].NextDue.Sub(heads[y].NextDue) })
	for name, c := range map[string]struct {
		got  agenda.Shortlist
		want []int
	}{"unfinished": {a.Unfinished, unfinished}, "no step": {a.NoStep, noStep}, "steps": {a.Steps, steps}} {
		var got []int
		for _, h := range c.got.Heads {
			got = append(got, h.N)
		}
		if len(c.want) < 50 || c.got.Of != len(c.want) || !slices.Equal(got, c.want[:agenda.Short]) {
			t.Errorf("%s: %v of %d; want %v of %d", name, got, c.got.Of, c.want[:agenda.Short], len(c.want))
		}
	}
	for name, c := range map[string]struct {
		got  []*model.Head
		want []int
	}{"danger": {a.Danger, danger}, "unsure": {a.Unsure, unsure}} {
		var got []int
		for _, h := range c.got {
			got = append(got, h.N)
		}
		if len(c.want) < 50 || !slices.Equal(got, c.want) {
			t.Errorf("%s: %d heads, want %d", name, len(got), len(c.want))
		}
	}
	if a.Later != later || a.Suspicions != suspicions || a.Hearsay != hearsay || a.Unshared != unshared {
		t.Errorf("counted %d %d %d %d, want %d %d %d %d", a.Later, a.Suspicions, a.Hearsay, a.Unshared, later, suspicions, hearsay, unshared)
	}
}

// TestDaysComeInTheirOrder holds the quick comparison against the calendar.
func TestDaysComeInTheirOrder(t *testing.T) {
	first := model.Date{Year: 2023, Month: 12, Day: 20}
	for n := range 800 {
		d, next := first.Add(n), first.Add(n+1)
		if !d.Before(next) || next.Before(d) || d.Before(d) || next.Sub(d) != 1 {
			t.Fatalf("%s and %s", d, next)
		}
	}
}

// TestAStepIsWantedAgainWhereTheLastFailed gives signals steps of which something became.
func TestAStepIsWantedAgainWhereTheLastFailed(t *testing.T) {
	planned := model.Step{Type: "aankijken", Status: model.Planned, Planned: model.Date{Year: 2026, Month: 11, Day: 22}}
	done, failed, dropped := model.Step{Type: "aankijken", Status: model.Done}, model.Step{Type: "aankijken", Status: model.Failed}, model.Step{Type: "aankijken", Status: model.Dropped}
	for _, c := range []struct {
		steps []model.Step
		has   bool
	}{
		{nil, false},
		{[]model.Step{done}, true},
		{[]model.Step{failed}, false},
		{[]model.Step{dropped}, false},
		{[]model.Step{done, failed}, false},
		{[]model.Step{failed, done}, true},
		{[]model.Step{done, dropped}, true}, // it was no longer needed
		{[]model.Step{planned, failed}, true},
		{[]model.Step{done, failed, planned}, true},
	} {
		h := model.HeadOfSignal(model.Signal{Content: model.Content{Steps: c.steps}}, model.Subject{}, 1, 1, model.Date{})
		if h.HasStep() != c.has {
			t.Errorf("%+v: %d", c.steps, h.Steps)
		}
	}
}
