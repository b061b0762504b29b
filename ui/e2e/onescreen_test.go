//go:build linux

package e2e

import (
	"bytes"
	"io"
	"os"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/charmbracelet/x/vt"

	"tijdig/ui/e2e/window"
)

var (
	secondScreen = regexp.MustCompile(`\x1b\[\?(1049|1047|47)[hl]`)
	rowsWiped    = regexp.MustCompile(`(\x1b\[\d+;1H\x1b\[2K)+`)
)

// oneScreen draws what was sent as a terminal without a second screen does, and
// returns what stands in its window in the end.
func oneScreen(t *testing.T, sent []byte, w, h int) string {
	t.Helper()
	em := vt.NewEmulator(w, h)
	go func() { _, _ = io.Copy(io.Discard, em) }()
	if _, err := em.Write(secondScreen.ReplaceAll(sent, nil)); err != nil {
		t.Fatal(err)
	}
	return em.String()
}

// TestTheLastFrameDoesNotStayWhereThereIsOneScreen ends the program in every way there
// is, in a terminal that knows no second screen.
func TestTheLastFrameDoesNotStayWhereThereIsOneScreen(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(*window.Window){
		"left":    func(w *window.Window) { w.Press("ctrl+c", "ctrl+c"); w.Exit() },
		"TERM":    func(w *window.Window) { w.Signal(syscall.SIGTERM); w.Exit() },
		"HUP":     func(w *window.Window) { w.Signal(syscall.SIGHUP); w.Exit() },
		"killed":  func(w *window.Window) { w.SignalChildren(syscall.SIGKILL); w.Exit() },
		"covered": func(w *window.Window) { w.Press("ctrl+l"); w.WaitText("Wachtzin") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := withFile(t)
			w := p.open(t, 80, 24)
			quickSignal(w, "drie keer "+canary)
			before := w.Output()
			if s := oneScreen(t, before, 80, 24); !strings.Contains(s, canary) {
				t.Fatalf("the words do not stand there before the end:\n%s", s)
			}
			end(w)
			sent := w.Output()
			for _, word := range []string{canary, "Stokhasselt", "Snel signaal"} {
				if s := oneScreen(t, sent, 80, 24); strings.Contains(s, word) {
					t.Errorf("%q stays:\n%s", word, s)
				}
			}
			if n := bytes.Count(sent[len(before):], []byte("\x1b[2J")); n > 1 {
				t.Errorf("%d times the window was erased so that its words can be scrolled back to", n)
			}
			// The control: without what wipes the rows the words do stay.
			if s := oneScreen(t, rowsWiped.ReplaceAll(sent, nil), 80, 24); name != "covered" && !strings.Contains(s, canary) {
				t.Errorf("the words are gone without being wiped: this test sees nothing\n%s", s)
			}
		})
	}
}

// TestShowLeavesNothingWhereThereIsOneScreen looks at a record from the command line, and
// leaves by a key and by each way to be ended from outside.
func TestShowLeavesNothingWhereThereIsOneScreen(t *testing.T) {
	t.Parallel()
	p := withSignals(t, 10)
	said, _ := p.run(t, "--file", p.file, "--passphrase-file", p.secret, "list", "--json")
	_, code, _ := strings.Cut(said, `"code":"`)
	code, _, _ = strings.Cut(code, `"`)
	for name, leave := range map[string]func(*window.Window){
		"esc":         func(w *window.Window) { w.Press("esc") },
		"hung up":     func(w *window.Window) { w.Signal(syscall.SIGHUP) },
		"interrupted": func(w *window.Window) { w.Signal(syscall.SIGINT) },
		"terminated":  func(w *window.Window) { w.Signal(syscall.SIGTERM) },
	} {
		cmd := p.command("--file", p.file, "--passphrase-file", p.secret, "show", code)
		cmd.Env = append(os.Environ(), cmd.Env...)
		w := window.Open(t, 80, 24, cmd)
		w.WaitText("bladeren")
		if s := oneScreen(t, w.Output(), 80, 24); !strings.Contains(s, "Zonder namen") && !strings.Contains(s, "Signaal") {
			t.Fatalf("nothing is shown:\n%s", s)
		}
		leave(w)
		if status := w.Exit(); (status == 0) != (name == "esc") {
			t.Errorf("%s: status %d", name, status)
		}
		if s := oneScreen(t, w.Output(), 80, 24); strings.Contains(s, "Zonder namen") || strings.Contains(s, "Signaal") || strings.Contains(s, "niet kent") {
			t.Errorf("%s: it stays:\n%s", name, s)
		}
	}
}
