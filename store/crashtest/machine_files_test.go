package crashtest

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"pgregory.net/rapid"

	"tijdig/model"
	"tijdig/store"
)

// The steps that copy the file, lose it, and put it back.

// crash goes on with a copy of the file as it is at this moment, as after
// kill -9.
func (m *machine) crash() {
	path, to := m.s.Path(), filepath.Join(m.dir, "crash")
	m.check(store.BackupFile(path, to))
	m.check(m.s.Close())
	m.check(os.Rename(to, path))
	m.open(path, m.ways[0])
}

func (m *machine) salvage() {
	path, to := m.s.Path(), filepath.Join(m.dir, "salvage")
	m.check(m.s.Close())
	w := rapid.SampledFrom(m.ways).Draw(m.t, "way")
	_, err := store.Recover(path, store.RecoverOptions{Secret: w.secret, Out: to, Now: clock})
	m.check(err)
	m.check(os.Rename(to, path))
	m.place = nil // where the worker was is not worth saving from a damaged file
	m.open(path, m.ways[0])
	m.turnedUp()
}

// turnedUp takes in what salvaging brought back though it had ended: sealed
// copies in freed pages of a concept that was taken back, or of one whose signal was
// recorded. It may never be more than that, and never less than what there is. How
// often it happens is counted.
func (m *machine) turnedUp() {
	for _, t := range m.s.Discarded() {
		id := t.Head.Draft
		if _, ok := m.thrown[id]; !ok {
			m.fatal("salvage made up something that was thrown away")
		}
	}
	for h := range m.s.Heads().All() {
		if _, ok := m.drafts[h.Draft]; ok || !h.Concept {
			continue
		}
		m.fatal("salvage made up a concept")
	}
}

func (m *machine) snapshot() {
	path, err := m.s.Snapshot()
	m.check(err)
	m.kept()
	if _, ok := m.copies[path]; !ok {
		m.fatal("a backup was made and let go of at once")
	}
}

// kept follows the list of managed backups: what is new holds what the file
// holds now.
func (m *machine) kept() {
	all := m.backups()
	now := map[string]memory{}
	for _, b := range all {
		c, ok := m.copies[b.Path]
		if !ok {
			c = m.clone()
		}
		now[b.Path] = c
	}
	m.copies = now
}

// backups lists them once all is done that goes on behind an unlocking: an act that an earlier
// session left half done replaces copies, and a folder may be read without the one that is
// being replaced.
func (m *machine) backups() []store.BackupInfo {
	m.s.WaitVerified()
	all, err := m.s.Backups()
	m.check(err)
	return all
}

// backup makes a copy elsewhere and reads it.
func (m *machine) backup() {
	to := filepath.Join(m.dir, "elsewhere")
	m.check(m.s.Backup(to))
	m.check(copyDiffers(to, m.memory))
	m.check(os.Remove(to))
}

// putBack restores a managed backup; what stood there becomes one.
func (m *machine) putBack() {
	if len(m.copies) == 0 {
		m.t.Skip("no backups")
	}
	from := rapid.SampledFrom(slices.Sorted(maps.Keys(m.copies))).Draw(m.t, "backup")
	was := m.copies[from].clone()
	m.check(m.s.Close())
	w := rapid.SampledFrom(was.ways).Draw(m.t, "way")
	kept, err := store.RestoreFile(m.s.Path(), store.RestoreOptions{From: from, Now: clock, Secret: w.secret})
	m.check(err)
	before := len(m.copies)
	m.kept()
	if _, ok := m.copies[kept]; !ok || len(m.copies) != before+1 {
		m.fatal("what stood there was not kept")
	}
	m.memory = was
	m.open(m.s.Path(), m.ways[0])
}

// emergency writes a concept to a file of its own and reads that.
func (m *machine) emergency() {
	id := pick(m, m.drafts, "concept")
	path, err := m.s.Emergency(m.dir, m.drafts[id])
	m.check(err)
	m.check(copyDiffers(path, memory{drafts: map[model.ID]model.Draft{id: m.drafts[id]}, ways: m.ways}))
	m.check(os.Remove(path))
}

// copyDiffers opens a copy in the last of its ways and compares it with what
// it must hold.
func copyDiffers(path string, want memory) error {
	s, err := opened(path, want.ways[len(want.ways)-1], true)
	if err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	defer s.Close()
	if err := (&machine{memory: want, s: s}).differs(); err != nil {
		return fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	return nil
}

// copiesDiffer compares every managed backup with what it must hold.
func (m *machine) copiesDiffer() (err error) {
	for path, want := range m.copies {
		err = errors.Join(err, copyDiffers(path, want))
	}
	return err
}
