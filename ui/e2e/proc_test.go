//go:build linux

package e2e

import (
	"fmt"
	"os"
	"regexp"
	"testing"
)

// proc reads what the system says of a process.
func proc(t *testing.T, pid int, name string) string {
	t.Helper()
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/%s", pid, name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// sequence is what moves and styles; text is the rest.
var sequence = regexp.MustCompile("\x1b(?:\\[[0-?]*[ -/]*[@-~]|[ -/]*[0-~])")
