package store

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"

	"tijdig/model"
	"tijdig/store/change"
	"tijdig/store/copies"
	"tijdig/store/disk"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/proof"
	"tijdig/store/records"
	"tijdig/store/repair"
	"tijdig/store/vault"
)

// linked makes a file and a link to it in another folder.
func linked(t *testing.T) (s *Store, link string) {
	t.Helper()
	s = fresh(t)
	d := concept(1)
	save(t, s, d)
	record(t, s, d)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	link = filepath.Join(t.TempDir(), "signalen.tijdig")
	to, err := filepath.Rel(filepath.Dir(link), s.Path())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(to, link); err != nil {
		t.Skip("SKIPPED: no links here")
	}
	return unlocked(t, link), link
}

func TestFileBehindALinkIsWorkedOnWhereItLies(t *testing.T) {
	s, link := linked(t)
	if s.Path() == link {
		t.Fatalf("it says it lies at the link")
	}
	victim := s.Heads().At(0).Signal
	if _, err := s.Snapshot(); err != nil {
		t.Fatal(err)
	}
	all, err := copies.List(link)
	if err != nil || len(all) != 1 || filepath.Dir(all[0].Path) != s.Path()+".backups" {
		t.Fatalf("%v, %v", all, err)
	}
	rc, err := s.Destroy(victim)
	if err != nil || rc.Backups != 1 || len(rc.Unreached) != 0 {
		t.Errorf("%+v, %v", rc, err)
	}
	if left, err := s.ChangePassphrase("heel andere woorden nu", vault.CheapKDF); err != nil || len(left) > 0 {
		t.Errorf("%v, %v", left, err)
	}
	if _, err := openAs(all[0].Path, pass); !errors.Is(err, ErrWrongSecret) {
		t.Errorf("the copy opens by the old passphrase: %v", err)
	}
	s.Close()
	kept, err := RestoreFile(link, RestoreOptions{From: all[0].Path, Now: clock, Secret: vault.Secret{Passphrase: "heel andere woorden nu"}})
	if err != nil || kept == "" {
		t.Fatalf("%q, %v", kept, err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link is none any more")
	}
	if _, err := os.Stat(kept); err != nil {
		t.Errorf("what stood there: %v", err)
	}
}

// TestRestoreKeepsWhatStoodThereOrChangesNothing puts a copy back where the old file
// can be given no second name, and where it cannot be kept at all.
func TestRestoreKeepsWhatStoodThereOrChangesNothing(t *testing.T) {
	elsewhere, err := os.MkdirTemp("/dev/shm", "kept")
	if err != nil {
		t.Skip("SKIPPED: no second file system")
	}
	defer os.RemoveAll(elsewhere)
	s := fresh(t)
	save(t, s, concept(1))
	from := filepath.Join(t.TempDir(), "kopie")
	if err := s.Backup(from); err != nil {
		t.Fatal(err)
	}
	later := concept(2)
	save(t, s, later)
	s.Close()
	if err := os.Symlink(elsewhere, s.Path()+".backups"); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	if os.Link(s.Path(), filepath.Join(elsewhere, "x")) == nil {
		t.Skip("SKIPPED: one file system")
	}
	o := RestoreOptions{From: from, Now: clock, Secret: vault.Secret{Passphrase: pass}}
	kept, err := RestoreFile(s.Path(), o)
	if err != nil || kept == "" {
		t.Fatalf("%q, %v", kept, err)
	}
	if b, err := os.ReadFile(kept); err != nil || !bytes.Equal(b, before) {
		t.Errorf("what stood there was not kept as it was: %v", err)
	}

	// now the folder of copies takes nothing
	if err := os.WriteFile(s.Path(), before, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(os.Remove(s.Path()+".backups"), os.WriteFile(s.Path()+".backups", nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	if kept, err := RestoreFile(s.Path(), o); err == nil {
		t.Errorf("kept as %q in no folder", kept)
	}
	if b, err := os.ReadFile(s.Path()); err != nil || !bytes.Equal(b, before) {
		t.Error("what stood there was replaced though it could not be kept")
	}
	if err := disk.ReplaceKeeping(from, s.Path(), filepath.Join(t.TempDir(), "no", "folder")); !errors.Is(err, disk.ErrNotKept) {
		t.Errorf("replacing says %v", err)
	}
}

// TestWorkWhileTheListIsMadeAgainStaysOnIt begins at once in a file with a damaged head.
func TestWorkWhileTheListIsMadeAgainStaysOnIt(t *testing.T) {
	s := freshTiny(t)
	fill(t, s, size(800, 3000, 5000))
	s.working.Wait()
	victim := s.Heads().At(100).Signal
	tamper(t, s, func(b *bolt.Tx) error { return s.flip(b, objects.Lists, objects.KindHead, victim) })
	s = unlocked(t, s.Path())
	made := map[model.ID]bool{}
	for i, going := 0, true; going || i < 20; i++ {
		select {
		case <-s.readAll:
			going = false
		default:
		}
		d := concept(i)
		save(t, s, d)
		if i%2 == 0 {
			record(t, s, d)
		}
		made[d.Signal] = true
	}
	if !warned(s, WarnHeads) {
		t.Fatal("control: the list was not made again")
	}
	for _, round := range []string{"at once", "after opening again"} {
		on := map[model.ID]bool{}
		for h := range s.Heads().All() {
			on[h.Signal] = true
		}
		for id := range made {
			if !on[id] {
				t.Errorf("%s: something that was saved is not on the list", round)
			}
		}
		s = reopen(t, s)
		s.WaitVerified()
	}
	t.Logf("%d saved meanwhile", len(made))
}

// TestNothingIsRemovedFromAFileThatIsNotAllThere takes an object out of a file behind
// its back: what removes anything must refuse, and touch nothing.
func TestNothingIsRemovedFromAFileThatIsNotAllThere(t *testing.T) {
	s := fresh(t)
	fill(t, s, 30)
	s.WaitVerified()
	h, other := s.Heads().At(5), s.Heads().At(6)
	d := concept(1)
	save(t, s, d)
	if err := s.Discard(d.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Snapshot(); err != nil {
		t.Fatal(err)
	}
	tamper(t, s, func(b *bolt.Tx) error {
		o := s.db.Keys.Name(objects.KindVersion, h.Revision)
		return b.Bucket(objects.Live.Name()).Delete(o[:])
	})
	s = unlocked(t, s.Path())
	s.WaitVerified()
	before, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	for name, act := range map[string]func() error{
		"destroy":    func() error { _, err := s.Destroy(other.Signal); return err },
		"rewrite":    func() error { _, _, err := s.Rewrite("nieuwe zin", vault.CheapKDF); return err },
		"scrub":      s.Scrub,
		"passphrase": func() error { _, err := s.ChangePassphrase("nieuwe zin", vault.CheapKDF); return err },
		"a code":     func() error { _, _, err := s.AddPaper(); return err },
	} {
		if err := act(); !errors.Is(err, ErrIncomplete) && !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := s.Signal(other.Signal); err != nil {
		t.Errorf("what was to be destroyed: %v", err)
	}
	after, err := os.ReadFile(s.Path())
	if err != nil || !bytes.Contains(after, before[len(before)/2:len(before)/2+pages.Size]) {
		t.Errorf("pages were wiped: %v", err)
	}
}

// TestWhatIsDestroyedIsLookedForInTheBytes plants a sealed version where nothing leads
// to it, as harm to a tree does, and takes it away again as the control.
func TestWhatIsDestroyedIsLookedForInTheBytes(t *testing.T) {
	s := fresh(t)
	d := concept(1)
	sig := record(t, s, d)
	s.WaitVerified()
	o := s.db.Keys.Name(objects.KindVersion, sig.Revision)
	if err := proof.Gone(s.db.File().Raw, []model.ID{model.ID(o)}); !errors.Is(err, proof.ErrStillThere) {
		t.Errorf("it is there, and: %v", err)
	}
	if err := proof.Gone(s.db.File().Raw, []model.ID{{1, 2, 3}}); err != nil {
		t.Errorf("control: %v", err)
	}
	if _, err := s.Destroy(d.Signal); err != nil {
		t.Fatal(err)
	}
	if err := proof.Gone(s.db.File().Raw, []model.ID{model.ID(o)}); err != nil {
		t.Errorf("destroyed, and: %v", err)
	}
}

func TestNoClockDeletesAndNoneStopsCopies(t *testing.T) {
	now := clock()
	o := options()
	o.Now = func() time.Time { return now }
	s, _, err := Create(filepath.Join(t.TempDir(), "a.tijdig"), o)
	if err != nil {
		t.Fatal(err)
	}
	a, b := concept(1), concept(2)
	save(t, s, a)
	save(t, s, b)
	if err := s.Discard(a.ID); err != nil {
		t.Fatal(err)
	}
	for _, days := range []int{40, 400, -39} {
		s.Close()
		now = now.AddDate(0, 0, days)
		l, err := Open(s.Path(), OpenOptions{Now: o.Now})
		if err != nil {
			t.Fatal(err)
		}
		if s, err = l.Unlock(pass); err != nil {
			t.Fatal(err)
		}
		s.WaitVerified()
		if err := errors.Join(s.Discard(b.ID), s.Restore(b.ID)); err != nil {
			t.Fatal(err)
		}
		if all := s.Discarded(); len(all) != 1 || all[0].Head.Draft != a.ID {
			t.Fatalf("%d days on: %d thrown away", days, len(all))
		}
	}
	if err := s.Restore(a.ID); err != nil {
		t.Errorf("it does not come back: %v", err)
	}
	s.Close()
}

// TestAStrangersFileCostsLittle opens what somebody else made to hang or fill the
// machine. Control: the same with a file of our own.
func TestAStrangersFileCostsLittle(t *testing.T) {
	s := fresh(t)
	fill(t, s, 3)
	s.Close()
	whole, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	pipe := pipe(t, dir)
	huge := filepath.Join(dir, "groot")
	if err := errors.Join(os.WriteFile(huge, whole, 0o600), os.Truncate(huge, 200<<30)); err != nil {
		t.Fatal(err)
	}
	costly := filepath.Join(dir, "duur")
	if err := os.WriteFile(costly, withCost(t, whole, vault.KDF{Memory: 2 << 20, Time: 16, Threads: 1}), 0o600); err != nil {
		t.Fatal(err)
	}
	secret := vault.Secret{Passphrase: pass}
	for name, act := range map[string]func() error{
		"a pipe opened": func() error { _, err := Open(pipe, OpenOptions{Now: clock}); return err },
		"a pipe recovered": func() error {
			_, err := Recover(pipe, repair.Options{Secret: secret, Out: filepath.Join(dir, "a"), Now: clock})
			return err
		},
		"a pipe put back": func() error {
			_, err := RestoreFile(filepath.Join(dir, "b"), RestoreOptions{From: pipe, Secret: secret, Now: clock})
			return err
		},
		"a pipe replaced": func() error {
			_, err := RestoreFile(pipe, RestoreOptions{From: s.Path(), Secret: secret, Now: clock})
			return err
		},
		"a costly slot": func() error { _, err := openAs(costly, pass); return err },
		"a costly salvage": func() error {
			_, err := Recover(costly, repair.Options{Secret: secret, Out: filepath.Join(dir, "c"), Now: clock})
			return err
		},
		"a hole salvaged": func() error {
			_, err := Recover(huge, repair.Options{Secret: secret, Out: filepath.Join(dir, "d"), Now: clock})
			return nilOr(err)
		},
		"a hole put back": func() error {
			_, err := RestoreFile(filepath.Join(dir, "e"), RestoreOptions{From: huge, Secret: secret, Now: clock})
			return nilOr(err)
		},
		"a hole looked for": func() error {
			h, ok := vault.HeaderOf(huge)
			return nilOr(map[bool]error{false: errors.New("none"), true: nil}[ok && h.Version == vault.FormatVersion])
		},
	} {
		var err error
		if how := watched(func() { err = act() }, 10*time.Second); how != "" {
			t.Errorf("%s: %s", name, how)
		}
		if err == nil {
			t.Errorf("%s: nothing was said", name)
		}
		if errors.Is(err, errFine) {
			continue
		}
		if !errors.Is(err, disk.ErrNotRegular) && !errors.Is(err, ErrTooCostly) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, out := range []string{"d", "e"} {
		info, err := os.Stat(filepath.Join(dir, out))
		if err != nil || info.Size() > 8<<20 {
			t.Errorf("%s takes %d bytes, %v", out, info.Size(), err)
		}
	}
}

var errFine = errors.New("fine")

func nilOr(err error) error {
	if err == nil {
		return errFine
	}
	return err
}

// withCost makes every header of a file ask for more, with its unkeyed sum made right.
func withCost(t *testing.T, whole []byte, cost vault.KDF) []byte {
	t.Helper()
	out := bytes.Clone(whole)
	for at := 0; ; {
		i := bytes.Index(out[at:], []byte(vault.Magic))
		if i < 0 {
			return out
		}
		at += i
		if h, err := vault.ParseHeader(out[at:]); err == nil {
			evil := bytes.Clone(h.Slots[0].Body)
			k := vault.NewSlot(vault.SlotPassphrase, []byte("x"), vault.CheapKDF, make([]byte, vault.KeyLen), h.ID)
			k.Body = evil
			putU32(evil[4:], cost.Memory)
			putU32(evil[8:], cost.Time)
			h.Slots[0] = k
			b := h.Bytes(vault.NewKeys(make([]byte, vault.KeyLen), h.ID))
			copy(out[at:], b[:len(h.Body())+32])
		}
		at++
	}
}

func putU32(b []byte, n uint32) {
	b[0], b[1], b[2], b[3] = byte(n), byte(n>>8), byte(n>>16), byte(n>>24)
}

// TestAHeaderThatWasAlteredIsPutBackAndNamed takes a way in away, and puts the header of
// before a new passphrase back.
func TestAHeaderThatWasAlteredIsPutBackAndNamed(t *testing.T) {
	for name, c := range map[string]struct {
		harm func(t *testing.T, s *Store, old vault.Header) vault.Header
		want vault.SlotChange
	}{
		"the recovery code taken out": {func(_ *testing.T, s *Store, _ vault.Header) vault.Header {
			h := s.db.Header()
			h.Slots = h.Slots[:1]
			return h
		}, vault.SlotChange{Kind: "paper"}},
		"the header of before put back": {func(_ *testing.T, _ *Store, old vault.Header) vault.Header { return old }, vault.SlotChange{Kind: "generation"}},
	} {
		s := fresh(t)
		d := concept(1)
		save(t, s, d)
		old := s.db.Header()
		if _, err := s.ChangePassphrase("vier nieuwe losse woorden", vault.CheapKDF); err != nil {
			t.Fatal(err)
		}
		evil := c.harm(t, s, old)
		opensBy := "vier nieuwe losse woorden"
		if evil.Generation == old.Generation {
			opensBy = pass
		}
		tamper(t, s, func(b *bolt.Tx) error {
			k := s.db.Keys
			if evil.Generation != old.Generation {
				k = vault.NewKeys(make([]byte, vault.KeyLen), s.db.Header().ID) // whoever did it has no key
			}
			return objects.PutHeader(b, evil, k)
		})
		l, err := Open(s.Path(), OpenOptions{Now: clock})
		if err != nil {
			t.Fatal(err)
		}
		if s, err = l.Unlock(opensBy); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		s.WaitVerified()
		found := false
		for _, a := range s.Altered() {
			found = found || a == c.want
		}
		if !found || !warned(s, WarnHeaderBack) {
			t.Errorf("%s: said %+v, %v", name, s.Altered(), s.Warnings())
		}
		if _, err := s.ChangePassphrase("nog weer andere woorden", vault.CheapKDF); !errors.Is(err, ErrTampered) {
			t.Errorf("%s: it was signed anew: %v", name, err)
		}
		if n := len(s.Slots()); n != 2 {
			t.Errorf("%s: opens in %d ways", name, n)
		}
		s = reopened(t, s, opensBy, "vier nieuwe losse woorden")
		if len(s.Altered()) == 0 || !warned(s, WarnHeaderBack) {
			t.Errorf("%s: it was forgotten at the next opening", name)
		}
		if err := s.AcceptHeader(); err != nil {
			t.Fatal(err)
		}
		if _, err := s.ChangePassphrase("nog weer andere woorden", vault.CheapKDF); err != nil {
			t.Errorf("%s: after it was seen: %v", name, err)
		}
		s.Close()
		if _, err := openAs(s.Path(), opensBy); !errors.Is(err, ErrWrongSecret) {
			t.Errorf("%s: opens by an old passphrase: %v", name, err)
		}
	}
}

// reopened opens a file by the first phrase that does.
func reopened(t *testing.T, s *Store, phrases ...string) *Store {
	t.Helper()
	s.Close()
	for _, p := range phrases {
		l, err := Open(s.Path(), OpenOptions{Now: clock})
		if err != nil {
			t.Fatal(err)
		}
		n, err := l.Unlock(p)
		if err == nil {
			n.WaitVerified()
			return n
		}
		l.Close()
	}
	t.Fatal("it does not open any more")
	return nil
}

// TestSalvageVouchesOnlyForWhatARootProves takes a whole signal out of a file without a
// key and has bbolt write it anew. Control: an untouched file.
func TestSalvageVouchesOnlyForWhatARootProves(t *testing.T) {
	s := freshTiny(t)
	fill(t, s, 20)
	s.WaitVerified()
	s.Close()
	try := func(path string) (repair.Salvage, *Store) {
		out := filepath.Join(t.TempDir(), "uit")
		sv, err := Recover(path, repair.Options{Secret: vault.Secret{Passphrase: pass}, Out: out, Now: clock})
		if err != nil {
			t.Fatal(err)
		}
		n := unlocked(t, out)
		n.WaitVerified()
		return sv, n
	}
	sv, n := try(s.Path())
	if !sv.Proven || n.Doubt() != nil || warned(n, WarnSalvaged) {
		t.Errorf("control: %+v, %v", sv, n.Doubt())
	}
	h, keys := s.Heads().At(5), keysOf(t, s.Path())
	db, err := bolt.Open(s.Path(), 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(b *bolt.Tx) error {
		var all error
		for _, x := range []struct {
			in vault.Bucket
			at vault.ObjectKey
		}{
			{objects.Live, keys.Name(objects.KindLine, h.Signal)},
			{objects.Live, keys.Name(objects.KindVersion, h.Revision)},
			{objects.Lists, keys.Name(objects.KindHead, h.Signal)},
			{objects.Live, keys.Name(objects.KindSubject, h.Subject)},
		} {
			all = errors.Join(all, b.Bucket(x.in.Name()).Delete(x.at[:]))
		}
		return all
	})
	small := filepath.Join(t.TempDir(), "klein")
	to, e := bolt.Open(small, 0o600, &bolt.Options{PageSize: pages.Size})
	if err := errors.Join(err, e); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(bolt.Compact(to, db, 0), to.Close(), db.Close()); err != nil {
		t.Fatal(err)
	}
	sv, n = try(small)
	if sv.Proven || n.Doubt() == nil || !warned(n, WarnSalvaged) {
		t.Errorf("it vouches for what it cannot know: %+v", sv)
	}
	if r, err := n.Check(context.Background()); err != nil || !r.Whole() {
		t.Errorf("what came out: %+v, %v", r, err)
	}
	n = reopen(t, n)
	if n.Doubt() == nil {
		t.Fatal("the doubt went by itself")
	}
	if err := n.DoubtSeen(); err != nil {
		t.Fatal(err)
	}
	n = reopen(t, n)
	n.WaitVerified()
	log, err := n.LogEntries()
	seen := false
	for _, l := range log {
		seen = seen || l.Kind == records.LogSeen
	}
	if n.Doubt() != nil || warned(n, WarnSalvaged) || !seen || err != nil {
		t.Errorf("marked seen: %v, log %v, %v", n.Warnings(), seen, err)
	}
}

// keysOf returns the keys of a file that is closed.
func keysOf(t *testing.T, path string) *vault.Keys {
	t.Helper()
	s, err := openAs(path, pass)
	if err != nil {
		t.Fatal(err)
	}
	k := s.db.OwnKeys()
	s.Close()
	return k
}

// TestWhatBeganIsToldUntilItIsFinished leaves an act half done, as a kill does.
func TestWhatBeganIsToldUntilItIsFinished(t *testing.T) {
	s := fresh(t)
	d := concept(1)
	save(t, s, d)
	if _, err := s.Snapshot(); err != nil {
		t.Fatal(err)
	}
	err := s.db.Commit(func(t *change.Tx) error {
		_, err := t.Begin(change.Intent{Act: ActDestroy, Signals: []model.ID{d.Signal}})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	r, err := openAs(s.Path(), pass)
	if err != nil {
		t.Fatal(err)
	}
	r.WaitVerified()
	if all := r.Pending(); !warned(r, WarnUnfinished) || len(all) != 1 || all[0].Act != ActDestroy {
		t.Errorf("where nothing may be written: %v, %+v", r.Warnings(), all)
	}
	r.Close()
	s = unlocked(t, s.Path())
	s.WaitVerified()
	if warned(s, WarnUnfinished) || len(s.Pending()) > 0 || len(s.unfinished()) > 0 {
		t.Errorf("opened again: %v, %+v", s.Warnings(), s.Pending())
	}
	several, err := s.Backups()
	if err != nil || len(several) != 1 {
		t.Fatal(err)
	}
	c, err := openAs(several[0].Path, pass)
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if c.Heads().Len() != 0 {
		t.Error("the copy was not reached")
	}
}

// TestCopiesDatedAheadPushNoneOut makes copies under a clock that is a year ahead, and
// then one a day.
func TestCopiesDatedAheadPushNoneOut(t *testing.T) {
	s := fresh(t)
	save(t, s, concept(1))
	at := func(days int) string {
		t.Helper()
		s.goBy(func() time.Time { return clock().AddDate(0, 0, days) })
		p, err := s.Snapshot()
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	for range 4 {
		at(365)
	}
	var made []string
	for day := range 5 {
		made = append(made, at(day))
	}
	for _, p := range made[2:] {
		if _, err := os.Stat(p); err != nil {
			t.Errorf("one of the last three is gone: %v", err)
		}
	}
}

// TestPlantedHeadersDoNotHoldUpSalvage writes forty headers of somebody else behind the
// pages, each as costly as a file may ask.
func TestPlantedHeadersDoNotHoldUpSalvage(t *testing.T) {
	s := fresh(t)
	save(t, s, concept(1))
	real := s.db.Header()
	s.Close()
	f, err := os.OpenFile(s.Path(), os.O_RDWR|os.O_APPEND, 0)
	if err != nil {
		t.Fatal(err)
	}
	for n := range 40 {
		h := real
		h.Generation += uint64(1 + n)
		costly := bytes.Clone(real.Slots[0].Body)
		putU32(costly[4:], 1<<20)
		putU32(costly[8:], 16)
		h.Slots = []vault.Slot{{Kind: vault.SlotPassphrase, Body: append(costly[:13], vault.Random(len(costly)-13)...)}}
		if _, err := f.Write(h.Bytes(vault.NewKeys(make([]byte, vault.KeyLen), h.ID))); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	how := watched(func() {
		sv, err := Recover(s.Path(), repair.Options{Secret: vault.Secret{Passphrase: pass}, Out: s.Path() + ".uit", Now: clock})
		if err != nil || sv.Concepts != 1 {
			t.Errorf("%+v, %v", sv, err)
		}
	}, 10*time.Second)
	if how != "" {
		t.Error(how)
	}
}
