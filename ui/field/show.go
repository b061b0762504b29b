package field

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/field/findings"
	"tijdig/ui/field/nextsteps"
	"tijdig/ui/field/people"
	"tijdig/ui/field/question"
	"tijdig/ui/layout"
	"tijdig/ui/text"
	"tijdig/ui/text/recording"
)

// Show draws a question that is not in focus, with what stands in the
// concept.
func Show(env question.Env, q form.Question, d model.Draft, width int) tea.View {
	t := env.Theme
	//exhaustive:enforce
	switch q.Kind {
	case form.Choice, form.Choices, form.Subject:
		return layout.Text(options(t, q, d.Answers[q.ID], -1, width))
	case form.Mark:
		return layout.Text(showMark(env, d, width))
	case form.Age:
		if raw := d.Typing[q.ID]; raw != "" {
			return layout.Text(raw + "  " + t.Missing.Of(recording.AgeEnter))
		}
		return layout.Text(layout.CutWords(text.Age(model.AgeOf(d.Answers[q.ID]), env.Now()), width))
	case form.Seen, form.Date, form.Number:
		return layout.Text(layout.CutWords(showSeen(env, q, d), width))
	case form.Findings:
		return findings.Show(env, d, width)
	case form.Steps:
		return nextsteps.Show(env, d, width)
	case form.People:
		return people.Show(env, d, width)
	case form.Checklist:
		return layout.Text(t.Hint.Of(recording.Looked(looked(q, d))))
	case form.Rows:
		return showRows(env, q, d, -1, width)
	case form.Note:
		return showNote(env, q, d, width)
	case form.Text, form.Place:
	case form.Area:
		return layout.Text(strings.Join(layout.Wrap(d.Answers.One(q.ID), width), "\n"))
	}
	return layout.Text(layout.CutWords(d.Answers.One(q.ID), width))
}

// showNote draws what is said beside the answers, a line each.
func showNote(env question.Env, q form.Question, d model.Draft, width int) tea.View {
	var rows []tea.View
	for _, line := range q.Lines(form.Facts{Content: d.Content, Begun: d.Begun, Kind: d.Subject.Kind, Texts: env.Region.Texts()}) {
		rows = append(rows, layout.Hang("  ", layout.Prose(env.Theme.Hint.Of, line, max(8, width-2))))
	}
	return layout.Rows(rows...)
}

func showMark(env question.Env, d model.Draft, width int) string {
	t := env.Theme
	if d.Subject.Code == "" {
		return ""
	}
	left := t.Who.Of(d.Subject.Code.String())
	if m := markOf(d); m != "" {
		left += "  " + m
	}
	if !d.Known {
		return layout.CutWords(left, width)
	}
	n := 0
	for _, k := range env.Known {
		if k.Is(d.Subject.ID) {
			n = k.Signals
		}
	}
	return layout.Ends(left, t.Hint.Of(recording.Earlier(n)), width)
}

func showSeen(env question.Env, q form.Question, d model.Draft) string {
	if s := seenWords(env, q, d); s != "" {
		return s
	}
	if raw := d.Typing[q.ID]; raw != "" {
		_, why := understand(env, q, raw)
		return raw + "  " + env.Theme.Missing.Of(recording.NotRead(q, why))
	}
	return ""
}

// looked counts the items of a question that have an answer.
func looked(q form.Question, d model.Draft) (n, of int) {
	for _, p := range q.Pages {
		of += len(p.Items)
		for _, i := range p.Items {
			if d.Checks[i.Code].Looked() {
				n++
			}
		}
	}
	return n, of
}
