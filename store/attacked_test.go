package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/fxamacker/cbor/v2"
	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/copies"
	"tijdig/store/emergency"
	"tijdig/store/heads"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/proof"
	"tijdig/store/records"
	"tijdig/store/repair"
	"tijdig/store/vault"
)

// TestNoNameKeepsAnEmergencyFileFromBeingMadeOrFound makes two within a second, and one
// in a folder whose name is a pattern.
func TestNoNameKeepsAnEmergencyFileFromBeingMadeOrFound(t *testing.T) {
	s := fresh(t)
	for _, name := range []string{"map", "map [werk]", "a*b?"} {
		dir := filepath.Join(t.TempDir(), name)
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Skip("SKIPPED: no such names here")
		}
		for n := range 3 {
			if _, err := s.Emergency(dir, concept(n)); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		all := emergency.Files(dir)
		if len(all) != 3 || !slices.IsSorted(all) {
			t.Fatalf("%s: found %q", name, all)
		}
		for _, p := range all {
			if n, err := s.TakeBack(p); err != nil || !n.Wiped {
				t.Errorf("%s: %+v, %v", name, n, err)
			}
		}
	}
	if n := s.Heads().Len(); n != 9 {
		t.Errorf("%d concepts", n)
	}
}

// TestEmergencyFileDoesNotTakeThePlaceOfTheFile: it opens by the same passphrase and is
// of the same file, and holds next to nothing of it. Control: a copy does.
func TestEmergencyFileDoesNotTakeThePlaceOfTheFile(t *testing.T) {
	s := fresh(t)
	fill(t, s, 5)
	nood, err := s.Emergency(t.TempDir(), concept(1))
	if err != nil {
		t.Fatal(err)
	}
	good := filepath.Join(t.TempDir(), "kopie")
	if err := errors.Join(s.Backup(good), s.Close()); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	o := RestoreOptions{Now: clock, Secret: vault.Secret{Passphrase: pass}}
	for _, o.From = range []string{nood, fixture(t, "v1-nood.tijdig")} {
		if _, err := RestoreFile(s.Path(), o); !errors.Is(err, ErrEmergency) {
			t.Errorf("%v", err)
		}
	}
	if after, err := os.ReadFile(s.Path()); err != nil || !bytes.Equal(before, after) {
		t.Error("the file was changed")
	}
	o.From = good
	if _, err := RestoreFile(s.Path(), o); err != nil {
		t.Errorf("control: %v", err)
	}
}

// TestRecordingLateBringsNothingBack records a concept after it ended in another way.
// Control: one that is in hand.
func TestRecordingLateBringsNothingBack(t *testing.T) {
	for name, c := range map[string]struct {
		end  func(s *Store, d model.Draft) error
		want error
	}{
		"destroyed":   {func(s *Store, d model.Draft) error { _, err := s.Destroy(d.Signal); return err }, ErrEnded},
		"thrown away": {func(s *Store, d model.Draft) error { return s.Discard(d.ID) }, ErrEnded},
		"let go": {func(s *Store, d model.Draft) error {
			err := s.Discard(d.ID)
			_, e := s.LetGo(d.ID)
			return errors.Join(err, e)
		}, ErrEnded},
		"in hand": {func(*Store, model.Draft) error { return nil }, nil},
		"taken back": {func(s *Store, d model.Draft) error {
			return errors.Join(s.Discard(d.ID), s.Restore(d.ID))
		}, nil},
	} {
		s := fresh(t)
		d := concept(1)
		save(t, s, d)
		if err := c.end(s, d); err != nil {
			t.Fatal(err)
		}
		before := s.Heads().Len()
		if _, err := s.Record(d, model.Author{}, clock()); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
		if s.Heads().Len() != before {
			t.Errorf("%s: %d on the list, %d before", name, s.Heads().Len(), before)
		}
	}
}

