package checklist

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model/catalogue"
	"tijdig/ui/checklistpage"
	"tijdig/ui/input"
	"tijdig/ui/nav"
	"tijdig/ui/text/recording"
)

// search looks for items by any word, in all of the catalogue. Its results
// stand on the sheet, with digits of their own.
type search struct {
	in     input.Line
	typing bool
	from   string // the item that the mark goes back to
}

// most is how many results get a digit.
const most = 9

// seek opens an empty search line. The sheet is empty with it: what stands there
// is what a key acts on.
func (m Model) seek() Model {
	from := m.sheet.Code()
	if m.search != nil {
		from = m.search.from
	}
	m.search = &search{in: input.NewLine("", -1, false), typing: true, from: from}
	return m.results()
}

// found goes back from a search to the page, with the mark where it was.
func (m Model) found() Model {
	from := m.search.from
	m.search = nil
	m = m.again()
	m.sheet = m.sheet.On(from)
	return m
}

// searched takes a key while something is searched, and says whether it was
// one for the search.
func (m Model) searched(press tea.KeyPressMsg) (nav.Screen, tea.Cmd, bool) {
	k := m.env.Keys
	s := *m.search
	switch {
	case key.Matches(press, k.Form.Back):
		return m.found(), nil, true
	case s.typing && key.Matches(press, k.Form.Next, k.Form.Down):
		return m.toResults()
	case s.typing:
		return m.look(press), nil, true
	case key.Matches(press, k.Check.Search):
		return m.seek(), nil, true
	case key.Matches(press, k.Check.Next, k.Check.Prev, k.Check.Rest, k.Check.Goto, k.Check.All):
		return m, nav.Send(nav.Notice(recording.SearchFirst)), true
	}
	return m, nil, false
}

// toResults puts the mark on what was found; where nothing was, it says so.
func (m Model) toResults() (nav.Screen, tea.Cmd, bool) {
	switch s := *m.search; {
	case s.in.Value() == "":
		return m.found(), nil, true
	case m.sheet.Code() == "":
		return m, nav.Send(nav.Notice(recording.NothingFound(s.in.Value()))), true
	default:
		s.typing = false
		m.search = &s
		return m, nil, true
	}
}

// look types into the search line and puts what it finds on the sheet.
func (m Model) look(msg tea.Msg) Model {
	s := *m.search
	s.in, _ = s.in.Update(msg)
	m.search = &s
	return m.results()
}

// results puts what was found on the sheet, with the mark on the first.
func (m Model) results() Model {
	var items []checklistpage.Item
	for i, f := range catalogue.Search(m.search.in.Value(), m.filter()) {
		if i == most {
			break
		}
		items = append(items, m.item(f.Item, i+1, "", f.Outside))
	}
	m.sheet = checklistpage.New(checklistpage.Env{Theme: m.env.Theme, Keys: m.env.Keys, Now: m.env.Now}, items, 0)
	return m
}

// none says what to do while nothing stands on the sheet.
func (m Model) none() string {
	if m.search != nil && m.search.in.Value() != "" {
		return recording.NothingFound(m.search.in.Value())
	}
	return recording.SearchItems
}
