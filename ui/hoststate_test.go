package ui

import (
	"os"
	"testing"
	"testing/synctest"

	"tijdig/store"
	"tijdig/store/hoststate"
	"tijdig/ui/text/keeping"
	"tijdig/ui/uitest"
)

// on gives the bench a machine of its own.
func (b bench) on(t *testing.T, dir string) bench {
	t.Helper()
	m, err := hoststate.Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	b.door.Machine = m
	return b
}

// depart leaves as [Run] does.
func depart(t *testing.T, d *uitest.Desk) {
	t.Helper()
	d.Model().(App).noteHere()
	leave(t, d)
}

// TestAFileOnAnotherMachineAsksWhetherItIsACopyOrMoved opens one file on two
// machines, and answers in each way.
func TestAFileOnAnotherMachineAsksWhetherItIsACopyOrMoved(t *testing.T) {
	for _, c := range []struct {
		key  string
		said string
		log  store.LogKind // "" for none
		asks bool          // it asks again
	}{
		{"k", keeping.IsCopy, store.LogOwnWay, false},
		{"v", keeping.HasMoved, store.LogMoved, false},
		{"esc", "", "", true},
	} {
		t.Run(c.key, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				b := newBench(t, t.TempDir())
				home, away := t.TempDir(), t.TempDir()
				d := b.on(t, home).sit(t, 80, 24).Watch()
				d.SeesNot(keeping.MovedTitle) // the first machine is no question
				scooter(d)
				depart(t, d)
				d = b.on(t, home).sit(t, 80, 24)
				d.SeesNot(keeping.MovedTitle)
				device := stored(d).Device()
				depart(t, d)
				d = b.on(t, away).sit(t, 80, 24).Watch()
				d.Sees(keeping.MovedTitle)
				d.Press(c.key)
				d.Sees("Vandaag", c.said)
				if same := stored(d).Device() == device; same != c.asks {
					t.Errorf("the installation is the same: %v", same)
				}
				if got := lastLog(t, stored(d), store.LogOwnWay, store.LogMoved); got != c.log {
					t.Errorf("the log says %q", got)
				}
				depart(t, d)
				d = b.on(t, away).sit(t, 80, 24)
				if c.asks {
					d.Sees(keeping.MovedTitle)
				} else {
					d.SeesNot(keeping.MovedTitle)
				}
				depart(t, d)
			})
		})
	}
}

// lastLog returns the last line of the log of one of these kinds.
func lastLog(t *testing.T, s *store.Store, kinds ...store.LogKind) (last store.LogKind) {
	t.Helper()
	all, err := s.LogEntries()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		for _, k := range kinds {
			if e.Kind == k {
				last = k
			}
		}
	}
	return last
}

// TestAFileThatWasPutBackWholeIsSaid puts an older copy in the place of the
// file. Control: a file that only went on says nothing.
func TestAFileThatWasPutBackWholeIsSaid(t *testing.T) {
	for _, putBack := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			b := newBench(t, t.TempDir()).on(t, t.TempDir())
			d := b.sit(t, 80, 24)
			depart(t, d)
			older, err := os.ReadFile(b.door.Path)
			if err != nil {
				t.Fatal(err)
			}
			d = b.sit(t, 80, 24)
			scooter(d)
			d.Press("ctrl+k")
			depart(t, d)
			if putBack {
				if err := os.WriteFile(b.door.Path, older, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			d = b.sit(t, 80, 24).Watch()
			if putBack {
				d.Sees("ouder dan de vorige keer")
			} else {
				d.SeesNot("ouder dan de vorige keer")
			}
			depart(t, d)
		})
	}
}

func TestADemoIsOnEveryMachineAtHome(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBench(t, t.TempDir())
		if err := os.Remove(b.door.Path); err != nil {
			t.Fatal(err)
		}
		s, _, err := store.Create(b.door.Path, store.CreateOptions{Passphrase: phrase, KDF: cheap, Demo: true, Now: b.env.Now})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			d := b.on(t, t.TempDir()).sit(t, 80, 24)
			d.SeesNot(keeping.MovedTitle)
			depart(t, d)
		}
	})
}

// TestTheQuestionLooksAsDrawn keeps a picture of it.
func TestTheQuestionLooksAsDrawn(t *testing.T) {
	home, away := t.TempDir(), t.TempDir()
	uitest.Each(t, uitest.Sizes(), func(t *testing.T, size uitest.Size) {
		b := newBench(t, t.TempDir())
		depart(t, b.on(t, home).sit(t, 80, 24))
		d := b.on(t, away).sit(t, size.W, size.H).Watch()
		d.Golden()
		depart(t, d)
	})
}
