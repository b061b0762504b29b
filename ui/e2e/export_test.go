//go:build linux

package e2e

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"tijdig/ui/uitest"
)

// ends is how many exports are ended by each signal. A few end before the first byte
// and a few after the last.
var ends = map[bool]int{false: 12, true: 4}[uitest.Race] // a program under the race detector is slow

// withSignals is a place with a file of fictional signals.
func withSignals(t *testing.T, n int) place {
	t.Helper()
	p := newPlace(t)
	if said, status := p.run(t, "demo", "--file", p.file, "--passphrase-file", p.secret, "--count", fmt.Sprint(n)); status != 0 {
		t.Fatal(said)
	}
	return p
}

// exports returns the lines of the log about outputs.
func (p place) exports(t *testing.T) (lines []string) {
	t.Helper()
	said, status := p.run(t, "--file", p.file, "--passphrase-file", p.secret, "log")
	if status != 0 {
		t.Fatal(said)
	}
	for l := range strings.Lines(said) {
		if strings.Contains(l, "overdracht") || strings.Contains(l, "overgedragen") {
			lines = append(lines, strings.TrimSpace(regexp.MustCompile(`^ *\d+ +\S+ \S+ +`).ReplaceAllString(l, "")))
		}
	}
	return lines
}

// TestAnExportThatIsEndedLeavesAWholeFileOrNone ends exports at random moments, kindly
// and by force. What is left of one that was killed goes at the next command.
func TestAnExportThatIsEndedLeavesAWholeFileOrNone(t *testing.T) {
	t.Parallel()
	p := withSignals(t, 400)
	whole := filepath.Join(p.dir, "home", "heel")
	took := time.Now()
	if said, status := p.run(t, "--file", p.file, "--passphrase-file", p.secret, "export", "--format", "jsonl", "--identified", "--out", whole); status != 0 {
		t.Fatal(said)
	}
	span := time.Since(took)
	want, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(p.dir, "uit")
	left, stood, unheard := 0, 0, 0
	for _, sig := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, os.Kill} {
		for n := range ends {
			if err := os.Mkdir(dir, 0o700); err != nil {
				t.Fatal(err)
			}
			before := len(p.exports(t))
			cmd := p.command("--file", p.file, "--passphrase-file", p.secret, "export", "--format", "jsonl", "--identified", "--out", filepath.Join(dir, "uit"))
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			ended := make(chan struct{})
			go func() { _ = cmd.Wait(); close(ended) }()
			if n%2 == 0 {
				time.Sleep(rand.N(span))
			} else { // once something stands there
				for gone := false; !gone && len(entries(t, dir)) == 0; {
					select {
					case <-ended:
						gone = true
					case <-time.After(time.Millisecond):
					}
				}
			}
			_ = cmd.Process.Signal(sig) // it may have ended by itself
			<-ended
			now := entries(t, dir)
			if sig != os.Kill && len(now) > 0 && now[0] != "uit" {
				t.Errorf("after %v: %v", sig, now)
			}
			for _, n := range now {
				if n != "uit" {
					left++
				}
			}
			log := p.exports(t) // the next command: it finds what was left
			for _, n := range entries(t, dir) {
				got, err := os.ReadFile(filepath.Join(dir, n))
				if n != "uit" || err != nil || !bytes.Equal(got, want) {
					t.Errorf("after %v there stands %s of %d bytes, %v", sig, n, len(got), err)
				}
				stood++
			}
			switch log = log[before:]; {
			case len(log) == 0 && len(now) == 0: // ended before it began
				unheard++
			case len(log) != 2 || !strings.HasPrefix(log[0], "overdracht begonnen"):
				t.Errorf("after %v the log says %q", sig, log)
			case len(entries(t, dir)) == 1 != strings.HasPrefix(log[1], "overgedragen") || len(entries(t, dir)) == 0 != strings.HasPrefix(log[1], "overdracht afgebroken"):
				t.Errorf("after %v there stands %v, and the log says %q", sig, entries(t, dir), log)
			}
			if err := os.RemoveAll(dir); err != nil {
				t.Fatal(err)
			}
		}
	}
	t.Logf("%d exports ended: %d before they began, %d left something to remove, %d stood whole", 4*ends, unheard, left, stood)
	if left == 0 || unheard == 4*ends {
		t.Error("no kill left anything: the moments say nothing")
	}
}

func entries(t *testing.T, dir string) (names []string) {
	t.Helper()
	all, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		names = append(names, e.Name())
	}
	return names
}