// TestSalvageTakesTheConceptOfALostVersion harms every copy of a version: what it was
// recorded from is all there is of those words. Control: a version that is found leaves
// no concept behind.
func TestSalvageTakesTheConceptOfALostVersion(t *testing.T) {
	for _, lost := range []bool{true, false} {
		s := fresh(t)
		fill(t, s, 3)
		s.WaitVerified()
		d := concept(7)
		save(t, s, d)
		o := s.db.Keys.Name(objects.KindVersion, record(t, s, d).Revision)
		s.Close()
		b, err := os.ReadFile(s.Path())
		if err != nil {
			t.Fatal(err)
		}
		for at := 0; lost; at++ {
			i := bytes.Index(b[at:], o[:])
			if i < 0 {
				break
			}
			at += i
			b[at+len(o)+40] ^= 1
		}
		if err := os.WriteFile(s.Path(), b, 0o600); err != nil {
			t.Fatal(err)
		}
		out := filepath.Join(t.TempDir(), "gered")
		sv, err := Recover(s.Path(), repair.Options{Secret: vault.Secret{Passphrase: pass}, Out: out, Now: clock})
		if err != nil || (len(sv.Lost) == 1) != lost || (sv.Concepts == 1) != lost {
			t.Errorf("lost %v: %+v, %v", lost, sv, err)
		}
		r := unlocked(t, out)
		holdsWords(t, r, d.Findings[0].Text)
		if n := len(r.DraftsOf(d.Signal)); (n == 1) != lost {
			t.Errorf("lost %v: %d concepts", lost, n)
		}
	}
}

// TestNoCopyIsLetGoWhileASalvageIsInDoubt puts what was saved in the place of the
// damaged file: the copies beside it hold what it lost. Control: once somebody has seen
// it, they go as ever.
func TestNoCopyIsLetGoWhileASalvageIsInDoubt(t *testing.T) {
	s := fresh(t)
	fill(t, s, 5)
	lost := record(t, s, concept(7))
	good, err := s.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	harm(t, s, lost.Revision)
	r := salvagedInPlace(t, s)
	hours := 0
	several := func(n int) {
		for range n {
			hours++
			r.db.Now = func() time.Time { return clock().Add(time.Duration(hours) * time.Hour) }
			if _, err := r.Snapshot(); err != nil {
				t.Fatal(err)
			}
		}
	}
	several(8)
	if _, err := os.Stat(good); err != nil {
		t.Fatalf("the copy with what was lost: %v", err)
	}
	if err := r.DoubtSeen(); err != nil {
		t.Fatal(err)
	}
	several(1)
	if _, err := os.Stat(good); err == nil {
		t.Error("control: it was not let go of")
	}
}

// TestRewriteWipesAFileInWhichAChangeWasCutOff leaves the header of a change that never
// counted in a page that nothing leads to.
func TestRewriteWipesAFileInWhichAChangeWasCutOff(t *testing.T) {
	s := fresh(t)
	fill(t, s, 3)
	s.WaitVerified()
	before, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	h := s.db.Header()
	h.Generation++
	if err := s.db.Commit(func(x *change.Tx) error { return x.PutHeader(h) }); err != nil {
		t.Fatal(err)
	}
	s.Close()
	b, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	copy(b, before[:2*pages.Size]) // its state never reached the disk
	if err := os.WriteFile(s.Path(), b, 0o600); err != nil {
		t.Fatal(err)
	}
	if now, ok := vault.HeaderOf(s.Path()); !ok || now.Generation != h.Generation {
		t.Fatal("control: nothing was left of the change")
	}
	s = unlocked(t, s.Path())
	if _, left, err := s.Rewrite("heel andere woorden nu", vault.CheapKDF); err != nil || len(left) > 0 {
		t.Errorf("%v, %v", left, err)
	}
	olds, err := filepath.Glob(s.Path() + oldMark + "*")
	if err != nil || len(olds) > 0 {
		t.Errorf("what opens by the leaked passphrase is there yet: %v, %v", olds, err)
	}
}

// TestWhatIsNoCopyIsNotToldToOpen puts things of another kind among the copies. Control:
// a damaged copy is named.
func TestWhatIsNoCopyIsNotToldToOpen(t *testing.T) {
	s, other := fresh(t), fresh(t)
	bad, err := s.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	err = errors.Join(
		other.Backup(filepath.Join(s.backupDir(), "20250101T000000.tijdig")),
		os.Mkdir(filepath.Join(s.backupDir(), "20250101T000001.tijdig"), 0o700),
	)
	if err != nil {
		t.Fatal(err)
	}
	if _, left, err := s.AddPaper(); err != nil || len(left) > 0 || len(s.Pending()) > 0 {
		t.Errorf("%v, %v, %+v", left, err, s.Pending())
	}
	if err := os.Truncate(bad, 100*pages.Size/2); err != nil {
		t.Fatal(err)
	}
	if _, left, err := s.AddPaper(); err != nil || !slices.Equal(left, []string{bad}) || len(s.Pending()) != 1 {
		t.Errorf("control: %v, %v, %+v", left, err, s.Pending())
	}
}

