package store

import (
	"bytes"
	"compress/gzip"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/repair"
	"tijdig/store/vault"
)

var update = flag.Bool("update-fixture", false, "write the fixture of this version of the format anew")

// fixture unpacks a file of an earlier day.
func fixture(t *testing.T, name string) string {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", name+".gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// holdsTheFixture fails unless everything that was put in the fixture is there, and
// returns the concepts by their first line.
func holdsTheFixture(t *testing.T, s *Store) map[string]model.Draft {
	t.Helper()
	drafts := map[string]model.Draft{}
	signals := 0
	for h := range s.Heads().All() {
		if !h.Concept {
			signals++
			if _, err := s.Signal(h.Signal); err != nil {
				t.Errorf("signal: %v", err)
			}
			continue
		}
		d, err := s.Draft(h.Draft)
		if err != nil {
			t.Fatalf("concept: %v", err)
		}
		if d.ID != h.Draft || !slices.Contains(s.DraftsOf(d.Signal), d.ID) {
			t.Errorf("the concept is %s, the list says %s", d.ID, h.Draft)
		}
		drafts[d.Findings[0].Text] = d
	}
	if signals != 2 || len(drafts) != 2 || len(s.Discarded()) != 1 {
		t.Errorf("%d signals, %d concepts, %d thrown away", signals, len(drafts), len(s.Discarded()))
	}
	if d := drafts["een wijziging die nog niet vastgelegd is"]; d.Rev != 7 || len(d.Parents) != 1 {
		t.Errorf("the concept of a change: %+v", d)
	}
	if n, err := s.Name(model.ID{2, 0}); n != "Zoë" || err != nil {
		t.Errorf("name %q, %v", n, err)
	}
	if _, err := s.LogEntries(); err != nil {
		t.Errorf("log: %v", err)
	}
	return drafts
}

// wholeAndSure fails when check has anything to say but that the cost is that of a test.
func wholeAndSure(t *testing.T, s *Store) {
	t.Helper()
	s.WaitVerified()
	r, err := s.Check(t.Context())
	if err != nil || !r.Whole() {
		t.Errorf("check: %+v, %v", r, err)
	}
	for _, w := range s.Warnings() {
		if w.Doubts() {
			t.Errorf("warned: %s", w)
		}
	}
}

func TestFileOfVersion1IsBroughtUpWithACopyKept(t *testing.T) {
	path := fixture(t, "v1.tijdig")
	s := unlocked(t, path)
	drafts := holdsTheFixture(t, s)
	wholeAndSure(t, s)
	if v := s.db.Header().Version; v != vault.FormatVersion {
		t.Errorf("version %d", v)
	}
	all, err := s.Backups()
	if err != nil || len(all) != 1 {
		t.Fatalf("%d copies, %v", len(all), err)
	}
	old, ok := vault.HeaderOf(all[0].Path)
	if !ok || old.Version != 1 {
		t.Errorf("the copy has version %d", old.Version)
	}
	d := drafts["een wijziging die nog niet vastgelegd is"]
	d.Rev = 8
	save(t, s, d)
	if _, err := s.Record(d, model.Author{}, clock()); err != nil {
		t.Error(err)
	}
	if err := s.Restore(s.Discarded()[0].Head.Draft); err != nil {
		t.Error(err)
	}
	s = reopen(t, s)
	wholeAndSure(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := RestoreFile(path, RestoreOptions{From: all[0].Path, Now: clock, Secret: vault.Secret{Passphrase: pass}}); err != nil {
		t.Fatalf("the copy does not come back: %v", err)
	}
	s = unlocked(t, path)
	holdsTheFixture(t, s)
	wholeAndSure(t, s)
}

func TestFileOfVersion1IsReadWhereItMayNotBeWritten(t *testing.T) {
	path := fixture(t, "v1.tijdig")
	before, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	s, err := openAs(path, pass)
	if err != nil {
		t.Fatal(err)
	}
	holdsTheFixture(t, s)
	if r, err := s.Check(t.Context()); err != nil || !r.Whole() {
		t.Errorf("%+v, %v", r, err)
	}
	if err := s.SaveDraft(concept(9)); !errors.Is(err, ErrReadOnly) {
		t.Errorf("saving says %v", err)
	}
	s.Close()
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Error("it was touched")
	}
}

func TestEmergencyFileOfVersion1ComesInAndStays(t *testing.T) {
	s := unlocked(t, fixture(t, "v1.tijdig"))
	nood := fixture(t, "v1-nood.tijdig")
	if n, err := s.TakeBack(nood); !errors.Is(err, ErrOtherFile) || n.Wiped {
		t.Errorf("a file that does not say what it is: %+v, %v", n, err)
	}
	if n, err := s.TakeIn(nood); err != nil || n.In != 1 {
		t.Errorf("%+v, %v", n, err)
	}
	if n, err := s.TakeIn(nood); err != nil || n.In != 0 || n.Passed != 1 {
		t.Errorf("a second time: %+v, %v", n, err)
	}
	if _, err := os.Stat(nood); err != nil {
		t.Errorf("it is gone: %v", err)
	}
	drafts := 0
	for h := range s.Heads().All() {
		if h.Concept && h.Line == "stond alleen in het noodbestand" {
			drafts++
		}
	}
	if drafts != 1 {
		t.Errorf("%d concepts with the words of the emergency file", drafts)
	}
}

func TestFileOfThisVersionOpens(t *testing.T) {
	if *update {
		writeFixture(t)
	}
	s := unlocked(t, fixture(t, "v2.tijdig"))
	drafts := holdsTheFixture(t, s)
	wholeAndSure(t, s)
	if d := drafts["een wijziging die nog niet vastgelegd is"]; d.Sitting.IsZero() || len(d.Before) != 1 {
		t.Errorf("sittings: %+v", d)
	}
	if all, err := s.Backups(); err != nil || len(all) != 0 {
		t.Errorf("it was brought up again: %d copies, %v", len(all), err)
	}
	if text, err := s.Forms(); err != nil || len(text) != 1 {
		t.Errorf("%d forms, %v", len(text), err)
	}
}

// writeFixture makes the fixture of this version from that of the first.
func writeFixture(t *testing.T) {
	t.Helper()
	s := unlocked(t, fixture(t, "v1.tijdig"))
	d := holdsTheFixture(t, s)["een wijziging die nog niet vastgelegd is"].Sit()
	save2 := d
	save2.Changed = clock()
	if err := s.Discard(d.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.LetGo(d.ID); err != nil {
		t.Fatal(err)
	}
	save2.ID = model.NewID()
	save(t, s, save2)
	if _, err := s.KeepForm([]byte(`{"id":"vragen"}`)); err != nil {
		t.Fatal(err)
	}
	s.WaitVerified()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	z.Write(b[:pages.ReadMetas(bytes.NewReader(b))[0].HWM*pages.Size])
	z.Close()
	if err := os.WriteFile("testdata/v2.tijdig.gz", out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestFileOfANewerMinorIsReadAndNeverWritten(t *testing.T) {
	s := fresh(t)
	d := concept(1)
	save(t, s, d)
	tamper(t, s, func(b *bolt.Tx) error {
		r, err := objects.ReadRoot(b, s.db.Keys)
		if err != nil {
			return err
		}
		h := s.db.Header()
		h.Minor++
		x := change.Of(&objects.Tx{Bolt: b, Keys: s.db.Keys, Root: r})
		return errors.Join(x.PutHeader(h), x.Finish())
	})
	before, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	s = unlocked(t, s.Path())
	if !warned(s, WarnNewer) {
		t.Errorf("not said: %v", s.Warnings())
	}
	if got, err := s.Draft(d.ID); err != nil || got.Rev != d.Rev {
		t.Errorf("not read: %v", err)
	}
	if err := s.SaveDraft(concept(2)); !errors.Is(err, ErrReadOnly) {
		t.Errorf("saving says %v", err)
	}
	s.Close()
	if after, err := os.ReadFile(s.Path()); err != nil || !bytes.Equal(before, after) {
		t.Error("it was written to")
	}
}

// TestUnknownFieldsAndKindsStay writes what a later program may, and has this one
// change the records around it.
func TestUnknownFieldsAndKindsStay(t *testing.T) {
	s := fresh(t)
	d := concept(1)
	save(t, s, d)
	sig := record(t, s, d)
	edit := concept(2)
	save(t, s, edit)
	const later vault.Kind = 99
	err := s.db.Commit(func(x *change.Tx) error {
		for _, o := range []struct {
			kd vault.Kind
			id model.ID
		}{{objects.KindConcept, edit.ID}, {objects.KindVersion, sig.Revision}, {objects.KindLine, d.Signal}, {objects.KindSubject, sig.Subject}} {
			body, err := objects.GetBody(x.Bolt, x.Keys, objects.Live, o.kd, o.id)
			var m map[string]any
			if err := errors.Join(err, objects.DecMode.Unmarshal(body, &m)); err != nil {
				return err
			}
			m["van_later"] = "blijft"
			body, err = objects.Encode(m)
			if err := errors.Join(err, x.Put(objects.Live, o.kd, o.id, body)); err != nil {
				return err
			}
		}
		return x.Put(objects.History, later, model.ID{7}, []byte("van later"))
	})
	if err != nil {
		t.Fatal(err)
	}
	edit.Rev = 2
	save(t, s, edit)
	closed, err := s.SetState(d.Signal, model.Closed, "", model.Author{}, clock())
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Rewrite("nieuwe zin", vault.CheapKDF); err != nil {
		t.Fatal(err)
	}
	err = s.db.View(func(b *bolt.Tx) error {
		for name, o := range map[string]repair.ObjectID{
			"concept": {Kind: objects.KindConcept, ID: edit.ID}, "version": {Kind: objects.KindVersion, ID: closed.Revision},
			"line": {Kind: objects.KindLine, ID: d.Signal}, "subject": {Kind: objects.KindSubject, ID: sig.Subject},
		} {
			body, err := objects.GetBody(b, s.db.Keys, objects.Live, o.Kind, o.ID)
			if err != nil || !strings.Contains(string(body), "van_later") {
				t.Errorf("%s: what a later program wrote is gone: %v", name, err)
			}
		}
		body, err := objects.GetBody(b, s.db.Keys, objects.History, later, model.ID{7})
		if string(body) != "van later" {
			t.Errorf("an object of a later kind: %q, %v", body, err)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
