// Package parent runs the program as a child and waits. The parent holds no
// secret: it starts a fresh child when the screen was covered, so that no
// decrypted word stays in memory, and it puts the terminal in order however
// the child ended.
package parent

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"runtime"

	"github.com/charmbracelet/x/term"
)

// Variable tells a child that it is one, and whether it is the first. Only
// the first child may use a passphrase file: after covering, the worker types.
const (
	Variable = "TIJDIG_CHILD"
	First    = "eerste"
	Again    = "opnieuw"
)

// Covered is the exit status with which a child asks for a fresh one.
const Covered = 75

// ErrDied says that the child ended by a signal it could not hear, such as
// kill -9.
var ErrDied = errors.New("parent: the program was ended from outside")

// ExitError carries the exit status of a child that failed; it has said why.
type ExitError struct{ Status int }

func (ExitError) Error() string { return "parent: the program failed" }

// reset leaves whatever state a child that died left the terminal in: styles,
// the second screen, a hidden cursor, bracketed paste, synchronised output.
const reset = "\x1b[0m\x1b[?2026l\x1b[?2004l\x1b[?1049l\x1b[?25h\r\n"

// Run starts the program at path as a child with args, again each time it was
// covered, until it ends otherwise.
func Run(ctx context.Context, path string, args []string) error {
	runtime.LockOSThread() // the child hears of the death of the thread that started it
	defer runtime.UnlockOSThread()
	mode := First
	for {
		status, err := once(ctx, path, args, mode)
		if err != nil || status != Covered {
			return result(status, err)
		}
		mode = Again
	}
}

func result(status int, err error) error {
	if err != nil || status == 0 {
		return err
	}
	return ExitError{status}
}

// once runs one child to its end and returns its exit status.
func once(ctx context.Context, path string, args []string, mode string) (int, error) {
	fd := os.Stdin.Fd()
	before, stateErr := term.GetState(fd)
	c := exec.Command(path, args...)
	c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, os.Stderr
	c.Env = append(os.Environ(), Variable+"="+mode)
	bind(c)
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, heard...)
	defer signal.Stop(signals)
	if err := c.Start(); err != nil {
		return 1, err
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
			died := dead(err)
			if stateErr == nil {
				_ = term.Restore(fd, before) // best effort: there is no one to tell
			}
			status := c.ProcessState.ExitCode()
			if died || status != 0 && status != Covered {
				_, _ = io.WriteString(os.Stdout, reset)
			}
			if died {
				return 1, ErrDied
			}
			return status, nil
		}
	}
}

// dead reports whether a child ended by a signal.
func dead(err error) bool {
	var exit *exec.ExitError
	return errors.As(err, &exit) && exit.ExitCode() < 0
}
