//go:build unix

package cli

import "syscall"

func (sh *shell) pipe(name string) string {
	sh.t.Helper()
	if err := syscall.Mkfifo(sh.in(name), 0o600); err != nil {
		sh.t.Fatal(err)
	}
	return sh.in(name)
}
