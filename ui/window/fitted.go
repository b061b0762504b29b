// Package window is what the program knows of the window it stands in: its size, also where
// the word that it changed was lost, and how often it was written to. It knows nothing of
// what is drawn there.
package window

import (
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
)

// fitted is a program that fills its window also when the system's word that the
// size changed was lost. Bubble Tea asks for the size when it starts and listens
// for changes only a moment later, and what it asked may be told after what it
// heard; a window that is given its place by the desktop just then would stay
// drawn for another size. So the size is looked at, first soon and then now and
// then.
type fitted struct {
	tea.Model
	size func() (width, height int, err error)
	told tea.WindowSizeMsg // what the program goes by
}

// measuredMsg is how large the window was found to be.
type measuredMsg tea.WindowSizeMsg

const (
	measureSoon  = 100 * time.Millisecond
	measureEvery = time.Second
)

// Fit returns a program that fills its window.
func Fit(program tea.Model) tea.Model { return fitted{Model: program, size: size} }

func size() (width, height int, err error) { return term.GetSize(os.Stdout.Fd()) }

func (f fitted) measure(after time.Duration) tea.Cmd {
	return tea.Tick(after, func(time.Time) tea.Msg { return measuredMsg(f.now()) })
}

// now is the size as it is, or nothing where the window does not tell it.
func (f fitted) now() tea.WindowSizeMsg {
	w, h, err := f.size()
	if err != nil {
		return tea.WindowSizeMsg{}
	}
	return tea.WindowSizeMsg{Width: w, Height: h}
}

// tell tells the program the size itself. Asking Bubble Tea to do so would write its
// fields while its own listener may be writing them.
func (f fitted) tell() tea.Msg {
	if size := f.now(); size != (tea.WindowSizeMsg{}) {
		return size
	}
	return nil
}

func (f fitted) Init() tea.Cmd { return tea.Batch(f.Model.Init(), f.measure(measureSoon)) }

func (f fitted) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case measuredMsg:
		again := f.measure(measureEvery)
		if size := tea.WindowSizeMsg(msg); size != f.told && size != (tea.WindowSizeMsg{}) {
			return f, tea.Batch(f.tell, again)
		}
		return f, again
	case tea.WindowSizeMsg:
		f.told = msg
		next, cmd := f.Model.Update(msg)
		f.Model = next
		return f, tea.Batch(cmd, tea.Raw(wholeWindow))
	}
	var cmd tea.Cmd
	f.Model, cmd = f.Model.Update(msg)
	return f, cmd
}

// wholeWindow has rows scroll in the whole window again, and leaves the cursor where it is. A
// frame that was under way for the size of before may have said that they scroll in its
// rows alone, and nothing that draws for the new size takes that back.
const wholeWindow = "\x1b7\x1b[r\x1b8"
