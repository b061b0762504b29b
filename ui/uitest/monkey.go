package uitest

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"runtime/debug"
	"strings"
	"time"
)

// Monkey presses anything at any size. The same seed does the same again.
type Monkey struct {
	// What it did so far; a test holds floors on these, since a monkey that the
	// first screen lets do nothing finds nothing.
	Pressed, Pasted, Resized, Waited int

	seed   uint64
	rand   *rand.Rand
	recent []string
}

// NewMonkey returns a monkey with its own seed.
func NewMonkey(seed uint64) *Monkey {
	return &Monkey{seed: seed, rand: rand.New(rand.NewPCG(seed, 0))}
}

// keepRecent is how many of its last acts a failing test is told.
const keepRecent = 60

// Alphabet is what it types: letters that act in choices and lists, digits, and
// what text may hold that breaks frames.
var Alphabet = []rune("abcdefghijklmnopqrstuvwxyzJVNO0123456789*+/?. ,-:'\"éëï€ß漢́👩🏽‍\u200d\u00ad")

// Chords are the keys it presses that type nothing, by their names.
var Chords = []string{
	"enter", "enter", "enter", "tab", "tab", "shift+tab", "up", "down", "left", "right", "esc", "esc",
	"backspace", "delete", "home", "end", "pgup", "pgdown", "ctrl+p", "ctrl+g", "ctrl+k", "ctrl+n",
	"ctrl+d", "ctrl+z", "ctrl+y", "ctrl+s", "ctrl+j", "ctrl+c", "ctrl+l", "alt+j", "alt+x", "f1", "f9", "f12", "ctrl+left", "shift+up", "shift+down",
}

// Pastes are what nobody types: many lines, sequences a terminal acts on, bytes
// that are no text, characters that turn or hide what follows.
var Pastes = []string{
	"één regel", "twee\nregels", "met\ttab\r\nen\rregeleinden", "\x1b[2J\x1b]0;titel\x07", "\x1b[200~in een paste\x1b[201~",
	"\x00\x01\x7f", "\xff\xfe\xc3", "\u202egedraaid\u202c", "\u2066\u200b\ufeff", "=1+1", "'; DROP TABLE",
	"שלום عربي", "👩‍👩‍👧‍👦🏳️‍🌈", strings.Repeat("a", 5000), strings.Repeat("漢字\n", 400), strings.Repeat("\u0301", 300),
}

// Play does n acts at d, or fewer if the program ends first; it returns how many.
func (m *Monkey) Play(d *Desk, n int) int {
	d.t.Helper()
	d.t = telling{d.t, m}
	defer m.tell(d)
	for i := range n {
		if d.Ended() {
			return i
		}
		m.act(d)
	}
	return n
}

// tell turns a crash of the model into a failure that says what led to it.
func (m *Monkey) tell(d *Desk) {
	d.t.Helper()
	switch r := recover().(type) {
	case nil:
	case runtime.Error:
		d.t.Fatalf("%v\n%s", r, debug.Stack())
	default:
		panic(r)
	}
}

func (m *Monkey) act(d *Desk) {
	d.t.Helper()
	switch roll := m.rand.IntN(1000); {
	case roll < 560:
		m.press(d, string(Alphabet[m.rand.IntN(len(Alphabet))]))
	case roll < 970:
		m.press(d, Chords[m.rand.IntN(len(Chords))])
	case roll < 980:
		p := Pastes[m.rand.IntN(len(Pastes))]
		m.note("paste %.40q", p)
		m.Pasted++
		d.Paste(p)
	case roll < 990:
		w, h := 1+m.rand.IntN(200), 1+m.rand.IntN(60)
		m.note("resize %dx%d", w, h)
		m.Resized++
		d.Resize(w, h)
	default:
		span := time.Duration(m.rand.IntN(2000)) * time.Millisecond
		m.note("wait %v", span)
		m.Waited++
		d.Pass(span)
	}
}

func (m *Monkey) press(d *Desk, name string) {
	d.t.Helper()
	msg, err := Key(name)
	if err != nil {
		return // half a character is no key; a paste brings it in
	}
	m.note("%s", name)
	m.Pressed++
	d.Send(msg)
}

func (m *Monkey) note(format string, args ...any) {
	if len(m.recent) == keepRecent {
		m.recent = m.recent[1:]
	}
	m.recent = append(m.recent, fmt.Sprintf(format, args...))
}

// telling adds to a failure what led to it.
type telling struct {
	T
	m *Monkey
}

func (t telling) Fatalf(format string, args ...any) {
	t.T.Helper()
	t.T.Fatalf("%s\nseed %d, after %d keys; last: %s", fmt.Sprintf(format, args...), t.m.seed, t.m.Pressed, strings.Join(t.m.recent, " · "))
}
