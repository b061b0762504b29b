// Package window gives a test a terminal window: a real program runs in a
// pseudo-terminal, a virtual terminal draws what it sends, and the test waits for
// what is on the screen, never for bytes and never for time. It runs on Linux and
// macOS; on Windows it compiles and is untried.
//
//	w := window.Open(t, 80, 24, exec.Command(tijdig, "--file", path))
//	w.WaitText("Wachtzin")
//	w.Type("appel boot kerk")
//	w.Press("enter")
//	w.WaitText("Vandaag")
//	w.Kill9()
package window

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/charmbracelet/x/xpty"

	"tijdig/ui/uitest"
)

// Window is one program in one terminal. Its Keys count what was typed. A test
// uses it from one goroutine.
type Window struct {
	uitest.Keys

	// Patience is how long Wait waits before it gives up: a minute, since a file that asks
	// a gigabyte opens in tens of seconds under the race detector. A test that passes
	// never waits that long.
	Patience time.Duration

	t   testing.TB
	pty xpty.Pty
	cmd *exec.Cmd

	mu   sync.Mutex // held around em: it draws in one goroutine and is read in others
	em   *vt.Emulator
	w, h int
	out  bytes.Buffer
	mark marks
	rim  margins

	drawn time.Time // when the program last drew
	sent  time.Time // when something was last sent; the test's own goroutine alone uses it

	changed chan struct{} // the screen may be another
	drained chan struct{} // nothing more will be drawn
	ended   chan struct{} // the program ended; err may be read
	err     error
	escaped bool // the last key was esc
	before  lineMode
}

// Open starts cmd in a window of w by h cells. Its environment is the test's own,
// a plain 256-colour terminal, and then what cmd.Env says. When the test ends the
// program and its children are killed.
func Open(t testing.TB, w, h int, cmd *exec.Cmd) *Window {
	t.Helper()
	return open(t, w, h, 0, cmd)
}

func open(t testing.TB, w, h, wide int, cmd *exec.Cmd) *Window {
	t.Helper()
	p, err := xpty.NewPty(w, h)
	if err != nil {
		t.Fatal(err)
	}
	win := &Window{
		Patience: time.Minute,
		t:        t, pty: p, cmd: cmd, em: vt.NewEmulator(w+wide, h), w: w, h: h, rim: margins{wide: wide},
		changed: make(chan struct{}, 1), drained: make(chan struct{}), ended: make(chan struct{}),
	}
	win.em.SetCallbacks(win.mark.callbacks())
	terminal := []string{"TERM=xterm-256color", "COLORTERM=", "NO_COLOR=", "TERM_PROGRAM=", "TMUX=", "SSH_TTY="}
	cmd.Env = append(append(os.Environ(), terminal...), cmd.Env...)
	prepare(p, cmd)
	if wide > 0 {
		noTabs(p)
	}
	win.before = readLineMode(p)
	if err := p.Start(cmd); err != nil {
		t.Fatal(err)
	}
	closeSlave(p)
	go win.draw()
	go win.answer()
	go func() {
		win.err = xpty.WaitProcess(context.Background(), cmd)
		close(win.ended)
	}()
	t.Cleanup(win.shut)
	return win
}

func (w *Window) draw() {
	defer close(w.drained)
	buf := make([]byte, 32<<10)
	for {
		n, err := w.pty.Read(buf)
		now := time.Now() // drawing it here is no work of the program
		if n > 0 {
			w.mu.Lock()
			w.out.Write(buf[:n])
			w.feed(buf[:n])
			w.drawn = now
			w.turned()
			w.mu.Unlock()
			select {
			case w.changed <- struct{}{}:
			default:
			}
		}
		if err != nil { // the last program in the window ended, or the window closed
			return
		}
	}
}

// feed draws what the program sent. While it may still draw for another size it may
// scroll rows that are no longer there, of which the emulator dies and a terminal
// does not: such a sequence is passed over. What stands between two sequences goes in
// one piece, as letters that belong together do.
func (w *Window) feed(out []byte) {
	settled := time.Since(w.rim.at) > stays
	for len(out) > 0 {
		n := piece(out)
		if settled {
			_, _ = w.em.Write(out[:n])
		} else if !w.survives(out[:n]) {
			w.survives(behind(out[:n]))
		}
		w.stayInside(out[:n])
		out = out[n:]
	}
}

