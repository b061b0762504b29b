// Package supervisor runs the program as a child and waits. The parent holds no
// secret: it starts a fresh child when the screen was covered, so that no
// decrypted word stays in memory, and it puts the terminal in order however
// the child ended.
package supervisor

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"time"

	"github.com/charmbracelet/x/term"

	"tijdig/ui/layout"
)

// Variable tells a child that it is one, and whether it is the first. Only
// the first child may use a passphrase file: after covering, the worker types.
const (
	Variable = "TIJDIG_CHILD"
	First    = "eerste"
	Again    = "opnieuw"
	Away     = "noodkopie"
	Anew     = "teruggezet"
)

// The exit statuses with which a child asks for a fresh one: the screen was covered, or
// a copy came in the place of the file.
const (
	Covered  = 75
	Replaced = 76

	CoveredAway = 77 // covered, and what was typed last is in an emergency file
)

// next is how the child starts that comes after one that ended with a status.
var next = map[int]string{Covered: Again, CoveredAway: Away, Replaced: Anew}

// ErrDied says that the child ended by a signal it could not hear, such as
// kill -9. ErrBroke says that it failed and did not say why: a fault in it.
var (
	ErrDied  = errors.New("parent: the program was ended from outside")
	ErrBroke = errors.New("parent: the program broke")
)

// ExitError carries the exit status of a child that failed; it has said why.
type ExitError struct{ Status int }

func (ExitError) Error() string { return "parent: the program failed" }

// reset leaves whatever state a child that died left the terminal in. The scroll
// region moves the cursor and the ways to tell keys belong to the second screen, so
// both go before that.
const reset = "\x1b[0m\x1b[4l\x1b[r\x1b[?7h" + // style, inserting, scroll region, wrapping
	"\x1b[<u\x1b[>4m" + // or a shell would get sequences for ctrl+c
	"\x1b[?2026l\x1b[?2027l\x1b[?2004l" + // drawing at once, widths, pastes in brackets
	"\x1b[?1049l\x1b[0 q\x1b[?25h\r\n" // the second screen, the cursor

// again repeats what a child that left in order has sent itself, and ends what a frame
// cut short leaves behind. A ctrl+c too many makes the system throw away what the
// terminal had not read yet, this among it.
const again = "\x1b[0m\x1b[<u\x1b[>4m\x1b[?2026l\x1b[?2004l\x1b[?1049l\x1b[0 q\x1b[?25h"

// taking is how long a terminal gets to take in what puts it in order, before it makes
// a signal of a ctrl+c again.
const taking = 20 * time.Millisecond

// Run starts the program at path as a child with args, again each time it asks for it
// by its status, until it ends otherwise.
func Run(ctx context.Context, path string, args []string) error {
	runtime.LockOSThread() // the child hears of the death of the thread that started it
	defer runtime.UnlockOSThread()
	Harden()
	fd := os.Stdin.Fd()
	before, stateErr := term.GetState(fd)
	if stateErr == nil {
		Hush() // so that between two children, and before the first, nothing typed is echoed
	}
	staysAwake()
	// Heard until the process is gone: one ctrl+c too many must not end it before the
	// terminal is in order.
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, heard...)
	e := once(ctx, signals, path, args, First)
	for mode := next[e.status]; e.err == nil && mode != ""; mode = next[e.status] {
		e = once(ctx, signals, path, args, mode)
	}
	tidy := again
	if e.err != nil || e.status != 0 {
		tidy = reset
	}
	if stateErr == nil {
		Hush() // a ctrl+c is no signal then, which would throw this away as well
	}
	if errors.Is(e.err, ErrDied) || e.status != 0 && e.said == "" {
		layout.NewTerminal(os.Stdout).Wipe() // a child that broke could not
	}
	_, _ = io.WriteString(os.Stdout, tidy) //nolint:errcheck // there is no one left to tell
	if stateErr == nil {
		time.Sleep(taking)
		_ = term.Restore(fd, before) //nolint:errcheck // there is no one left to tell
	}
	_, _ = io.WriteString(layout.NewSpeaker(os.Stderr), e.said) //nolint:errcheck // there is no one left to tell
	return e.result()
}

// end is how a child ended, and what it said of it in its own words.
type end struct {
	status int
	said   string
	err    error
}

func (e end) result() error {
	switch {
	case e.err != nil || e.status == 0:
		return e.err
	case e.said == "":
		return ErrBroke
	}
	return ExitError{e.status}
}

// once runs one child to its end.
func once(ctx context.Context, signals <-chan os.Signal, path string, args []string, mode string) end {
	var said words
	c := exec.Command(path, args...)
	c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, &said
	c.Env = append(os.Environ(), Variable+"="+mode, "GOTRACEBACK=none")
	bind(c)
	if err := c.Start(); err != nil {
		return end{err: err}
	}
	done := make(chan error, 1)
	go func() { done <- c.Wait() }()
	for {
		select {
		case s := <-signals:
			pass(c.Process, s)
		case <-ctx.Done():
			pass(c.Process, os.Interrupt)
		case err := <-done:
			if dead(err) {
				return end{err: ErrDied}
			}
			return end{status: c.ProcessState.ExitCode(), said: said.own()}
		}
	}
}

// dead reports whether a child ended by a signal.
func dead(err error) bool {
	var exit *exec.ExitError
	return errors.As(err, &exit) && exit.ExitCode() < 0
}
