package followup

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/dates"
	"tijdig/model/steps"
	"tijdig/model/words"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/listing"
	"tijdig/ui/text/recording"
)

// View draws the step and the questions about it, as far as one is.
func (a asking) View(env nav.Env, w int) tea.View {
	t, today := env.Theme, model.DateOf(env.Now())
	out := []tea.View{
		layout.Text(t.Who.Of(listing.OfStep(a.of.code(), a.of.day(today)))), layout.Text(layout.CutWords(a.of.name(), w)), layout.Text(" "),
	}
	step, next := a.step(), a.following()
	if a.as != model.Planned {
		out = append(out, layout.Text(t.Chosen.Of("["+words.Of(string(a.as))+"]")))
	}
	put := func(p part, label, answer, hint string) {
		if a.part.before(p) {
			return
		}
		label = layout.Pad(label, labelWidth)
		if p.before(a.part) {
			out = append(out, layout.Text(label+layout.CutWords(answer, max(4, w-labelWidth))))
			return
		}
		out = append(out, layout.Hang(t.Here.Of(label), a.in.View(max(4, w-labelWidth))), layout.Hang(strings.Repeat(" ", labelWidth), layout.Prose(t.Hint.Of, hint, max(4, w-labelWidth))))
	}
	if a.part == otherDay {
		put(otherDay, listing.ToDay, "", understood(step.Planned, today, a.err))
		return layout.Rows(out...)
	}
	put(result, listing.AskResult(a.as), step.Result, listing.MayBeEmptyOr(a.in.Value(), a.offer))
	if a.as == model.Done && a.about() {
		put(sawChild, text.SawChild, words.Of(step.ChildSeen), listing.SawHint)
	}
	put(andNow, listing.AndNow, text.StepName(next), listing.NextHint)
	if a.part == andNow && a.in.Value() == "" {
		out = append(out, nine(env, a.of.Head().Kind, w))
	}
	put(nextDay, recording.OnDay, "", understood(next.Planned, today, a.err))
	return layout.Rows(out...)
}

// labelWidth is how wide the questions are drawn.
const labelWidth = 24

// understood says how a day is understood.
func understood(day, today model.Date, err error) string {
	switch {
	case err != nil:
		return recording.When(err, true)
	case day.IsZero():
		return recording.AheadHint
	}
	return "= " + dates.ShowDate(day, today)
}

// first are the steps that have a digit.
func first(env nav.Env, kind model.Kind) []steps.Type {
	return env.Profile().Steps.Offered(kind)
}

// nine draws them.
func nine(env nav.Env, kind model.Kind, w int) tea.View {
	var opts []string
	for i, s := range first(env, kind) {
		opts = append(opts, env.Theme.Key.Of(string(rune('1'+i)))+" "+s.Short)
	}
	return layout.Hang("  ", layout.Text(strings.Join(layout.Grid(opts, 2, max(10, w-2)), "\n")))
}
