package supervisor

import "golang.org/x/sys/unix"

// Harden keeps what is in memory from leaving by another way than the screen:
// no core file, no other process of this user may read the memory, and no
// file is made that others can read. What a system refuses is left as it is.
func Harden() {
	_ = unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{}) //nolint:errcheck // what a system refuses is left as it is
	_ = unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0)     //nolint:errcheck // what a system refuses is left as it is
	unix.Umask(0o077)
}
