//go:build unix

package window_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"tijdig/ui/e2e/window"
	"tijdig/ui/uitest"
)

// witness is a test that may fail: it keeps what was said.
type witness struct {
	testing.TB
	said string
}

type gaveUp struct{}

func (w *witness) Fatalf(format string, args ...any) {
	w.said = fmt.Sprintf(format, args...)
	panic(gaveUp{})
}

func (w *witness) Fatal(args ...any) { w.Fatalf("%s", fmt.Sprint(args...)) }

// saying runs f and returns what it failed with, or "".
func saying(t *testing.T, f func(testing.TB)) (said string) {
	w := &witness{TB: t}
	defer func() {
		if r := recover(); r != nil && r != (gaveUp{}) {
			panic(r)
		}
		said = w.said
	}()
	f(w)
	return ""
}

func TestAProgramThatSaysNothingTimesOutWithItsScreen(t *testing.T) {
	said := saying(t, func(tb testing.TB) {
		w := window.Open(tb, 20, 3, program(t, "silent"))
		w.Patience = 300 * time.Millisecond
		w.WaitText("hello")
	})
	for _, want := range []string{`timeout waiting for "hello"`, "┌────────────────────┐\n│", "│\n└"} {
		if !strings.Contains(said, want) {
			t.Fatalf("want %q in:\n%s", want, said)
		}
	}
}

func TestAProgramThatEndsFailsTheWaitAtOnce(t *testing.T) {
	start := time.Now()
	said := saying(t, func(tb testing.TB) {
		w := window.Open(tb, 40, 3, program(t, "rude"))
		w.WaitText("left lying")
		w.WaitText("something else")
	})
	if !strings.Contains(said, `the program ended before "something else"`) || !strings.Contains(said, "left lying") {
		t.Fatal(said)
	}
	if took := time.Since(start); took > 5*time.Second {
		t.Fatalf("it took %v", took)
	}
}

func TestEveryKeyReachesTheProgramUnderItsName(t *testing.T) {
	w := window.Open(t, 100, 3, program(t, "listen"))
	w.WaitText("keys .")
	names := []string{"a", "V", "é", "?", "enter", "tab", "shift+tab", "up", "esc", "j", "ctrl+k", "f9", "pgdown", "backspace", "alt+e", "space"}
	w.Press(names...)
	w.WaitText("keys " + strings.Join(names, " ") + ".")
	if w.Overhead != len(names) || w.Content != 0 {
		t.Fatalf("counted %s", w.Keys.String())
	}
	w.Paste("twee\nregels")
	w.WaitText(`pasted "twee\nregels"`)
	w.Type("één")
	if w.Content != 3 || w.Decisions != 1 {
		t.Fatalf("counted %s", w.Keys.String())
	}
	w.WaitCursor(5, 1)
}

func TestAResizeReachesTheProgram(t *testing.T) {
	w := window.Open(t, 80, 24, program(t, "listen"))
	for _, s := range [][2]int{{80, 24}, {40, 12}, {120, 40}, {80, 24}} {
		w.Resize(s[0], s[1])
		w.WaitText(fmt.Sprintf("size %dx%d", s[0], s[1]))
	}
}

func TestATidyProgramRestoresItsTerminal(t *testing.T) {
	w := window.Open(t, 40, 5, program(t, "listen"))
	w.WaitText("keys .")
	if err := w.Restored(); err == nil {
		t.Fatal("a running program in the alternate screen counts as restored")
	}
	w.Press("ctrl+q")
	if code := w.Exit(); code != 0 {
		t.Fatalf("status %d", code)
	}
	if err := w.Restored(); err != nil {
		t.Fatal(err)
	}
}

func TestWhatARudeProgramLeavesIsNamed(t *testing.T) {
	w := window.Open(t, 40, 5, program(t, "rude"))
	if code := w.Exit(); code != 3 {
		t.Fatalf("status %d", code)
	}
	if err := w.Restored(); err == nil || !strings.Contains(err.Error(), "alternate screen") {
		t.Fatalf("restored: %v", err)
	}
	if got := w.Titles(); len(got) != 1 || got[0] != "secret" {
		t.Fatalf("titles %q", got)
	}
	if w.Bells() != 1 || !strings.Contains(string(w.Output()), "left lying") {
		t.Fatalf("%d bells, output %q", w.Bells(), w.Output())
	}
}

