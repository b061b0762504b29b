package crashtest

import (
	"bufio"
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

const imageSize = 64 << 20

// newImage makes an empty ext4 file system in a file.
func newImage(t *testing.T) string {
	t.Helper()
	image := filepath.Join(t.TempDir(), "disk")
	if err := errors.Join(os.WriteFile(image, nil, 0o600), os.Truncate(image, imageSize)); err != nil {
		t.Fatal(err)
	}
	if err := exec.Command("mkfs.ext4", "-q", "-F", image).Run(); err != nil {
		t.Skipf("SKIPPED: no mkfs.ext4: %v", err)
	}
	return image
}

// mounted mounts an ext4 image and returns where.
func mounted(t *testing.T, image string) string {
	t.Helper()
	at := t.TempDir()
	if out, err := exec.Command("mount", "-o", "loop", image, at).CombinedOutput(); err != nil {
		t.Skipf("SKIPPED: no file system in a file here: %v %s", err, out)
	}
	t.Cleanup(func() { unmount(at) })
	return at
}

// unmount lets go of a folder, if it is still mounted.
func unmount(at string) {
	if exec.Command("mountpoint", "-q", at).Run() != nil {
		return
	}
	if err := exec.Command("umount", at).Run(); err != nil {
		_ = exec.Command("umount", "-l", at).Run()
	}
}

// speaker gathers what a worker said so far.
type speaker struct {
	mu    sync.Mutex
	lines []string
}

func (s *speaker) listen(sc *bufio.Scanner) {
	for sc.Scan() {
		s.mu.Lock()
		s.lines = append(s.lines, sc.Text())
		s.mu.Unlock()
	}
}

func (s *speaker) said() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.lines)
}

// moment is the whole disk as it was at one moment, and how many steps had
// been acknowledged by then.
type moment struct {
	image string
	said  int
}

// snapshots stops a worker a number of times and copies what the disk has got
// by then: not what the system still keeps in memory, as after a power cut.
func snapshots(t *testing.T, n int) (out []moment, states []map[string]string) {
	t.Helper()
	image := newImage(t)
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), workerEnv+"="+mounted(t, image), stepsEnv+"=100000")
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	s := &speaker{}
	var done sync.WaitGroup
	done.Go(func() { s.listen(bufio.NewScanner(pipe)) })
	for i := range n {
		for before := s.said(); s.said() < before+7; {
			time.Sleep(time.Millisecond)
		}
		_ = cmd.Process.Signal(syscall.SIGSTOP)
		m := moment{image: image + strconv.Itoa(i)}
		copyStill(t, image, m.image)
		m.said = s.said() // what was said before it was stopped has come through by now
		out = append(out, m)
		_ = cmd.Process.Signal(syscall.SIGCONT)
	}
	for said := s.said(); s.said() < said+3; { // the state after the last of them is known too
		time.Sleep(time.Millisecond)
	}
	_ = cmd.Process.Kill()
	done.Wait()
	_ = cmd.Wait()
	states = append(states, nil)
	for _, l := range s.lines {
		if w := strings.Fields(l); len(w) > 2 && w[0] == "ACK" {
			states = append(states, call{data: []byte(l)}.states(""))
		} else {
			t.Fatalf("worker: %s", l)
		}
	}
	return out, states
}

// copyStill copies until two copies are the same: nothing was under way then.
func copyStill(t *testing.T, from, to string) {
	t.Helper()
	var last []byte
	for {
		b, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Equal(b, last) {
			break
		}
		last = b
	}
	sparse := bytes.TrimRight(last, "\x00")
	if err := errors.Join(os.WriteFile(to, sparse, 0o600), os.Truncate(to, imageSize)); err != nil {
		t.Fatal(err)
	}
}

// TestWholeDiskSurvivesPowerCuts copies a disk with its file system at random
// moments, mounts the copy as after a power cut and opens the file and every
// copy of it. Control: the first copy held against what had been said at the
// last.
func TestWholeDiskSurvivesPowerCuts(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("SKIPPED: mounting takes root")
	}
	all, states := snapshots(t, size(4, 50, 200))
	at := filepath.Join(inMemory(t), "file")
	files, bad := 0, 0
	for _, m := range all {
		n, wrong := judgeDisk(t, m, states, m.said, at)
		files += n
		if wrong != "" {
			bad++
			t.Errorf("after %d steps: %s", m.said, wrong)
		}
	}
	if _, wrong := judgeDisk(t, all[0], states, all[len(all)-1].said, at); wrong == "" {
		t.Error("control: an old disk passes for a new one")
	}
	t.Logf("%d disks with %d files, %d bad, %d steps acknowledged", len(all), files, bad, len(states)-1)
	if len(states) < 7*len(all) || files < len(all) {
		t.Errorf("only %d steps and %d files", len(states), files)
	}
}

// judgeDisk mounts a disk and holds every file on it that was acknowledged
// against what was said of it.
func judgeDisk(t *testing.T, m moment, states []map[string]string, said int, at string) (files int, wrong string) {
	t.Helper()
	dir := mounted(t, m.image)
	defer unmount(dir)
	for path := range states[said] {
		state := ""
		if b, err := os.ReadFile(filepath.Join(dir, path)); err == nil {
			state = look(at, b, len(b), false)
		}
		if files++; !allowed(state, path, place(""), states, said) {
			wrong = path + ": " + state
		}
	}
	return files, wrong
}
