package targets

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/ui/amend"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/text/listing"
)

// stand reads the signals as they are now. One that cannot be read is left out: it cannot be
// changed either.
func stand(env nav.Env, ids []model.ID) []standing {
	heads := make(map[model.ID]*model.Head, len(ids))
	for _, id := range ids {
		heads[id] = nil
	}
	all := env.Store.Heads()
	for h := range all.All() {
		if _, asked := heads[h.Signal]; asked && !h.Concept {
			heads[h.Signal] = &h
		}
	}
	begun := amend.Begun(all)
	var out []standing
	for _, id := range ids {
		h, s, err := heads[id], model.Signal{}, error(nil)
		if h != nil {
			s, err = env.Store.Signal(id)
		}
		if h == nil || err != nil {
			continue
		}
		_, draft := begun[id]
		out = append(out, standing{id, model.SignalCode(h.Code, h.N), text.About(*h), s.Answers[model.QTags], draft})
	}
	return out
}

// record makes a version of each signal that changes. What was made before a disk took no
// more stands, and can be taken back.
func record(env nav.Env, p plan) tea.Cmd {
	return nav.Wait(func() tea.Msg {
		var made []model.Signal
		for _, s := range p.each {
			m, _, err := amend.Change(env, s.id, func(c model.Content) (model.Content, error) { return p.on(c), nil })
			if err != nil {
				return doneMsg{made, listing.TargetsStopped(len(made), len(p.each), err)}
			}
			if !m.Revision.IsZero() {
				made = append(made, m)
			}
		}
		return doneMsg{made, listing.TargetsDone(p.tag, p.off, len(made))}
	})
}

// on returns the content with the group on or off.
func (p plan) on(c model.Content) model.Content {
	c = c.Clone()
	tags := slices.DeleteFunc(slices.Clone(c.Answers[model.QTags]), func(t string) bool { return t == p.tag })
	if !p.off {
		tags = append(tags, p.tag)
	}
	c.Answers[model.QTags] = tags
	if len(tags) == 0 {
		delete(c.Answers, model.QTags)
	}
	return c
}

// undo takes the versions back, but not of a signal that was changed since.
func undo(env nav.Env, made []model.Signal) tea.Cmd {
	return nav.Wait(func() tea.Msg {
		back := 0
		for _, s := range made {
			undone, err := amend.Back(env, s)
			if err != nil {
				return doneMsg{made[back:], listing.TargetsStopped(back, len(made), err)}
			}
			if undone {
				back++
			}
		}
		return doneMsg{nil, listing.TargetsBack(back, len(made))}
	})
}

// changed lets every list know.
func (m Model) changed() tea.Cmd { return func() tea.Msg { return nav.Changed{} } }
