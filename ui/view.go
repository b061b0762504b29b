package ui

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model/clean"
	"tijdig/ui/frame"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/text"
)

// View draws the whole window, always exactly as large as it is. Everything in
// it passed the gate in layout already; what a screen drew around it does here.
func (a App) View() tea.View {
	v := a.draws()
	v.Content = clean.Frame(v.Content)
	return v
}

func (a App) draws() tea.View {
	if a.size.Width == 0 {
		return tea.View{AltScreen: true}
	}
	if a.phase.covered() {
		return a.covering()
	}
	b := a.body()
	var v tea.View
	switch {
	case a.bare():
		v = layout.Fit(a.top().View(), b.Width, b.Height, 0)
	case a.palette != nil:
		v = a.frame().Around(a.palette.View(b.Width, b.Height))
	default:
		v = a.frame().Around(layout.Fit(a.top().View(), b.Width, b.Height, 0))
	}
	v.AltScreen = true
	return v
}

// bare reports whether the screen in front stands without a frame.
func (a App) bare() bool {
	bare, ok := a.top().(nav.Bare)
	return ok && bare.Bare()
}

// body is the size left for the screen in front.
func (a App) body() tea.WindowSizeMsg {
	if a.bare() {
		return a.size
	}
	return frame.Body(a.size)
}

// frame is what stands around the screen in front, or the palette.
func (a App) frame() frame.Frame {
	f := frame.Frame{
		Theme: a.env.Theme, Size: a.size, Title: a.top().Title(), Banners: a.banners(), Report: a.report(), Trouble: a.trouble, News: a.news,
		Soon: a.soon(), Stranded: a.phase == stranded, Keys: a.top().Keys(), Last: a.env.Keys.Global.Palette,
	}
	if a.palette != nil {
		f.Keys, f.Last = a.palette.Keys(), key.Binding{}
	}
	return f
}

// banners say what the worker must know of the file on every screen.
func (a App) banners() (out []string) {
	if a.env.Store == nil {
		return nil
	}
	if a.env.Store.ReadOnly() {
		out = append(out, text.ReadOnlyBanner)
	}
	if a.env.Store.Demo() {
		out = append(out, text.DemoBanner)
	}
	if a.env.Store.Police() {
		out = append(out, text.PoliceBanner)
	}
	return out
}

// report is what the screen in front says of its work, or else the file.
func (a App) report() nav.Status {
	if r, ok := a.top().(nav.Reporter); ok {
		return r.Status()
	}
	if a.env.Store == nil {
		return nav.Status{}
	}
	if a.half.open(a) {
		return nav.Status{Text: text.Saving}
	}
	return nav.Status{Text: text.AllSavedAt(a.env.Saved())}
}
