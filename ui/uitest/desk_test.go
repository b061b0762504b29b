package uitest_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"tijdig/ui/uitest"
)

// notebook saves 250 ms after the first unsaved key, and notes all it hears.
type notebook struct {
	w, h   int
	text   string
	saved  string
	heard  []string
	armed  bool
	answer map[string]tea.Cmd // by key name
}

type (
	dueMsg  struct{}
	noteMsg string
)

func (n notebook) Init() tea.Cmd { return func() tea.Msg { return noteMsg("init") } }

func (n notebook) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		n.w, n.h = msg.Width, msg.Height
	case noteMsg:
		n.heard = append(n.heard[:len(n.heard):len(n.heard)], string(msg))
	case tea.PasteMsg:
		n.text += msg.Content
	case dueMsg:
		n.saved, n.armed = n.text, false
	case tea.KeyPressMsg:
		if cmd, ok := n.answer[msg.String()]; ok {
			return n, cmd
		}
		n.text += msg.Text
		if !n.armed {
			n.armed = true
			return n, tea.Tick(250*time.Millisecond, func(time.Time) tea.Msg { return dueMsg{} })
		}
	}
	return n, nil
}

func (n notebook) View() tea.View {
	rows := make([]string, n.h)
	rows[0] = "\x1b[1m" + pad(n.text, n.w) + "\x1b[m"
	for i := 1; i < n.h; i++ {
		rows[i] = pad("", n.w)
	}
	if n.h > 1 {
		rows[1] = pad("saved: "+n.saved, n.w)
	}
	v := tea.NewView(strings.Join(rows, "\n"))
	v.Cursor = tea.NewCursor(min(len([]rune(n.text)), n.w-1), 0)
	return v
}

func pad(s string, w int) string {
	r := []rune(s)
	r = r[:min(len(r), w)]
	return string(r) + strings.Repeat(" ", w-len(r))
}

func note(s string) tea.Cmd { return func() tea.Msg { return noteMsg(s) } }

func after(d time.Duration, s string) tea.Cmd {
	return tea.Tick(d, func(time.Time) tea.Msg { return noteMsg(s) })
}

// failure runs f and returns what it failed with, or "".
func failure(name string, f func(uitest.T)) (said string) {
	w := &witness{name: name}
	defer func() {
		for _, c := range w.cleanups {
			c()
		}
	}()
	defer func() {
		switch r := recover().(type) {
		case nil:
		case failed:
			said = string(r)
		default:
			panic(r)
		}
	}()
	f(w)
	return ""
}

type failed string

type witness struct {
	name     string
	cleanups []func()
}

func (w *witness) Helper()          {}
func (w *witness) Name() string     { return w.name }
func (w *witness) Cleanup(f func()) { w.cleanups = append(w.cleanups, f) }
func (w *witness) Fatalf(format string, args ...any) {
	panic(failed(fmt.Sprintf(format, args...)))
}

func TestATimerFiresWhenTheTestLetsTimePass(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := uitest.Sit(t, notebook{}, 40, 4)
		d.Watch()
		d.Type("jas én tas")
		d.Pass(249 * time.Millisecond)
		d.SeesNot("saved: jas")
		d.Pass(time.Millisecond)
		d.Sees("jas én tas", "saved: jas én tas")
	})
}

func TestCommandsComeBackInTheOrderTheyWereStarted(t *testing.T) {
	for range 20 { // the goroutines race; the order may not
		synctest.Test(t, func(t *testing.T) {
			answer := map[string]tea.Cmd{
				"ctrl+b": tea.Batch(note("1"), note("2"), after(time.Second, "late"), note("3")),
				"ctrl+t": tea.Sequence(after(2*time.Second, "first"), tea.Batch(note("a"), after(3*time.Second, "b")), note("last")),
			}
			d := uitest.Sit(t, notebook{answer: answer}, 40, 4)
			d.Press("ctrl+b", "ctrl+t")
			d.Pass(5 * time.Second)
			got := strings.Join(d.Model().(notebook).heard, " ")
			if want := "init 1 2 3 late first a b last"; got != want {
				t.Fatalf("heard %q, want %q", got, want)
			}
		})
	}
}

func TestKeysAreReadAsATerminalReadsThem(t *testing.T) {
	for name, want := range map[string]string{
		"enter": "enter", "ctrl+m": "enter", "ctrl+i": "tab", "shift+tab": "shift+tab", "esc": "esc",
		"ctrl+k": "ctrl+k", "ctrl+j": "ctrl+j", "alt+e": "alt+e", "f9": "f9", "f12": "f12", "pgdown": "pgdown",
		"space": "space", "V": "V", "é": "é", "?": "?", "👩‍👧": "👩‍👧", "ctrl+left": "ctrl+left",
	} {
		k, err := uitest.Key(name)
		if err != nil || k.String() != want {
			t.Errorf("%s arrives as %q, %v; want %q", name, k.String(), err, want)
		}
	}
	for _, name := range []string{"", "entr", "ctrl+é", "ab", "\n", "\x1b", "\x9b"} {
		if k, err := uitest.Key(name); err == nil {
			t.Errorf("%q became %q", name, k)
		}
	}
}

