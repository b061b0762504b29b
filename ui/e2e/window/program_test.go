//go:build unix

package window_test

import (
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// The tests run this test binary again as the program in the window; PROGRAM says
// which one.
func TestMain(m *testing.M) {
	if play, ok := programs[os.Getenv("PROGRAM")]; ok {
		os.Exit(play())
	}
	os.Exit(m.Run())
}

func program(t *testing.T, name string, args ...string) *exec.Cmd {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe, args...)
	cmd.Env = []string{"PROGRAM=" + name}
	return cmd
}

var programs = map[string]func() int{
	"silent": func() int { select {} },
	"listen": func() int {
		_, err := tea.NewProgram(listener{}).Run()
		return status(err)
	},
	// rude leaves the terminal as no program should.
	"rude": func() int {
		fmt.Print("\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b]2;secret\x07\aleft lying")
		return 3
	},
	// keys leaves the terminal telling keys in another way.
	"keys": func() int {
		fmt.Print("\x1b[>4;2mleft so")
		return 0
	},
	"colours": func() int {
		fmt.Print("\x1b[2J\x1b[H\x1b[31mred\x1b[m \x1b[1;7mbold\x1b[m <&> \x1b[48;5;4m  \x1b[m 漢 \x1b[2;4mdim\x1b[m\x1b[?25l")
		select {}
	},
	// corner draws in the last cell of all without wrapping, and goes on from there.
	"corner": func() int {
		fmt.Print("\x1b[2J\x1b[2;10H\x1b[?7lx\x1b[?7h\x1b[1dy")
		select {}
	},
	// hangup writes to its argument when its window is closed.
	"hangup": func() int {
		sig := make(chan os.Signal, 1)
		signal.Notify(sig, syscall.SIGHUP)
		fmt.Println("open")
		<-sig
		return status(os.WriteFile(os.Args[1], []byte("closed"), 0o600))
	},
	// parent starts a child that says its id and stays.
	"parent": func() int {
		exe, err := os.Executable()
		if err != nil {
			return status(err)
		}
		child := exec.Command(exe)
		child.Env = append(os.Environ(), "PROGRAM=child")
		child.Stdout = os.Stdout
		return status(child.Run())
	},
	"child": func() int {
		fmt.Printf("child %d.\n", os.Getpid())
		select {}
	},
}

func status(err error) int {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// listener shows the last keys and the size; ctrl+q ends it.
type listener struct {
	keys []string
	w, h int
}

func (l listener) Init() tea.Cmd { return nil }

func (l listener) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		l.w, l.h = msg.Width, msg.Height
	case tea.PasteMsg:
		l.keys = []string{fmt.Sprintf("pasted %q", msg.Content)}
	case tea.KeyPressMsg:
		if msg.String() == "ctrl+q" {
			return l, tea.Quit
		}
		l.keys = append(l.keys[:len(l.keys):len(l.keys)], msg.String())
	}
	return l, nil
}

func (l listener) View() tea.View {
	v := tea.NewView(fmt.Sprintf("size %dx%d\nkeys %s.", l.w, l.h, strings.Join(l.keys, " ")))
	v.AltScreen = true
	v.Cursor = tea.NewCursor(5, 1)
	return v
}
