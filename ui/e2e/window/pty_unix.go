//go:build unix

package window

import (
	"os"
	"os/exec"
	"syscall"

	"github.com/charmbracelet/x/xpty"
	"golang.org/x/sys/unix"
)

// lineMode is how the terminal treats a typed line: echo, editing, signals.
type lineMode struct{ in, out, local uint64 }

func prepare(p xpty.Pty, cmd *exec.Cmd) {
	// xpty does not make the pty the controlling terminal; without that there is no
	// SIGWINCH on a resize and no SIGHUP on a hang-up.
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	cmd.SysProcAttr.Setsid, cmd.SysProcAttr.Setctty = true, true
	// The pty's master is left in blocking mode, so Close would wait for the pending
	// Read: the hang-up would come only after the program's next output.
	if up, ok := p.(*xpty.UnixPty); ok {
		_ = up.Control(func(fd uintptr) { _ = syscall.SetNonblock(int(fd), true) })
	}
}

// closeSlave drops our copy, so that reading ends when the program does.
func closeSlave(p xpty.Pty) {
	if up, ok := p.(*xpty.UnixPty); ok {
		_ = up.Slave().Close()
	}
}

// killAll kills p and whatever shares its process group: it leads a session.
func killAll(p *os.Process) {
	_ = syscall.Kill(-p.Pid, syscall.SIGKILL)
	_ = p.Kill()
}

func readLineMode(p xpty.Pty) (m lineMode) {
	up, ok := p.(*xpty.UnixPty)
	if !ok {
		return m
	}
	_ = up.Control(func(fd uintptr) {
		if t, err := unix.IoctlGetTermios(int(fd), getTermios); err == nil {
			m = lineMode{uint64(t.Iflag), uint64(t.Oflag), uint64(t.Lflag)}
		}
	})
	return m
}

// noTabs makes a terminal that writes tabs as spaces, so that a program moves without
// them: a tab that ends at the edge of the window would not end there with a rim.
func noTabs(p xpty.Pty) {
	up, ok := p.(*xpty.UnixPty)
	if !ok {
		return
	}
	_ = up.Control(func(fd uintptr) {
		if t, err := unix.IoctlGetTermios(int(fd), getTermios); err == nil {
			t.Oflag |= tabsAsSpaces
			_ = unix.IoctlSetTermios(int(fd), setTermios, t)
		}
	})
}

// unread is how many bytes the program has not yet taken from its keyboard; 0 also
// where the system does not tell.
func unread(p xpty.Pty) int {
	up, ok := p.(*xpty.UnixPty)
	if !ok || inputQueue == 0 {
		return 0
	}
	slave, err := os.OpenFile(up.SlaveName(), os.O_RDONLY|syscall.O_NOCTTY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return 0
	}
	defer slave.Close()
	n, err := unix.IoctlGetInt(int(slave.Fd()), inputQueue)
	if err != nil {
		return 0
	}
	return n
}
