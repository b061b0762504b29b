package followup

import (
	"slices"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/store"
	"tijdig/store/digest"
	"tijdig/ui/amend"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/listing"
)

// due is a planned step with the signal it is of.
type due struct {
	head  store.HeadRef // in the list as it was read
	step  digest.Step   // without an id while the signal is not read yet: what the list of heads knows
	draft model.ID      // a concept of the signal; zero while there is none
}

func (d due) ID() model.ID      { return d.step.ID }
func (d due) Head() *model.Head { return d.head.Head() }
func (d due) Draft() model.ID   { return d.draft }

func (d due) code() string { h := d.Head(); return model.SignalCode(h.Code, h.N) }

func (d due) name() string {
	return text.StepName(model.Step{Type: d.step.Type, Text: d.step.Text})
}

// day is for when it is planned, or what was said of that.
func (d due) day(today model.Date) string {
	if d.step.Said != "" {
		return "\"" + d.step.Said + "\""
	}
	return dates.ShowDate(d.step.Day, today)
}

// waiting lists the planned steps of all open signals, the first day first, those without a
// day last; of one day the signal that was changed last comes first.
func waiting(env nav.Env) []due {
	heads := env.Store.Heads()
	drafts := amend.Begun(heads)
	var out []due
	for i := range heads.Len() {
		h := heads.At(i)
		if h.Concept {
			continue
		}
		for _, s := range planned(env.Search.Digest(), &h) {
			out = append(out, due{head: heads.Ref(i), step: s, draft: drafts[h.Signal]})
		}
	}
	slices.SortStableFunc(out, func(a, b due) int {
		switch x, y := a.step.Day, b.step.Day; {
		case x == y:
			return 0
		case x.IsZero() || !y.IsZero() && y.Before(x):
			return 1
		}
		return -1
	})
	return out
}

// planned lists the steps of one signal. Of one that is not read yet the head knows the first.
func planned(d *digest.Digest, h *model.Head) []digest.Step {
	if e, ok := d.Of(h.Signal); ok {
		return e.Planned
	}
	if !h.Waits() {
		return nil
	}
	return []digest.Step{{Type: h.NextType, Text: h.NextText, Day: h.NextDue}}
}

// group is the heading a step stands under.
func group(day, today model.Date) string {
	sunday := today.Add((7 - int(today.Time().Weekday())) % 7)
	switch {
	case day.IsZero():
		return listing.StepsUndated
	case day.Before(today):
		return listing.LateSteps
	case day == today:
		return listing.StepsToday
	case !sunday.Before(day):
		return listing.StepsWeek
	}
	return listing.StepsAfter
}
