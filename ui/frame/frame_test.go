package frame_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"tijdig/ui/frame"
	"tijdig/ui/keymap"
	"tijdig/ui/layout"
	"tijdig/ui/nav"
	"tijdig/ui/theme"
)

// TestAWindowIsFilledAndSaysWhatMatters holds that news never hides what is not saved, in a
// window of any height that has a row for either.
func TestAWindowIsFilledAndSaysWhatMatters(t *testing.T) {
	const bad = "NIET bewaard"
	for _, size := range []tea.WindowSizeMsg{{Width: 120, Height: 40}, {Width: 80, Height: 24}, {Width: 60, Height: 20}, {Width: 80, Height: 9}, {Width: 60, Height: 4}, {Width: 40, Height: 3}} {
		f := frame.Frame{
			Theme: theme.Default(), Size: size, Title: nav.Title{Where: "Signaal", Who: "K-7F3Q"}, Report: nav.Status{Text: bad, Bad: true},
			News: "een nieuwtje", Last: keymap.Default().Global.Palette,
		}
		body := frame.Body(size)
		rows := strings.Split(ansi.Strip(f.Around(layout.Fit(layout.Text("inhoud"), body.Width, body.Height, 0)).Content), "\n")
		if len(rows) != size.Height {
			t.Errorf("%+v: %d rows", size, len(rows))
		}
		all := strings.Join(rows, "\n")
		if !strings.Contains(all, "inhoud") {
			t.Errorf("%+v: the screen is not there:\n%s", size, all)
		}
		if framed := body != size; framed && (!strings.Contains(all, bad) || !strings.Contains(all, "Signaal")) || strings.Contains(all, f.News) {
			t.Errorf("%+v: says\n%s", size, all)
		}
	}
}

func TestASizeOneCanDrawOn(t *testing.T) {
	for _, c := range []struct{ told, drawn tea.WindowSizeMsg }{
		{tea.WindowSizeMsg{}, tea.WindowSizeMsg{Width: 80, Height: 24}},
		{tea.WindowSizeMsg{Width: -1, Height: 24}, tea.WindowSizeMsg{Width: 80, Height: 24}},
		{tea.WindowSizeMsg{Width: 1 << 20, Height: 1 << 20}, tea.WindowSizeMsg{Width: 1000, Height: 500}},
		{tea.WindowSizeMsg{Width: 60, Height: 20}, tea.WindowSizeMsg{Width: 60, Height: 20}},
	} {
		if got := frame.Sane(c.told); got != c.drawn {
			t.Errorf("told %+v, drawn %+v", c.told, got)
		}
	}
}
