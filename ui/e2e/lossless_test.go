//go:build unix

package e2e

import (
	"os"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"tijdig/ui/e2e/window"
)

// died finds what a runtime says of a program that it ends.
var died = regexp.MustCompile(`(?i:panic|goroutine \d|runtime error|fatal error)|SIG[A-Z]{3}`)

// promise is how old a letter may be and not yet be in the file; see the README.
const promise = 400 * time.Millisecond

// TestHoweverItEndsTheConceptOpensWhereItWas ends the program in the middle of a
// word, in every way it can end, and opens the file again: the same letters, the
// cursor behind the last one.
func TestHoweverItEndsTheConceptOpensWhereItWas(t *testing.T) {
	for _, c := range []struct {
		name string
		end  func(w *window.Window)
	}{
		{"kill -9 of everything", func(w *window.Window) { time.Sleep(promise); w.Kill9() }},
		{"kill -9 of the parent alone", func(w *window.Window) { w.Signal(os.Kill) }},
		{"window closed", func(w *window.Window) { w.Hangup() }},
		{"SIGHUP", func(w *window.Window) { w.Signal(syscall.SIGHUP) }},
		{"SIGTERM", func(w *window.Window) { w.Signal(syscall.SIGTERM) }},
		{"SIGQUIT", func(w *window.Window) { w.Signal(syscall.SIGQUIT) }},
		{"SIGQUIT to all as from a terminal", func(w *window.Window) { w.SignalAll(syscall.SIGQUIT) }},
		{"SIGQUIT to the child", func(w *window.Window) { w.SignalChildren(syscall.SIGQUIT) }},
		{"SIGTERM to the child", func(w *window.Window) { w.SignalChildren(syscall.SIGTERM) }},
		{"SIGTERM to all as at shutdown", func(w *window.Window) { w.SignalAll(syscall.SIGTERM) }},
		{"SIGINT to all as from a terminal", func(w *window.Window) { w.SignalAll(syscall.SIGINT) }},
		{"ctrl+c twice", func(w *window.Window) { w.Press("ctrl+c", "ctrl+c") }},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			p := withFile(t)
			w := p.open(t, 80, 24)
			quickSignal(w, "twee telefoons, die steeds ga")
			x, y, _ := w.Cursor()
			c.end(w)
			w.Exit()
			again := p.reopen(t)
			again.Press("1")
			again.WaitText("Snel signaal", "Stokhasselt", "twee telefoons, die steeds ga")
			again.WaitCursor(x, y)
			again.Type("an")
			again.WaitText("twee telefoons, die steeds gaan")
		})
	}
}

// TestKill9LosesOnlyWhatIsYoungerThanThePromise kills it while it is busy typing:
// what was on the screen one promise ago is in the file.
func TestKill9LosesOnlyWhatIsYoungerThanThePromise(t *testing.T) {
	p := withFile(t)
	w := p.open(t, 80, 24)
	said := "een jas"
	quickSignal(w, said)
	for _, word := range []string{" die", " nat", " was", " van", " binnen"} {
		w.Type(word)
		said += word
		w.WaitText(said)
	}
	time.Sleep(promise)
	w.Type(" en nog meer")
	w.Kill9()
	again := p.reopen(t)
	again.Press("1")
	again.WaitText(said)
}

// reopen opens the file again, patiently: a program that is ending may hold it.
func (p place) reopen(t *testing.T) *window.Window {
	t.Helper()
	w := p.locked(t, 80, 24)
	w.Type(phrase)
	w.Press("enter")
	w.Wait("an open file", func(screen string) bool {
		if strings.Contains(screen, "al open in een ander venster") {
			w.Press("enter")
			time.Sleep(100 * time.Millisecond)
		}
		return strings.Contains(screen, "Vandaag")
	})
	return w
}

func TestEveryEndRestoresTheTerminal(t *testing.T) {
	for _, c := range []struct {
		name   string
		end    func(w *window.Window)
		status int
	}{
		{"ctrl+c twice", func(w *window.Window) { w.Press("ctrl+c", "ctrl+c") }, 0},
		{"ctrl+c many times", func(w *window.Window) {
			w.Press("ctrl+c", "ctrl+c")
			for range 50 { // some of them once the terminal makes a signal of it again
				w.Send("\x03")
				time.Sleep(5 * time.Millisecond)
			}
		}, 0},
		{"SIGTERM", func(w *window.Window) { w.Signal(syscall.SIGTERM) }, 0},
		{"SIGINT to all", func(w *window.Window) { w.SignalAll(syscall.SIGINT) }, 0},
		{"SIGHUP", func(w *window.Window) { w.Signal(syscall.SIGHUP) }, 0},
		{"SIGQUIT", func(w *window.Window) { w.Signal(syscall.SIGQUIT) }, 0},
		{"SIGQUIT to all", func(w *window.Window) { w.SignalAll(syscall.SIGQUIT) }, 0},
		{"SIGQUIT to the child", func(w *window.Window) { w.SignalChildren(syscall.SIGQUIT) }, 0},
		{"kill -9 of the child", func(w *window.Window) { w.SignalChildren(syscall.SIGKILL) }, 1},
		{"a crash of the child", func(w *window.Window) { w.SignalChildren(syscall.SIGABRT) }, 1},
		{"kill -9 of the parent", func(w *window.Window) { w.Signal(os.Kill) }, -1},
		{"kill -9 of the parent after covering", func(w *window.Window) {
			w.Press("ctrl+l")
			w.WaitText("Wachtzin")
			w.Type(phrase)
			w.Press("enter")
			w.WaitText("Snel signaal", "telefoons")
			w.Signal(os.Kill)
		}, -1},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			w := withFile(t).open(t, 80, 24)
			quickSignal(w, "twee telefoons")
			c.end(w)
			if status := w.Exit(); status != c.status {
				t.Errorf("status %d, want %d:\n%s", status, c.status, w.Output())
			}
			if err := w.Restored(); err != nil {
				t.Error(err)
			}
			if said := died.Find(w.Output()); said != nil {
				t.Errorf("it said %q:\n%s", said, w.Screen())
			}
			// What a shell would go on below holds nothing of what was typed.
			for _, word := range []string{"telefoons", "Stokhasselt", phrase} {
				if strings.Contains(w.Screen(), word) {
					t.Errorf("%q is left on the screen:\n%s", word, w.Screen())
				}
			}
			if n := w.Titles(); len(n) > 0 || w.Bells() > 0 {
				t.Errorf("it set the titles %q and rang %d times", n, w.Bells())
			}
		})
	}
}

// TestKill9LosesNothingOfAContactButWhatIsYoungerThanThePromise kills it in the middle of a
// word about whom the worker can turn to.
func TestKill9LosesNothingOfAContactButWhatIsYoungerThanThePromise(t *testing.T) {
	p := withFile(t)
	w := p.open(t, 80, 24)
	w.Press("w")
	w.WaitText("Netwerk")
	w.Press("n", "s", "w")
	w.Type("Buurthuis De Sch")
	w.WaitText("Buurthuis De Sch")
	time.Sleep(promise)
	w.Type("akel")
	w.Kill9()
	again := p.reopen(t)
	again.Press("w", "/")
	again.Type("buurthuis")
	again.WaitText("Gevonden", "Buurthuis De Sch")
}
