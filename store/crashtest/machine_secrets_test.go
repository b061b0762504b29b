package crashtest

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"filippo.io/age"
	"pgregory.net/rapid"

	"tijdig/store"
)

// The steps that change how the file opens, and the ones that open it.

// way is one way in which a file opens.
type way struct {
	kind   string // as in store.SlotInfo
	secret store.Secret
}

const maxWays = 8

func (m *machine) open(path string, w way) {
	s, err := opened(path, w, false)
	m.check(err)
	m.s = s
}

func opened(path string, w way, readOnly bool) (*store.Store, error) {
	l, err := store.Open(path, store.OpenOptions{Now: clock, ReadOnly: readOnly})
	if err != nil {
		return nil, err
	}
	s, err := l.UnlockWith(w.secret)
	if err != nil {
		l.Close()
	}
	return s, err
}

// lock closes the file and opens it in any way it has, after one that it no
// longer has.
func (m *machine) lock() {
	m.check(m.s.Close())
	if n := len(m.dead); n > 0 {
		w := m.dead[rapid.IntRange(0, n-1).Draw(m.t, "dead way")]
		if _, err := opened(m.s.Path(), w, false); !errors.Is(err, store.ErrWrongSecret) && !errors.Is(err, store.ErrNoSlot) {
			m.fatalf("a %s that was taken away: %v", w.kind, err)
		}
	}
	m.open(m.s.Path(), rapid.SampledFrom(m.ways).Draw(m.t, "way"))
}

func (m *machine) reopen() {
	m.check(m.s.Close())
	m.open(m.s.Path(), m.ways[0])
}

func (m *machine) newPassphrase() {
	m.n++
	w := way{"passphrase", store.Secret{Passphrase: fmt.Sprint("wachtzin ", m.n)}}
	unreached, err := m.s.ChangePassphrase(w.secret.Passphrase, tiny)
	m.check(err)
	if len(unreached) > 0 {
		m.fatalf("backups not reached: %v", unreached)
	}
	m.kept() // it makes a backup first
	m.takeAway(func(o way) bool { return o.kind == "passphrase" })
	m.ways = append([]way{w}, m.ways...)
	m.spread()
}

// takeAway drops ways that must never open the file again.
func (m *machine) takeAway(which func(way) bool) {
	for _, w := range m.ways {
		if which(w) {
			m.dead = append(m.dead, w)
		}
	}
	m.ways = slices.DeleteFunc(slices.Clone(m.ways), which)
}

// spread is what a header that goes to every managed backup does to them.
func (m *machine) spread() {
	for path, c := range m.copies {
		c.ways = m.ways
		m.copies[path] = c
	}
}

func (m *machine) addPaper() {
	code, unreached, err := m.s.AddPaper()
	m.added(way{"paper", store.Secret{Paper: code}}, unreached, err)
}

func (m *machine) addRecipient() {
	id, err := age.GenerateX25519Identity()
	m.check(err)
	unreached, err := m.s.AddRecipient(id.Recipient().String())
	m.added(way{"recipient", store.Secret{Identity: id.String()}}, unreached, err)
}

func (m *machine) added(w way, unreached []string, err error) {
	if len(unreached) > 0 {
		m.fatalf("copies that were not reached: %d", len(unreached))
	}
	if len(m.ways) == maxWays {
		if !errors.Is(err, store.ErrTooMany) {
			m.fatalf("a ninth way: %v", err)
		}
		return
	}
	m.check(err)
	m.ways = append(slices.Clip(m.ways), w)
	m.spread()
}

func (m *machine) dropWay() {
	i := rapid.IntRange(0, len(m.ways)-1).Draw(m.t, "place")
	unreached, err := m.s.DropSlot(i)
	if len(unreached) > 0 {
		m.fatalf("copies that were not reached: %d", len(unreached))
	}
	left := slices.Delete(slices.Clone(m.ways), i, i+1)
	pass := slices.ContainsFunc(left, func(w way) bool { return w.kind == "passphrase" })
	back := slices.ContainsFunc(left, func(w way) bool { return w.kind != "passphrase" })
	if !pass || !back {
		if !errors.Is(err, store.ErrNoRecovery) {
			m.fatalf("the last %s went: %v", m.ways[i].kind, err)
		}
		return
	}
	m.check(err)
	m.dead, m.ways = append(m.dead, m.ways[i]), left
	m.spread()
}

// rewrite puts all into a new file with a new key: the recipients stay, all
// else that opened it is dead, and so are the backups.
func (m *machine) rewrite() {
	m.n++
	w := way{"passphrase", store.Secret{Passphrase: fmt.Sprint("wachtzin ", m.n)}}
	paper := slices.ContainsFunc(m.ways, func(o way) bool { return o.kind == "paper" })
	code, unreached, err := m.s.Rewrite(w.secret.Passphrase, tiny)
	m.check(err)
	if (code != "") != paper {
		m.fatalf("code %q, had one: %v", code, paper)
	}
	m.takeAway(func(o way) bool { return o.kind != "recipient" })
	ways := []way{w}
	if paper {
		ways = append(ways, way{"paper", store.Secret{Paper: code}})
	}
	m.ways = append(ways, m.ways...)
	for _, name := range unreached { // set aside when a copy was put back: it stays until the worker removes it
		path := filepath.Join(m.s.Path()+".backups", name)
		if _, ok := m.copies[path]; !ok {
			m.fatalf("%s was no copy", name)
		}
		m.check(os.Remove(path))
	}
	clear(m.copies)
	m.kept()
	if len(m.copies) != 1 {
		m.fatalf("%d backups after a rewrite", len(m.copies))
	}
}
