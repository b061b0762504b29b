package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"filippo.io/age"

	"tijdig/model"
	"tijdig/store/pages"
	"tijdig/store/repair"
	"tijdig/store/vault"
)

// forgotten is a file of some days' work of which nobody knows the passphrase
// any more, and what else opens it.
type forgotten struct {
	path     string
	paper    string
	identity string
	concept  model.Draft
	signals  []model.Signal
}

func forget(t *testing.T) (f forgotten) {
	t.Helper()
	id, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	o := options()
	o.Recipient, o.Passphrase = id.Recipient().String(), "niemand weet deze nog"
	s, code, err := Create(filepath.Join(t.TempDir(), "a.tijdig"), o)
	if err != nil {
		t.Fatal(err)
	}
	f = forgotten{path: s.Path(), paper: code, identity: id.String(), concept: concept(99)}
	for i := range 10 {
		d := concept(i)
		d.Name = "Sem"
		f.signals = append(f.signals, record(t, s, d))
	}
	save(t, s, f.concept)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return f
}

// headerPages returns where the pages stand on which a header begins.
func headerPages(file []byte) (at []int) {
	for p := 0; p < len(file); p += pages.Size {
		if bytes.Contains(file[p:p+pages.Size], []byte(vault.Magic)) {
			at = append(at, p)
		}
	}
	return at
}

// reads tries that everything is there.
func (f forgotten) reads(t *testing.T, s *Store) {
	t.Helper()
	for _, want := range f.signals {
		got, err := s.Signal(want.Signal)
		if err != nil || !got.Content.Equal(want.Content) {
			t.Errorf("%v", err)
		}
		if name, err := s.Name(got.Subject); name != "Sem" || err != nil {
			t.Errorf("name %q, %v", name, err)
		}
	}
	if d, err := s.Draft(f.concept.ID); err != nil || !d.Content.Equal(f.concept.Content) {
		t.Errorf("%v", err)
	}
	if r, err := s.Check(t.Context()); err != nil || !r.Whole() || r.Signals != len(f.signals) {
		t.Errorf("%+v, %v", r, err)
	}
}

// TestForgottenPassphraseDrill goes through what an organisation does when a
// worker has left or forgot: on a copy of which a page with a header was
// destroyed, by the key of the organisation and by the code on paper. The copy
// is opened, or salvaged where it no longer opens; it gets a new passphrase, and
// everything must read. The controls are secrets that must not open it.
func TestForgottenPassphraseDrill(t *testing.T) {
	f := forget(t)
	whole, err := os.ReadFile(f.path)
	if err != nil {
		t.Fatal(err)
	}
	where := headerPages(whole)
	secrets := map[string]vault.Secret{"paper": {Paper: f.paper}, "organisation": {Identity: f.identity}}
	opened, salvaged := 0, 0
	for name, sec := range secrets {
		for _, page := range append(where[:4:4], where[len(where)-1]) {
			path := filepath.Join(t.TempDir(), "copy")
			file := bytes.Clone(whole)
			clear(file[page : page+pages.Size])
			if err := os.WriteFile(path, file, 0o600); err != nil {
				t.Fatal(err)
			}
			s, err := unlockedBy(path, sec)
			if errors.Is(err, ErrDamaged) {
				out := path + ".new"
				if _, err := Recover(path, repair.Options{Secret: sec, Out: out, Now: clock}); err != nil {
					t.Fatalf("%s, page %d: %v", name, page/pages.Size, err)
				}
				path = out
				s, err = unlockedBy(path, sec)
				salvaged++
			}
			if err != nil {
				t.Fatalf("%s, page %d: %v", name, page/pages.Size, err)
			}
			opened++
			if _, err := s.ChangePassphrase(pass, vault.CheapKDF); err != nil {
				t.Fatal(err)
			}
			s = reopen(t, s)
			f.reads(t, s)
			s.Close()
			if _, err := openAs(path, "niemand weet deze nog"); !errors.Is(err, ErrWrongSecret) {
				t.Errorf("the old passphrase: %v", err)
			}
		}
	}
	t.Logf("%d copies opened, %d of them after salvage", opened, salvaged)
	if opened != 10 || salvaged == 0 {
		t.Errorf("%d opened, %d salvaged", opened, salvaged)
	}
	f.refuses(t, whole)
}

// refuses holds the controls: secrets of another file, a file with no slot for
// them, and one with no header left.
func (f forgotten) refuses(t *testing.T, whole []byte) {
	t.Helper()
	other := forget(t)
	for _, sec := range []vault.Secret{{Paper: other.paper}, {Identity: other.identity}, {Passphrase: pass}} {
		if _, err := unlockedBy(f.path, sec); !errors.Is(err, ErrWrongSecret) {
			t.Errorf("control: another secret: %v", err)
		}
	}
	o := options()
	o.Paper, o.Demo = false, true
	bare, _, err := Create(filepath.Join(t.TempDir(), "a"), o)
	if err != nil {
		t.Fatal(err)
	}
	bare.Close()
	headless := filepath.Join(t.TempDir(), "b")
	for _, p := range headerPages(whole) {
		clear(whole[p : p+pages.Size])
	}
	if err := os.WriteFile(headless, whole, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, sec := range []vault.Secret{{Paper: f.paper}, {Identity: f.identity}} {
		if _, err := unlockedBy(bare.Path(), sec); !errors.Is(err, ErrNoSlot) {
			t.Errorf("control: a file with no slot for it: %v", err)
		}
		if s, err := unlockedBy(headless, sec); err == nil {
			s.Close()
			t.Error("control: a file without a header opened")
		}
		_, err := Recover(headless, repair.Options{Secret: sec, Out: headless + ".new", Now: clock})
		if !errors.Is(err, ErrDamagedHeader) {
			t.Errorf("control: a file without a header was salvaged: %v", err)
		}
	}
}

func unlockedBy(path string, sec vault.Secret) (*Store, error) {
	l, err := Open(path, OpenOptions{Now: clock})
	if err != nil {
		return nil, err
	}
	s, err := l.UnlockWith(sec)
	if err != nil {
		l.Close()
	}
	return s, err
}