// TestACopyThatIsWorkedInIsNoCopyAnyMore opens a managed copy as the file, and ends
// before anything else is noted in it.
func TestACopyThatIsWorkedInIsNoCopyAnyMore(t *testing.T) {
	s := fresh(t)
	fill(t, s, 3)
	made, err := s.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := copies.OfHere(s.db.DB, made); !ok {
		t.Fatal("control: it is a copy")
	}
	f, h, err := copies.Open(made, s.db.Keys)
	if err != nil {
		t.Fatal(err)
	}
	c := newStore(f, h, vault.NewKeys(s.db.Keys.Master, s.db.Keys.ID), clock)
	c.db.Heads.Build()
	if err := c.db.Load(); err != nil {
		t.Fatal(err)
	}
	save(t, c, concept(9))
	c.Close()
	if _, ok := copies.OfHere(s.db.DB, made); ok {
		t.Error("what was typed in it would be let go of with it")
	}
}

// TestFileOfVersion1WithAnAlteredHeaderIsNotDamaged: nothing tells what was altered. It
// is said until it was seen, and copies and a new passphrase go on.
func TestFileOfVersion1WithAnAlteredHeaderIsNotDamaged(t *testing.T) {
	path := fixture(t, "v1.tijdig")
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; ; at++ {
		i := bytes.Index(b[at:], []byte(vault.Magic))
		if i < 0 {
			break
		}
		at += i
		if h, err := vault.ParseHeader(b[at:]); err == nil {
			h.Slots = h.Slots[:1]
			copy(b[at:], h.Bytes(vault.NewKeys(make([]byte, vault.KeyLen), h.ID)))
		}
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	s := unlocked(t, path)
	for range 2 {
		r, _ := s.WaitVerified()
		if !r.Whole() || !warned(s, WarnHeaderSlots) || len(s.Altered()) != 1 {
			t.Errorf("%+v, %v, %v", r, s.Warnings(), s.Altered())
		}
		if _, err := s.ChangePassphrase("heel andere woorden nu", vault.CheapKDF); !errors.Is(err, ErrTampered) {
			t.Errorf("it was signed: %v", err)
		}
		if _, err := s.Snapshot(); err != nil {
			t.Errorf("no copy: %v", err)
		}
		s = reopen(t, s)
	}
	if err := s.AcceptHeader(); err != nil {
		t.Fatal(err)
	}
	if left, err := s.ChangePassphrase("heel andere woorden nu", vault.CheapKDF); err != nil || len(left) > 0 {
		t.Errorf("%v, %v", left, err)
	}
	s = reopened(t, s, "heel andere woorden nu")
	wholeAndSure(t, s)
}

// TestWhatWasLetGoIsOverwrittenThoughItWasCutOff ends right after the concept went from
// the list, and takes the file through damage and salvage as well. Control: what it left
// stands in the bytes until then.
func TestWhatWasLetGoIsOverwrittenThoughItWasCutOff(t *testing.T) {
	for _, salvaged := range []bool{false, true} {
		s := fresh(t)
		fill(t, s, 3)
		s.WaitVerified()
		d := concept(1)
		save(t, s, d)
		if err := s.Discard(d.ID); err != nil {
			t.Fatal(err)
		}
		var keys []model.ID
		err := s.db.Commit(func(x *change.Tx) error {
			x.Track = true
			if err := x.DropDiscarded(heads.ID{Signal: d.Signal, Draft: d.ID}); err != nil {
				return err
			}
			if err := x.PutValue(objects.History, objects.KindEnded, d.ID, records.EndedMark{Day: model.DateOf(x.Now)}); err != nil {
				return err
			}
			keys = x.Removed
			_, err := x.Begin(change.Intent{Act: ActLetGo, Keys: keys})
			return err
		})
		if err != nil || len(keys) != 2 {
			t.Fatalf("%d, %v", len(keys), err)
		}
		if err := proof.Gone(s.db.File().Raw, keys); !errors.Is(err, proof.ErrStillThere) {
			t.Errorf("control: %v", err)
		}
		s.Close()
		path := s.Path()
		if salvaged {
			path = filepath.Join(t.TempDir(), "gered")
			if _, err := Recover(s.Path(), repair.Options{Secret: vault.Secret{Passphrase: pass}, Out: path, Now: clock}); err != nil {
				t.Fatal(err)
			}
		}
		r := unlocked(t, path)
		r.WaitVerified()
		if err := proof.Gone(r.db.File().Raw, keys); err != nil || len(r.Pending()) > 0 || len(r.Discarded()) > 0 {
			t.Errorf("salvaged %v: %v, %+v", salvaged, err, r.Pending())
		}
	}
}

// TestADestructionGoesOnAfterSalvage has the file damaged before a copy was reached, and
// puts what was saved in its place.
func TestADestructionGoesOnAfterSalvage(t *testing.T) {
	s := fresh(t)
	fill(t, s, 4)
	s.WaitVerified()
	victim, other := s.Heads().At(0).Signal, s.Heads().At(1).Revision
	made, err := s.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	held, err := objects.Open(made, false) // it is open in another window
	if err != nil {
		t.Fatal(err)
	}
	if rc, err := s.Destroy(victim); err != nil || len(rc.Unreached) != 1 {
		t.Fatalf("control: %+v, %v", rc, err)
	}
	held.Close()
	harm(t, s, other)
	r := salvagedInPlace(t, s)
	c, err := openAs(made, pass)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if _, err := c.Signal(victim); !errors.Is(err, ErrNotFound) || len(r.Pending()) > 0 {
		t.Errorf("the copy has what was destroyed: %v, %+v", err, r.Pending())
	}
}

// TestSalvageTakesTheLargestThatTheStoreTakes tries sizes about the limit, padded as they
// are.
func TestSalvageTakesTheLargestThatTheStoreTakes(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED: takes half a gigabyte")
	}
	s := fresh(t)
	took, refused := 0, 0
	for _, n := range []int{objects.MaxObject * 15 / 16, objects.MaxObject * 31 / 32, objects.MaxObject*63/64 + 1, objects.MaxObject - 4096, objects.MaxObject} {
		d := concept(n)
		d.Findings[0].Text = string(bytes.Repeat([]byte("a"), n))
		err := s.SaveDraft(d)
		if errors.Is(err, ErrTooLarge) {
			refused++
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		took++
		f, err := os.Open(s.Path())
		if err != nil {
			t.Fatal(err)
		}
		info, err := f.Stat()
		if err != nil {
			t.Fatal(err)
		}
		c := repair.NewCarver(f, info.Size(), s.db.Keys)
		c.Carve()
		f.Close()
		if _, ok := c.Found[repair.ObjectID{Kind: objects.KindConcept, ID: d.ID}]; !ok {
			t.Errorf("%d bytes: taken, and not found by salvage", n)
		}
		if err := s.Discard(d.ID); err != nil {
			t.Fatal(err)
		}
		if _, err := s.LetGo(d.ID); err != nil {
			t.Fatal(err)
		}
	}
	if took == 0 || refused == 0 {
		t.Errorf("control: %d taken, %d refused", took, refused)
	}
}

// TestSalvageEndsInTimeWhateverWasPutInTheFile has elements that all claim the same
// megabytes, and headers that all claim the same bytes. All that is real comes out.
// Control: without them it does not say that there may be more.
func TestSalvageEndsInTimeWhateverWasPutInTheFile(t *testing.T) {
	s := fresh(t)
	fill(t, s, 30)
	s.Close()
	b, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	b = b[:len(b)/pages.Size*pages.Size]
	noise := make([]byte, 24<<20)
	for i := range noise {
		noise[i] = byte(i*i>>3) | 1
	}
	page := make([]byte, pages.Size)
	const claimed, at = 20 << 20, pages.Size - 56 // of all of them
	for i := range 250 {
		e := page[pages.HeadLen+i*pages.ElementLen:]
		putU32(e[4:], uint32(at-pages.HeadLen-i*pages.ElementLen))
		putU32(e[8:], uint32(len(vault.ObjectKey{})))
		putU32(e[12:], claimed)
	}
	page[at+len(vault.ObjectKey{})] = vault.SealVersion
	header := append([]byte(vault.Magic), 2, 0, 0xF0, 0xFF, 0, 0, 0, 0)
	for name, c := range map[string]struct {
		more   []byte
		proven bool
	}{
		"as it is": {nil, true},
		"elements": {append(bytes.Repeat(page, 4), noise...), false},
		"headers":  {bytes.Repeat(header, 8<<20/len(header)), true},
	} {
		path := filepath.Join(t.TempDir(), "a")
		if err := os.WriteFile(path, append(bytes.Clone(b), c.more...), 0o600); err != nil {
			t.Fatal(err)
		}
		var sv repair.Salvage
		begun := time.Now()
		if how := watched(func() {
			sv, err = Recover(path, repair.Options{Secret: vault.Secret{Passphrase: pass}, Out: path + ".uit", Now: clock})
		}, 30*time.Second); how != "" {
			t.Fatalf("%s: %s", name, how)
		}
		if err != nil || sv.Versions != 30 || sv.Proven != c.proven {
			t.Errorf("%s: %+v, %v", name, sv, err)
		}
		t.Logf("%s: %v", name, time.Since(begun).Round(time.Millisecond))
	}
}

// TestRecordingAnOlderStateLosesNoNewerWords has a newer state of a concept come in from
// an emergency file behind the one that is recorded. Control: the newer is recorded.
func TestRecordingAnOlderStateLosesNoNewerWords(t *testing.T) {
	s := fresh(t)
	d := said(concept(1).Sit(), 3, "eerst")
	save(t, s, d)
	newer := said(d, 5, "verder")
	nood, err := s.Emergency(t.TempDir(), newer)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := s.TakeIn(nood); err != nil || n.In != 1 {
		t.Fatalf("%+v, %v", n, err)
	}
	if _, err := s.Record(d, model.Author{}, clock()); !errors.Is(err, ErrOutdated) {
		t.Errorf("%v", err)
	}
	holdsWords(t, s, "verder")
	if _, err := s.Record(newer, model.Author{}, clock()); err != nil {
		t.Errorf("control: %v", err)
	}
	holdsWords(t, s, "verder")
}

// TestWhatALaterProgramWroteStaysInTheRootAndInWhatIsThrownAway writes fields that this
// program does not know, and has it go over them: saving, throwing away and taking back,
// rewriting, salvage.
func TestWhatALaterProgramWroteStaysInTheRootAndInWhatIsThrownAway(t *testing.T) {
	s := fresh(t)
	fill(t, s, 2)
	d := concept(1)
	save(t, s, d)
	err := s.db.Commit(func(x *change.Tx) error {
		body, err := objects.GetBody(x.Bolt, x.Keys, objects.Live, objects.KindConcept, d.ID)
		if err != nil {
			return err
		}
		later := map[string]cbor.RawMessage{"van_later": {0x18, 0x2a}}
		if body, err = objects.WithUnknown(body, later); err != nil {
			return err
		}
		inRoot, err := objects.Encode(x.Root)
		if err == nil {
			inRoot, err = objects.WithUnknown(inRoot, later)
		}
		if err == nil {
			x.Root, err = objects.ParseRoot(inRoot)
		}
		if err != nil {
			return err
		}
		return x.Put(objects.Live, objects.KindConcept, d.ID, body)
	})
	if err != nil {
		t.Fatal(err)
	}
	s = reopen(t, s)
	s.WaitVerified()
	holds := func(s *Store, when string, o repair.ObjectID, b vault.Bucket) {
		t.Helper()
		err := s.db.View(func(x *bolt.Tx) error {
			r, err := objects.GetBody(x, s.db.Keys, objects.Roots, objects.KindRoot, model.ID{})
			if err == nil && !bytes.Contains(r, []byte("van_later")) {
				t.Errorf("%s: the root lost it", when)
			}
			body, e := objects.GetBody(x, s.db.Keys, b, o.Kind, o.ID)
			if e == nil && !bytes.Contains(body, []byte("van_later")) {
				t.Errorf("%s: the concept lost it", when)
			}
			return errors.Join(err, e)
		})
		if err != nil {
			t.Errorf("%s: %v", when, err)
		}
	}
	away, inHand := repair.ObjectID{Kind: objects.KindThrown, ID: d.ID}, repair.ObjectID{Kind: objects.KindConcept, ID: d.ID}
	if err := s.Discard(d.ID); err != nil {
		t.Fatal(err)
	}
	holds(s, "thrown away", away, objects.History)
	if _, _, err := s.Rewrite("nieuwe zin die lang is", vault.CheapKDF); err != nil {
		t.Fatal(err)
	}
	holds(s, "rewritten", away, objects.History)
	if err := s.Restore(d.ID); err != nil {
		t.Fatal(err)
	}
	holds(s, "taken back", inHand, objects.Live)
	s.Close()
	out := filepath.Join(t.TempDir(), "gered")
	if _, err := Recover(s.Path(), repair.Options{Secret: vault.Secret{Passphrase: "nieuwe zin die lang is"}, Out: out, Now: clock}); err != nil {
		t.Fatal(err)
	}
	l, err := Open(out, OpenOptions{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	r, err := l.Unlock("nieuwe zin die lang is")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	holds(r, "salvaged", inHand, objects.Live)
}

// TestRewriteWaitsForACopyThatIsOpenElsewhere: whether it is one of this file could not be
// told any more under the new keys, and it would open by the leaked passphrase for good.
// Control: once it is closed it is wiped.
func TestRewriteWaitsForACopyThatIsOpenElsewhere(t *testing.T) {
	s := fresh(t)
	fill(t, s, 3)
	s.WaitVerified()
	made, err := s.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	held, err := objects.Open(made, false)
	if err != nil {
		t.Fatal(err)
	}
	if _, left, err := s.Rewrite("heel andere woorden nu", vault.CheapKDF); !errors.Is(err, ErrInUse) {
		t.Errorf("%v, %v", left, err)
	}
	held.Close()
	s = reopen(t, s)
	if _, left, err := s.Rewrite("heel andere woorden nu", vault.CheapKDF); err != nil || len(left) > 0 {
		t.Errorf("control: %v, %v", left, err)
	}
	if c, err := openAs(made, pass); err == nil {
		c.Close()
		t.Error("control: the copy opens by the leaked passphrase")
	}
}

// TestEverythingOfASignalIsDestroyed has concepts of it that went apart, in hand and
// thrown away, in the file, in a copy and in an emergency file.
func TestEverythingOfASignalIsDestroyed(t *testing.T) {
	s := fresh(t)
	fill(t, s, 3)
	a, b, _ := edited(t, s)
	a = said(a, 40, "eerste")
	save(t, s, a)
	here, there := said(a.Sit(), 50, "hier"), said(a.Sit(), 60, "daar")
	nood, err := s.Emergency(t.TempDir(), there)
	if err != nil {
		t.Fatal(err)
	}
	save(t, s, here)
	if n, err := s.TakeIn(nood); err != nil || n.Beside != 1 {
		t.Fatalf("%+v, %v", n, err)
	}
	save(t, s, b)
	if err := s.Discard(b.ID); err != nil {
		t.Fatal(err)
	}
	made, err := s.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	if len(s.DraftsOf(a.Signal)) != 2 {
		t.Fatalf("control: %d concepts", len(s.DraftsOf(a.Signal)))
	}
	if rc, err := s.Destroy(a.Signal); err != nil || rc.Backups != 1 {
		t.Errorf("%+v, %v", rc, err)
	}
	if n, err := s.TakeBack(nood); err != nil || n.In != 0 || !n.Wiped {
		t.Errorf("the emergency file: %+v, %v", n, err)
	}
	for _, d := range []model.Draft{a, here, there, b} {
		if err := s.SaveDraft(d); !errors.Is(err, ErrEnded) {
			t.Errorf("saved late: %v", err)
		}
	}
	c, err := openAs(made, pass)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	for _, f := range []*Store{s, c} {
		if len(f.DraftsOf(a.Signal))+len(f.Discarded()) > 0 || f.Heads().Len() != 3 {
			t.Errorf("%d concepts, %d thrown away, %d on the list", len(f.DraftsOf(a.Signal)), len(f.Discarded()), f.Heads().Len())
		}
	}
}

// salvagedInPlace closes a file, salvages it, puts what came out in its place and opens that.
func salvagedInPlace(t *testing.T, s *Store) *Store {
	t.Helper()
	s.Close()
	out := filepath.Join(t.TempDir(), "gered")
	if _, err := Recover(s.Path(), repair.Options{Secret: vault.Secret{Passphrase: pass}, Out: out, Now: clock}); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(out, s.Path()); err != nil {
		t.Fatal(err)
	}
	r := unlocked(t, s.Path())
	r.WaitVerified()
	return r
}
