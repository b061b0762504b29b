package ui

import (
	"errors"
	"path/filepath"
	"testing"
	"testing/synctest"
	"time"

	"tijdig/model/form"
	"tijdig/store"
	"tijdig/store/search"
	"tijdig/ui/keymap"
	"tijdig/ui/nav"
	"tijdig/ui/theme"
	"tijdig/ui/uitest"
)

const phrase = "appel boot kerk zeven lamp"

// cheap is a key derivation that costs next to nothing: these files hold nothing.
var cheap = store.KDF{Memory: 8, Time: 1, Threads: 1}

// sunday is when every test here begins.
var sunday = time.Date(2026, 11, 22, 14, 12, 0, 0, time.FixedZone("CET", 3600))

// bench is a file and what a program on it is given.
type bench struct {
	env  nav.Env
	door nav.Door
}

// newBench makes a file that opens with phrase. It stands in a bubble.
func newBench(t uitest.T, dir string) bench {
	t.Helper()
	b := bench{
		env: nav.Env{
			Form: form.Quick(), Search: search.New(), Theme: theme.Default(), Keys: keymap.Default(),
			Now: uitest.Clock(sunday), Autosave: 250 * time.Millisecond,
		},
		door: nav.Door{Path: filepath.Join(dir, "signalen.tijdig"), KDF: cheap},
	}
	s, _, err := store.Create(b.door.Path, store.CreateOptions{Passphrase: phrase, KDF: cheap, Paper: true, Now: b.env.Now})
	if err != nil {
		t.Fatalf("%v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatalf("%v", err)
	}
	return b
}

// sit opens the program on the bench's file and unlocks it.
func (b bench) sit(t uitest.T, w, h int) *uitest.Desk {
	t.Helper()
	d := uitest.Sit(t, New(b.env, b.door), w, h)
	d.Type(phrase)
	d.Press("enter")
	d.SeesNot("Ontgrendelen")
	return d
}

// leave ends the program as the terminal closing does: what is not saved is kept.
func leave(t uitest.T, d *uitest.Desk) {
	t.Helper()
	if err := errors.Join(d.Model().(App).Keep(), d.Model().(App).close()); err != nil {
		t.Fatalf("leaving: %v", err)
	}
}

// TestAMonkeyBreaksNothing presses keys on the whole program, with pastes, resizes
// and hostile bytes: no frame leaves its window, nothing panics, and each time the
// program ends the file opens again.
func TestAMonkeyBreaksNothing(t *testing.T) {
	t.Setenv("HOME", t.TempDir()) // it hands over, and keeps emergency files
	acts, sittings, benches := uitest.Long(3_000, 50_000, 1_000_000), 0, 0
	m := uitest.NewMonkey(1)
	own := ownForm(t, "blocks.json")
	for done := 0; done < acts; {
		synctest.Test(t, func(t *testing.T) {
			b := newBench(t, t.TempDir())
			if benches++; benches%2 == 0 {
				b.env.Form = own // with blocks and rows
			}
			for sitting := 0; sitting < 5 && done < acts; sitting++ {
				d := b.sit(t, 80, 24)
				d.Watch()
				done += m.Play(d, min(500, acts-done))
				sittings++
				leave(t, d)
			}
		})
	}
	t.Logf("%d acts in %d sittings: %d keys, %d pastes, %d resizes, %d waits", acts, sittings, m.Pressed, m.Pasted, m.Resized, m.Waited)
	if benches < 2 && acts >= 10_000 {
		t.Error("it never came to a form of blocks")
	}
	if m.Pressed < acts*9/10 || m.Pasted < acts/200 || m.Resized < acts/200 {
		t.Fatal("the monkey was held still")
	}
}
