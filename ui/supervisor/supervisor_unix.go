//go:build unix

package supervisor

import (
	"os"
	"os/exec"
	"os/signal"
	"syscall"
)

// heard are the signals that are the child's to answer. The terminal sends
// SIGINT, SIGQUIT and a closed window SIGHUP to both; the parent only waits.
var heard = []os.Signal{syscall.SIGHUP, syscall.SIGTERM, syscall.SIGQUIT, os.Interrupt}

// pass hands on what was sent to the parent alone. A signal that came from
// the terminal reaches the child twice, which it takes as once.
func pass(p *os.Process, s os.Signal) {
	if s == os.Interrupt {
		return
	}
	_ = p.Signal(s) //nolint:errcheck // it may be gone already
}

// staysAwake lets nobody put the program to sleep with the screen open and its
// words in memory, behind a shell that has the keyboard: a worker who goes away
// covers it. Children inherit it. What cannot be refused, SIGSTOP, ends covered.
func staysAwake() { signal.Ignore(syscall.SIGTSTP) }

func bind(c *exec.Cmd) { c.SysProcAttr = deathSignal() }