// TestAReaderThatStopsLeavesALineInTheLog reads one line of an output and closes the
// pipe, ends one whose reader reads no more, and gives one no room.
func TestAReaderThatStopsLeavesALineInTheLog(t *testing.T) {
	t.Parallel()
	p := withSignals(t, 2000)
	args := strings.Join([]string{tijdig, "--file", p.file, "--passphrase-file", p.secret, "export", "--format", "checks", "--out", "-"}, " ")
	for _, script := range []string{
		args + " | head -1 >/dev/null; exit ${PIPESTATUS[0]}",
		"cd " + p.dir + "; (" + args + " & pid=$!; until [ -e begun ]; do sleep 0.05; done; kill -HUP $pid; wait $pid; echo $? >&2; touch ended) |" +
			" (read -r line; touch begun; until [ -e ended ]; do sleep 0.05; done; cat >/dev/null); exit 1",
		args + " >/dev/full",
		fmt.Sprintf("ulimit -f %d; %s >%s", p.limit(t), args, filepath.Join(p.dir, "uit")),
	} {
		before := len(p.exports(t))
		cmd := exec.Command("bash", "-c", script)
		cmd.Env = append(os.Environ(), p.command().Env...)
		out, err := cmd.CombinedOutput()
		if cmd.ProcessState.ExitCode() != 1 || !strings.Contains(string(out), "Niet af: ") {
			t.Errorf("%s: %v\n%s", script, err, out)
		}
		log := p.exports(t)[before:]
		if len(log) != 2 || !strings.HasPrefix(log[0], "overdracht begonnen") || !strings.HasPrefix(log[1], "overdracht afgebroken") {
			t.Errorf("%s: the log says %q", script, log)
		}
	}
}

// TestNoRoomForAnExportIsSaidAndNothingStands has the system refuse what is larger than
// a limit, as a full disk does.
func TestNoRoomForAnExportIsSaidAndNothingStands(t *testing.T) {
	t.Parallel()
	p := withSignals(t, 2000)
	dir := filepath.Join(p.dir, "uit")
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	script := fmt.Sprintf("ulimit -f %d; exec %s --file %s --passphrase-file %s export --format checks --identified --out %s/uit",
		p.limit(t), tijdig, p.file, p.secret, dir)
	cmd := exec.Command("bash", "-c", script)
	cmd.Env = append(os.Environ(), p.command().Env...)
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState.ExitCode() != 1 || !strings.Contains(string(out), "geen ruimte") {
		t.Errorf("%v:\n%s", err, out)
	}
	if got := entries(t, dir); len(got) > 0 {
		t.Errorf("there stands %v", got)
	}
	if log := p.exports(t); len(log) != 2 || !strings.HasPrefix(log[1], "overdracht afgebroken") {
		t.Errorf("the log says %q", log)
	}
}

// limit is a size in KiB that the encrypted file is under, and the long table of all
// that is in it over.
func (p place) limit(t *testing.T) int64 {
	t.Helper()
	info, err := os.Stat(p.file)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()/1024 + 64
}

// TestCoveringWhileAnOutputIsWrittenLeavesItWholeOrNotAtAll covers the screen in the
// middle of writing, and leaves the program there.
func TestCoveringWhileAnOutputIsWrittenLeavesItWholeOrNotAtAll(t *testing.T) {
	t.Parallel()
	p := withSignals(t, 4000)
	home := filepath.Join(p.dir, "home")
	for _, end := range []string{"cover", "leave"} {
		before := len(p.exports(t))
		w := p.open(t, 80, 24)
		w.Press("s", "o")
		w.WaitText("Overdracht")
		w.Press("5", "2", "enter", "enter", "enter", "enter", "enter")
		w.WaitText("typ het woord leesbaar")
		w.Type("leesbaar")
		w.Press("enter")
		w.WaitText("wordt geschreven")
		if end == "cover" {
			w.Press("ctrl+l")
			w.WaitText("Wachtzin")
			w.Type(phrase)
			w.Press("enter")
			w.Wait("how it ended", func(s string) bool {
				return strings.Contains(s, "afgebroken toen") || strings.Contains(s, "teruggelezen en gelijk")
			})
			w.Press("esc", "esc")
		}
		w.Press("ctrl+c", "ctrl+c")
		w.Exit()
		left := slices.DeleteFunc(entries(t, home), func(n string) bool { return n == ".local" })
		for _, n := range left {
			if strings.HasSuffix(n, ".deel") {
				t.Errorf("%s left %s", end, n)
			}
			_ = os.Remove(filepath.Join(home, n)) // for the next
		}
		log := p.exports(t)[before:]
		if len(log) != 2 || strings.HasPrefix(log[1], "overgedragen") != (len(left) > 0) {
			t.Errorf("%s: in the folder %v, the log says %q", end, left, log)
		}
	}
}
