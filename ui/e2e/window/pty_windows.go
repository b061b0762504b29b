package window

import (
	"os"
	"os/exec"

	"github.com/charmbracelet/x/xpty"
)

// lineMode has nothing to hold on Windows: the console keeps it per handle.
type lineMode struct{}

func prepare(xpty.Pty, *exec.Cmd)    {}
func closeSlave(xpty.Pty)            {}
func killAll(p *os.Process)          { _ = p.Kill() }
func noTabs(xpty.Pty)                {}
func unread(xpty.Pty) int            { return 0 }
func readLineMode(xpty.Pty) lineMode { return lineMode{} }
