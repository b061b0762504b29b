package ui

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
	"time"

	"charm.land/bubbles/v2/list"
	tea "charm.land/bubbletea/v2"

	"tijdig/model"
	"tijdig/model/demodata"
	"tijdig/model/form"
	"tijdig/store"
	"tijdig/store/search"
	"tijdig/ui/e2e/window"
	"tijdig/ui/keymap"
	"tijdig/ui/nav"
	"tijdig/ui/screen/intake"
	"tijdig/ui/screen/signals"
	"tijdig/ui/screen/today"
	"tijdig/ui/theme"
	"tijdig/ui/uitest"
)

// sizes are the numbers of signals at which growth is looked at.
var sizes = []int{1_000, 10_000, 100_000}

// nearlyFree leaves the cost of the key out of what is measured.
var nearlyFree = store.KDF{Memory: 64, Time: 1, Threads: 1}

// filled makes a file of n fictional signals and returns what a program on it
// is given.
func filled(b *testing.B, n int) (nav.Env, string) {
	b.Helper()
	now := func() time.Time { return sunday }
	path := filepath.Join(b.TempDir(), "signalen.tijdig")
	s, _, err := store.Create(path, store.CreateOptions{Passphrase: phrase, KDF: nearlyFree, Demo: true, Now: now})
	if err != nil {
		b.Fatal(err)
	}
	world := demodata.New(1, sunday)
	if err := s.Load(func(put func(model.Subject, string, []model.Signal) error) error { return world.Each(n, put) }); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	return nav.Env{
		Store: s, Form: form.Quick(), Search: search.New(), Theme: theme.Default(), Keys: keymap.Default(),
		Now: now, NewCode: s.FreeCode, Autosave: time.Hour,
	}, path
}

// run gives a model what its commands come up with, timers left out.
func run(m tea.Model, cmd tea.Cmd) tea.Model {
	if cmd == nil {
		return m
	}
	done := make(chan tea.Msg, 1)
	go func() { done <- cmd() }()
	var msg tea.Msg
	select {
	case msg = <-done:
	case <-time.After(2 * time.Second):
		return m // a timer
	}
	if batch, ok := msg.(tea.BatchMsg); ok {
		for _, c := range batch {
			m = run(m, c)
		}
		return m
	}
	if msg == nil {
		return m
	}
	m, cmd = m.Update(msg)
	return run(m, cmd)
}

func percentile(took []time.Duration, p int) float64 {
	slices.Sort(took)
	return float64(took[min(len(took)-1, len(took)*p/100)].Nanoseconds()) / 1e6
}

// press gives a model one key and draws the frame, as Bubble Tea would, and
// says how long the program's own work took.
func press(b *testing.B, m tea.Model, name string) (tea.Model, tea.Cmd, time.Duration) {
	b.Helper()
	k, err := uitest.Key(name)
	if err != nil {
		b.Fatal(err)
	}
	start := time.Now()
	m, cmd := m.Update(k)
	v := m.View()
	took := time.Since(start)
	if len(v.Content) == 0 {
		b.Fatal("nothing was drawn")
	}
	return m, cmd, took
}