const esc = 0x1b

// piece is how long the first sequence in out is, with the text behind it.
func piece(out []byte) int {
	if bytes.HasPrefix(out, wraps) {
		return len(wraps)
	}
	if i := bytes.IndexByte(out[1:], esc); i >= 0 {
		return 1 + i
	}
	return len(out)
}

// survives reports whether the emulator could draw it.
func (w *Window) survives(out []byte) (ok bool) {
	defer func() { _ = recover() }()
	_, _ = w.em.Write(out)
	return true
}

// behind is what follows the control sequence that out begins with.
func behind(out []byte) []byte {
	for i, c := range out {
		if i > 1 && c >= 0x40 && c <= 0x7e {
			return out[i+1:]
		}
	}
	return nil
}

// answer sends the program what a terminal answers to its questions.
func (w *Window) answer() {
	buf := make([]byte, 4096)
	for {
		n, err := w.em.Read(buf)
		if n > 0 {
			_, _ = w.pty.Write(buf[:n])
		}
		if err != nil {
			return
		}
	}
}

func (w *Window) shut() {
	killAll(w.cmd.Process)
	<-w.ended
	_ = w.pty.Close()
	<-w.drained
	// Closing the emulator itself races with its Read; closing its pipe does not.
	if c, ok := w.em.InputPipe().(io.Closer); ok {
		_ = c.Close()
	}
}

// Resize gives the window another size, as a person drags its corner.
func (w *Window) Resize(width, height int) {
	w.t.Helper()
	w.mu.Lock()
	w.em.Resize(width+w.rim.wide, height)
	if w.w != width || w.h != height {
		w.rim.turning, w.rim.since, w.rim.at = true, w.out.Len(), time.Now()
	}
	w.w, w.h = width, height
	w.mu.Unlock()
	if err := w.pty.Resize(width, height); err != nil {
		w.t.Fatal(err)
	}
}

// ResizeLate is Resize where a frame for the size of before comes after it, with rows of its
// own to scroll in.
func (w *Window) ResizeLate(width, height int) {
	w.t.Helper()
	w.mu.Lock()
	w.em.Resize(width+w.rim.wide, height)
	_, _ = w.em.Write(fmt.Appendf(nil, "\x1b7\x1b[1;%dr\x1b8", w.h))
	w.w, w.h = width, height
	w.mu.Unlock()
	if err := w.pty.Resize(width, height); err != nil {
		w.t.Fatal(err)
	}
}

// Hangup closes the window: the program gets SIGHUP, and its terminal is gone.
func (w *Window) Hangup() { _ = w.pty.Close() }

// Kill9 kills the program and the children it has in this window, all at once, as
// a power cut does. It returns when the program is gone.
func (w *Window) Kill9() {
	killAll(w.cmd.Process)
	<-w.ended
}

// Signal sends sig to the program, and not to its children.
func (w *Window) Signal(sig os.Signal) {
	w.t.Helper()
	if err := w.cmd.Process.Signal(sig); err != nil {
		w.t.Fatal(err)
	}
}

// Process is the program, for its id.
func (w *Window) Process() *os.Process { return w.cmd.Process }

// Exit waits until the program has ended and returns its status; -1 means that a
// signal ended it.
func (w *Window) Exit() int {
	w.t.Helper()
	select {
	case <-w.ended:
	case <-time.After(w.Patience):
		w.fail("the program did not end")
	}
	if exit := (*exec.ExitError)(nil); w.err != nil && !errors.As(w.err, &exit) {
		w.t.Fatal(w.err)
	}
	w.settle()
	return w.cmd.ProcessState.ExitCode()
}

// settle waits until all that an ended program wrote is drawn. A child it left
// behind keeps the window open, so the wait has an end.
func (w *Window) settle() {
	select {
	case <-w.drained:
	case <-time.After(time.Second):
	}
}
