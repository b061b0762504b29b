//go:build linux

package e2e

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"tijdig/model/form"
	"tijdig/store"
	"tijdig/store/search"
	"tijdig/ui"
	"tijdig/ui/cli/fail"
	"tijdig/ui/e2e/window"
	"tijdig/ui/keymap"
	"tijdig/ui/nav"
	"tijdig/ui/supervisor"
	"tijdig/ui/theme"
)

// faults are the places in which a fault is put, and whether what was typed a
// moment before must be in the file: a panic that is caught costs no letter, a
// runtime that stops the process costs those of the last promise.
var faults = []struct {
	place string
	all   bool
}{
	{"Update", true},
	{"View", true},
	{"command", true},
	{"goroutine", false},
	{"map", false},
	{"stack", false},
}

// TestAFaultCostsNoWordAndShowsNone puts a fault, with a word of the record in the
// value of its panic, in the real screens, started by the real parent.
func TestAFaultCostsNoWordAndShowsNone(t *testing.T) {
	for _, f := range faults {
		if f.place == "map" && underRace {
			continue // that fault is a race, and is found before it ends anything
		}
		t.Run(f.place, func(t *testing.T) {
			t.Parallel()
			p := withFile(t)
			w := faulty(t, p, f.place)
			said := "drie keer " + canary
			quickSignal(w, said)
			if !f.all {
				time.Sleep(promise)
			}
			last := " en"
			w.Type(last)
			w.WaitText(said + last)
			arm(t, p)
			w.Press("ctrl+d") // shows the time above the screen, and is a key
			if status := w.Exit(); status != 1 {
				t.Errorf("status %d", status)
			}
			showsNothing(t, w)
			again := p.reopen(t)
			again.Press("1")
			if f.all {
				said += last
			}
			again.WaitText("Snel signaal", said)
		})
	}
}

// showsNothing holds a program that broke to what it may leave in its terminal.
func showsNothing(t *testing.T, w *window.Window) {
	t.Helper()
	if err := w.Restored(); err != nil {
		t.Error(err)
	}
	left := string(first(w.Output()))
	if !strings.Contains(left, "Er ging iets mis dat dit programma niet kent") {
		t.Errorf("it does not say what happened:\n%s", left)
	}
	if s := died.FindString(left); s != "" || strings.Contains(left, canary) || strings.Contains(left, "Kanarie") {
		t.Errorf("it left %q on the terminal:\n%s", s, left)
	}
	if s := w.Foreign(); len(s) > 0 {
		t.Errorf("it sent %q", s)
	}
}

// TestWithoutAParentTheValueOfAPanicWouldStandOnTheTerminal is the control: the same
// fault, with nobody who keeps its words.
func TestWithoutAParentTheValueOfAPanicWouldStandOnTheTerminal(t *testing.T) {
	p := withFile(t)
	w := faulty(t, p, "goroutine", supervisor.Variable+"="+supervisor.First)
	quickSignal(w, "drie keer")
	arm(t, p)
	w.Press("ctrl+d")
	if status := w.Exit(); status != 2 || !strings.Contains(string(w.Output()), "panic: "+canary) || w.Restored() == nil {
		t.Fatalf("status %d, restored: %v:\n%q", status, w.Restored(), last(w.Output()))
	}
}

// faulty starts this binary as the program, with a fault at a place.
func faulty(t *testing.T, p place, at string, env ...string) *window.Window {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := p.command()
	cmd.Path, cmd.Args = exe, []string{exe}
	cmd.Env = append(append(cmd.Env, "CONTROL=faulty", "FAULT="+at, "FAULTY="+p.dir), env...)
	w := window.Open(t, 80, 24, cmd)
	w.WaitText("Ontgrendelen", "Wachtzin")
	unlock(w)
	return w
}

// arm makes the fault happen from now on.
func arm(t *testing.T, p place) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(p.dir, "armed"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
}

// playFaulty is main.go with another clock.
func playFaulty() {
	err := faultyApp()
	if err == nil {
		return
	}
	status := 1
	if exit := (supervisor.ExitError{}); errors.As(err, &exit) {
		status = exit.Status
	} else {
		fmt.Fprintln(os.Stderr, "tijdig: "+fail.Message(err))
	}
	os.Exit(status)
}

func faultyApp() error {
	if os.Getenv(supervisor.Variable) == "" {
		self, err := os.Executable()
		if err != nil {
			return err
		}
		return supervisor.Run(context.Background(), self, nil)
	}
	dir := os.Getenv("FAULTY")
	env := nav.Env{
		Form: form.Quick(), Search: search.New(), Theme: theme.Default(), Keys: keymap.Default(),
		Now: faultyClock(os.Getenv("FAULT"), filepath.Join(dir, "armed")), Autosave: 250 * time.Millisecond,
	}
	_, err := ui.Run(context.Background(), env, nav.Door{Path: filepath.Join(dir, "data", "signalen.tijdig"), KDF: store.KDF{Memory: 8, Time: 1, Threads: 1}})
	return err
}

// faultyClock breaks where it is asked for the time, once after it is armed: every
// part of the program asks.
func faultyClock(at, armed string) func() time.Time {
	return func() time.Time {
		if _, err := os.Stat(armed); err == nil && asker() == where(at) && os.Remove(armed) == nil {
			broken[at]()
		}
		return time.Now()
	}
}

// where is the part of the program that must ask for a fault to happen.
func where(at string) string {
	if at == "Update" || at == "View" {
		return at
	}
	return "command"
}

// asker is the part of the program that asks for the time.
func asker() string {
	pc := make([]uintptr, 64)
	frames := runtime.CallersFrames(pc[:runtime.Callers(2, pc)])
	for {
		f, more := frames.Next()
		for _, part := range []string{"Update", "View"} {
			if f.Function == "tijdig/ui.App."+part || f.Function == "tijdig/ui.guard."+part {
				return part
			}
		}
		if strings.HasPrefix(f.Function, "tijdig/store") {
			return "store"
		}
		if !more {
			return "command"
		}
	}
}

// broken are the faults. Those that end the process wait for that.
var broken = map[string]func(){
	"Update":    func() { panic(canary) },
	"View":      func() { panic(canary) },
	"command":   func() { panic(canary) },
	"goroutine": func() { go panic(canary); select {} },
	"map": func() {
		m := map[string]int{}
		for range 8 {
			go func() {
				for {
					m[canary]++
				}
			}()
		}
		select {}
	},
	"stack": func() {
		debug.SetMaxStack(1 << 20)
		fmt.Print(deeper(canary, 0))
	},
}

func deeper(word string, n int) int {
	if n < 0 {
		return len(word)
	}
	return deeper(word, n+1) + 1
}
