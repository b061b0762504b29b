package signals

import (
	"maps"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/ui/nav"
	"tijdig/ui/text/listing"
)

// tagged are the signals that the worker chose one by one, whatever is listed now. What acts
// on all of a list acts on these alone.
type tagged map[model.ID]bool

// tag chooses the signal under the mark, or lets it go, and goes on to the next.
func (m Model) tag() (nav.Screen, tea.Cmd) {
	if m.at >= len(m.rows) {
		return m, nil
	}
	h := m.head(m.at)
	if h.Concept {
		return m, nav.Send(nav.Notice(listing.NoConceptTagged))
	}
	next := maps.Clone(m.tagged)
	if next == nil {
		next = tagged{}
	}
	if next[h.Signal] = !next[h.Signal]; !next[h.Signal] {
		delete(next, h.Signal)
	}
	m.tagged, m.at = next, min(m.at+1, len(m.rows)-1)
	return m.look()
}

// chosen returns the recorded signals that were chosen one by one, or else all that are
// listed.
func (m Model) chosen() []model.ID {
	var ids []model.ID
	if len(m.tagged) > 0 {
		for h := range m.heads.All() { // one that was destroyed meanwhile is not among them
			if !h.Concept && m.tagged[h.Signal] {
				ids = append(ids, h.Signal)
			}
		}
		return ids
	}
	for i := range m.rows {
		if h := m.head(i); !h.Concept {
			ids = append(ids, h.Signal)
		}
	}
	return ids
}

// signals lists them for a place.
func (t tagged) signals() (out []model.ID) {
	for id := range t {
		out = append(out, id)
	}
	return out
}

func tagsOf(ids []model.ID) tagged {
	t := tagged{}
	for _, id := range ids {
		t[id] = true
	}
	return t
}
