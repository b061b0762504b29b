// Package hoststate keeps, on this machine and outside any file, which machine it
// is and how far each file was when it was last closed here. It holds nothing
// of what stands in a file, and not even a file's name.
package hoststate

import (
	"crypto/rand"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"tijdig/store"
	"tijdig/store/disk"
)

// Machine is this machine for one user. Lost, it is made anew, and the worker
// is asked once more whether a file was copied or moved.
type Machine struct {
	path  string
	extra string // what the system itself says of the machine
	kept  kept
}

type kept struct {
	ID    []byte            `json:"laptop"`    // random
	Files map[string]uint64 `json:"bestanden"` // commits seen, by a name that only the file can make
}

// idLen is how many random bytes name a machine.
const idLen = 16

// In is the file that is kept in dir.
func In(dir string) string { return filepath.Join(dir, "laptop.json") }

// Load reads what is kept in dir, or makes it.
func Load(dir string) (*Machine, error) {
	m := &Machine{path: In(dir), extra: system()}
	known, err := m.read()
	if known || err != nil {
		return m, err
	}
	return m, m.change(func(k *kept) {
		if len(k.ID) != idLen {
			*k = kept{ID: make([]byte, idLen)}
			rand.Read(k.ID) // never fails; see crypto/rand
		}
	})
}

// most is how long the file may be, in bytes: some ten thousand files.
const most = 1 << 20

// read takes over what is kept, and reports whether anything is.
func (m *Machine) read() (known bool, err error) {
	f, err := disk.OpenRegular(m.path, os.O_RDONLY)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	defer disk.Release(f)
	b, err := io.ReadAll(io.LimitReader(f, most))
	if err != nil {
		return false, err
	}
	var k kept
	if json.Unmarshal(b, &k) != nil || len(k.ID) != idLen {
		return false, nil
	}
	m.kept = k
	return true, nil
}

// change makes one change to what is kept now. Several windows may do so at once: each
// waits for the other, and changes what that one left.
func (m *Machine) change(fn func(*kept)) error {
	if err := os.MkdirAll(filepath.Dir(m.path), 0o700); err != nil {
		return err
	}
	lock, err := os.OpenFile(m.path+".slot", os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	defer disk.Release(lock)
	if err := disk.Lock(lock, true, lockWait); err != nil {
		return err
	}
	if _, err := m.read(); err != nil {
		return err
	}
	fn(&m.kept)
	return m.save()
}

// lockWait is how long one window waits for another.
const lockWait = 2 * time.Second

// system returns what a Linux system calls itself, so that a home folder that
// was copied whole to another laptop is still another machine; "" elsewhere.
func system() string {
	b, err := os.ReadFile("/etc/machine-id")
	if err != nil {
		return ""
	}
	return string(b)
}

// ID names the machine: random, so that it tells nothing about it.
func (m *Machine) ID() []byte { return append([]byte(m.extra), m.kept.ID...) }

// Seen returns how many commits the file of this name had when it was last
// closed here, and 0 when it never was.
func (m *Machine) Seen(name string) uint64 { return m.kept.Files[name] }

// Note keeps how many commits a file has now.
func (m *Machine) Note(name string, seq uint64) error {
	return m.change(func(k *kept) {
		if k.Files == nil {
			k.Files = map[string]uint64{}
		}
		k.Files[name] = seq
	})
}

// Consult lets a file say when it was further the last time it was open here than it
// is now. Screens and commands do this at each opening.
func (m *Machine) Consult(s *store.Store) {
	if m != nil && !s.Demo() {
		s.WasAt(m.Seen(s.Alias(m.ID())))
	}
}

// Remember keeps how far a file is now.
func (m *Machine) Remember(s *store.Store) error {
	if m == nil || s.Demo() {
		return nil
	}
	return m.Note(s.Alias(m.ID()), s.Info().Seq)
}

// save replaces the file in one step. It is not synced: losing it costs a
// question.
func (m *Machine) save() error {
	b, err := json.Marshal(m.kept)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(m.path), ".laptop-*") // 0600
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), m.path)
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return nil
}
