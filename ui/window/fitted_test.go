package window

import (
	"errors"
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"
)

// still is a program that does nothing.
type still struct{}

func (still) Init() tea.Cmd                         { return nil }
func (s still) Update(tea.Msg) (tea.Model, tea.Cmd) { return s, nil }
func (still) View() tea.View                        { return tea.View{} }

// tells is the size that a command tells the program.
func tells(cmd tea.Cmd) tea.WindowSizeMsg {
	for _, c := range cmd().(tea.BatchMsg) {
		if size, ok := c().(tea.WindowSizeMsg); ok {
			return size
		}
	}
	return tea.WindowSizeMsg{}
}

func TestAWindowWhoseChangeWasMissedIsToldAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w, h, fails := 40, 20, error(nil)
		f := fitted{Model: still{}, size: func() (int, int, error) { return w, h, fails }}
		m, _ := f.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
		measured := func() tea.Cmd {
			t.Helper()
			found, ok := m.(fitted).measure(measureSoon)().(measuredMsg)
			if !ok {
				t.Fatal("nothing was measured")
			}
			next, cmd := m.Update(found)
			m = next
			return cmd
		}
		if got := tells(measured()); got != (tea.WindowSizeMsg{Width: 40, Height: 20}) {
			t.Errorf("a window of another size is told as %+v", got)
		}
		m, _ = m.Update(tea.WindowSizeMsg{Width: 40, Height: 20})
		if _, again := measured()().(measuredMsg); !again {
			t.Error("a window of the same size is told, or is not looked at again")
		}
		w, fails = 90, errors.New("closed")
		if _, again := measured()().(measuredMsg); !again {
			t.Error("a window of no known size is told, or is not looked at again")
		}
	})
}
