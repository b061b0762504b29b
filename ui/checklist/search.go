package checklist

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model/catalogue"
	"tijdig/ui/input"
	"tijdig/ui/nav"
	"tijdig/ui/sheet"
)

// search looks for items by any word, in all of the catalogue. Its results
// stand on the sheet, with digits of their own.
type search struct {
	in     input.Line
	typing bool
}

// most is how many results get a digit.
const most = 9

func newSearch() *search { return &search{in: input.NewLine("", -1, false), typing: true} }

// searched takes a key while something is searched, and says whether it was
// one for the search.
func (m Model) searched(press tea.KeyPressMsg) (nav.Screen, bool) {
	k := m.env.Keys
	s := *m.search
	switch {
	case key.Matches(press, k.Form.Back) && s.typing, key.Matches(press, k.Form.Back):
		m.search = nil
		return m.arrange().turn(m.at, 0), true
	case s.typing && key.Matches(press, k.Form.Next, k.Form.Down):
		s.typing = false
		m.search = &s
		return m, true
	case s.typing:
		return m.look(press), true
	case key.Matches(press, k.Check.Search):
		s.typing = true
		m.search = &s
		return m, true
	case key.Matches(press, k.Check.Next, k.Check.Prev, k.Check.Rest, k.Check.Goto, k.Check.All):
		return m, true
	}
	return m, false
}

// look types into the search line and puts what it finds on the sheet.
func (m Model) look(msg tea.Msg) Model {
	s := *m.search
	s.in, _ = s.in.Update(msg)
	m.search = &s
	return m.results(0)
}

// results puts what was found on the sheet, with the mark on one of it.
func (m Model) results(at int) Model {
	var items []sheet.Item
	for i, f := range catalogue.Search(m.search.in.Value(), m.filter()) {
		if i == most {
			break
		}
		items = append(items, m.item(f.Item, i+1, "", f.Outside))
	}
	m.sheet = sheet.New(sheet.Env{Theme: m.env.Theme, Keys: m.env.Keys, Now: m.env.Now}, items, at)
	return m
}