// BenchmarkKeyToFrame is the program's own work from a key to a finished
// frame: while filtering all signals, and while typing in the form. Beside it
// stands bubbles/list filtering the same rows by its own rule.
func BenchmarkKeyToFrame(b *testing.B) {
	for _, n := range sizes {
		env, _ := filled(b, n)
		if err := env.Search.Fill(b.Context(), env.Store); err != nil {
			b.Fatal(err)
		}
		var ours float64
		b.Run(fmt.Sprintf("filter/%d", n), func(b *testing.B) {
			ours = filterKeys(b, env)
			b.ReportMetric(ours, "p99-ms")
		})
		b.Run(fmt.Sprintf("bubbles-list/%d", n), func(b *testing.B) {
			theirs := listKeys(b, env)
			b.ReportMetric(theirs, "p99-ms")
			b.ReportMetric(theirs/ours, "x-ours")
		})
		b.Run(fmt.Sprintf("form/%d", n), func(b *testing.B) {
			a := App{env: env, stack: []nav.Screen{today.New(env), intake.New(env, model.Draft{})}}
			m, _ := a.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
			for range 2 {
				m, _, _ = press(b, m, "tab")
			}
			var took []time.Duration
			for b.Loop() {
				for _, k := range []string{"s", "a", "m", "backspace", "backspace", "backspace"} {
					var d time.Duration
					m, _, d = press(b, m, k)
					took = append(took, d)
				}
			}
			b.ReportMetric(percentile(took, 99), "p99-ms")
		})
		b.Run(fmt.Sprintf("volledig/%d", n), func(b *testing.B) {
			a := App{env: env, stack: []nav.Screen{today.New(env), intake.New(env, model.Draft{})}}
			m, _ := a.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
			for _, k := range []string{"n", "k", "ctrl+o", "a"} {
				m, _, _ = press(b, m, k)
			}
			var took []time.Duration
			for b.Loop() {
				for _, k := range []string{"s", "a", "m", "backspace", "backspace", "backspace"} {
					var d time.Duration
					m, _, d = press(b, m, k)
					took = append(took, d)
				}
			}
			b.ReportMetric(percentile(took, 99), "p99-ms")
		})
	}
}

func filterKeys(b *testing.B, env nav.Env) float64 {
	a := App{env: env, stack: []nav.Screen{today.New(env), signals.New(env, nav.OpenSignals{Search: true})}}
	m, _ := a.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	m = run(m, m.(App).top().Init())
	var took []time.Duration
	for b.Loop() {
		for _, k := range []string{"s", "c", "o", "o", "t", "backspace", "backspace", "backspace", "backspace", "backspace"} {
			var d time.Duration
			m, _, d = press(b, m, k)
			took = append(took, d)
		}
	}
	return percentile(took, 99)
}

// item is a row of bubbles/list.
type item struct{ title, rest string }

func (i item) FilterValue() string { return i.title + " " + i.rest }
func (i item) Title() string       { return i.title }
func (i item) Description() string { return i.rest }

func listKeys(b *testing.B, env nav.Env) float64 {
	var items []list.Item
	for h := range env.Store.Heads().All() {
		items = append(items, item{h.Code.String(), h.Place + " " + h.Line})
	}
	l := list.New(items, list.NewDefaultDelegate(), 120, 40)
	slash, err := uitest.Key("/")
	if err != nil {
		b.Fatal(err)
	}
	l, _ = l.Update(slash)
	var took []time.Duration
	for b.Loop() {
		for _, k := range []string{"s", "c", "backspace", "backspace"} {
			msg, err := uitest.Key(k)
			if err != nil {
				b.Fatal(err)
			}
			start := time.Now()
			var cmd tea.Cmd
			l, cmd = l.Update(msg)
			spent := time.Since(start)
			found, filtering := matches(cmd)
			start = time.Now()
			if found != nil {
				l, _ = l.Update(found)
			}
			if len(l.View()) == 0 {
				b.Fatal("nothing was drawn")
			}
			took = append(took, spent+filtering+time.Since(start))
		}
	}
	return percentile(took, 99)
}

// matches runs what a list asked for and returns what its filter found with
// the time that took by itself. The blinking of its cursor is not counted.
func matches(cmd tea.Cmd) (tea.Msg, time.Duration) {
	if cmd == nil {
		return nil, 0
	}
	type result struct {
		msg  tea.Msg
		took time.Duration
	}
	found := make(chan result, 16)
	var start func(c tea.Cmd)
	start = func(c tea.Cmd) {
		begun := time.Now()
		switch msg := c().(type) {
		case tea.BatchMsg:
			for _, c := range msg {
				if c != nil {
					go start(c)
				}
			}
		case list.FilterMatchesMsg:
			found <- result{msg, time.Since(begun)}
		}
	}
	go start(cmd)
	select {
	case r := <-found:
		return r.msg, r.took
	case <-time.After(3 * time.Second):
		return nil, 0 // nothing to filter
	}
}

