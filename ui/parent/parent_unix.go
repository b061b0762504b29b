//go:build unix

package parent

import (
	"os"
	"os/exec"
	"syscall"
)

// heard are the signals that are the child's to answer. The terminal sends
// SIGINT and a closed window SIGHUP to both; the parent only waits.
var heard = []os.Signal{syscall.SIGHUP, syscall.SIGTERM, os.Interrupt}

// pass hands on what was sent to the parent alone. A signal that came from
// the terminal reaches the child twice, which it takes as once.
func pass(p *os.Process, s os.Signal) {
	if s == os.Interrupt {
		return
	}
	_ = p.Signal(s) // it may be gone already
}

func bind(c *exec.Cmd) { c.SysProcAttr = deathSignal() }
