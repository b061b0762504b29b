package checklist

import (
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/catalogue"
	"tijdig/ui/checklistpage"
	"tijdig/ui/concept"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/recording"
)

// answer gives a key to the sheet and takes what came of it.
func (m Model) answer(msg tea.Msg) (nav.Screen, tea.Cmd) {
	s, r := m.sheet.Update(msg, m.concept.Draft().Checks)
	m.sheet = s
	_, pasted := msg.(tea.PasteMsg)
	if pasted {
		m.concept = m.concept.End() // it is an edit of its own
	}
	cmds := []tea.Cmd{nav.Say(r.Notice)}
	if r.Changed != "" {
		var cmd tea.Cmd
		if m, cmd = m.change(r.Changed, r.Checks); pasted {
			m.concept = m.concept.End()
		}
		cmds = append(cmds, cmd)
		if r.Flagged {
			m, cmd = m.flagged(r.Changed)
			cmds = append(cmds, cmd)
		}
	}
	switch r.Move {
	case checklistpage.Next:
		return m.page(+1, cmds)
	case checklistpage.Prev:
		return m.page(-1, cmds)
	}
	return m.spot(cmds)
}

func (m Model) change(what string, checks map[string]model.Check) (Model, tea.Cmd) {
	d := m.concept.Draft().Clone()
	if c, ok := checks[what]; ok {
		c.Band = d.Band()
		checks[what] = c
	}
	d.Checks = checks
	c, cmd := m.concept.Change(what, d)
	m.concept = c
	return m, cmd
}

// flagged opens Direct bellen for each item of direct attention once, and for
// the first other flagged item; a later one is said in the status.
func (m Model) flagged(slug string) (Model, tea.Cmd) {
	item, _ := catalogue.Find(slug)
	d := m.concept.Draft()
	before := len(d.Acute) > 0 || len(m.opened) > 0
	if m.opened[slug] || !item.Acute() && before {
		m.later = recording.NewFlag(item.Label, d.Checks[slug])
		return m, nil
	}
	opened := map[string]bool{slug: true}
	for s := range m.opened {
		opened[s] = true
	}
	m.opened = opened
	return m, nav.Send(nav.OpenAcute{Why: []string{slug}, Sudden: true})
}

func (m Model) undo() (nav.Screen, tea.Cmd) {
	c, what, cmd := m.concept.Undo()
	if what == "" {
		return m, nav.Send(nav.Notice(text.NoFurther(c.Draft().Fallen)))
	}
	return m.walked(c, text.Undone(labelOf(what)), cmd)
}

func (m Model) redo() (nav.Screen, tea.Cmd) {
	c, what, cmd := m.concept.Redo()
	if what == "" {
		return m, nav.Send(nav.Notice(text.NothingToRedo))
	}
	return m.walked(c, text.Redone(labelOf(what)), cmd)
}

func (m Model) walked(c concept.Concept, news string, cmd tea.Cmd) (nav.Screen, tea.Cmd) {
	m.concept = c
	return m.again(), tea.Batch(cmd, nav.Send(nav.Notice(news)))
}

func labelOf(slug string) string {
	item, _ := catalogue.Find(slug)
	return item.Label
}

// restOpen is how many items [Model.rest] would answer.
func (m Model) restOpen() int {
	p, n := m.pages[m.at], 0
	if !p.Bulk {
		return 0
	}
	for _, e := range p.Entries {
		if !e.Flag && !m.concept.Draft().Checks[e.Slug].Looked() {
			n++
		}
	}
	return n
}

// rest answers what is open on this page with no, each marked as given in one
// go. It is not offered where an answer is grave, nor where it goes well.
func (m Model) rest() (nav.Screen, tea.Cmd) {
	p := m.pages[m.at]
	if !p.Bulk {
		return m, nav.Send(nav.Notice(recording.NoRestHere))
	}
	d := m.concept.Draft().Clone()
	if d.Checks == nil {
		d.Checks = map[string]model.Check{}
	}
	n := 0
	for _, e := range p.Entries {
		if c := d.Checks[e.Slug]; c.Answer == "" && !e.Flag {
			c.Answer, c.Bulk, c.At, c.Band = model.CheckNo, true, m.env.Now(), d.Band()
			d.Checks[e.Slug] = c
			n++
		}
	}
	if n == 0 {
		return m, nav.Send(nav.Notice(recording.NothingOpenHere))
	}
	c, cmd := m.concept.Change(p.Title, d)
	m.concept = c
	return m, tea.Batch(cmd, nav.Send(nav.Notice(recording.RestNo(n))))
}