// BenchmarkFirstFrame is from an unlocked key to the first frame of the list,
// opened by a recovery code, which needs no derivation. Beside it, in turn,
// stand reading the file from end to end without opening anything, and fzf
// from its start until it has painted as many lines.
func BenchmarkFirstFrame(b *testing.B) {
	for _, n := range sizes {
		env, path := filled(b, n)
		code, _, err := env.Store.AddPaper()
		if err := errors.Join(err, env.Store.Close()); err != nil {
			b.Fatal(err)
		}
		lines := linesFor(b, n)
		for name, first := range screensFirst {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) { benchFirstFrame(b, env, path, code, lines, n, first) })
		}
	}
}

func benchFirstFrame(b *testing.B, env nav.Env, path, code, lines string, n int, first func(nav.Env) nav.Screen) {
	b.Helper()
	var took, reading, picking []time.Duration
	for b.Loop() {
		took = append(took, firstFrame(b, env, path, code, first))
		reading = append(reading, readAll(b, path))
		if lines != "" {
			picking = append(picking, fzfPaints(b, lines, n))
		}
	}
	ours := percentile(took, 50)
	b.ReportMetric(ours, "p50-ms")
	b.ReportMetric(ours/percentile(reading, 50), "x-read")
	if lines == "" {
		b.Skip("SKIPPED: beside fzf, which is not installed")
	}
	b.ReportMetric(percentile(picking, 50), "fzf-p50-ms")
	b.ReportMetric(ours/percentile(picking, 50), "x-fzf")
}

// linesFor writes n lines like those of the list to a file, for fzf; "" where
// that is not installed.
func linesFor(b *testing.B, n int) string {
	b.Helper()
	if _, err := exec.LookPath("fzf"); err != nil {
		return ""
	}
	var text bytes.Buffer
	for i := range n {
		fmt.Fprintf(&text, "K-%05d.1  zo 22 nov  Schoolplein  draagt al weken dezelfde jas\n", i)
	}
	path := filepath.Join(b.TempDir(), "lines")
	if err := os.WriteFile(path, text.Bytes(), 0o600); err != nil {
		b.Fatal(err)
	}
	return path
}

// fzfPaints starts fzf in a window and returns when it says that it has all
// lines.
func fzfPaints(b *testing.B, lines string, n int) time.Duration {
	b.Helper()
	cmd := exec.Command("sh", "-c", `exec fzf < "$0"`, lines)
	cmd.Env = []string{"FZF_DEFAULT_OPTS=", "FZF_DEFAULT_OPTS_FILE="}
	start := time.Now()
	w := window.Open(b, 80, 24, cmd)
	w.WaitText(fmt.Sprintf("%d/%d", n, n))
	took := time.Since(start)
	w.Kill9()
	return took
}

// typing is how long somebody types a passphrase at the least. What the program
// makes ready meanwhile is not waited for.
const typing = 300 * time.Millisecond

// readAll reads a file from end to end and says how long that took.
func readAll(b *testing.B, path string) time.Duration {
	start := time.Now()
	f, err := os.Open(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	if _, err := io.Copy(io.Discard, f); err != nil {
		b.Fatal(err)
	}
	return time.Since(start)
}

// screensFirst are the lists that may come first: Vandaag after unlocking, and
// Signalen when the screen was covered there.
var screensFirst = map[string]func(nav.Env) nav.Screen{
	"vandaag":  func(env nav.Env) nav.Screen { return today.New(env) },
	"signalen": func(env nav.Env) nav.Screen { return signals.New(env, nav.OpenSignals{}) },
}

func firstFrame(b *testing.B, env nav.Env, path, code string, first func(nav.Env) nav.Screen) time.Duration {
	locked, err := store.Open(path, store.OpenOptions{Now: env.Now})
	if err != nil {
		b.Fatal(err)
	}
	runtime.GC() // a program that was just started has nothing to collect
	time.Sleep(typing)
	start := time.Now()
	s, err := locked.UnlockPaper(code) // it costs no derivation
	if err != nil {
		b.Fatal(err)
	}
	env.Store = s
	a := App{env: env, stack: []nav.Screen{first(env)}}
	m, _ := a.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	read := m.(App).top().Init()()
	if all, ok := read.(tea.BatchMsg); ok {
		read = all[0]() // what the first frame needs; the rest comes behind it
	}
	m, _ = m.Update(read)
	if v := m.View(); len(v.Content) == 0 {
		b.Fatal("nothing was drawn")
	}
	took := time.Since(start)
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	return took
}
