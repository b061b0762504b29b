// Package frame draws the rows around a screen: title and rule above, what is said and the
// keys below, as many as the window has room for. It knows no screen and no file: it is
// told what to say.
package frame

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

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

// Sane returns a size one can draw on. Some terminals begin with none, and a
// broken one may claim any.
func Sane(m tea.WindowSizeMsg) tea.WindowSizeMsg {
	if m.Width <= 0 || m.Height <= 0 {
		return tea.WindowSizeMsg{Width: 80, Height: 24}
	}
	return tea.WindowSizeMsg{Width: min(m.Width, 1000), Height: min(m.Height, 500)}
}

// Frame is what stands around a screen.
type Frame struct {
	Theme    theme.Theme
	Size     tea.WindowSizeMsg // of the whole window
	Title    nav.Title
	Banners  []string   // what the worker must know of the file on every screen
	Report   nav.Status // how the work in front stands, or else the file
	Trouble  string     // what went wrong
	News     string     // said for a moment
	Soon     string     // what is about to happen
	Stranded bool       // trouble says why leaving did not work, which is worth more than the report
	Keys     []key.Binding
	Last     key.Binding // shows the keys that do not fit; without a key where nothing does
}

// Body is the size left for a screen in a window of a size.
func Body(size tea.WindowSizeMsg) tea.WindowSizeMsg {
	switch {
	case size.Height >= fullRows:
		size.Height -= 5
	case size.Height >= barRows:
		size.Height -= 2
	}
	return size
}

// Around draws the whole window around what a screen drew in [Body].
func (f Frame) Around(body tea.View) tea.View {
	w, h := f.Size.Width, f.Size.Height
	parts := []tea.View{body}
	switch {
	case h >= fullRows:
		foot := f.foot(w)
		body = layout.Top(body, Body(f.Size).Height-max(0, len(foot)-footRows))
		parts = []tea.View{line(f.title(), w), f.rule(w), body, layout.Text(strings.Join(foot, "\n"))}
	case h >= barRows:
		parts = []tea.View{line(f.title(), w), body, line(f.low(), w)}
	}
	return layout.Rows(parts...)
}

func (f Frame) rule(w int) tea.View {
	return layout.Text(f.Theme.Rule.Of(strings.Repeat("─", w)))
}

// footRows are the rows below a screen.
const footRows = 3

// foot is what stands below a screen: what is said, on as many rows as it needs, and the
// keys. What is said for a moment takes the row of the rule or of some keys.
func (f Frame) foot(w int) (rows []string) {
	said := f.status(w - 2)
	said = said[:min(len(said), footRows+Body(f.Size).Height/2)]
	for _, s := range said {
		rows = append(rows, layout.Pad(s, w))
	}
	if w >= wide && len(rows) == 1 {
		rows = []string{f.rule(w).Content, rows[0]}
	}
	bar := 1
	if w < wide {
		bar = max(1, footRows-len(rows))
	}
	return append(rows, strings.Split(f.Bar(bar), "\n")...)
}

func line(s string, w int) tea.View { return layout.Text(layout.Pad(s, w)) }

// title says where one is, about whom and how far. Where it does not all fit, how far falls
// away first, and what the worker must know of the file never does.
func (f Frame) title() string {
	t, title := f.Theme, f.Title
	left := " " + t.App.Of(text.Program) + "  " + t.Where.Of(title.Where)
	if title.Who != "" {
		left += "  " + t.Who.Of(title.Who)
	}
	more := left
	if title.More != "" {
		more += "  " + title.More
	}
	var banners strings.Builder
	for _, banner := range f.Banners {
		banners.WriteString("  " + t.Banner.Of("["+banner+"]"))
	}
	for _, try := range [][2]string{{more, title.Right + banners.String()}, {more, banners.String()}} {
		if right := strings.TrimLeft(try[1], " "); layout.Width(try[0])+layout.Width(right)+3 <= f.Size.Width {
			return layout.Ends(try[0], right+" ", f.Size.Width)
		}
	}
	if banners.String() == "" {
		return more // who it is about is worth more than how far
	}
	return layout.Ends(left, banners.String()+" ", f.Size.Width)
}

// status says what is on the disk, and the news beside or over it, in rows of so many
// cells. That something is not saved is never hidden by news.
func (f Frame) status(room int) []string {
	t := f.Theme
	s := f.Report
	plain := func(s string) string { return s }
	switch soon := f.Soon; {
	case s.Bad && (!f.Stranded || f.Trouble == ""):
		return inRows(t.Alert.Of, theme.MarkDanger+" "+s.Text, room)
	case f.Trouble != "":
		return inRows(t.Alert.Of, theme.MarkDanger+" "+f.Trouble, room)
	case f.News != "" && layout.Width(s.Text)+layout.Width(f.News)+4 > f.Size.Width:
		return inRows(plain, f.News, room)
	case f.News != "":
		return []string{layout.Ends(" "+t.Hint.Of(s.Text), f.News+" ", f.Size.Width)}
	case soon != "":
		return []string{layout.Ends(" "+t.Hint.Of(s.Text), soon+" ", f.Size.Width)}
	case layout.Width(s.Text)+layout.Width(s.Right)+4 <= f.Size.Width:
		return []string{layout.Ends(" "+t.Hint.Of(s.Text), t.Hint.Of(s.Right)+" ", f.Size.Width)}
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

const oneRow = 1 << 12 // wider than any window

// low is the one line below a screen in a low window: trouble or news where
// there is any, else the keys.
func (f Frame) low() string {
	if f.Trouble != "" || f.News != "" || f.Soon != "" || f.Report.Bad {
		return strings.Join(f.status(oneRow), "")
	}
	return f.Bar(1)
}

// Bar lists the keys that act now, as many as fit in that many rows; what has the rest
// of them stands last.
func (f Frame) Bar(rows int) string {
	last := ""
	if f.Last.Help().Key != "" {
		last = f.named(f.Last)
	}
	out := make([]string, rows)
	for _, b := range f.Keys {
		k := f.named(b) + "  "
		for i := range out {
			room := f.Size.Width - 1
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
		if i == rows-1 || layout.Width(out[i])+layout.Width(last) < f.Size.Width && out[i+1] == "" {
			out[i] += last
			last = ""
		}
		out[i] = layout.Pad(" "+out[i], f.Size.Width)
	}
	return strings.Join(out, "\n")
}

func (f Frame) named(b key.Binding) string {
	return f.Theme.Key.Of(b.Help().Key) + " " + b.Help().Desc
}
