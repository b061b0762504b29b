package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"filippo.io/age"

	"tijdig/store/pages"
	"tijdig/store/vault"
)

func TestWrongPassphraseIsNotDamage(t *testing.T) {
	s := fresh(t)
	s.Close()
	l, err := Open(s.Path(), OpenOptions{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, wrong := range []string{"", "vijf woorden", pass + " "} {
		if _, err := l.Unlock(wrong); !errors.Is(err, ErrWrongSecret) || errors.Is(err, ErrDamaged) {
			t.Errorf("%q: %v", wrong, err)
		}
	}
	opened, err := l.Unlock(pass)
	if err != nil {
		t.Fatalf("after wrong ones: %v", err)
	}
	opened.Close()
}

func TestPassphraseOpensInAnyNormalForm(t *testing.T) {
	o := options()
	o.Passphrase = "caf\u00e9 ge\u00efnt"
	s, _, err := Create(filepath.Join(t.TempDir(), "a"), o)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	l, err := Open(s.Path(), OpenOptions{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	s, err = l.Unlock("cafe\u0301 gei\u0308nt")
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
}

func TestPaperCodeAndIdentityOpenTheFile(t *testing.T) {
	id, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	o := options()
	o.Recipient = id.Recipient().String()
	s, code, err := Create(filepath.Join(t.TempDir(), "a"), o)
	if err != nil {
		t.Fatal(err)
	}
	d := concept(1)
	save(t, s, d)
	s.Close()
	ways := map[string]func(*Locked) (*Store, error){
		"paper": func(l *Locked) (*Store, error) {
			return l.UnlockPaper(strings.ToLower(strings.ReplaceAll(code, "-", " ")))
		},
		"identity": func(l *Locked) (*Store, error) { return l.UnlockIdentity(strings.NewReader(id.String() + "\n")) },
	}
	for name, unlock := range ways {
		l, err := Open(s.Path(), OpenOptions{Now: clock})
		if err != nil {
			t.Fatal(err)
		}
		s, err := unlock(l)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if _, err := s.Draft(d.ID); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		s.Close()
	}
}

func TestMistypedCodeIsToldFromAWrongOne(t *testing.T) {
	s := fresh(t)
	s.Close()
	l, err := Open(s.Path(), OpenOptions{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	other := vault.PaperCode(vault.Random(vault.PaperBits / 8))
	if _, err := l.UnlockPaper(other); !errors.Is(err, ErrWrongSecret) {
		t.Errorf("code of another file: %v", err)
	}
	const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	typo := []byte(other)
	typo[2] = digits[(strings.IndexByte(digits, typo[2])+1)%32]
	for _, code := range []string{string(typo), "", other[:20], other + "A"} {
		if _, err := l.UnlockPaper(code); !errors.Is(err, ErrMistyped) {
			t.Errorf("%d characters: %v", len(code), err)
		}
	}
}

func TestSecondWindowIsToldWithinASecond(t *testing.T) {
	s := fresh(t)
	start := time.Now()
	_, err := Open(s.Path(), OpenOptions{Now: clock})
	if took := time.Since(start); !errors.Is(err, ErrInUse) || took > time.Second {
		t.Errorf("%v after %v", err, took)
	}
}

func TestReadersShareAndNeverWrite(t *testing.T) {
	s := fresh(t)
	save(t, s, concept(1))
	s.Close()
	before, _ := os.ReadFile(s.Path())
	for range 2 {
		l, err := Open(s.Path(), OpenOptions{Now: clock, ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		r, err := l.Unlock(pass)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		if err := r.SaveDraft(concept(2)); !errors.Is(err, ErrReadOnly) {
			t.Errorf("wrote to a file opened for reading: %v", err)
		}
	}
	if after, _ := os.ReadFile(s.Path()); !bytes.Equal(before, after) {
		t.Error("reading changed the file")
	}
}

func TestCreateTouchesNothingThatIsThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a")
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, _, err := Create(path, options()); !errors.Is(err, ErrExists) {
		t.Errorf("%v", err)
	}
	if b, _ := os.ReadFile(path); string(b) != "mine" {
		t.Error("the file was touched")
	}
}

func TestCreateAsksForAWayBack(t *testing.T) {
	o := options()
	o.Paper = false
	path := filepath.Join(t.TempDir(), "new", "folder", "a")
	if _, _, err := Create(path, o); !errors.Is(err, ErrNoRecovery) {
		t.Errorf("%v", err)
	}
	o.Demo = true
	s, code, err := Create(path, o)
	if err != nil || code != "" || !s.Demo() {
		t.Fatalf("%v, code %q", err, code)
	}
	s.Close()
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

func TestSyncFoldersAreRefused(t *testing.T) {
	marked := t.TempDir()
	if err := os.Mkdir(filepath.Join(marked, ".stfolder"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{marked, filepath.Join(t.TempDir(), "OneDrive - Gemeente Ons Dorp", "werk"), filepath.Join(t.TempDir(), "Dropbox")} {
		if _, _, err := Create(filepath.Join(dir, "a"), options()); !errors.Is(err, ErrSyncFolder) {
			t.Errorf("%v", err)
		}
	}
}

func TestWhatIsNotOursIsNamed(t *testing.T) {
	dir := t.TempDir()
	whole := fresh(t)
	save(t, whole, concept(1))
	whole.Close()
	good, err := os.ReadFile(whole.Path())
	if err != nil {
		t.Fatal(err)
	}
	blank := func(n int, nth ...int) []byte {
		b := bytes.Clone(good[:n])
		for _, p := range nth {
			clear(b[p*pages.Size : (p+1)*pages.Size])
		}
		return b
	}
	cases := map[string]struct {
		file []byte
		want error
	}{
		"empty":           {nil, ErrNotOurs}, // bbolt would make a fresh file of it
		"text":            {[]byte(strings.Repeat("geen bestand van ons\n", 1000)), ErrNotOurs},
		"cut short":       {blank(6 * pages.Size), ErrTruncated},
		"both metas gone": {blank(len(good), 0, 1), ErrNotOurs},
	}
	for name, c := range cases {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, c.file, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(path, OpenOptions{Now: clock}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	for _, path := range []string{filepath.Join(dir, "none")} {
		if _, err := Open(path, OpenOptions{Now: clock}); !errors.Is(err, ErrNotFound) {
			t.Errorf("missing: %v", err)
		}
	}
}

func TestFullCostCreatesAndOpens(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	o := options()
	o.KDF = vault.DefaultKDF
	s, _, err := Create(filepath.Join(t.TempDir(), "a"), o)
	if err != nil {
		t.Fatal(err)
	}
	s = reopen(t, s)
	if warned(s, WarnWeakKDF) {
		t.Error("the full cost passes for weak")
	}
}

// TestClosingWipesTheKeys looks at the one from which all others are made.
func TestClosingWipesTheKeys(t *testing.T) {
	s := reopen(t, fresh(t))
	master := s.db.Keys.Master
	if bytes.Equal(master, make([]byte, vault.KeyLen)) {
		t.Fatal("control: there is no key")
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(master, make([]byte, vault.KeyLen)) {
		t.Error("the key still stands in memory after closing")
	}
}

func TestFileIsForItsOwnerOnly(t *testing.T) {
	s := fresh(t)
	info, err := os.Stat(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v", info.Mode())
	}
}
