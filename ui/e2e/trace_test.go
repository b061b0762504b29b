//go:build linux

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"tijdig/ui/e2e/window"
)

// controls are what this test binary plays when it is traced in place of the
// program, to see that the trace would show it.
var controls = map[string]func(){
	"socket": func() {
		if fd, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM, 0); err == nil {
			_ = unix.Close(fd)
		}
	},
	"reach":  reachOut,
	"echo":   echo,
	"shell":  shell,
	"faulty": playFaulty,
	"stray":  func() { _ = os.WriteFile(os.Getenv("STRAY"), []byte("words"), 0o600) },
}

// traced makes cmd run under strace, and returns where the calls will stand.
func traced(t *testing.T, cmd *exec.Cmd) (*exec.Cmd, string) {
	t.Helper()
	strace, err := exec.LookPath("strace")
	if err != nil {
		t.Skip("needs strace, which shows every system call")
	}
	calls := filepath.Join(t.TempDir(), "calls")
	wrapped := exec.Command(strace, append([]string{"-f", "-qq", "-e", "trace=socket,connect,openat,open,creat,rename,renameat,renameat2", "-o", calls}, cmd.Args...)...)
	wrapped.Env, wrapped.SysProcAttr = cmd.Env, cmd.SysProcAttr
	return wrapped, calls
}

var (
	socket = regexp.MustCompile(`(?:socket|connect)\([^)]*AF_INET`)
	// written finds a file opened to be written, by its name as the program gave it.
	written = regexp.MustCompile(`(?:openat|open|creat)\((?:AT_FDCWD, )?"([^"]+)", [^)]*O_(?:WRONLY|RDWR|CREAT)`)
)

// TestNoSocketAndNoStrayFile works through a whole session under a trace of its
// system calls: no socket of the internet, and no file but its own.
func TestNoSocketAndNoStrayFile(t *testing.T) {
	p := withFile(t)
	cmd, calls := traced(t, p.command("--file", p.file))
	w := window.Open(t, 80, 24, cmd)
	w.WaitText("Wachtzin")
	unlock(w)
	quickSignal(w, "twee telefoons, die steeds gaan")
	w.Press("ctrl+c", "ctrl+c")
	w.Exit()
	b, err := os.ReadFile(calls)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(b), "\n"); n < 20 {
		t.Fatalf("the trace holds %d calls only", n)
	}
	if s := socket.FindString(string(b)); s != "" {
		t.Errorf("a socket: %s", s)
	}
	for _, s := range stray(string(b), filepath.Dir(p.file)) {
		t.Errorf("it wrote to %s", s)
	}
}

// stray lists the files opened for writing outside folder, but for the terminal.
func stray(calls, folder string) (out []string) {
	for _, m := range written.FindAllStringSubmatch(calls, -1) {
		if f := m[1]; !strings.HasPrefix(f, folder+"/") && !strings.HasPrefix(f, "/dev/") {
			out = append(out, f)
		}
	}
	return out
}

func TestTheTraceWouldShowASocketAndAStrayFile(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	for control, found := range map[string]func(calls string) bool{
		"socket": socket.MatchString,
		"stray":  func(calls string) bool { s := stray(calls, "/nowhere"); return len(s) == 1 && s[0] == elsewhere },
	} {
		cmd, calls := traced(t, exec.Command(exe))
		cmd.Env = append(os.Environ(), "CONTROL="+control, "STRAY="+elsewhere)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		b, err := os.ReadFile(calls)
		if err != nil {
			t.Fatal(err)
		}
		if !found(string(b)) {
			t.Errorf("%s: not seen in\n%s", control, b)
		}
	}
}