func TestContentAndOverheadAreCountedApart(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		d := uitest.Sit(t, notebook{}, 40, 4)
		d.Press("n", "enter")
		d.Choose("j")
		d.Type("één 👩‍👧") // five keys, as people count
		d.Paste("not typed at all")
		if d.Overhead != 3 || d.Content != 5 || d.Decisions != 2 {
			t.Fatalf("counted %s", d.Keys.String())
		}
		if got, want := d.Estimate(), 8*280*time.Millisecond+2*1350*time.Millisecond; got != want {
			t.Fatalf("estimate %v, want %v", got, want)
		}
	})
}

func TestEachWayToFailFails(t *testing.T) {
	busy := func() tea.Msg { return noteMsg("") }
	for _, c := range []struct {
		name, want string
		do         func(*uitest.Desk)
	}{
		{"text that is not there", `"trein" is not on the screen`, func(d *uitest.Desk) { d.Sees("trein") }},
		{"text that should not be there", `"saved" stands on the screen`, func(d *uitest.Desk) { d.SeesNot("saved") }},
		{"a key that does not exist", `no key is called "hyper"`, func(d *uitest.Desk) { d.Press("hyper") }},
		{"enter as text", `"\n" is not typed`, func(d *uitest.Desk) { d.Type("a\nb") }},
		{"a key after the end", "the program has ended", func(d *uitest.Desk) { d.Press("ctrl+q", "a") }},
		{"a model without rest", "keeps itself busy", func(d *uitest.Desk) { d.Press("ctrl+r") }},
		{"a frame that does not fit", "row 0 holds a control character", func(d *uitest.Desk) { d.Watch().Paste("\x7f") }},
		{"no golden file and no test", "needs a test with one outcome", func(d *uitest.Desk) { d.Golden() }},
	} {
		t.Run(c.name, func(t *testing.T) {
			synctest.Test(t, func(*testing.T) {
				m := endless{notebook{answer: map[string]tea.Cmd{"ctrl+q": tea.Quit, "ctrl+r": busy}}}
				said := failure(t.Name(), func(w uitest.T) { c.do(uitest.Sit(w, m, 40, 4)) })
				if !strings.Contains(said, c.want) {
					t.Fatalf("said %q, want %q", said, c.want)
				}
			})
		})
	}
}

// endless answers each empty note with another.
type endless struct{ notebook }

func (e endless) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m, cmd := e.notebook.Update(msg)
	e.notebook, _ = m.(notebook)
	if msg == noteMsg("") {
		cmd = note("")
	}
	return e, cmd
}

func TestFitsNamesWhatIsWrong(t *testing.T) {
	view := func(content string, x, y int) tea.View {
		v := tea.NewView(content)
		v.Cursor = tea.NewCursor(x, y)
		return v
	}
	for _, c := range []struct {
		name, want string
		v          tea.View
	}{
		{"a good frame", "", view("abc\n\x1b[31mdé\x1b[m ", 2, 1)},
		{"a wide character counts two", "", view("a漢\nabc", 0, 0)},
		{"no cursor", "", tea.NewView("abc\nabc")},
		{"too few rows", "1 rows", view("abc", 0, 0)},
		{"a line end too many", "3 rows", view("abc\nabc\n", 0, 0)},
		{"a short row", "row 1 is 2", view("abc\nab", 0, 0)},
		{"a long row", "row 0 is 4", view("abcd\nabc", 0, 0)},
		{"a cursor beside the frame", "cursor stands at 3,0", view("abc\nabc", 3, 0)},
		{"a cursor under the frame", "cursor stands at 0,2", view("abc\nabc", 0, 2)},
		{"an escape sequence that is no style", "control character", view("abc\n\x1b[2Jabc", 0, 0)},
		{"a character that turns the text", "control character", view("abc\nab\u202ec", 0, 0)},
		{"bytes that are no text", "not UTF-8", view("abc\nab\xff", 0, 0)},
	} {
		t.Run(c.name, func(t *testing.T) {
			err := uitest.Fits(c.v, 3, 2)
			if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
				t.Fatalf("%v, want %q", err, c.want)
			}
		})
	}
}

func TestGoldenScreensShowTextAndCursor(t *testing.T) {
	uitest.Each(t, []uitest.Size{{W: 30, H: 4}, {W: 20, H: 3}}, func(t *testing.T, s uitest.Size) {
		d := uitest.Sit(t, notebook{}, s.W, s.H)
		d.Type("een jas")
		d.Golden()
		d.Paste(" en meer")
		d.Pass(time.Second)
		d.Golden("later")
	})
}

func TestADeskServesAPropertyTest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rapid.SyncTest(t, func(t *rapid.T) {
			d := uitest.Sit(t, notebook{}, 30, 3)
			d.Watch()
			t.Repeat(map[string]func(*rapid.T){
				"type":   func(t *rapid.T) { d.Type(rapid.StringMatching(`[a-zé ]{1,4}`).Draw(t, "text")) },
				"pass":   func(t *rapid.T) { d.Pass(time.Duration(rapid.IntRange(0, 400).Draw(t, "ms")) * time.Millisecond) },
				"resize": func(t *rapid.T) { d.Resize(rapid.IntRange(1, 90).Draw(t, "w"), rapid.IntRange(1, 9).Draw(t, "h")) },
			})
		})
	})
}
