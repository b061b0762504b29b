//go:build unix

package window

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
)

// SignalAll sends sig to the program and its children, as a terminal does for a
// key that interrupts, and a system that shuts down.
func (w *Window) SignalAll(sig syscall.Signal) {
	w.t.Helper()
	if err := syscall.Kill(-w.cmd.Process.Pid, sig); err != nil {
		w.t.Fatal(err)
	}
}

// SignalChildren sends sig to what the program started, and not to the program. It
// needs /proc, which only Linux has.
func (w *Window) SignalChildren(sig syscall.Signal) {
	w.t.Helper()
	pids, err := Children(w.cmd.Process.Pid)
	if err != nil || len(pids) == 0 {
		w.t.Fatalf("the program has no children to send a signal to: %v", err)
	}
	for _, pid := range pids {
		_ = syscall.Kill(pid, sig)
	}
}

// Children lists the processes that parent started and that still run.
func Children(parent int) (pids []int, err error) {
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err == nil && len(stats) == 0 {
		return nil, fmt.Errorf("no /proc here")
	}
	for _, s := range stats {
		b, err := os.ReadFile(s)
		if err != nil {
			continue // it ended meanwhile
		}
		// The name stands in parentheses and may hold anything; state and parent follow.
		var state string
		var pid, of int
		if _, err := fmt.Sscan(string(b[bytes.LastIndexByte(b, ')')+1:]), &state, &of); err != nil || of != parent || state == "Z" {
			continue
		}
		if pid, err = strconv.Atoi(filepath.Base(filepath.Dir(s))); err == nil {
			pids = append(pids, pid)
		}
	}
	return pids, nil
}
