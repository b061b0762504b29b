//go:build unix && !linux

package supervisor

import "golang.org/x/sys/unix"

// Harden keeps what is in memory from leaving by another way than the screen:
// no core file, and no file that others can read.
func Harden() {
	_ = unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{})
	unix.Umask(0o077)
}
