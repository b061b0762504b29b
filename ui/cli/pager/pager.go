// Package pager shows a text on the second screen of the terminal, which leaves nothing
// behind when it goes. It knows nothing of what it shows.
package pager

import (
	"context"
	"errors"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"

	"tijdig/ui/layout"
	"tijdig/ui/text/command"
)

// pager shows a text on the second screen of the terminal, which leaves
// nothing behind when it goes.
type pager struct {
	text string
	rows []string // as they are in the window
	top  int
	size tea.WindowSizeMsg
}

// Show shows it until a key ends it, or ctx does: then too the second screen is emptied
// and left.
func Show(ctx context.Context, s string) error {
	p := tea.NewProgram(pager{text: strings.TrimRight(s, "\n")}, tea.WithoutSignalHandler(), tea.WithOutput(layout.NewTerminal(os.Stdout)))
	stop := context.AfterFunc(ctx, p.Quit)
	defer stop()
	_, err := p.Run()
	return errors.Join(err, ctx.Err())
}

func (p pager) Init() tea.Cmd { return nil }

func (p pager) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		p.size, p.rows = msg, layout.Wrap(p.text, msg.Width)
	case tea.KeyPressMsg:
		switch msg.Code {
		case tea.KeyDown:
			p.top++
		case tea.KeyUp:
			p.top--
		case tea.KeyPgDown, tea.KeySpace:
			p.top += p.size.Height - 2
		case tea.KeyPgUp:
			p.top -= p.size.Height - 2
		case tea.KeyEscape, tea.KeyEnter, 'q', 'c':
			return p, tea.Quit
		}
	}
	p.top = max(0, min(p.top, len(p.rows)-p.size.Height+1))
	return p, nil
}

func (p pager) View() tea.View {
	h := max(1, p.size.Height-1)
	rows := p.rows[min(p.top, len(p.rows)):min(len(p.rows), p.top+h)]
	v := layout.Rows(layout.Fit(layout.Text(strings.Join(rows, "\n")), p.size.Width, h, 0), layout.Text(layout.Pad(command.PagerKeys, p.size.Width)))
	v.AltScreen = true
	return v
}
