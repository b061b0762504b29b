package store

import (
	"bytes"
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/erase"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/records"
	"tijdig/store/vault"
)

// sealedOf returns the bytes of every object of a signal as they stand in the
// file.
func sealedOf(t *testing.T, s *Store, signal model.ID) (out [][]byte) {
	t.Helper()
	l, err := s.lineOf(signal)
	if err != nil {
		t.Fatal(err)
	}
	names := []vault.ObjectKey{s.db.Keys.Name(objects.KindLine, signal), s.db.Keys.Name(objects.KindSubject, l.Subject), s.db.Keys.Name(objects.KindName, l.Subject)}
	for _, v := range l.Versions {
		names = append(names, s.db.Keys.Name(objects.KindVersion, v.Revision))
	}
	s.db.View(func(b *bolt.Tx) error {
		for _, o := range names {
			if v := b.Bucket(objects.Live.Name()).Get(o[:]); v != nil {
				out = append(out, bytes.Clone(v))
			}
		}
		return nil
	})
	return out
}

func (s *Store) lineOf(signal model.ID) (l records.Line, err error) {
	err = s.db.View(func(b *bolt.Tx) error { l, err = records.GetLine(b, s.db.Keys, signal); return err })
	return l, err
}

func TestDestroyedIsGoneFromFileAndBackups(t *testing.T) {
	s := fresh(t)
	fill(t, s, 60)
	d := concept(1)
	d.Name = "Sem"
	first := record(t, s, d)
	other := concept(2)
	record(t, s, other)
	if _, err := s.Snapshot(); err != nil {
		t.Fatal(err)
	}
	sealed := sealedOf(t, s, d.Signal)
	d.ID, d.Parents = model.NewID(), []model.ID{first.Revision}
	record(t, s, d)
	sealed = append(sealed, sealedOf(t, s, d.Signal)...)
	if err := s.HandedOver([]model.ID{d.Signal}, records.ExportEntry{Format: "jsonl", Level: model.Complete, Receiver: "wijkteam"}); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveSettings(model.Settings{Places: []string{"Schoolplein", "Park"}}); err != nil {
		t.Fatal(err)
	}
	rc, err := s.Destroy(d.Signal)
	if err != nil {
		t.Fatal(err)
	}
	if rc.Signals != 1 || rc.Versions != 2 || rc.Subjects != 1 || len(rc.Exports) != 1 || rc.Backups != 1 || len(rc.Unreached) != 0 {
		t.Errorf("receipt %+v", rc)
	}
	all, _ := s.Backups()
	if len(sealed) < 7 || len(all) != 1 {
		t.Fatalf("only %d objects to look for in %d backups", len(sealed), len(all))
	}
	for _, path := range []string{s.Path(), all[0].Path} {
		file, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range sealed {
			if bytes.Contains(file, v) || bytes.Contains(file, v[len(v)-64:]) {
				t.Errorf("%d bytes of it are still in %s", len(v), path)
			}
		}
	}
	stillWhole(t, s, d, other)
}

func stillWhole(t *testing.T, s *Store, gone, kept model.Draft) {
	t.Helper()
	if got := s.Settings().Places; !slices.Equal(got, []string{"Park"}) {
		t.Errorf("remembered: %v", got)
	}
	if yes, err := s.Destroyed(gone.Signal); !yes || err != nil {
		t.Errorf("no tombstone: %v", err)
	}
	if yes, _ := s.Destroyed(kept.Signal); yes {
		t.Error("a tombstone for what is there")
	}
	if _, err := s.Signal(gone.Signal); !errors.Is(err, ErrNotFound) {
		t.Errorf("%v", err)
	}
	if _, ok := s.FindCode(gone.Subject.Code); ok {
		t.Error("the code still finds somebody")
	}
	for range 2 {
		r, err := s.Check(t.Context())
		if err != nil || !r.Whole() || r.Signals != 61 {
			t.Errorf("%+v, %v", r, err)
		}
		s = reopen(t, s)
		if warned(s, WarnMissing) || warned(s, WarnHeads) || warned(s, WarnDamaged) {
			t.Errorf("%v", s.Info().Warnings)
		}
	}
}

