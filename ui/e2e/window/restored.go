package window

import (
	"fmt"
	"maps"
	"slices"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

// marks is what a program may leave behind in a terminal.
type marks struct {
	alt    bool
	hidden bool
	modes  map[ansi.Mode]bool // those it switched, and to what
	titles []string
	bells  int
}

// ownModes are on in a terminal that nobody has touched.
var ownModes = map[ansi.Mode]bool{ansi.ModeAutoWrap: true, ansi.ModeTextCursorEnable: true}

func (m *marks) callbacks() vt.Callbacks {
	m.modes = map[ansi.Mode]bool{}
	return vt.Callbacks{
		AltScreen:        func(on bool) { m.alt = on },
		CursorVisibility: func(visible bool) { m.hidden = !visible },
		EnableMode:       func(mode ansi.Mode) { m.modes[mode] = true },
		DisableMode:      func(mode ansi.Mode) { m.modes[mode] = false },
		Title:            func(s string) { m.titles = append(m.titles, s) },
		IconName:         func(s string) { m.titles = append(m.titles, s) },
		Bell:             func() { m.bells++ },
	}
}

// Restored says what an ended program left behind in its terminal, or nil: the
// alternate screen, a hidden cursor, a mode, keys told in another way, or a line mode in which the shell's
// prompt would not echo.
func (w *Window) Restored() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.mark.alt {
		return fmt.Errorf("the alternate screen was not left")
	}
	if w.mark.hidden {
		return fmt.Errorf("the cursor is still hidden")
	}
	for mode, on := range w.mark.modes {
		if on != ownModes[mode] {
			return fmt.Errorf("mode %d was left at %v (all switched: %v)", mode, on, slices.Collect(maps.Keys(w.mark.modes)))
		}
	}
	if s := leftovers(w.out.Bytes()); s != "" {
		return fmt.Errorf("%s", s)
	}
	if now := readLineMode(w.pty); now != w.before {
		return fmt.Errorf("the line mode was %v and is %v", w.before, now)
	}
	return nil
}

// Titles are the window titles the program set, in order.
func (w *Window) Titles() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Clone(w.mark.titles)
}

// Bells is how often the program rang the bell.
func (w *Window) Bells() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.mark.bells
}
