package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/fnv"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	bolt "go.etcd.io/bbolt"
	"golang.org/x/crypto/blake2b"

	"tijdig/model"
	"tijdig/store/copies"
	"tijdig/store/objects"
	"tijdig/store/pages"
	"tijdig/store/records"
	"tijdig/store/repair"
	"tijdig/store/vault"
)

// TestTheFileIsNeverTakenForASecondNameOfItself lets the folder of copies be the folder of
// the file, by a link. Control: a real second name goes, and the file stays.
func TestTheFileIsNeverTakenForASecondNameOfItself(t *testing.T) {
	for name, link := range map[string]func(dir string) string{
		"by a relative link":  func(string) string { return "." },
		"by an absolute link": func(dir string) string { return dir },
	} {
		s := fresh(t)
		save(t, s, concept(1))
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		dir := filepath.Dir(s.Path())
		if err := os.Symlink(link(dir), copies.Dir(s.Path())); err != nil {
			t.Skipf("no links here: %v", err)
		}
		again := unlocked(t, s.Path())
		if _, err := os.Stat(s.Path()); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
	}
	s := fresh(t)
	if err := errors.Join(copies.MakeDir(s.Path()), s.Close()); err != nil {
		t.Fatal(err)
	}
	second := filepath.Join(copies.Dir(s.Path()), "20261101T101010.tijdig")
	if err := os.Link(s.Path(), second); err != nil {
		t.Skipf("no second names here: %v", err)
	}
	unlocked(t, s.Path())
	if _, err := os.Stat(second); err == nil {
		t.Error("control: a second name stays")
	}
	if _, err := os.Stat(s.Path()); err != nil {
		t.Error(err)
	}
}

