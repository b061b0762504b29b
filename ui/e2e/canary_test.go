//go:build linux

package e2e

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"tijdig/ui/e2e/window"
)

// TestADayLeavesItsWordsInTheFileAlone searches everything that a day leaves for what
// was typed in it: files and their names, the managed copies, the terminal's first
// screen, titles, and, while it runs, how its processes were started and what is in
// their memory once the screen is covered.
func TestADayLeavesItsWordsInTheFileAlone(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	w := window.Open(t, 80, 24, p.command("--file", p.file))
	d := begin(t, p, w)
	words := append([]string{d.phrase}, canaries...)
	d.writes()
	started := spoken(t, d.session())
	before := found(t, d.session(), words)
	if before[canary] == 0 || before["Kanarienaam"] == 0 {
		t.Fatalf("in memory while it stands on the screen: %v; the search finds nothing", before)
	}
	d.records()
	d.handsOver()
	started += spoken(t, d.session())
	d.covers()
	for word, n := range found(t, d.session(), words) {
		if n > 0 {
			t.Errorf("%q is found %d times in memory after covering", word, n)
		}
	}
	started += spoken(t, d.session())
	d.leaves()
	for _, word := range words {
		if strings.Contains(started, word) {
			t.Errorf("%q stands in how a process was started", word)
		}
		if bytes.Contains(first(w.Output()), []byte(word)) || strings.Contains(w.Screen(), word) {
			t.Errorf("%q stands on the terminal's first screen", word)
		}
	}
	if len(w.Titles()) > 0 || w.Bells() > 0 {
		t.Errorf("it set the titles %q and rang %d times", w.Titles(), w.Bells())
	}
	if s := w.Foreign(); len(s) > 0 {
		t.Errorf("it sent %q", s)
	}
	d.filesHold(words)
}

// filesHold holds every file of the place to what may stand in it.
func (d *day) filesHold(words []string) {
	t := d.t
	t.Helper()
	copies, err := filepath.Glob(d.p.file + ".backups/*")
	if err != nil || len(copies) == 0 {
		t.Errorf("no managed copy to search: %v", err)
	}
	at := filesWith(t, d.p.dir, words...)
	for _, f := range at {
		if f != d.export && f != d.p.secret {
			t.Errorf("words stand in %s", f)
		}
	}
	b, err := os.ReadFile(d.export)
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{canary, "Kanarienaam", "Kanarieplek", "Kanarietoelichting"} {
		if !bytes.Contains(b, []byte(word)) {
			t.Errorf("what was handed over does not say %q", word)
		}
	}
	// Control: a word in a file, and one in a name.
	planted := filepath.Join(d.p.dir, "tmp", "planted")
	named := filepath.Join(d.p.dir, "run", canary)
	for name, text := range map[string]string{planted: "x" + canary + "x", named: ""} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if more := filesWith(t, d.p.dir, words...); len(more) != len(at)+2 {
		t.Errorf("with two words planted, %q were found", more)
	}
}

// found counts each word in the memory of these processes.
func found(t *testing.T, pids []int, words []string) map[string]int {
	t.Helper()
	n := map[string]int{}
	for _, pid := range pids {
		for _, b := range regions(t, pid) {
			for _, word := range words {
				n[word] += bytes.Count(b, []byte(word)) + bytes.Count(b, wide(word))
			}
		}
	}
	return n
}

// TestAWordInHowAProcessWasStartedIsFound is the control for what others can read.
func TestAWordInHowAProcessWasStartedIsFound(t *testing.T) {
	for _, cmd := range []*exec.Cmd{exec.Command("sleep", "60", "0."+"1"), exec.Command("sleep", "60")} {
		cmd.Env = []string{"NAME=" + canary}
		if len(cmd.Args) == 3 {
			cmd.Env, cmd.Args[0] = nil, canary
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for n := 0; proc(t, cmd.Process.Pid, "cmdline") == "" && n < 100; n++ {
			time.Sleep(10 * time.Millisecond) // it is not that program yet
		}
		if said := spoken(t, []int{cmd.Process.Pid}); !strings.Contains(said, canary) {
			t.Errorf("not found in %q", said)
		}
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}
}

// TestNoWordOutlivesAKilledChild kills the child in the middle of a word: the parent,
// which lives on a moment longer, never held one, and then no process is left.
func TestNoWordOutlivesAKilledChild(t *testing.T) {
	t.Parallel()
	p := withFile(t)
	w := p.open(t, 80, 24)
	quickSignal(w, "drie keer "+canary)
	parent := []int{w.Process().Pid}
	if inMemory(t, w, canary) == 0 {
		t.Fatal("control: the word is not found in the child either")
	}
	if got := running(t, tijdig, p.file); len(got) != 2 {
		t.Fatalf("control: while it runs %v are found", got)
	}
	w.Signal(syscall.SIGSTOP) // it cannot end before it is looked into
	w.SignalChildren(syscall.SIGKILL)
	for word, n := range found(t, parent, []string{canary, phrase, "Stokhasselt"}) {
		if n > 0 {
			t.Errorf("the parent holds %q %d times", word, n)
		}
	}
	w.Signal(syscall.SIGCONT)
	if status := w.Exit(); status != 1 {
		t.Errorf("status %d", status)
	}
	if left := running(t, tijdig, p.file); len(left) > 0 {
		t.Errorf("processes %v are left", left)
	}
}

// running are the processes that were started from a path with an argument.
func running(t *testing.T, path, arg string) (found []string) {
	t.Helper()
	stats, err := filepath.Glob("/proc/[0-9]*/cmdline")
	if err != nil || len(stats) == 0 {
		t.Fatalf("no /proc here: %v", err)
	}
	for _, s := range stats {
		b, _ := os.ReadFile(s)
		if bytes.HasPrefix(b, []byte(path)) && bytes.Contains(b, []byte(arg)) {
			found = append(found, s)
		}
	}
	return found
}
