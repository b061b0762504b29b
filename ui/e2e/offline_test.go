//go:build linux

package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"tijdig/ui/e2e/window"
)

// apart starts a program in a network of its own, in which there is nothing: only
// root may make one, or who may first make a namespace of users. It is nil where
// neither is allowed; TestEveryProgramHereRunsWithoutANetwork says so.
func apart() *syscall.SysProcAttr {
	attr := &syscall.SysProcAttr{}
	switch kind() {
	case 0:
		return nil
	case syscall.CLONE_NEWNET | syscall.CLONE_NEWUSER:
		attr.UidMappings = []syscall.SysProcIDMap{{ContainerID: os.Getuid(), HostID: os.Getuid(), Size: 1}}
		attr.GidMappings = []syscall.SysProcIDMap{{ContainerID: os.Getgid(), HostID: os.Getgid(), Size: 1}}
	}
	attr.Cloneflags = kind()
	return attr
}

// kind is the smallest set of namespaces in which a program can be put here.
var kind = sync.OnceValue(func() uintptr {
	for _, flags := range []uintptr{syscall.CLONE_NEWNET, syscall.CLONE_NEWNET | syscall.CLONE_NEWUSER} {
		cmd := exec.Command("/bin/true")
		cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: flags}
		if cmd.Run() == nil {
			return flags
		}
	}
	return 0
})

// TestEveryProgramHereRunsWithoutANetwork looks from the inside at a program that
// works: the parent, the child, and what this binary plays when it is started in
// the same way.
func TestEveryProgramHereRunsWithoutANetwork(t *testing.T) {
	if kind() == 0 {
		t.Skip("SKIPPED: the programs of this suite ran with the network of this machine: it allows no namespace; run as root")
	}
	p := withFile(t)
	w := p.open(t, 80, 24)
	children, err := window.Children(w.Process().Pid)
	if err != nil || len(children) == 0 {
		t.Fatalf("no child: %v", err)
	}
	for _, pid := range append(children, w.Process().Pid) {
		if near := devices(t, pid); len(near) != 1 || near[0] != "lo" || netOf(t, pid) == netOf(t, os.Getpid()) {
			t.Errorf("process %d stands beside %v, in %s", pid, near, netOf(t, pid))
		}
	}
	port := listen(t)
	if said := reach(t, apart(), port); said != "network is unreachable, network is unreachable" {
		t.Errorf("it reached out and got: %s", said)
	}
	// Control: started as any program, it is in our network and gets an answer.
	if said := reach(t, nil, port); !strings.HasPrefix(said, "connected") {
		t.Errorf("the same without a namespace got: %s", said)
	}
}

// devices are the network devices that a process sees.
func devices(t *testing.T, pid int) (names []string) {
	t.Helper()
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/net/dev", pid))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		if name, _, ok := strings.Cut(line, ":"); ok {
			names = append(names, strings.TrimSpace(name))
		}
	}
	return names
}

// netOf names the network that a process is in.
func netOf(t *testing.T, pid int) string {
	t.Helper()
	s, err := os.Readlink(fmt.Sprintf("/proc/%d/ns/net", pid))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// listen takes connections on this machine and returns the port.
func listen(t *testing.T) int {
	t.Helper()
	fd, err := unix.Socket(unix.AF_INET, unix.SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = unix.Close(fd) })
	if err := unix.Bind(fd, &unix.SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}}); err != nil {
		t.Fatal(err)
	}
	if err := unix.Listen(fd, 4); err != nil {
		t.Fatal(err)
	}
	at, err := unix.Getsockname(fd)
	if err != nil {
		t.Fatal(err)
	}
	return at.(*unix.SockaddrInet4).Port
}

// reach starts this binary so, to connect to a port here and to an address
// elsewhere, and returns how that went.
func reach(t *testing.T, attr *syscall.SysProcAttr, port int) string {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(exe)
	cmd.SysProcAttr = attr
	cmd.Env = append(os.Environ(), "CONTROL=reach", fmt.Sprintf("PORT=%d", port))
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

// reachOut is what reach starts. The second address is set aside for examples; the
// socket does not wait for an answer.
func reachOut() {
	var port int
	_, _ = fmt.Sscan(os.Getenv("PORT"), &port)
	var said []string
	for _, to := range []*unix.SockaddrInet4{{Port: port, Addr: [4]byte{127, 0, 0, 1}}, {Port: 9, Addr: [4]byte{192, 0, 2, 1}}} {
		kind := unix.SOCK_STREAM
		if to.Port == 9 {
			kind = unix.SOCK_DGRAM // never sends anything by connecting
		}
		fd, err := unix.Socket(unix.AF_INET, kind, 0)
		if err == nil {
			err = unix.Connect(fd, to)
			_ = unix.Close(fd)
		}
		if err == nil {
			said = append(said, "connected")
		} else {
			said = append(said, err.Error())
		}
	}
	fmt.Print(strings.Join(said, ", "))
}
