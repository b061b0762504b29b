//go:build unix

// Package e2e drives the program that people get: the built binary, in a terminal
// window, by keys. What it proves is named by its tests.
package e2e

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"tijdig/store"
	"tijdig/ui/e2e/window"
)

// tijdig is the path of the program, buildFlags how it is built.
var (
	tijdig     string
	buildFlags []string
	underRace  bool
)

func TestMain(m *testing.M) {
	if play, ok := controls[os.Getenv("CONTROL")]; ok {
		play()
		os.Exit(0)
	}
	atOnce()
	os.Exit(build(m))
}

// atOnce lets more tests run at once than there are processors, unless somebody said
// how many: nearly all of the time of each is waiting for a program that waits.
func atOnce() {
	flag.Parse()
	said := false
	flag.Visit(func(f *flag.Flag) { said = said || f.Name == "test.parallel" })
	if !said {
		_ = flag.Set("test.parallel", strconv.Itoa(3*runtime.GOMAXPROCS(0)))
	}
}

// build builds the program and runs the tests; with GOCOVERDIR set, so that what
// they reach is counted.
func build(m *testing.M) int {
	dir, err := os.MkdirTemp("", "tijdig-e2e")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	tijdig = filepath.Join(dir, "tijdig")
	args := append([]string{"build", "-o", tijdig}, buildFlags...)
	if os.Getenv("GOCOVERDIR") != "" {
		args = append(args, "-cover", "-coverpkg=tijdig/...")
	}
	if out, err := exec.Command("go", append(args, "../..")...).CombinedOutput(); err != nil {
		panic(string(out))
	}
	return m.Run()
}

const phrase = "appel boot kerk zeven lamp"

// place is a home of its own for one program: everything it may write is in it.
type place struct {
	dir, file, secret string
}

func newPlace(t testing.TB) place {
	t.Helper()
	dir := t.TempDir()
	p := place{dir: dir, file: filepath.Join(dir, "data", "signalen.tijdig"), secret: filepath.Join(dir, "phrase")}
	for _, d := range []string{"data", "home", "tmp", "run"} {
		if err := os.Mkdir(filepath.Join(dir, d), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(p.secret, []byte(phrase+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { noRaces(t, p.dir) })
	return p
}

// noRaces reads what the race detector wrote about the programs that ran in dir,
// when they were built with it. One race is not ours: the library that reads the
// keyboard closes it at the very end while it may still be waiting for a key.
func noRaces(t testing.TB, dir string) {
	t.Helper()
	logs, err := filepath.Glob(filepath.Join(dir, "race.*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range logs {
		b, err := os.ReadFile(l)
		if err != nil {
			t.Fatal(err)
		}
		for report := range strings.SplitSeq(string(b), "==================") {
			if strings.Contains(report, "DATA RACE") && !strings.Contains(report, "CancelReader).Close()") {
				t.Error(report)
			}
		}
	}
}

// withFile is a place with an empty file that opens with phrase, at next to no
// cost: what the key derivation costs is measured elsewhere.
func withFile(t *testing.T) place {
	t.Helper()
	return withFileAt(t, store.KDF{Memory: 8, Time: 1, Threads: 1})
}

func withFileAt(t *testing.T, cost store.KDF) place {
	t.Helper()
	p := newPlace(t)
	s, _, err := store.Create(p.file, store.CreateOptions{Passphrase: phrase, KDF: cost, Paper: true, Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return p
}

// command is the program as everything here starts it: with its own home, and
// where the system allows it with no network.
func (p place) command(args ...string) *exec.Cmd {
	cmd := exec.Command(tijdig, args...)
	cmd.SysProcAttr = apart()
	cmd.Env = []string{
		"HOME=" + filepath.Join(p.dir, "home"), "TMPDIR=" + filepath.Join(p.dir, "tmp"),
		"XDG_RUNTIME_DIR=" + filepath.Join(p.dir, "run"), "XDG_DATA_HOME=", "XDG_CONFIG_HOME=", "XDG_STATE_HOME=", "XDG_CACHE_HOME=",
		"TIJDIG_FILE=", "TIJDIG_PASSPHRASE_FILE=",
		"GORACE=exitcode=0 log_path=" + filepath.Join(p.dir, "race"),
	}
	return cmd
}

// run runs a command without a window and returns what it said, both ways, and
// its status.
func (p place) run(t testing.TB, args ...string) (said string, status int) {
	t.Helper()
	cmd := p.command(args...)
	cmd.Env = append(os.Environ(), cmd.Env...)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	if exit := (*exec.ExitError)(nil); err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return out.String(), cmd.ProcessState.ExitCode()
}

// open opens the program on the place's file and unlocks it by typing.
func (p place) open(t *testing.T, w, h int) *window.Window {
	t.Helper()
	win := p.locked(t, w, h)
	unlock(win)
	return win
}

func (p place) locked(t *testing.T, w, h int) *window.Window {
	t.Helper()
	win := window.Open(t, w, h, p.command("--file", p.file))
	win.WaitText("Ontgrendelen", "Wachtzin")
	return win
}

func unlock(w *window.Window) {
	w.Type(phrase)
	w.Press("enter")
	w.WaitText("Vandaag")
}
