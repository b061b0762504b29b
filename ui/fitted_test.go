package ui

import (
	"errors"
	"reflect"
	"testing"
	"testing/synctest"

	tea "charm.land/bubbletea/v2"
)

// asks reports whether a command asks for the size of the window again.
func asks(cmd tea.Cmd) bool {
	for _, c := range cmd().(tea.BatchMsg) {
		if reflect.TypeOf(c()) == reflect.TypeOf(tea.RequestWindowSize()) {
			return true
		}
	}
	return false
}

func TestAWindowWhoseChangeWasMissedIsAskedForAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		w, h, fails := 40, 20, error(nil)
		f := fitted{Model: New(b.env, b.door), size: func() (int, int, error) { return w, h, fails }}
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
		if !asks(measured()) {
			t.Error("a window of another size is not asked for")
		}
		m, _ = m.Update(tea.WindowSizeMsg{Width: 40, Height: 20})
		if _, again := measured()().(measuredMsg); !again {
			t.Error("a window of the same size is asked for, or is not looked at again")
		}
		w, fails = 90, errors.New("closed")
		if _, again := measured()().(measuredMsg); !again {
			t.Error("a window that tells no size is asked for, or is not looked at again")
		}
	})
}
