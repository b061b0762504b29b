//go:build unix

package supervisor

import (
	"os"

	"github.com/charmbracelet/x/term"
	"golang.org/x/sys/unix"
)

// Hush keeps the terminal silent until the next child has it: what is typed
// meanwhile would be echoed, and a key would send a signal. A child calls it when
// the screen was covered.
func Hush() { _, _ = term.MakeRaw(os.Stdin.Fd()) } //nolint:errcheck // what is no terminal needs no hushing

// Speak makes a terminal that was hushed echo again, for a child that ends and whose
// parent may be gone: it never saw the terminal as it was. A parent that is there
// puts back exactly that.
func Speak() {
	fd := os.Stdin.Fd()
	s, err := term.GetState(fd)
	if err != nil || s.Lflag&unix.ICANON != 0 {
		return
	}
	s.Iflag |= unix.ICRNL | unix.IXON
	s.Oflag |= unix.OPOST | unix.ONLCR
	s.Lflag |= unix.ISIG | unix.ICANON | unix.ECHO | unix.ECHOE | unix.ECHOK | unix.IEXTEN
	_ = term.Restore(fd, s) //nolint:errcheck // there is no one left to tell
}
