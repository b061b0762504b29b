//go:build linux

package e2e

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"tijdig/store"
	"tijdig/ui/e2e/window"
	"tijdig/ui/uitest"
)

// monkeys is how many are at work at once, each at its own program: much of the time
// of each is waiting.
const monkeys = 5

// TestAMonkeyAtATerminalBreaksNothing lets a monkey at the real program in a real
// terminal: keys, pastes, floods, sizes, bytes that are no keys. The program never
// dies, sends nothing but what it needs, draws nothing outside its window, and the
// file is whole afterwards.
func TestAMonkeyAtATerminalBreaksNothing(t *testing.T) {
	keys := uitest.Long(5_000, 40_000, 1_000_000)
	room := time.Duration(uitest.Long(60, 60, 900)) * time.Second
	sum, start, job := &monkey{}, time.Now(), &work{until: time.Now().Add(room)}
	job.keys.Store(int64(keys))
	t.Run("monkeys", func(t *testing.T) {
		for seed := range uint64(monkeys) {
			t.Run(fmt.Sprint(seed), func(t *testing.T) {
				t.Parallel()
				m := newMonkey(seed)
				m.play(t, job)
				sum.add(m)
			})
		}
	})
	took := time.Since(start)
	t.Logf("%d keys of %d in %v: %.0f a second, in %d sittings; %d pastes of %d KiB, %d sizes, %d sequences; it drew %d KiB",
		sum.keys, keys, took.Round(time.Second), float64(sum.keys)/took.Seconds(), sum.sittings, sum.pastes, sum.pasted>>10, sum.sizes, sum.raw, sum.drew>>10)
	if sum.keys < keys {
		t.Logf("NOT ALL: the time was up")
	}
	if sum.keys < min(keys, 4000) || sum.pastes < sum.keys/3000 || sum.sizes < sum.keys/10_000 || sum.raw < sum.keys/10_000 || sum.drew < sum.keys {
		t.Errorf("the monkeys were held still: %d keys, %d pastes, %d sizes, %d sequences, %d bytes drawn", sum.keys, sum.pastes, sum.sizes, sum.raw, sum.drew)
	}
}

// work is what the monkeys have to do between them: so many keys, or as many as they
// press before the time is up.
type work struct {
	keys  atomic.Int64
	until time.Time
}

func (w *work) left() bool { return w.keys.Load() > 0 && time.Now().Before(w.until) }

// play goes on while there is work left, and has each file checked when it is done
// with it.
func (m *monkey) play(t *testing.T, job *work) {
	t.Helper()
	for job.left() {
		p := withFile(t)
		p.noted(t)
		for sitting := 0; sitting < 20 && job.left(); sitting++ {
			if err := m.sit(t, p, job); err != nil {
				t.Fatalf("sitting %d, after %d keys: %v\nlast: %q", m.sittings, m.keys, err, m.last)
			}
		}
		if said, status := p.run(t, "check", "--file", p.file, "--passphrase-file", p.secret); status != 0 {
			t.Fatalf("status %d\n%s", status, said)
		}
	}
}

