package store

import (
	"errors"
	"os"
	"slices"
	"sync"
	"testing"

	"filippo.io/age"

	"tijdig/store/vault"
)

// meanwhile makes snapshots until fn has returned.
func meanwhile(t *testing.T, s *Store, fn func()) {
	t.Helper()
	var wg sync.WaitGroup
	done := make(chan struct{})
	for range 2 {
		wg.Go(func() {
			for {
				if _, err := s.Snapshot(); err != nil {
					t.Error(err)
				}
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	defer wg.Wait()
	defer close(done)
	fn()
}

// everywhere counts the copies of some bytes in the file and all it manages.
func everywhere(t *testing.T, s *Store, what []byte) int {
	t.Helper()
	n := timesIn(t, s.Path(), what)
	all, err := s.Backups()
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range all {
		n += timesIn(t, b.Path, what)
	}
	return n
}

func TestNoCopyUnderWayKeepsWhatIsDestroyed(t *testing.T) {
	s := fresh(t)
	fill(t, s, 300)
	s.working.Wait()
	for range 4 {
		signal := s.Heads().At(10).Signal
		sealed := sealedOf(t, s, signal)
		if len(sealed) < 2 {
			t.Fatalf("control: %d sealed objects", len(sealed))
		}
		if _, err := s.Snapshot(); err != nil {
			t.Fatal(err)
		}
		if everywhere(t, s, sealed[0]) < 2 {
			t.Fatal("control: no copy holds it before")
		}
		meanwhile(t, s, func() {
			rc, err := s.Destroy(signal)
			if err != nil || len(rc.Unreached) > 0 {
				t.Errorf("%+v, %v", rc, err)
			}
		})
		for _, b := range sealed {
			if n := everywhere(t, s, b); n > 0 {
				t.Errorf("%d copies are left", n)
			}
		}
	}
}

func TestNoCopyUnderWayKeepsAnOldWayIn(t *testing.T) {
	s := fresh(t)
	fill(t, s, 300)
	old := s.db.Header().Slots[0].Body[wrappedFrom:]
	meanwhile(t, s, func() {
		if unreached, err := s.ChangePassphrase("nieuwe zin", vault.CheapKDF); err != nil || len(unreached) > 0 {
			t.Errorf("%v, %v", unreached, err)
		}
	})
	if n := everywhere(t, s, old); n > 0 {
		t.Errorf("%d copies of the old wrapped key", n)
	}
	code := s.db.Header().Slots[1].Body[wrappedFrom:]
	meanwhile(t, s, func() {
		if _, _, err := s.AddPaper(); err != nil {
			t.Error(err)
		}
		if unreached, err := s.DropSlot(1); err != nil || len(unreached) > 0 {
			t.Errorf("%v, %v", unreached, err)
		}
	})
	if n := everywhere(t, s, code); n > 0 {
		t.Errorf("%d copies of the old code", n)
	}
}

func TestNoCopyUnderWayKeepsTheOldKey(t *testing.T) {
	s := fresh(t)
	fill(t, s, 300)
	s.working.Wait()
	old := s.db.Header().Slots[0].Body[wrappedFrom:]
	meanwhile(t, s, func() {
		if _, _, err := s.Rewrite("nieuwe zin", vault.CheapKDF); err != nil {
			t.Error(err)
		}
	})
	if n := everywhere(t, s, old); n > 0 {
		t.Errorf("%d copies of the old wrapped key", n)
	}
	all, err := s.Backups()
	if err != nil || len(all) == 0 {
		t.Fatalf("%d backups, %v", len(all), err)
	}
	for _, b := range all {
		if r, err := openAs(b.Path, "nieuwe zin"); err != nil {
			t.Error(err)
		} else {
			r.Close()
		}
	}
}

func TestCopyIsNotFinishedOnceTheFileIsClosed(t *testing.T) {
	s := fresh(t)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Snapshot(); !errors.Is(err, ErrClosed) {
		t.Errorf("got %v", err)
	}
	if all, err := s.Backups(); err != nil || len(all) > 0 {
		t.Errorf("%d copies, %v", len(all), err)
	}
}

func TestNewWaysInReachTheCopiesAndThoseNotReachedAreNamed(t *testing.T) {
	s := fresh(t)
	save(t, s, concept(1))
	good, err := s.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	bad, err := s.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(bad, []byte("stuk"), 0o600); err != nil {
		t.Fatal(err)
	}
	id, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	code, first, err := s.AddPaper()
	second, err2 := s.AddRecipient(id.Recipient().String())
	third, err3 := s.DropSlot(1)
	if err := errors.Join(err, err2, err3); err != nil {
		t.Fatal(err)
	}
	for _, unreached := range [][]string{first, second, third} {
		if !slices.Equal(unreached, []string{bad}) {
			t.Errorf("named %q", unreached)
		}
	}
	for _, sec := range []vault.Secret{{Paper: code}, {Identity: id.String()}} {
		l, err := Open(good, OpenOptions{Now: clock, ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		r, err := l.UnlockWith(sec)
		if err != nil {
			t.Fatalf("a new way does not open the copy: %v", err)
		}
		r.Close()
	}
}