func TestWithoutScrubTheBytesStay(t *testing.T) {
	s := fresh(t)
	s.working.Wait() // a commit more would overwrite some of it by chance
	d := concept(1)
	record(t, s, d)
	sealed := sealedOf(t, s, d.Signal)
	err := s.db.Commit(func(t *change.Tx) error {
		_, err := erase.Signals(t, s.db.Heads, []model.ID{d.Signal})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	file, _ := os.ReadFile(s.Path())
	if !slices.ContainsFunc(sealed, func(v []byte) bool { return bytes.Contains(file, v) }) {
		t.Error("nothing to be found even before wiping: the test above proves nothing")
	}
}

// TestScrubLeavesNoPageBehind frees long runs of pages: each of them must be
// blank afterwards, wherever it lies. Control: before wiping they are not.
func TestScrubLeavesNoPageBehind(t *testing.T) {
	s := fresh(t)
	var all []model.ID
	for i := range 300 {
		d := concept(i)
		d.Findings[0].Text = strings.Repeat("jas ", 1000)
		all = append(all, record(t, s, d).Signal)
	}
	s.working.Wait()
	left := func() (left, freed int) {
		file, err := os.ReadFile(s.Path())
		if err != nil {
			t.Fatal(err)
		}
		used, end, err := pages.WalkAll(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		for p := uint64(2); p < end; p++ {
			if used[0].Has(p) || len(used) > 1 && used[1].Has(p) {
				continue
			}
			if freed++; !bytes.Equal(file[p*pages.Size:(p+1)*pages.Size], make([]byte, pages.Size)) {
				left++
			}
		}
		return left, freed
	}
	err := s.db.Commit(func(t *change.Tx) error {
		_, err := erase.Signals(t, s.db.Heads, all[:250])
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	save(t, s, concept(1000)) // so that neither state reaches them
	if n, _ := left(); n < 65 {
		t.Errorf("control: only %d pages to wipe", n)
	}
	if err := s.Scrub(); err != nil {
		t.Fatal(err)
	}
	if n, freed := left(); n > 0 || freed < 250 {
		t.Errorf("%d of %d freed pages still hold something", n, freed)
	}
}

func TestLateSaveDoesNotBringBackWhatWasDestroyed(t *testing.T) {
	s := fresh(t)
	recorded, only := concept(1), concept(2)
	record(t, s, recorded)
	save(t, s, only)
	if _, err := s.Destroy(recorded.Signal, only.Signal); err != nil {
		t.Fatal(err)
	}
	for _, d := range []model.Draft{recorded, only} {
		d.Rev = 9
		if err := s.SaveDraft(d); !errors.Is(err, ErrEnded) {
			t.Errorf("a late save says %v", err)
		}
	}
	if h := slices.Collect(s.Heads().All()); len(h) != 0 {
		t.Errorf("%d came back", len(h))
	}
}

func TestDestroyingForgetsTheConceptThatWasThrownAwayToo(t *testing.T) {
	s := fresh(t)
	thrown := concept(1)
	thrown.Answers[model.QPlace] = model.Answer{"Fietsenhok"}
	save(t, s, thrown)
	if err := s.Discard(thrown.ID); err != nil {
		t.Fatal(err)
	}
	other := concept(2)
	other.Signal = thrown.Signal
	save(t, s, other)
	if err := s.SaveSettings(model.Settings{Places: []string{"Fietsenhok", "Park"}}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Destroy(thrown.Signal); err != nil {
		t.Fatal(err)
	}
	if got := s.Settings().Places; !slices.Equal(got, []string{"Park"}) {
		t.Errorf("remembered: %v", got)
	}
}

func TestUnknownSignalDestroysNothing(t *testing.T) {
	s := fresh(t)
	d := concept(1)
	record(t, s, d)
	if _, err := s.Destroy(d.Signal, model.NewID()); !errors.Is(err, ErrNotFound) {
		t.Errorf("%v", err)
	}
	if s.Heads().Len() != 1 {
		t.Error("half of it was destroyed")
	}
}

func TestDueProposesOnlyWhatWasHandedOverAsItIsNow(t *testing.T) {
	s := fresh(t)
	later := clock().Add(24 * time.Hour)
	d := concept(1)
	d.Findings[0].Kind = model.SeenSelf
	first := record(t, s, d)
	due := func() int {
		got, err := s.Due(later)
		if err != nil {
			t.Fatal(err)
		}
		return len(got)
	}
	if due() != 0 {
		t.Error("never handed over, and due")
	}
	hand := func(l model.Level, to string) {
		if err := s.HandedOver([]model.ID{d.Signal}, records.ExportEntry{Level: l, Receiver: to}); err != nil {
			t.Fatal(err)
		}
	}
	hand(model.Pseudonymous, "wijkteam")
	hand(model.Complete, "")
	if due() != 0 {
		t.Error("not complete, or received by nobody, and due")
	}
	if hand(model.Complete, "wijkteam"); due() != 0 {
		t.Error("nobody said it arrived, and due")
	}
	arrive(t, s)
	if due() != 1 {
		t.Error("handed over and arrived, and not due")
	}
	d.ID, d.Parents = model.NewID(), []model.ID{first.Revision}
	if record(t, s, d); due() != 0 {
		t.Error("changed since it was handed over, and due")
	}
}

// TestDestroyingManyTakesACopyFirst destroys as many as call for a copy. Control:
// one less makes none. What was destroyed is not in the copy, what stays is.
func TestDestroyingManyTakesACopyFirst(t *testing.T) {
	for n, copies := range map[int]int{many - 1: 0, many: 1} {
		s := fresh(t)
		kept := concept(99)
		record(t, s, kept)
		var ids []model.ID
		for i := range n {
			d := concept(i)
			record(t, s, d)
			ids = append(ids, d.Signal)
		}
		sealed := sealedOf(t, s, ids[0])
		rc, err := s.Destroy(ids...)
		if err != nil || rc.Signals != n || rc.Backups != copies {
			t.Fatalf("%+v %v", rc, err)
		}
		all, err := s.Backups()
		if err != nil || len(all) != copies {
			t.Fatalf("%d copies after destroying %d: %v", len(all), n, err)
		}
		for _, b := range all {
			file, err := os.ReadFile(b.Path)
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range sealed {
				if bytes.Contains(file, v) {
					t.Error("what was destroyed is in the copy")
				}
			}
			in, err := openAs(b.Path, pass)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := in.Signal(kept.Signal); err != nil {
				t.Errorf("what stays is not in the copy: %v", err)
			}
			in.Close()
		}
	}
}
