package supervisor

import "syscall"

// deathSignal makes a child hear when its parent was killed, so that it saves
// and lets go of the file.
func deathSignal() *syscall.SysProcAttr { return &syscall.SysProcAttr{Pdeathsig: syscall.SIGHUP} }
