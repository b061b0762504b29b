package store

import (
	"errors"
	"os"
	"testing"
	"time"

	"tijdig/store/vault"
)

// vanishing has the folder of copies go at the n-th look at the clock, as a stick that
// is pulled out does, and returns what puts it back.
func vanishing(t *testing.T, s *Store, n int) (back func()) {
	t.Helper()
	dir, looks := s.backupDir(), 0
	away := dir + ".weg"
	s.goBy(func() time.Time {
		if looks++; looks == n {
			if err := errors.Join(os.Rename(dir, away), os.WriteFile(dir, nil, 0o600)); err != nil {
				t.Error(err)
			}
		}
		return clock()
	})
	return func() {
		s.goBy(clock)
		if looks >= n {
			if err := errors.Join(os.Remove(dir), os.Rename(away, dir)); err != nil {
				t.Error(err)
			}
		}
	}
}

// TestWhatStandsIsNotToldAsAFailure takes the folder of copies away in the middle of
// each act. What the file says must be what was told; and once the folder is there again
// the next opening does the rest. Controls: acts before whose first step it went fail
// and change nothing, and acts after whose last it went leave nothing.
func TestWhatStandsIsNotToldAsAFailure(t *testing.T) {
	const next = "heel andere woorden nu"
	failed, halfway, whole := 0, 0, 0
	for name, act := range map[string]func(s *Store) (left []string, code bool, err error){
		"a new passphrase": func(s *Store) ([]string, bool, error) {
			left, err := s.ChangePassphrase(next, vault.CheapKDF)
			return left, true, err
		},
		"a new code": func(s *Store) ([]string, bool, error) {
			code, left, err := s.AddPaper()
			return left, code != "", err
		},
		"a destruction": func(s *Store) ([]string, bool, error) {
			rc, err := s.Destroy(s.Heads().At(0).Signal)
			return rc.Unreached, true, err
		},
		"a rewrite": func(s *Store) ([]string, bool, error) {
			code, left, err := s.Rewrite(next, vault.CheapKDF)
			return left, code != "", err
		},
	} {
		for n := 1; n < 9; n++ {
			s := fresh(t)
			fill(t, s, 3)
			s.WaitVerified()
			if _, err := s.Snapshot(); err != nil {
				t.Fatal(err)
			}
			hdr, heads := s.db.Header().Sum(), s.Heads().Len()
			back := vanishing(t, s, n)
			left, code, err := act(s)
			done := s.db.Header().Sum() != hdr || s.Heads().Len() != heads
			pending := len(s.Pending()) > 0
			switch {
			case done != (err == nil):
				t.Errorf("%s, at look %d: done %v, and told: %v", name, n, done, err)
			case done && !code:
				t.Errorf("%s, at look %d: the new code is lost", name, n)
			case pending && (len(left) == 0 || !warned(s, WarnUnfinished)):
				t.Errorf("%s, at look %d: not said what is left: %v, %v", name, n, left, s.Warnings())
			case !done:
				failed++
			case pending:
				halfway++
			default:
				whole++
			}
			back()
			s = reopened(t, s, pass, next)
			s.WaitVerified()
			if len(s.Pending()) > 0 {
				t.Errorf("%s, at look %d: not finished: %+v", name, n, s.Pending())
			}
			all, err := s.Backups()
			for _, b := range all {
				c, e := openEitherWay(b.Path, next, pass)
				if e != nil || c.db.Header().Sum() != s.db.Header().Sum() && name != "a rewrite" {
					t.Errorf("%s, at look %d: a copy does not open as the file does: %v", name, n, e)
				}
				if e == nil {
					c.Close()
				}
			}
			if err != nil || len(all) == 0 {
				t.Errorf("%s, at look %d: %d copies, %v", name, n, len(all), err)
			}
			s.Close()
		}
	}
	t.Logf("%d failed, %d left something for the next opening, %d were whole", failed, halfway, whole)
	if failed == 0 || halfway < 4 || whole == 0 {
		t.Error("control: not each came about")
	}
}

func openEitherWay(path string, phrases ...string) (s *Store, err error) {
	for _, p := range phrases {
		if s, err = openAs(path, p); err == nil {
			return s, nil
		}
	}
	return nil, err
}
