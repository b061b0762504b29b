package layout

import (
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"tijdig/model/clean"
)

func file(t testing.TB, name string) (lines []string) {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(strings.TrimRight(string(b), "\n"), "\n")
}

func TestWidthsAreThoseOfTerminals(t *testing.T) {
	for _, l := range file(t, "widths.tsv")[1:] {
		f := strings.Split(l, "\t")
		if got := strconv.Itoa(Width(f[0])); got != f[2] || got != f[3] {
			t.Errorf("%s: %s cells, tmux %s, xterm %s", f[0], got, f[2], f[3])
		}
	}
}

func TestNoRowIsWiderThanItsWindowAndNothingIsLost(t *testing.T) {
	texts := file(t, "paste-dashes-80-columns.txt")
	for _, l := range append(file(t, "wrap-too-wide.tsv"), file(t, "widths.tsv")...) {
		texts = append(texts, strings.Split(l, "\t")[0])
	}
	texts = append(texts, "", " ", "   ingesprongen tekst die verder loopt", "a", "woordzonderspatiesdatheellangis", "漢字漢字漢字漢字", "één-ouder-gezin -- en dan", "a  b   c    d",
		"\x1b[31mrood en vet\x1b[0m gewoon", "e\u0301e\u0301n\u0301\u0301 twee\u0301\u0301\u0301\u0301")
	for _, s := range texts {
		for width := 1; width < 90; width++ {
			rows := Wrap(s, width)
			for _, r := range rows {
				if n := ansi.StringWidthWc(r); n > width {
					t.Fatalf("%q in %d cells: row %q is %d", s, width, r, n)
				}
			}
			if width >= 2 && letters(strings.Join(rows, "")) != letters(clean.Frame(s)) {
				t.Fatalf("%q in %d cells became %q", s, width, rows)
			}
		}
	}
}

func letters(s string) string { return strings.ReplaceAll(s, " ", "") }

func TestWordsAreBrokenWherePeopleWould(t *testing.T) {
	for _, c := range []struct {
		s     string
		width int
		want  []string
	}{
		{"een lokale politie -- Vlaams Belang", 20, []string{"een lokale politie", "-- Vlaams Belang"}},
		{"Noord-Holland - x", 13, []string{"Noord-Holland", "- x"}},
		{"Hij zegt: kom je nog - of niet - naar huis", 20, []string{"Hij zegt: kom je nog", "- of niet - naar", "huis"}},
		{"stief-of pleegouder", 8, []string{"stief-of", "pleegoud", "er"}},
		{"een eenoudergezin-met", 16, []string{"een", "eenoudergezin-", "met"}},
		{"a b", 1, []string{"a", "b"}},
	} {
		if got := Wrap(c.s, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%q in %d: %q, want %q", c.s, c.width, got, c.want)
		}
	}
}

func FuzzWrap(f *testing.F) {
	for _, l := range file(f, "widths.tsv") {
		f.Add(l, 7)
	}
	f.Add("een - twee -- drie-vier", 5)
	f.Add("\x1b[1;31mx\x1b[0m 👩\u200d👩\u200d👧 🇳🇱", 3)
	f.Fuzz(func(t *testing.T, s string, width int) {
		if width < 1 || width > 200 {
			return
		}
		for _, r := range Wrap(s, width) {
			if n := Width(r); n > width {
				t.Fatalf("%q in %d cells: row %q is %d", s, width, r, n)
			}
		}
		if n := Width(Cut(s, width)); n > width {
			t.Fatalf("%q cut to %d cells is %d", s, width, n)
		}
		if line, _, _ := strings.Cut(s, "\n"); Width(Pad(line, width)) != width {
			t.Fatalf("%q padded to %d cells is %d", line, width, Width(Pad(line, width)))
		}
	})
}

// TestTmuxCountsAsWeDo asks a real terminal where its cursor stands after each text.
func TestTmuxCountsAsWeDo(t *testing.T) {
	if _, err := exec.LookPath("tmux"); err != nil {
		t.Skip("tmux is not here")
	}
	server := "tijdig-width-" + strconv.Itoa(os.Getpid())
	run := func(args ...string) string {
		out, err := exec.Command("tmux", append([]string{"-L", server, "-f", "/dev/null", "-u"}, args...)...).CombinedOutput()
		if err != nil {
			t.Skipf("tmux does not run here: %v %s", err, out)
		}
		return strings.TrimSpace(string(out))
	}
	t.Cleanup(func() { _ = exec.Command("tmux", "-L", server, "kill-server").Run() })
	run("new-session", "-d", "-x", "80", "-y", "24", "sh")
	for _, l := range file(t, "widths.tsv")[1:] {
		text, _, _ := strings.Cut(l, "\t")
		path := t.TempDir() + "/text"
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		run("respawn-pane", "-k", "cat "+path+"; sleep 20")
		got := ""
		for range 100 {
			if got = run("display-message", "-p", "#{cursor_x}"); got != "0" {
				break
			}
			time.Sleep(20 * time.Millisecond)
		}
		if got != strconv.Itoa(Width(text)) {
			t.Errorf("%s: tmux says %s cells, we %d", text, got, Width(text))
		}
	}
}
