package ui

import (
	"encoding/json"

	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/ui/nav"
	"tijdig/ui/text"
)

// place is where the worker was, as it is kept in the file over a lock.
type place struct {
	Concept model.ID `json:"concept"`
}

// cover saves everything, remembers the place and ends the program locked.
// If saving fails it stays, because words come before wiping.
func (a App) cover() (tea.Model, tea.Cmd) {
	if a.env.Store == nil {
		return a, nil
	}
	if err := a.Keep(); err != nil {
		a.trouble = text.Error(err)
		return a, nil
	}
	var p place
	for _, s := range a.stack {
		if e, ok := s.(nav.Editor); ok && e.Draft().Rev > 0 {
			p.Concept = e.Draft().Signal
		}
	}
	b, err := json.Marshal(p)
	if err == nil {
		err = a.env.Store.SavePlace(b)
	}
	if err != nil {
		a.trouble = text.Error(err)
		return a, nil
	}
	a.covered = true
	return a, tea.Quit
}

// restore reopens what was in front when the screen was covered.
func (a App) restore() tea.Cmd {
	env := a.env
	return func() tea.Msg {
		b, ok, err := env.Store.Place()
		if err != nil || !ok {
			return nil
		}
		var p place
		if json.Unmarshal(b, &p) != nil || env.Store.ClearPlace() != nil || p.Concept.IsZero() {
			return nil
		}
		return nav.OpenConcept{Signal: p.Concept}
	}
}
