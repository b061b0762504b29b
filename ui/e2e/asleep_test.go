//go:build linux

package e2e

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"tijdig/ui/e2e/window"
)

// TestAMachineThatSleptWakesUpCovered stops everything for longer than a machine
// that is awake stands still, as a closed lid does, and goes on: no key that came
// meanwhile acts, no frame shows a word, and the text is as it was.
func TestAMachineThatSleptWakesUpCovered(t *testing.T) {
	t.Parallel()
	p := withFile(t)
	w := p.open(t, 80, 24)
	quickSignal(w, "twee telefoons, die steeds ga")
	drawn := sleep(t, w, 10500*time.Millisecond, " "+canary)
	w.WaitText("Wachtzin")
	w.Settle()
	for _, word := range []string{canary, "telefoons", "Stokhasselt"} {
		if s := w.Output()[drawn:]; bytes.Contains(letters(s), []byte(word)) {
			t.Errorf("it woke up with %q:\n%q", word, s)
		}
	}
	w.Type(phrase)
	w.Press("enter")
	w.WaitText("Snel signaal", "twee telefoons, die steeds ga")
	if strings.Contains(w.Screen(), canary) {
		t.Errorf("what was typed while it slept is in the text:\n%s", w.Screen())
	}
}

// Control: after a moment it just goes on, and the keys are seen.
func TestAProgramThatStoodStillForAMomentGoesOn(t *testing.T) {
	t.Parallel()
	w := withFile(t).open(t, 80, 24)
	quickSignal(w, "twee telefoons,")
	drawn := sleep(t, w, time.Second, " "+canary)
	w.WaitText("twee telefoons, " + canary)
	w.Resize(90, 24)
	w.Settle()
	if !bytes.Contains(letters(w.Output()[drawn:]), []byte(canary)) {
		t.Errorf("the keys are not seen in %q", w.Output()[drawn:])
	}
}

// letters is what was drawn, one letter after another, without sequences.
func letters(out []byte) []byte { return sequence.ReplaceAll(out, nil) }

// sleep stops the program and all it started for a span in which keys are pressed and
// the window gets another size, so that all must be drawn anew, and returns how much
// had been drawn before it went on.
func sleep(t *testing.T, w *window.Window, span time.Duration, keys string) int {
	t.Helper()
	time.Sleep(promise)
	w.Settle()
	w.SignalAll(syscall.SIGSTOP)
	w.Send(keys)
	w.Resize(100, 30)
	time.Sleep(span)
	drawn := len(w.Output())
	w.SignalAll(syscall.SIGCONT)
	return drawn
}

// TestNobodyPutsItToSleepWithTheScreenOpen sends what ctrl+z sends where it is not a
// key: a shell would have the keyboard back, with the words still in memory and the
// terminal as the program left it.
func TestNobodyPutsItToSleepWithTheScreenOpen(t *testing.T) {
	t.Parallel()
	p := withFile(t)
	w, pause := underShell(t, p, p.command("--file", p.file).Args...)
	w.WaitText("Wachtzin")
	unlock(w)
	quickSignal(w, "twee telefoons")
	pause()
	w.Type(" en een scooter")
	w.WaitText("twee telefoons en een scooter")
	// Control: a program that does nothing about it stops, and the shell has the keyboard.
	w, pause = underShell(t, p, "sh", "-c", "echo there; read -r line") // no child: between fork and exec it could not be stopped
	w.WaitText("there")
	pause()
	w.WaitText("stopped by")
}

