package rig

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

const traced = "pwrite64,write,ftruncate,fdatasync,fsync,openat,renameat2,renameat,rename,unlinkat,linkat"

// record runs the worker under strace and returns what it did in dir, in order.
func recordRun(t *testing.T, dir string, steps int, more ...string) []call {
	t.Helper()
	if _, err := exec.LookPath("strace"); err != nil {
		t.Skip("SKIPPED: no strace")
	}
	out := filepath.Join(t.TempDir(), "trace")
	args := append([]string{"-f", "-qq", "-y", "-xx", "-s", "700000", "-e", "trace=" + traced, "-o", out}, more...)
	cmd := exec.Command("strace", append(args, os.Args[0])...)
	cmd.Env = append(os.Environ(), workerEnv+"="+dir, stepsEnv+"="+strconv.Itoa(steps), "GOMAXPROCS=1")
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

var (
	lineShape = regexp.MustCompile(`^\s*(\d+)\s+(.*)$`)
	callShape = regexp.MustCompile(`^(\w+)\((.*)\)\s+= (-?\d+)`)
	fdShape   = regexp.MustCompile(`^-?\w+<([^>]*)>`)
)

// parseTrace keeps the calls that succeeded and concern dir, or standard out.
func parseTrace(t *testing.T, b []byte, dir string) (out []call) {
	t.Helper()
	pending := map[string]string{}
	for line := range strings.Lines(string(b)) {
		m := lineShape.FindStringSubmatch(strings.TrimRight(line, "\n"))
		if m == nil {
			continue
		}
		pid, text := m[1], m[2]
		if head, ok := strings.CutSuffix(text, "<unfinished ...>"); ok {
			pending[pid] = head
			continue
		}
		if strings.HasPrefix(text, "<... ") {
			_, tail, _ := strings.Cut(text, "resumed>")
			text = strings.TrimSpace(pending[pid]) + strings.TrimSpace(tail)
		}
		if c, ok := parseCall(text); ok && (c.name == "say" || strings.HasPrefix(c.path, dir)) {
			out = append(out, c)
		}
	}
	return out
}

func parseCall(text string) (c call, ok bool) {
	m := callShape.FindStringSubmatch(text)
	if m == nil || strings.HasPrefix(m[3], "-") {
		return c, false
	}
	args := strings.Split(m[2], ", ")
	fd := fdShape.FindStringSubmatch(args[0])
	c.name = m[1]
	if fd != nil {
		c.path = unhex(fd[1])
	}
	text = args[0]
	switch c.name {
	case "write":
		if strings.HasPrefix(text, "1<") {
			return call{name: "say", data: []byte(unhex(args[1]))}, true
		}
		return c, false // nothing of ours appends
	case "pwrite64":
		c.data, c.at = []byte(unhex(args[1])), number(args[3])
		if strconv.Itoa(len(c.data)) != m[3] {
			panic("trace: a write was cut short")
		}
	case "ftruncate":
		c.at = number(args[1])
	case "fsync", "fdatasync":
		c.name = "sync"
	case "openat":
		if !strings.Contains(m[2], "O_CREAT") {
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
