//go:build unix && !linux

package supervisor

import "syscall"

// deathSignal has no counterpart here; a child whose parent was killed hears
// of it when the window closes.
func deathSignal() *syscall.SysProcAttr { return nil }
