package crashtest

import (
	"bytes"
	"encoding/hex"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// call is one system call of the worker that changed a file or said something.
type call struct {
	name string
	path string // of the file written, synced or removed; the old name of a rename
	to   string // the new name
	data []byte
	at   int64 // offset, or the length of a truncation
}

const traced = "pwrite64,write,ftruncate,fdatasync,fsync,openat,renameat2,renameat,rename,unlinkat,linkat,mkdirat,copy_file_range"

// noShortcut has files copied by writing, so that what is copied stands in the
// trace.
const noShortcut = "inject=copy_file_range:error=ENOSYS"

// recordRun runs the worker under strace, n times what env says, and returns
// what it did in dir, in order.
func recordRun(t *testing.T, dir, env string, n int, more ...string) []call {
	t.Helper()
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("SKIPPED: no strace")
	}
	out := filepath.Join(t.TempDir(), "trace")
	args := append([]string{"-f", "-qq", "-y", "-xx", "-s", "700000", "-e", "trace=" + traced, "-e", noShortcut, "-o", out}, more...)
	cmd := exec.Command("strace", append(args, os.Args[0])...)
	cmd.Env = append(os.Environ(), workerEnv+"="+dir, env+"="+strconv.Itoa(n), "GOMAXPROCS=1")
	var said bytes.Buffer
	cmd.Stderr = &said
	if err := cmd.Run(); err != nil {
		t.Fatalf("worker: %v\n%s", err, said.String())
	}
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return parseTrace(t, b, dir)
}

var fdShape = regexp.MustCompile(`^-?\w+<([^>]*)>`)

// parseTrace keeps the calls that succeeded and concern dir, or standard out.
func parseTrace(t *testing.T, b []byte, dir string) (out []call) {
	t.Helper()
	pending := map[string]string{}
	ends := map[string]int64{} // of files that are written from front to back
	for line := range strings.Lines(string(b)) {
		pid, text, ok := strings.Cut(strings.TrimSpace(line), " ")
		if text = strings.TrimSpace(text); !ok {
			continue
		}
		if head, ok := strings.CutSuffix(text, "<unfinished ...>"); ok {
			pending[pid] = head
			continue
		}
		if strings.HasPrefix(text, "<... ") {
			_, tail, _ := strings.Cut(text, "resumed>")
			text = strings.TrimSpace(pending[pid]) + strings.TrimSpace(tail)
		}
		c, ok := parseCall(text)
		if !ok || (c.name != "say" && !strings.HasPrefix(c.path, dir)) {
			continue
		}
		switch c.name {
		case "create":
			ends[c.path] = 0
		case "write":
			c.name, c.at = "pwrite64", ends[c.path]
			ends[c.path] += int64(len(c.data))
		}
		out = append(out, c)
	}
	return out
}

func parseCall(text string) (c call, ok bool) {
	name, rest, _ := strings.Cut(text, "(")
	end := strings.LastIndex(rest, "= ")
	if end < 0 || !strings.HasSuffix(strings.TrimSpace(rest[:end]), ")") {
		return c, false
	}
	failed := strings.HasPrefix(rest[end:], "= -")
	if failed && name != "fsync" && name != "fdatasync" {
		return c, false
	}
	result, _, _ := strings.Cut(rest[end+2:], "<")
	all := strings.TrimSuffix(strings.TrimSpace(rest[:end]), ")")
	args := strings.Split(all, ", ")
	fd := fdShape.FindStringSubmatch(args[0])
	c.name = name
	if fd != nil {
		c.path = unhex(fd[1])
	}
	text = args[0]
	switch c.name {
	case "write":
		if strings.HasPrefix(text, "1<") {
			return call{name: "say", data: []byte(unhex(args[1]))}, true
		}
		c.data = []byte(unhex(args[1]))
		if strconv.Itoa(len(c.data)) != strings.TrimSpace(result) {
			panic("trace: a write was cut short")
		}
	case "pwrite64":
		c.data, c.at = []byte(unhex(args[1])), number(args[3])
		if strconv.Itoa(len(c.data)) != strings.TrimSpace(result) {
			panic("trace: a write was cut short")
		}
	case "ftruncate":
		c.at = number(args[1])
	case "fsync", "fdatasync":
		if c.name = "sync"; failed {
			c.name = "lost"
		}
	case "openat":
		if !strings.Contains(all, "O_CREAT") {
			return c, false
		}
		c.name, c.path = "create", unhex(args[1])
	case "renameat", "renameat2":
		c.name, c.path, c.to = "rename", unhex(args[1]), unhex(args[3])
	case "rename":
		c.path, c.to = unhex(args[0]), unhex(args[1])
	case "linkat":
		c.name, c.path, c.to = "link", unhex(args[1]), unhex(args[3])
	case "unlinkat":
		c.name, c.path = "unlink", unhex(args[1])
	case "mkdirat":
		c.name, c.path = "mkdir", unhex(args[1])
	case "copy_file_range":
		panic("trace: a copy that says nothing of what it copied")
	}
	return c, true
}

func number(arg string) int64 {
	n, err := strconv.ParseInt(strings.TrimSpace(arg), 10, 64)
	if err != nil {
		panic("trace: " + arg + " is no number") // a wrong offset would make a wrong image
	}
	return n
}

// unhex reads a string as strace -xx writes it.
func unhex(s string) string {
	s = strings.Trim(s, `"`)
	b, err := hex.DecodeString(strings.ReplaceAll(s, `\x`, ""))
	if err != nil {
		return s
	}
	return string(b)
}