// underShell starts a program as a shell does, which sees it stop. Pause does what ctrl+z
// does in a terminal that is not raw: it stops the job. The program may go on
// for a moment after the shell is gone, so it is ended before its folder is removed.
func underShell(t *testing.T, p place, args ...string) (w *window.Window, pause func()) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := p.command()
	cmd.Path, cmd.Args = exe, append([]string{exe}, args...)
	cmd.Env = append(cmd.Env, "CONTROL=shell")
	job := 0
	t.Cleanup(func() {
		for until := time.Now().Add(500 * time.Millisecond); job > 0 && time.Now().Before(until) && syscall.Kill(-job, syscall.SIGKILL) == nil; {
			time.Sleep(10 * time.Millisecond)
		}
	})
	w = window.Open(t, 80, 24, cmd)
	return w, func() {
		t.Helper()
		jobs, err := window.Children(w.Process().Pid)
		if err != nil || len(jobs) != 1 {
			t.Fatalf("%v, %v", jobs, err)
		}
		job = jobs[0]
		if err := syscall.Kill(-job, syscall.SIGTSTP); err != nil {
			t.Fatal(err)
		}
	}
}

// shell runs its arguments as a job of its own and says when it stopped.
func shell() {
	cmd := exec.Command(os.Args[1], os.Args[2:]...)
	cmd.Env = append(os.Environ(), "CONTROL=")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Foreground: true}
	if err := cmd.Start(); err != nil {
		panic(err)
	}
	for {
		var s syscall.WaitStatus
		_, err := syscall.Wait4(cmd.Process.Pid, &s, syscall.WUNTRACED, nil)
		switch {
		case err == nil && s.Stopped():
			fmt.Println("stopped by", s.StopSignal())
		case err != syscall.EINTR:
			return
		}
	}
}

// TestKeysWhileItIsBeingCoveredAreEchoedNowhere types on while one child ends and the
// next one begins: the terminal would echo it on the first screen, and ctrl+z and
// ctrl+c would act on the program.
func TestKeysWhileItIsBeingCoveredAreEchoedNowhere(t *testing.T) {
	t.Parallel()
	p := withFile(t)
	for range 5 {
		w := p.reopen(t)
		w.Press("ctrl+l")
		for n := range 60 {
			w.Send("kanarie "[n%8:n%8+1] + "\x1a\x1c"[:n%3])
			time.Sleep(5 * time.Millisecond)
		}
		w.WaitText("Wachtzin")
		w.Settle()
		if out := first(w.Output()); bytes.ContainsAny(out, "anrie") {
			t.Fatalf("on the first screen: %q", out)
		}
		w.Kill9()
	}
}

// first is what went to the terminal's first screen, where the shell goes on: all
// but what was drawn on the second one. Sequences are left out.
func first(out []byte) []byte {
	var b bytes.Buffer
	for n, part := range bytes.Split(out, []byte("\x1b[?1049")) {
		if n == 0 || bytes.HasPrefix(part, []byte("l")) {
			b.Write(letters(bytes.TrimPrefix(part, []byte("l"))))
		}
	}
	return b.Bytes()
}

func TestWhatIsEchoedWouldBeFound(t *testing.T) {
	out := []byte("\x1b[>4m\x1b[?1049hwords\x1b[?1049l\x1b[?25hkanarie\x1b[?1049hmore\x1b[m")
	if got := string(first(out)); got != "kanarie" {
		t.Fatalf("on the first screen: %q", got)
	}
}

// TestItIsKeptFromOtherEyes holds each process to what keeps its memory and its files
// from others: no core file, and files for their owner alone.
func TestItIsKeptFromOtherEyes(t *testing.T) {
	w := withFile(t).open(t, 80, 24)
	children, err := window.Children(w.Process().Pid)
	if err != nil || len(children) != 1 {
		t.Fatalf("%v, %v", children, err)
	}
	for _, pid := range append(children, w.Process().Pid) {
		if !kept(t, pid) {
			t.Errorf("process %d of %v may leave a core file, or files for others", pid, children)
		}
	}
	if kept(t, os.Getpid()) {
		t.Error("control: so it seems for this test, which did nothing for it")
	}
}

func kept(t *testing.T, pid int) bool {
	t.Helper()
	return strings.Contains(proc(t, pid, "limits"), "Max core file size        0                    0 ") &&
		strings.Contains(proc(t, pid, "status"), "Umask:\t0077")
}
