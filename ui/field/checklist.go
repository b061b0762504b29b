package field

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/form"
	"tijdig/ui/checklistpage"
	"tijdig/ui/field/question"
	"tijdig/ui/layout"
	"tijdig/ui/text"
	"tijdig/ui/text/recording"
)

// checklist is a question with its own pages of items, answered like Nagaan.
type checklist struct {
	env   question.Env
	q     form.Question
	page  int
	sheet checklistpage.Sheet
}

func newChecklist(env question.Env, q form.Question, at model.Spot) question.Field {
	f := checklist{env: env, q: q}
	f.page = max(0, min(at.Page, len(q.Pages)-1))
	return f.opened(at.Item)
}

func (f checklist) opened(at int) checklist {
	var items []checklistpage.Item
	for n, i := range f.q.Pages[f.page].Items {
		items = append(items, checklistpage.Item{Code: i.Code, Digit: n + 1, Label: i.Label, Help: i.Help})
	}
	f.sheet = checklistpage.New(checklistpage.Env{Theme: f.env.Theme, Keys: f.env.Keys, Now: f.env.Now}, items, at)
	return f
}

func (f checklist) Update(msg tea.Msg, d model.Draft) (question.Field, question.Result) {
	s, r := f.sheet.Update(msg, d.Checks)
	f.sheet = s
	switch {
	case r.Passed:
		return f, question.Passed(d)
	case r.Move == checklistpage.Next && f.page == len(f.q.Pages)-1:
		return f, question.Result{Draft: d, Move: question.Next}
	case r.Move == checklistpage.Next:
		f.page++
		return f.opened(0), question.Kept(d)
	case r.Move == checklistpage.Prev && f.page == 0:
		return f, question.Passed(d)
	case r.Move == checklistpage.Prev:
		f.page--
		return f.opened(0), question.Kept(d)
	case r.Changed != "":
		d = d.Clone()
		d.Checks = r.Checks
	}
	return f, question.Result{Draft: d, Changed: r.Changed != "", Notice: r.Notice}
}

func (f checklist) View(d model.Draft, width int) tea.View {
	p := f.q.Pages[f.page]
	head := f.env.Theme.Label.Of(layout.CutWords(recording.PageOf(p.Title, f.page+1, len(f.q.Pages)), width))
	return layout.Rows(layout.Text(head), f.sheet.View(d.Checks, width))
}

func (f checklist) Keys() []key.Binding {
	k, c := f.env.Keys.Item, f.env.Keys.Check
	if f.sheet.Typing() {
		return []key.Binding{text.Named(f.env.Keys.Form.Next, "klaar met toelichting")}
	}
	return append(f.sheet.Digits(k.Digit), k.Yes, k.Maybe, k.No, k.Unknown, k.Clear, k.Source, k.Note, text.Named(c.Next, "volgend blad"))
}

func (f checklist) Spot() model.Spot {
	return model.Spot{Question: f.q.ID, Page: f.page, Item: f.sheet.At()}
}
