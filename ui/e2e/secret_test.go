//go:build linux

package e2e

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tijdig/ui/e2e/window"
)

// canary is a word that stands nowhere but in what the worker types.
const canary = "Kanarievogeltje"

// TestCoveringLeavesNoWordBehind covers the screen in the middle of a word: it is
// blank at once, nothing typed is left in the memory of any process, and the
// passphrase brings the same letter back.
func TestCoveringLeavesNoWordBehind(t *testing.T) {
	t.Parallel()
	p := withFile(t)
	w := p.open(t, 80, 24)
	quickSignal(w, "drie keer "+canary)
	x, y, _ := w.Cursor()
	if n := inMemory(t, w, canary); n == 0 {
		t.Fatal("the word is not found while it stands on the screen: the search finds nothing")
	}
	w.Press("ctrl+l")
	w.WaitGone(canary, "Stokhasselt", "Snel signaal")
	w.WaitText("Wachtzin")
	for _, word := range []string{canary, phrase} {
		if n := inMemory(t, w, word); n > 0 {
			t.Errorf("%q is found %d times in memory after covering", word, n)
		}
	}
	w.Type(phrase)
	w.Press("enter")
	w.WaitText("Snel signaal", canary)
	w.WaitCursor(x, y)
}

// inMemory counts a word in all that the program and its children can read and
// write, as bytes and as runes.
func inMemory(t *testing.T, w *window.Window, word string) (n int) {
	t.Helper()
	children, err := window.Children(w.Process().Pid)
	if err != nil || len(children) == 0 {
		t.Fatalf("no child to look into: %v", err)
	}
	return found(t, append(children, w.Process().Pid), []string{word})[word]
}

// wide is a word as runes lie in memory.
func wide(word string) []byte {
	var b []byte
	for _, r := range word {
		b = append(b, byte(r), 0, 0, 0)
	}
	return b
}

func regions(t *testing.T, pid int) (out [][]byte) {
	t.Helper()
	maps, err := os.ReadFile(fmt.Sprintf("/proc/%d/maps", pid))
	if err != nil {
		t.Fatal(err)
	}
	mem, err := os.Open(fmt.Sprintf("/proc/%d/mem", pid))
	if err != nil {
		t.Skipf("needs to read the memory of a process that does not allow it, as root can: %v", err)
	}
	defer mem.Close()
	for line := range strings.Lines(string(maps)) {
		var from, to int64
		var mode string
		if _, err := fmt.Sscanf(line, "%x-%x %s", &from, &to, &mode); err != nil || !strings.HasPrefix(mode, "rw") {
			continue
		}
		b := make([]byte, min(to-from, 64<<20))
		got, _ := mem.ReadAt(b, from) // what was never touched cannot be read
		out = append(out, b[:got])
	}
	return out
}

func filesWith(t *testing.T, dir string, words ...string) (found []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(path)
		for _, word := range words {
			if bytes.Contains(b, []byte(word)) || strings.Contains(path, word) {
				found = append(found, path)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}
