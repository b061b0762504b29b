//go:build linux

package e2e

import (
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
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
	wrapped := exec.Command(strace, append([]string{"-f", "-qq", "-e", "trace=%network,openat,open,creat,rename,renameat,renameat2", "-o", calls}, cmd.Args...)...)
	wrapped.Env, wrapped.SysProcAttr = cmd.Env, cmd.SysProcAttr
	return wrapped, calls
}

var (
	// network finds any call of the network, also to a program on this machine.
	network = regexp.MustCompile(`(?:socket|socketpair|connect|bind|listen|accept4?|sendto|sendmsg|recvfrom|recvmsg)\(.*`)
	// nameCache is how the C library asks this machine who the user is. A library of
	// colours does that where the program is built with C.
	nameCache = regexp.MustCompile(`^socket\(AF_UNIX,|^connect\(\d+, \{sa_family=AF_UNIX, sun_path="/var/run/nscd/socket"\}`)
	// written finds a file opened to be written, by its name as the program gave it.
	// It stays on one line: a call that another thread interrupts is cut off there.
	written = regexp.MustCompile(`(?:(?:openat|open)\((?:AT_FDCWD, )?"([^"\n]+)", [^)\n]*O_(?:WRONLY|RDWR|CREAT)|creat\("([^"\n]+)")`)
)

// TestNoSocketAndNoStrayFile works through a whole day under a trace of its system
// calls, without a network where the system allows that: all of it works, no socket
// is made, and no file is written but its own and those it was asked for.
func TestNoSocketAndNoStrayFile(t *testing.T) {
	t.Parallel()
	p := newPlace(t)
	cmd, calls := traced(t, p.command("--file", p.file))
	w := window.Open(t, 80, 24, cmd)
	d := begin(t, p, w)
	d.writes()
	d.records()
	d.handsOver()
	d.covers()
	d.leaves()
	all := []string{calls}
	for _, args := range d.inTheEvening() {
		cmd, calls := traced(t, p.command(args...))
		cmd.Env = append(os.Environ(), cmd.Env...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %v\n%s", args[0], err, out)
		}
		all = append(all, calls)
	}
	for _, calls := range all {
		quietAndAtHome(t, calls, p, d.export, filepath.Join(p.dir, "home", "uit.jsonl"))
	}
}

// quietAndAtHome holds the calls of one program to what it may do.
func quietAndAtHome(t *testing.T, calls string, p place, asked ...string) {
	t.Helper()
	b, err := os.ReadFile(calls)
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(string(b), "\n"); n < 20 {
		t.Fatalf("the trace holds %d calls only", n)
	}
	for _, s := range sockets(string(b)) {
		t.Errorf("a socket: %s", s)
	}
	for _, s := range stray(string(b), filepath.Dir(p.file), filepath.Join(p.dir, "home", ".local", "state", "tijdig")) {
		if !slices.Contains(asked, s) && !(filepath.Dir(s) == filepath.Dir(asked[0]) && gone(s)) {
			t.Errorf("it wrote to %s", s)
		}
	}
}

// sockets lists the calls of the network but for the one to a cache of names.
func sockets(calls string) []string {
	return slices.DeleteFunc(network.FindAllString(calls, -1), nameCache.MatchString)
}

// gone reports that a file is there no longer: an output is written under another
// name in the same folder first.
func gone(path string) bool {
	_, err := os.Lstat(path)
	return errors.Is(err, fs.ErrNotExist)
}

// stray lists the files opened for writing outside these folders, but for the
// terminal.
func stray(calls string, folders ...string) (out []string) {
	for _, m := range written.FindAllStringSubmatch(calls, -1) {
		path := m[1] + m[2]
		ours := func(folder string) bool { return strings.HasPrefix(path, folder+"/") }
		if !slices.ContainsFunc(folders, ours) && !strings.HasPrefix(path, "/dev/") {
			out = append(out, path)
		}
	}
	return out
}

func TestACallCutOffInTheTraceIsReadByItself(t *testing.T) {
	calls := `12 openat(AT_FDCWD, "/etc/localtime", O_RDONLY|O_CLOEXEC <unfinished ...>
13 openat(AT_FDCWD, "/else/where", O_WRONLY|O_CREAT <unfinished ...>
12 <... openat resumed>) = 3
13 creat("/else/old", 0600) = 4
12 openat(AT_FDCWD, "/ours/file", O_RDWR|O_CREAT, 0600) = 5
`
	if got, want := stray(calls, "/ours"), []string{"/else/where", "/else/old"}; !slices.Equal(got, want) {
		t.Errorf("stray files %q, want %q", got, want)
	}
}

func TestTheTraceWouldShowASocketAndAStrayFile(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	for control, found := range map[string]func(calls string) bool{
		"socket": func(calls string) bool { return len(sockets(calls)) > 0 },
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
