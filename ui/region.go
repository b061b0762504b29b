package ui

import (
	tea "charm.land/bubbletea/v2"

	"tijdig/store/regionbook"
	"tijdig/ui/nav"
	"tijdig/ui/text/sharing"
)

// regional takes up the package of a region that the file keeps. One that cannot be read
// holds nobody back: what comes with the program is used, and said.
func (a App) regional() App {
	b, err := regionbook.Read(a.env.Store)
	if err != nil {
		a.news = sharing.RegionDamaged
	}
	a.env = a.env.In(b)
	return a
}

// regionChanged makes the screens anew, as each holds what it was given.
func (a App) regionChanged(msg nav.RegionChanged) (tea.Model, tea.Cmd) {
	a.env = a.env.In(msg.Book)
	var screens []nav.Screen
	for _, at := range a.place().Screens {
		s := screenAt(a.env, at)
		if s == nil {
			break
		}
		screens = append(screens, s.Return(at))
	}
	a.stack = nil
	return a.push(screens...)
}
