//go:build unix

package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"tijdig/ui/e2e/window"
	"tijdig/ui/text/listing"
)

// calm is how long a program draws nothing until a key is done with.
const calm = 200 * time.Millisecond

// sitting is how long everything took in some rounds with one program.
type sitting struct {
	start  []time.Duration // until the first list is painted
	list   []time.Duration // a key that opens the list of all
	down   []time.Duration // a step down
	search []time.Duration // a letter more or less to look for
	early  struct {        // the same right after the start, while everything is still being read
		down, search []time.Duration
	}
	anon int // the most memory of its own at the end of a round, in KiB
}

// BenchmarkBesideFzf is how long a worker waits, from a key to the last byte that
// reaches the terminal, beside fzf on as many lines, in turn. Keys come one at a time,
// the next when nothing more is drawn for the last.
func BenchmarkBesideFzf(b *testing.B) {
	_, err := exec.LookPath("fzf")
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			p := demoOf(b, n)
			lines, many := p.lines(b)
			var ours, theirs sitting
			for b.Loop() {
				p.sit(b, &ours)
				if err == nil {
					p.sitAtFzf(b, &theirs, lines, many)
				}
			}
			ours.report(b, "")
			b.ReportMetric(float64(ours.anon)/1024, "anon-MiB")
			if err != nil {
				b.Skip("SKIPPED: beside fzf, which is not installed")
			}
			theirs.report(b, "fzf-")
			b.ReportMetric(at(ours.start, 50)/at(theirs.start, 50), "x-fzf-start")
			b.ReportMetric(at(ours.search, 99)/at(theirs.search, 99), "x-fzf-search-p99")
		})
	}
}

// demoOf makes a file of n fictional signals. Its key costs next to nothing.
func demoOf(b *testing.B, n int) place {
	b.Helper()
	p := newPlace(b)
	if said, status := p.run(b, "demo", "--file", p.file, "--passphrase-file", p.secret, "--count", strconv.Itoa(n)); status != 0 {
		b.Fatal(said)
	}
	return p
}

// lines writes what tijdig lists to a file, one a line, and returns its path
// and how many there are.
func (p place) lines(b *testing.B) (path string, n int) {
	b.Helper()
	said, status := p.run(b, "list", "--file", p.file, "--passphrase-file", p.secret)
	if status != 0 {
		b.Fatal(said)
	}
	path = filepath.Join(p.dir, "lines")
	if err := os.WriteFile(path, []byte(said), 0o600); err != nil {
		b.Fatal(err)
	}
	return path, strings.Count(said, "\n")
}

// looked is what is looked for, and taken back.
var looked = []string{"s", "c", "h", "o", "o", "l", "backspace", "backspace", "backspace", "backspace", "backspace"}

const (
	steps      = 20
	earlySteps = 5
	listWide   = 120
	listHigh   = 40
)

// sit is one round with this program.
func (p place) sit(b *testing.B, s *sitting) {
	b.Helper()
	start := time.Now()
	w := window.Open(b, listWide, listHigh, p.command("--file", p.file, "--passphrase-file", p.secret))
	w.WaitText(listing.Today, listing.StepsDue)
	s.start = append(s.start, w.Drawn().Sub(start))
	s.list = append(s.list, w.Took("s", calm))
	s.early.down = append(s.early.down, took(w, slices.Repeat([]string{"down"}, earlySteps))...)
	w.Took("/", calm)
	s.early.search = append(s.early.search, took(w, looked)...)
	w.Took("backspace", calm) // the last letter of all
	w.Press("e")
	w.Wait("all to be found", func(screen string) bool {
		return strings.Contains(screen, "/ e") && strings.Contains(screen, "\"") && !strings.Contains(screen, listing.NotAllSearched)
	})
	w.Press("backspace")
	time.Sleep(time.Second)
	s.search = append(s.search, took(w, looked)...)
	w.Took("backspace", calm)
	w.Took("esc", calm)
	s.down = append(s.down, took(w, slices.Repeat([]string{"down"}, steps))...)
	s.anon = max(s.anon, anonymous(w.Process().Pid))
	w.Kill9()
}

// sitAtFzf is one round with fzf, with the same keys.
func (p place) sitAtFzf(b *testing.B, s *sitting, lines string, n int) {
	b.Helper()
	cmd := exec.Command("sh", "-c", `exec fzf --layout=reverse < "$0"`, lines)
	cmd.Env = []string{"FZF_DEFAULT_OPTS=", "FZF_DEFAULT_OPTS_FILE="}
	start := time.Now()
	w := window.Open(b, listWide, listHigh, cmd)
	w.WaitText(fmt.Sprintf("%d/%d", n, n))
	s.start = append(s.start, w.Drawn().Sub(start))
	s.down = append(s.down, took(w, slices.Repeat([]string{"down"}, steps))...)
	s.search = append(s.search, took(w, looked)...)
	w.Kill9()
}

// took presses keys and returns how long each took.
func took(w *window.Window, keys []string) (all []time.Duration) {
	for _, k := range keys {
		all = append(all, w.Took(k, calm))
	}
	return all
}

// report says medians, and what only one key in a hundred takes longer than.
func (s sitting) report(b *testing.B, who string) {
	b.Helper()
	for _, of := range []struct {
		name string
		took []time.Duration
	}{{"start", s.start}, {"list", s.list}, {"early-down", s.early.down}, {"early-search", s.early.search}, {"down", s.down}, {"search", s.search}} {
		if len(of.took) == 0 {
			continue
		}
		b.ReportMetric(at(of.took, 50), who+of.name+"-p50-ms")
		if len(of.took) > 2*len(s.start) {
			b.ReportMetric(at(of.took, 99), who+of.name+"-p99-ms")
		}
	}
}

// at is a percentile in milliseconds.
func at(took []time.Duration, percent int) float64 {
	sorted := slices.Sorted(slices.Values(took))
	return float64(sorted[min(len(sorted)-1, len(sorted)*percent/100)].Microseconds()) / 1000
}

var rssAnon = regexp.MustCompile(`RssAnon:\s+(\d+) kB`)

// anonymous is how much memory of their own a program and its children have, in KiB, 0
// where the system does not say.
func anonymous(pid int) (sum int) {
	children, err := window.Children(pid)
	if err != nil {
		return 0
	}
	for _, id := range append(children, pid) {
		status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", id))
		if err != nil {
			continue
		}
		if m := rssAnon.FindSubmatch(status); m != nil {
			n, _ := strconv.Atoi(string(m[1])) // it is digits
			sum += n
		}
	}
	return sum
}
