//go:build unix && !linux

package e2e

import "syscall"

// apart keeps a program from every network only on Linux.
func apart() *syscall.SysProcAttr { return nil }

// controls are for the trace, which only Linux has.
var controls = map[string]func(){}