// noted says in the file that its recovery code was written down, so that Vandaag
// begins with what is to be done.
func (p place) noted(t *testing.T) {
	t.Helper()
	l, err := store.Open(p.file, store.OpenOptions{Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	s, err := l.Unlock(phrase)
	if err != nil {
		t.Fatal(err)
	}
	set := s.Settings()
	set.PaperNoted = true
	if err := errors.Join(s.SaveSettings(set), s.Close()); err != nil {
		t.Fatal(err)
	}
}

// hostile is what a terminal never sends by itself, and a program that is open to it
// might obey or echo: titles, the clipboard, colours, answers, half sequences.
var hostile = []string{
	"\x1b]0;titel\x07", "\x1b]2;titel\x1b\\", "\x1b]52;c;Z2VoZWlt\x07", "\x1b]52;c;?\x07", "\x1b]11;rgb:ffff/0000/0000\x07",
	"\x1b[2J", "\x1b[31m", "\x1b[999;999H", "\x1b[8;1;1t", "\x1b[?1049l", "\x1b[3;4R", "\x1b[?1;2c", "\x1b[?2026;2$y", "\x1bc",
	"\x1bP1$r0m\x1b\\", "\x1b_hallo\x1b\\", "\x1b^hallo\x1b\\", "\x1bXhallo\x1b\\", "\x1b[I", "\x1b[O", "\x1b[<0;5;5M", "\x1b[M !!",
	"\x9b2J", "\x9d0;titel\x9c", "\xff\xfe\xc3", "\x00", "\x07", "\u009b31m", "\u202egedraaid\u202c", "\x1b[200~los\x1b[201~", "\x1b[1;5", "\x1b]", "\x07\x1b\\",
}

// floods are pastes that take longer than a frame.
var floods = []string{
	strings.Repeat("een twee drie ", 8_000), strings.Repeat("regel\n", 10_000), strings.Repeat("👩‍👩‍👧‍👦שלום漢", 2_000), strings.Repeat("\x1b]52;c;Z2VoZWlt\x07", 2_000),
}

// monkey counts what it did; each sitting goes on from the last.
type monkey struct {
	mu                         sync.Mutex // held while another is added
	rand                       *rand.Rand
	keys, sittings             int
	pastes, pasted, sizes, raw int
	drew                       int
	small                      bool   // the window has an odd size
	flooded                    bool   // the last paste was a flood
	last                       string // what it sent last
}

// add takes in what another monkey did.
func (m *monkey) add(of *monkey) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.keys, m.sittings, m.drew = m.keys+of.keys, m.sittings+of.sittings, m.drew+of.drew
	m.pastes, m.pasted, m.sizes, m.raw = m.pastes+of.pastes, m.pasted+of.pasted, m.sizes+of.sizes, m.raw+of.raw
}

func newMonkey(seed uint64) *monkey { return &monkey{rand: rand.New(rand.NewPCG(seed, 8))} }

// burst is how many keys go to the program at once; a sitting has at most so many
// bursts.
const (
	burst  = 400
	bursts = 20
)

// sit opens the program, does anything to it, and leaves; nil means that all went as
// it should.
func (m *monkey) sit(t *testing.T, p place, job *work) error {
	t.Helper()
	w := window.OpenWithRim(t, 80, 24, p.command("--file", p.file))
	w.WaitText("Ontgrendelen", "Wachtzin")
	w.Type(phrase)
	w.Press("enter")
	w.WaitGone("Ontgrendelen") // a sitting that ended under a cover goes on where it was
	m.sittings, m.small = m.sittings+1, false
	there := true
	for n := 0; n < bursts && there && job.left(); n++ {
		m.act(w)
		job.keys.Add(-burst)
		if m.flooded { // each key in a text of 100 KiB takes its time
			n, m.flooded = max(n, bursts-2), false
		}
		there = m.open(w)
	}
	err := m.leave(w)
	m.drew += len(w.Output())
	return err
}

// act sends one burst, and now and then does something else first.
func (m *monkey) act(w *window.Window) {
	switch n := m.rand.IntN(6); {
	case n == 0 || m.small && n < 3:
		m.turn(w)
	case n < 4:
		m.paste(w)
	case n == 4:
		m.raw++
		m.send(w, hostile[m.rand.IntN(len(hostile))])
	}
	var b strings.Builder
	for range burst {
		b.WriteString(m.key())
	}
	m.keys += burst
	m.send(w, b.String())
}

// turn gives the window any size, or the usual one, in which most can be done.
func (m *monkey) turn(w *window.Window) {
	m.sizes++
	if m.small = !m.small; m.small {
		w.Resize(1+m.rand.IntN(300), 1+m.rand.IntN(200))
	} else {
		w.Resize(80, 24)
	}
	w.Settle()
}

// paste pastes something odd, or once in a while a flood of it.
func (m *monkey) paste(w *window.Window) {
	s := uitest.Pastes[m.rand.IntN(len(uitest.Pastes))]
	switch m.rand.IntN(8) {
	case 0:
		s, m.flooded = floods[m.rand.IntN(len(floods))], true
	case 1:
		s = hostile[m.rand.IntN(len(hostile))]
	}
	m.pastes++
	m.pasted += len(s)
	m.send(w, "\x1b[200~"+s+"\x1b[201~")
}

// key is what one key sends. Covering and leaving take long and come only from the
// list of everything one can do; esc alone would be alt with what follows, so that
// each comes twice.
func (m *monkey) key() string {
	if m.rand.IntN(100) < 57 {
		return string(uitest.Alphabet[m.rand.IntN(len(uitest.Alphabet))])
	}
	name := uitest.Chords[m.rand.IntN(len(uitest.Chords))]
	if name == "ctrl+l" || name == "ctrl+c" || name == "f12" {
		name = "enter"
	}
	s, _ := uitest.Bytes(name)
	if name == "esc" {
		s += s
	}
	return s
}

func (m *monkey) send(w *window.Window, s string) {
	m.last = s[max(0, len(s)-400):]
	w.Send(s)
}

// open reports whether the program is still there and open.
func (m *monkey) open(w *window.Window) bool {
	if !w.Settle() {
		return false
	}
	for _, s := range []string{"Wachtzin", "Herstelcode"} {
		if strings.Contains(w.Screen(), s) {
			return strings.Contains(w.Screen(), "laatste groep")
		}
	}
	return true
}

// leave leaves the program, if it was not left already, and says what was wrong.
func (m *monkey) leave(w *window.Window) error {
	m.out(w)
	if status := w.Exit(); status != 0 {
		return fmt.Errorf("it ended with status %d:\n%q", status, last(w.Output()))
	}
	if s := died.Find(w.Output()); s != nil {
		return fmt.Errorf("it said %q", s)
	}
	if s := w.Outside(); s != "" {
		return fmt.Errorf("it drew outside: %s", s)
	}
	if s := w.Foreign(); len(s) > 0 {
		return fmt.Errorf("it sent %q", s)
	}
	if w.Bells() > 0 || len(w.Titles()) > 0 {
		return fmt.Errorf("it rang %d times and set the titles %q", w.Bells(), w.Titles())
	}
	if err := w.Restored(); err != nil {
		return fmt.Errorf("%w, after %q", err, last(w.Output()))
	}
	return nil
}

// out presses what leaves the program until it is gone: one that is just being covered
// hears nothing. It does not hurry: a key too many throws away what was drawn last.
func (m *monkey) out(w *window.Window) {
	if w.Settle() {
		w.Resize(80, 24)
	}
	if w.Settle() {
		w.Send("\x1b[201~\x07\x1b\\") // whatever was begun ends
	}
	for n := 0; n < 10 && w.Settle(); n++ {
		w.Send("\x03")
		if n%2 == 1 {
			time.Sleep(300 * time.Millisecond)
		}
	}
}

func last(b []byte) []byte { return b[max(0, len(b)-2000):] }

// TestTheMonkeyFindsAProgramThatEchoes gives the monkey a program that is none.
func TestTheMonkeyFindsAProgramThatEchoes(t *testing.T) {
	t.Parallel()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ sent, want string }{
		{"\x1b]52;c;Z2VoZWlt\x07\r", "OSC 52"},
		{"\x1b]0;titel\x07\r", "OSC 0"},
		{"\u009b31m\r", "U+009B"},
		{"\xff\r", "0xff"},
		{"\u202e\r", "U+202E"},
		{strings.Repeat("x", 90) + "\r", "outside"},
		{"\x04", "status"},
	} {
		cmd := exec.Command(exe)
		cmd.Env = []string{"CONTROL=echo"}
		w := window.OpenWithRim(t, 80, 24, cmd)
		w.WaitText("open")
		w.Send(c.sent)
		w.Settle()
		if err := newMonkey(1).leave(w); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("sent %q, found: %v", c.sent, err)
		}
	}
}

// echo sends back what it gets, as it is, and leaves without a word.
func echo() {
	raw := exec.Command("stty", "raw", "-echo")
	raw.Stdin = os.Stdin
	_ = raw.Run()
	fmt.Print("open")
	for b := make([]byte, 4096); ; {
		n, err := os.Stdin.Read(b)
		if err != nil {
			return
		}
		_, _ = os.Stdout.Write(b[:n])
		switch b[n-1] {
		case 3:
			return
		case 4:
			os.Exit(1)
		}
	}
}