// TestWhatOnlyLooksLikeATemporaryFileStays puts whole copies and empty files beside the
// file under names that end as temporary ones do. Control: one the keys named goes.
func TestWhatOnlyLooksLikeATemporaryFileStays(t *testing.T) {
	s := fresh(t)
	save(t, s, concept(1))
	made, err := s.db.Keys.TempName(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(copies.MakeDir(s.Path()), s.Close()); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	base := filepath.Base(s.Path())
	theirs := map[string][]byte{
		filepath.Join(filepath.Dir(s.Path()), "."+base+".kopie-van-vrijdag.new"): whole,
		filepath.Join(filepath.Dir(s.Path()), "."+base+".leeg.new"):              {},
		filepath.Join(copies.Dir(s.Path()), ".x.new"):                            whole,
	}
	for path, b := range theirs {
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	unlocked(t, s.Path())
	for path, b := range theirs {
		if got, err := os.ReadFile(path); err != nil || !bytes.Equal(got, b) {
			t.Errorf("%s is gone: %v", filepath.Base(path), err)
		}
	}
	if _, err := os.Stat(made); err == nil {
		t.Error("control: what a crash left of our own stays")
	}
}

// flipFlag makes the bucket of a header a plain key, as one flipped bit does, and makes
// the checks of nothing else wrong.
func flipFlag(t *testing.T, path, bucket string) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	m := pages.ReadMetas(bytes.NewReader(b))[0]
	page := b[m.Root*pages.Size : (m.Root+1)*pages.Size]
	for i := range pages.ParseHeader(page).Count {
		s, ok := pages.LeafSpan(page, i, pages.Size)
		if ok && string(page[s.Key:s.Val]) == bucket {
			page[pages.HeadLen+i*pages.ElementLen] ^= pages.BucketFlag
			if err := os.WriteFile(path, b, 0o600); err != nil {
				t.Fatal(err)
			}
			return
		}
	}
	t.Fatalf("no bucket %s", bucket)
}

// TestACopyOfTheHeaderThatIsNoBucketIsMadeAgain flips the bit that makes it one. After the
// next opening the passphrase can be changed and a signal destroyed.
func TestACopyOfTheHeaderThatIsNoBucketIsMadeAgain(t *testing.T) {
	for _, name := range objects.HeaderBuckets {
		s := fresh(t)
		d := concept(1)
		save(t, s, d)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		flipFlag(t, s.Path(), name)
		s = unlocked(t, s.Path())
		if !warned(s, WarnHeaderTorn) && !warned(s, WarnHeader) {
			t.Errorf("%s: nothing is said: %v", name, s.Warnings())
		}
		if _, err := s.ChangePassphrase("andere vijf woorden dan eerst", vault.CheapKDF); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := s.Destroy(d.Signal); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if r, err := s.Check(t.Context()); err != nil || !r.Whole() {
			t.Errorf("%s: %+v, %v", name, r, err)
		}
	}
}

// TestSalvageUsesTheWaysInThatTheFileKeptSealed puts the header of before a new passphrase
// back over all copies, and takes the recovery code out of all of them. The new file opens
// as the program had it, and says that something was altered.
func TestSalvageUsesTheWaysInThatTheFileKeptSealed(t *testing.T) {
	const later = "andere vijf woorden dan eerst"
	for name, harm := range map[string]func(old, now vault.Header) vault.Header{
		"the header of before a new passphrase": func(old, _ vault.Header) vault.Header { return old },
		"the recovery code taken out": func(_, now vault.Header) vault.Header {
			now.Slots = slices.DeleteFunc(slices.Clone(now.Slots), func(s vault.Slot) bool { return s.Kind == vault.SlotPaper })
			now.Signed, now.MAC = now.Body(), make([]byte, 32)
			return now
		},
	} {
		s := fresh(t)
		save(t, s, concept(1))
		old := s.db.Header()
		if _, err := s.ChangePassphrase(later, vault.CheapKDF); err != nil {
			t.Fatal(err)
		}
		now := s.db.Header()
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		putHeaderBytes(t, s.Path(), harm(old, now))
		out := filepath.Join(t.TempDir(), "nieuw")
		secret := vault.Secret{Passphrase: later}
		if harm(old, now).Generation == old.Generation {
			secret.Passphrase = pass
		}
		sv, err := Recover(s.Path(), repair.Options{Secret: secret, Out: out, Now: clock})
		if err != nil || !sv.Altered || sv.Proven {
			t.Errorf("%s: %+v, %v", name, sv, err)
			continue
		}
		if _, err := openAs(out, pass); !errors.Is(err, ErrWrongSecret) {
			t.Errorf("%s: the new file opens by the passphrase of before: %v", name, err)
		}
		l, err := Open(out, OpenOptions{Now: clock})
		if err != nil {
			t.Fatal(err)
		}
		again, err := l.Unlock(later)
		if err != nil {
			t.Fatalf("%s: the new file does not open by the passphrase that was set: %v", name, err)
		}
		if len(again.Altered()) == 0 || !warned(again, WarnHeaderBack) {
			t.Errorf("%s: the new file says nothing of it: %v", name, again.Warnings())
		}
		again.Close()
	}
}

// putHeaderBytes writes a header over every copy, as who has no key can.
func putHeaderBytes(t *testing.T, path string, h vault.Header) {
	t.Helper()
	once := append(bytes.Clone(h.Signed), make([]byte, headerTail)...)
	binary.LittleEndian.PutUint16(once[10:], uint16(len(once)))
	sum := blake2b.Sum256(once[:len(once)-headerTail])
	copy(once[len(once)-headerTail:], sum[:])
	copy(once[len(once)-32:], h.MAC)
	once = append(once, make([]byte, max(headerPad, (len(once)+1023)/1024*1024)-len(once))...)
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	err = db.Update(func(b *bolt.Tx) error {
		for i, name := range objects.HeaderBuckets {
			value := once
			if i == len(objects.HeaderBuckets)-1 {
				value = bytes.Repeat(once, objects.WideHeader/len(once)+1)
			}
			if err := b.Bucket([]byte(name)).Put([]byte(objects.HeaderKey), value); err != nil {
				return err
			}
		}
		return nil
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path) // pages that are free still hold the headers of before
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range vault.CarveHeaders(bytes.NewReader(whole), int64(len(whole))) {
		if !bytes.Equal(o.Signed, h.Signed) {
			whole = bytes.ReplaceAll(whole, o.Signed, make([]byte, len(o.Signed)))
		}
	}
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}
}

// TestADayIsNoCopyByItsNameAlone puts something else under the name of a copy of today, and
// what was set aside when a copy was put back. Control: a copy counts.
func TestADayIsNoCopyByItsNameAlone(t *testing.T) {
	s := fresh(t)
	save(t, s, concept(1))
	if err := copies.MakeDir(s.Path()); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(copies.Dir(s.Path()), copies.NameAt(clock().UTC()))
	if err := os.WriteFile(name, []byte("geen kopie"), 0o600); err != nil {
		t.Fatal(err)
	}
	day := model.DateOf(clock())
	if _, ok := s.LastCopy(); ok || s.CopiedOn(day, clock().Location()) {
		t.Error("eleven bytes of text pass for the copy of the day")
	}
	if _, err := s.Snapshot(); err != nil {
		t.Fatal(err)
	}
	if b, ok := s.LastCopy(); !ok || b.Path == name || !s.CopiedOn(day, clock().Location()) {
		t.Errorf("control: %+v, %v", b, ok)
	}
	if s.CopiedOn(model.DateOf(clock().AddDate(0, 0, 1)), time.UTC) {
		t.Error("control: of tomorrow there is none")
	}
}

// TestDestroyingPassesOverTheFilesOfOthers puts the file of somebody else and a folder among
// the copies. Neither is named as a copy to be thrown away, and nothing stays pending.
func TestDestroyingPassesOverTheFilesOfOthers(t *testing.T) {
	other := fresh(t)
	save(t, other, concept(2))
	s := fresh(t)
	d := concept(1)
	save(t, s, d)
	if _, err := s.Snapshot(); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(
		other.Backup(filepath.Join(copies.Dir(s.Path()), "20261001T101010.tijdig")),
		os.Mkdir(filepath.Join(copies.Dir(s.Path()), "20261002T101010.tijdig"), 0o700),
	); err != nil {
		t.Fatal(err)
	}
	rc, err := s.Destroy(d.Signal)
	if err != nil || len(rc.Unreached) > 0 || rc.Backups != 1 || len(s.Pending()) > 0 {
		t.Errorf("%+v, %v, %+v", rc, err, s.Pending())
	}
}

// TestTwoStatePagesOfOneCommitAreOneState writes the older state page over the newer.
func TestTwoStatePagesOfOneCommitAreOneState(t *testing.T) {
	s := fresh(t)
	save(t, s, concept(1))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	metas := pages.ReadMetas(bytes.NewReader(b))
	newest, older := metas[0].Page*pages.Size, metas[1].Page*pages.Size
	copy(b[newest:newest+pages.Size], b[older:older+pages.Size])
	if err := os.WriteFile(s.Path(), b, 0o600); err != nil {
		t.Fatal(err)
	}
	if s := unlocked(t, s.Path()); !warned(s, WarnOneMeta) {
		t.Errorf("nothing is said: %v", s.Warnings())
	}
}

// TestAFileThatSaysItIsFarLargerThanItIsIsRefused lets the newest state say that the file
// has four thousand million pages, of which most are a hole.
func TestAFileThatSaysItIsFarLargerThanItIsIsRefused(t *testing.T) {
	s := fresh(t)
	save(t, s, concept(1))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range pages.ReadMetas(bytes.NewReader(b)) {
		page := b[m.Page*pages.Size:]
		binary.LittleEndian.PutUint64(page[pages.HeadLen+40:], 1<<22)
		sum := fnv.New64a()
		sum.Write(page[pages.HeadLen : pages.HeadLen+56])
		binary.LittleEndian.PutUint64(page[pages.HeadLen+56:], sum.Sum64())
	}
	if err := errors.Join(os.WriteFile(s.Path(), b, 0o600), os.Truncate(s.Path(), 1<<34)); err != nil {
		t.Fatal(err)
	}
	how := watched(func() {
		if l, err := Open(s.Path(), OpenOptions{Now: clock}); err == nil {
			l.Close()
			t.Error("it opens")
		} else if !errors.Is(err, ErrDamaged) {
			t.Error(err)
		}
	}, 20*time.Second)
	if how != "" {
		t.Error(how)
	}
}

// TestAnOutputThatWasCutOffIsLookedAfterInTheFileThatTookThePlace begins an output, and puts
// a copy from before in the place of the file.
func TestAnOutputThatWasCutOffIsLookedAfterInTheFileThatTookThePlace(t *testing.T) {
	s := fresh(t)
	save(t, s, concept(1))
	copyPath := filepath.Join(t.TempDir(), "kopie")
	if err := s.Backup(copyPath); err != nil {
		t.Fatal(err)
	}
	temp := filepath.Join(t.TempDir(), ".half.deel")
	id, err := s.BeginHandover(nil, records.ExportEntry{Format: "txt", Level: model.Complete}, records.Place{Path: "/x/uit.txt", Temp: temp, Mark: []byte("merk")})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := RestoreFile(s.Path(), RestoreOptions{From: copyPath, Secret: vault.Secret{Passphrase: pass}, Now: clock}); err != nil {
		t.Fatal(err)
	}
	again := unlocked(t, s.Path())
	cut, _, err := again.CutOff()
	if err != nil || len(cut) != 1 || cut[0].ID != id || cut[0].Temp != temp {
		t.Errorf("%+v, %v", cut, err)
	}
	if r, err := again.Check(t.Context()); err != nil || !r.Whole() {
		t.Errorf("%+v, %v", r, err)
	}
}

// TestSalvageKnowsWhatThisMachineSaw salvages a file that was further on here.
func TestSalvageKnowsWhatThisMachineSaw(t *testing.T) {
	s := fresh(t)
	save(t, s, concept(1))
	machine := []byte("deze laptop")
	name, seq := s.Alias(machine), s.commits()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for seen, older := range map[uint64]bool{seq: false, seq + 3: true} {
		sv, err := Recover(s.Path(), repair.Options{
			Secret: vault.Secret{Passphrase: pass}, Out: filepath.Join(t.TempDir(), "nieuw"), Now: clock, Machine: machine,
			Seen: func(n string) uint64 { return map[string]uint64{name: seen}[n] },
		})
		if err != nil || sv.Older != older || sv.Proven == older {
			t.Errorf("seen at %d: %+v, %v", seen, sv, err)
		}
	}
}

// TestThePlaceOfTheCopiesIsNoTarget makes copies there while there is no folder yet.
func TestThePlaceOfTheCopiesIsNoTarget(t *testing.T) {
	s := fresh(t)
	if err := s.Backup(copies.Dir(s.Path())); !errors.Is(err, ErrOwnPlace) {
		t.Errorf("a copy: %v", err)
	}
	if err := BackupFile(s.Path(), copies.Dir(s.Path())); !errors.Is(err, ErrOwnPlace) {
		t.Errorf("a copy while it is open: %v", err)
	}
	if !s.OwnPlace(filepath.Join(filepath.Dir(s.Path()), ".", filepath.Base(s.Path())+".backups")) || s.OwnPlace(s.Path()+".backup") {
		t.Error("another name is taken for it, or its own is not")
	}
}
