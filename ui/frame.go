package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"tijdig/model/clean"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/text"
	"tijdig/ui/theme"
)

// The rows around a screen: title and rule above; rule, status and keys
// below. A low window loses its rules first, and the lowest all but the screen.
// In a narrow one the lower rule gives its row to the keys.
const (
	fullRows = 10 // from here on: title, rule, body, rule, status, keys
	barRows  = 4  // from here on: title, body, keys
	wide     = 72 // from here on the keys have one row
)

// sane returns a size one can draw on. Some terminals begin with none, and a
// broken one may claim any.
func sane(m tea.WindowSizeMsg) tea.WindowSizeMsg {
	if m.Width <= 0 || m.Height <= 0 {
		return tea.WindowSizeMsg{Width: 80, Height: 24}
	}
	return tea.WindowSizeMsg{Width: min(m.Width, 1000), Height: min(m.Height, 500)}
}

// body is the size left for the screen in front.
func (a App) body() tea.WindowSizeMsg {
	h := a.size.Height
	if bare, ok := a.top().(nav.Bare); ok && bare.Bare() {
		return a.size
	}
	switch {
	case h >= fullRows:
		h -= 5
	case h >= barRows:
		h -= 2
	}
	return tea.WindowSizeMsg{Width: a.size.Width, Height: h}
}

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
	if a.blank {
		return a.covering()
	}
	w, h := a.size.Width, a.size.Height
	if bare, ok := a.top().(nav.Bare); ok && bare.Bare() {
		v := layout.Fit(a.top().View(), w, h, 0)
		v.AltScreen = true
		return v
	}
	b := a.body()
	var body tea.View
	if a.palette != nil {
		body = a.palette.View(b.Width, b.Height)
	} else {
		body = layout.Fit(a.top().View(), b.Width, b.Height, 0)
	}
	parts := []tea.View{body}
	switch {
	case h >= fullRows:
		foot := a.foot(w)
		body = layout.Top(body, b.Height-max(0, len(foot)-footRows))
		parts = []tea.View{line(a.title(), w), a.rule(w), body, layout.Text(strings.Join(foot, "\n"))}
	case h >= barRows:
		parts = []tea.View{line(a.title(), w), body, line(a.low(), w)}
	}
	v := layout.Rows(parts...)
	v.AltScreen = true
	return v
}

func (a App) rule(w int) tea.View {
	return layout.Text(a.env.Theme.Rule.Of(strings.Repeat("─", w)))
}

// footRows are the rows below a screen.
const footRows = 3

// foot is what stands below a screen: what is said, on as many rows as it needs, and the
// keys. What is said for a moment takes the row of the rule or of some keys.
func (a App) foot(w int) (rows []string) {
	said := a.status(w - 2)
	said = said[:min(len(said), footRows+a.body().Height/2)]
	for _, s := range said {
		rows = append(rows, layout.Pad(s, w))
	}
	if w >= wide && len(rows) == 1 {
		rows = []string{a.rule(w).Content, rows[0]}
	}
	bar := 1
	if w < wide {
		bar = max(1, footRows-len(rows))
	}
	return append(rows, strings.Split(a.bar(bar), "\n")...)
}

func line(s string, w int) tea.View { return layout.Text(layout.Pad(s, w)) }

// title says where one is, about whom and how far. Where it does not all fit, how far falls
// away first, and what the worker must know of the file never does.
func (a App) title() string {
	t, title := a.env.Theme, a.top().Title()
	left := " " + t.App.Of(text.Program) + "  " + t.Where.Of(title.Where)
	if title.Who != "" {
		left += "  " + t.Who.Of(title.Who)
	}
	more := left
	if title.More != "" {
		more += "  " + title.More
	}
	var banners strings.Builder
	for _, banner := range a.banners() {
		banners.WriteString("  " + t.Banner.Of("["+banner+"]"))
	}
	for _, try := range [][2]string{{more, title.Right + banners.String()}, {more, banners.String()}} {
		if right := strings.TrimLeft(try[1], " "); layout.Width(try[0])+layout.Width(right)+3 <= a.size.Width {
			return layout.Ends(try[0], right+" ", a.size.Width)
		}
	}
	if banners.String() == "" {
		return more // who it is about is worth more than how far
	}
	return layout.Ends(left, banners.String()+" ", a.size.Width)
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

// status says what is on the disk, and the news beside or over it, in rows of so many
// cells. That something is not saved is never hidden by news.
func (a App) status(room int) []string {
	t := a.env.Theme
	s := a.report()
	plain := func(s string) string { return s }
	switch soon := a.soon(); {
	case s.Bad && (!a.stranded || a.trouble == ""):
		return inRows(t.Alert.Of, theme.MarkDanger+" "+s.Text, room)
	case a.trouble != "":
		return inRows(t.Alert.Of, theme.MarkDanger+" "+a.trouble, room)
	case a.news != "" && layout.Width(s.Text)+layout.Width(a.news)+4 > a.size.Width:
		return inRows(plain, a.news, room)
	case a.news != "":
		return []string{layout.Ends(" "+t.Hint.Of(s.Text), a.news+" ", a.size.Width)}
	case soon != "":
		return []string{layout.Ends(" "+t.Hint.Of(s.Text), soon+" ", a.size.Width)}
	case layout.Width(s.Text)+layout.Width(s.Right)+4 <= a.size.Width:
		return []string{layout.Ends(" "+t.Hint.Of(s.Text), t.Hint.Of(s.Right)+" ", a.size.Width)}
	case strings.HasPrefix(s.Right, theme.MarkDanger) || strings.HasPrefix(s.Right, theme.MarkMissing):
		return []string{" " + layout.CutWords(s.Right, room)} // what still has to be done is worth more than when it was saved
	}
	return []string{" " + t.Hint.Of(layout.CutWords(s.Text, room))}
}

// inRows is a text in rows of so many cells.
func inRows(ink func(string) string, s string, room int) []string {
	rows := layout.Wrap(s, max(8, room))
	for i := range rows {
		rows[i] = " " + ink(rows[i])
	}
	return rows
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

const oneRow = 1 << 12 // wider than any window

// low is the one line below a screen in a low window: trouble or news where
// there is any, else the keys.
func (a App) low() string {
	if a.trouble != "" || a.news != "" || a.soon() != "" || a.report().Bad {
		return strings.Join(a.status(oneRow), "")
	}
	return a.bar(1)
}

// bar lists the keys that act now, as many as fit in that many rows; the palette has the
// rest, and stands last.
func (a App) bar(rows int) string {
	all := a.top().Keys()
	last := a.named(a.env.Keys.Global.Palette)
	if a.palette != nil {
		all, last = a.palette.Keys(), ""
	}
	out := make([]string, rows)
	for _, b := range all {
		k := a.named(b) + "  "
		for i := range out {
			room := a.size.Width - 1
			if i == rows-1 && last != "" {
				room -= layout.Width(last) + 2
			}
			if b.Enabled() && layout.Width(out[i])+layout.Width(k) <= room {
				out[i] += k
				break
			}
		}
	}
	for i := range out {
		if i == rows-1 || layout.Width(out[i])+layout.Width(last) < a.size.Width && out[i+1] == "" {
			out[i] += last
			last = ""
		}
		out[i] = layout.Pad(" "+out[i], a.size.Width)
	}
	return strings.Join(out, "\n")
}

func (a App) named(b key.Binding) string {
	return a.env.Theme.Key.Of(b.Help().Key) + " " + b.Help().Desc
}