func TestKeysThatAreStillToldInAnotherWayAreNamed(t *testing.T) {
	w := window.Open(t, 40, 5, program(t, "keys"))
	w.Exit()
	if err := w.Restored(); err == nil || !strings.Contains(err.Error(), "other keys") {
		t.Fatalf("restored: %v", err)
	}
}

func TestWhatOurProgramNeverSendsIsNamed(t *testing.T) {
	for sent, want := range map[string]string{
		"\x1b]52;c;aGFsbG8=\x07": "OSC 52", "\x1b]2;titel\x1b\\": "OSC 2", "a\x07": "control 0x7", "\x1b[6n": "CSI n",
		"\x1b[?1000h": "CSI ?h 1000", "\xc2\x9b31m": "control U+009B", "\x9b31m": "byte 0x9b", "a\u202eb": "invisible U+202E", "\x1bP1$r\x1b\\": "DCS r",
	} {
		if got := strings.Join(window.Foreign([]byte(sent)), ", "); !strings.Contains(got, want) {
			t.Errorf("%q is found to send %q, want %q", sent, got, want)
		}
	}
	if got := window.Foreign([]byte("\x1b[?1049h\x1b[1;31mgewoon\x1b[m é漢👩\u200d👧\r\n\x1b[2;5H\x1b[K")); len(got) > 0 {
		t.Errorf("what it does need is found to be %q", got)
	}
}

func TestWhatIsDrawnInTheLastCellIsNotOutside(t *testing.T) {
	w := window.OpenWithRim(t, 10, 2, program(t, "corner"))
	w.WaitText("x", "y")
	w.Settle()
	if got := w.Outside(); got != "" {
		t.Errorf("drawn outside: %s", got)
	}
	if got := w.Cell(9, 0).Content; got != "y" {
		t.Errorf("above the corner stands %q", got)
	}
}

func TestWhatIsDrawnOutsideTheWindowIsNamed(t *testing.T) {
	w := window.OpenWithRim(t, 10, 2, program(t, "colours"))
	w.WaitText("red")
	w.Settle()
	if got := w.Outside(); !strings.Contains(got, "at 10,0") {
		t.Fatalf("outside: %q", got)
	}
	w = window.OpenWithRim(t, 80, 2, program(t, "colours"))
	w.WaitText("dim")
	w.Settle()
	if got := w.Outside(); got != "" {
		t.Fatalf("in a window with room for it: %q", got)
	}
}

func TestClosingTheWindowHangsUp(t *testing.T) {
	note := filepath.Join(t.TempDir(), "note")
	w := window.Open(t, 40, 5, program(t, "hangup", note))
	w.WaitText("open")
	w.Hangup()
	if code := w.Exit(); code != 0 {
		t.Fatalf("status %d", code)
	}
	if b, err := os.ReadFile(note); err != nil || string(b) != "closed" {
		t.Fatalf("%q, %v", b, err)
	}
}

func TestKill9TakesTheChildrenToo(t *testing.T) {
	w := window.Open(t, 40, 5, program(t, "parent"))
	var pid int
	w.Wait("a child", func(screen string) bool {
		n, _ := fmt.Sscanf(screen, "child %d.", &pid)
		return n == 1
	})
	w.Kill9()
	if code := w.Exit(); code != -1 {
		t.Fatalf("status %d", code)
	}
	for range 1000 { // it dies at once, and is then reaped by whoever inherited it
		if state(pid) != "R" && state(pid) != "S" {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Fatalf("child %d lives on: %s", pid, state(pid))
}

// state is a process's letter in /proc, or "" when it is gone.
func state(pid int) string {
	if err := syscall.Kill(pid, 0); err != nil {
		return ""
	}
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return "S" // no /proc on this system, and it takes signals
	}
	_, after, _ := strings.Cut(string(b), ") ")
	return after[:1]
}

func TestAPictureShowsTextAndStyles(t *testing.T) {
	w := window.Open(t, 30, 2, program(t, "colours"))
	w.WaitText("dim")
	w.Wait("a hidden cursor", func(string) bool { _, _, visible := w.Cursor(); return !visible })
	uitest.File(t, filepath.Join("testdata", "colours.svg"), w.SVG())
}
