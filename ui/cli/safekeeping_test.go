package cli

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"filippo.io/age"
	bolt "go.etcd.io/bbolt"
	"golang.org/x/crypto/blake2b"

	"tijdig/model"
	"tijdig/store"
	"tijdig/ui/text"
	"tijdig/ui/text/command"
	"tijdig/ui/text/keeping"
)

// at runs a command on another file than the shell's own.
func (sh *shell) at(path string, status int, words []string, args ...string) string {
	sh.t.Helper()
	out, said, got := sh.bare(append([]string{"--file", path, "--passphrase-file", sh.pass}, args...)...)
	check(sh.t, args, status, words, out+said, got)
	return out
}

// damage flips a byte in the middle of every object of a bucket that is long
// enough to be a record.
func (sh *shell) damage(path, bucket string) {
	sh.t.Helper()
	sh.damageAt(path, bucket, func(n int) int { return n / 2 })
}

// damageAt flips a bit in each value of a bucket, at a place that depends on its
// length.
func (sh *shell) damageAt(path, bucket string, at func(n int) int) {
	sh.t.Helper()
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		sh.t.Fatal(err)
	}
	err = db.Update(func(tx *bolt.Tx) error {
		b := tx.Bucket([]byte(bucket))
		if b == nil {
			sh.t.Fatalf("there is no bucket %s", bucket)
		}
		c := b.Cursor()
		var keys, values [][]byte
		for k, v := c.First(); k != nil; k, v = c.Next() {
			keys, values = append(keys, bytes.Clone(k)), append(values, bytes.Clone(v))
		}
		for i, k := range keys {
			values[i][at(len(values[i]))] ^= 1
			if err := b.Put(k, values[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err := errors.Join(err, db.Close()); err != nil {
		sh.t.Fatal(err)
	}
}

func TestABackupIsAWholeFile(t *testing.T) {
	sh := newShell(t)
	to := sh.in("kopie.tijdig")
	sh.does(0, []string{command.BackupMade}, "backup", to)
	sh.at(to, 0, []string{"alles klopt"}, "check")
	if out := sh.at(to, 0, nil, "list"); strings.Count(out, "\n") != 2 {
		t.Errorf("in the copy: %q", out)
	}
	sh.does(1, []string{"Er is niets overschreven"}, "backup", to)
}

func TestABackupIsMadeWhileTheFileIsOpen(t *testing.T) {
	sh := newShell(t)
	s := sh.open(phrase)
	to := sh.in("kopie.tijdig")
	_, said, status := sh.bare("--file", sh.path, "backup", to) // no secret, and none is asked
	check(t, []string{"backup"}, 0, []string{command.BackupMadeInUse}, said, status)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	sh.at(to, 0, []string{"alles klopt"}, "check")
}

func TestRestoreKeepsWhatStoodThere(t *testing.T) {
	sh := newShell(t)
	copied := sh.in("kopie.tijdig")
	sh.does(0, nil, "backup", copied)
	s := sh.open(phrase)
	if _, err := s.Destroy(sh.ids[0]); err != nil {
		t.Fatal(err)
	}
	_, said, status := sh.bare("--file", sh.path, "--passphrase-file", sh.pass, "restore", copied)
	check(t, []string{"restore"}, 1, []string{command.InUse}, said, status)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if out := sh.does(0, nil, "list"); strings.Count(out, "\n") != 1 {
		t.Fatalf("before: %q", out)
	}
	sh.does(0, []string{"teruggezet", "is bewaard als " + sh.path + ".backups"}, "restore", copied)
	if out := sh.does(0, nil, "list"); strings.Count(out, "\n") != 2 {
		t.Errorf("after: %q", out)
	}
	kept, err := store.ListBackups(sh.path)
	if err != nil || len(kept) == 0 {
		t.Fatalf("what stood there is gone: %v", err)
	}
	if out := sh.at(kept[0].Path, 0, nil, "list"); strings.Count(out, "\n") != 1 {
		t.Errorf("kept: %q", out)
	}
}

func TestRestoreRefusesWhatIsNoCopy(t *testing.T) {
	sh := newShell(t)
	before, _ := os.ReadFile(sh.path)
	sh.does(1, []string{"Er is geen bestand weg"}, "restore", sh.in("weg"))
	sh.does(1, []string{command.RestoreItself}, "restore", sh.path)
	sh.does(1, []string{"geen bestand van Tijdig"}, "restore", sh.file("brief", strings.Repeat("beste mevrouw ", 2000)))
	if after, _ := os.ReadFile(sh.path); !bytes.Equal(before, after) {
		t.Error("the file changed")
	}
}

func TestRestoreWhereNoFileStood(t *testing.T) {
	sh := newShell(t)
	sh.at(sh.in("nieuw.tijdig"), 0, []string{"Er stond nog geen bestand"}, "restore", sh.path)
	sh.at(sh.in("nieuw.tijdig"), 0, []string{"J-91KD.1"}, "list")
}

func TestRecoverSaysWhatWasSavedAndWhatWasNot(t *testing.T) {
	sh := newShell(t)
	whole := sh.in("heel.tijdig")
	sh.does(0, []string{"2 versies van signalen", "over wie het gaat: 2", "er is niets verloren"}, "recover", sh.path, whole)
	sh.at(whole, 0, []string{"alles klopt"}, "check")
	sh.does(1, []string{"Er is niets overschreven"}, "recover", sh.path, whole)

	sh.damage(sh.path, "a")
	before, _ := os.ReadFile(sh.path)
	sh.does(1, []string{"NIET GERED", command.NotAllSaved}, "recover", sh.path, sh.in("half.tijdig"))
	if after, _ := os.ReadFile(sh.path); !bytes.Equal(before, after) {
		t.Error("the damaged file was touched")
	}
}

func TestRecoverByTheRecoveryCode(t *testing.T) {
	sh := newShell(t)
	args := []string{"recover", sh.path, sh.in("uit.tijdig"), "--recovery-file", sh.file("code", sh.code)}
	out, said, status := sh.bare(args...)
	check(t, args, 0, []string{"er is niets verloren"}, out+said, status)
	args = []string{"recover", sh.in("weg"), sh.in("uit2.tijdig"), "--recovery-file", sh.in("code")}
	_, said, status = sh.bare(args...)
	check(t, args, 1, []string{"Er is geen bestand weg"}, said, status)
}

func TestANewPassphraseReplacesTheOld(t *testing.T) {
	sh := newShell(t)
	fresh := sh.file("nieuw", other+"\n")
	sh.does(0, []string{"de nieuwe wachtzin geldt"}, "passwd", "--new-passphrase-file", fresh)
	sh.does(1, []string{text.Error(store.ErrWrongSecret)}, "list")
	sh.pass = fresh
	sh.does(0, []string{"J-91KD.1"}, "list")
}

func TestAForgottenPassphraseIsReplacedByTheRecoveryCode(t *testing.T) {
	sh := newShell(t)
	fresh, code := sh.file("nieuw", other), sh.file("code", sh.code+"\n")
	args := []string{"--file", sh.path, "--recovery-file", code, "passwd", "--new-passphrase-file", fresh}
	_, said, status := sh.bare(args...)
	check(t, args, 0, []string{"de nieuwe wachtzin geldt"}, said, status)
	sh.pass = fresh
	sh.does(0, []string{"J-91KD.1"}, "list")
}

func TestACopyTheNewPassphraseDidNotReachIsNamed(t *testing.T) {
	sh := newShell(t)
	folder := sh.path + ".backups"
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	broken := filepath.Join(folder, "20261101T120000.tijdig")
	if err := os.WriteFile(broken, []byte("kapot"), 0o600); err != nil {
		t.Fatal(err)
	}
	sh.does(0, []string{"oude wachtzin open", "20261101T120000"}, "passwd", "--new-passphrase-file", sh.file("nieuw", other))
}

func TestAWeakPassphraseIsRefusedUnlessAskedFor(t *testing.T) {
	sh := newShell(t)
	weak := sh.file("nieuw", "poes")
	sh.does(1, []string{command.WeakRefused}, "passwd", "--new-passphrase-file", weak)
	sh.does(0, []string{"J-91KD.1"}, "list") // by the old one
	sh.does(0, []string{"te raden", command.OldCopies}, "passwd", "--new-passphrase-file", weak, "--weak")
	sh.pass = weak
	sh.does(0, []string{"J-91KD.1"}, "list")
}

func TestANewRecoveryCodeReplacesTheOld(t *testing.T) {
	sh := newShell(t)
	out := sh.in("nieuwe-code")
	sh.does(0, []string{command.NewCodeWritten, "wachtzin", "herstelcode op papier"}, "recovery", "--recovery-out", out)
	sh.does(1, []string{command.NoNewRecoveryOut}, "recovery", "--recovery-out", out)
	args := []string{"--file", sh.path, "--recovery-file", out, "list"}
	listed, said, status := sh.bare(args...)
	check(t, args, 0, []string{"J-91KD.1"}, listed+said, status)
	args = []string{"--file", sh.path, "--recovery-file", sh.file("oude-code", sh.code), "list"}
	_, said, status = sh.bare(args...)
	check(t, args, 1, []string{command.WrongPaper}, said, status)
}

func TestTheOrganisationGetsAWayIn(t *testing.T) {
	sh := newShell(t)
	id, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	sh.does(1, []string{keeping.BadRecipient(nil)}, "recovery", "--recipient", "age1niks")
	sh.does(0, []string{command.RecipientAdded, id.Recipient().String()}, "recovery", "--recipient", id.Recipient().String())
	args := []string{"--file", sh.path, "--identity", sh.file("sleutel", id.String()+"\n"), "list"}
	out, said, status := sh.bare(args...)
	check(t, args, 0, []string{"J-91KD.1"}, out+said, status)
	stranger, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	args = []string{"--file", sh.path, "--identity", sh.file("vreemd", stranger.String()), "list"}
	_, said, status = sh.bare(args...)
	check(t, args, 1, []string{command.WrongIdentity}, said, status)
}

func TestTheLogSaysWhatWasDoneAndNothingElse(t *testing.T) {
	sh := newShell(t)
	sh.does(0, nil, "export", "--format", "csv", "--out", sh.in("uit.csv"), "--voor", "Fatima")
	sh.does(0, nil, "show", "J-91KD")
	out := sh.does(0, []string{"geen weg of veranderd", "vastgelegd", "overgedragen", "2 signalen", "bekeken"}, "log")
	for _, word := range []string{"J-91KD", "K-7F3Q", "Stokhasselt", "Robin", "Fatima"} {
		if strings.Contains(out, word) {
			t.Errorf("%q stands in the log:\n%s", word, out)
		}
	}
	n := uint64(0)
	for l := range strings.SplitSeq(strings.TrimSpace(sh.does(0, nil, "log", "--json")), "\n") {
		var e store.LogEntry
		if err := json.Unmarshal([]byte(l), &e); err != nil || e.N != n+1 {
			t.Fatalf("%s: %v", l, err)
		}
		n = e.N
	}
	if n < 4 {
		t.Fatalf("%d lines only", n)
	}
}

func TestAnAlteredLogIsFoundAndNamed(t *testing.T) {
	sh := newShell(t)
	sh.damage(sh.path, "b")
	sh.does(1, []string{"De keten klopt niet bij regel 1, 2"}, "log")
}

func TestTakeInBringsConceptsBack(t *testing.T) {
	sh := newShell(t)
	s := sh.open(phrase)
	d := model.Draft{ID: model.NewID(), Signal: model.NewID(), Rev: 3, Started: sunday, Changed: sunday, Subject: model.Subject{Code: "K7F3Q", Kind: model.Child}}
	path, err := s.Emergency(sh.dir, d)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	sh.does(0, []string{"1 concept teruggehaald. Het noodbestand is niet veranderd"}, "takein", path)
	sh.does(0, []string{"0 concepten teruggehaald, 1 overgeslagen"}, "takein", path)
	s = sh.open(phrase)
	defer s.Close()
	if got, err := s.Draft(d.ID); err != nil || got.Rev != 3 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestTakeInRefusesWhatIsNotOfThisFile(t *testing.T) {
	sh, other := newShell(t), newShell(t)
	s := other.open(phrase)
	path, err := s.Emergency(sh.dir, model.Draft{Signal: model.NewID(), Rev: 1, Started: sunday, Changed: sunday})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	sh.does(1, []string{"hoort niet bij dit bestand"}, "takein", path)
	sh.does(1, []string{"Er is geen bestand weg"}, "takein", sh.in("weg"))
	sh.does(2, []string{"PATH"}, "takein")
}

// breakLastSave saves a concept and breaks a page that only this save wrote.
func (sh *shell) breakLastSave() {
	sh.t.Helper()
	s := sh.open(phrase)
	s.WaitVerified() // nothing else is written any more
	before, err := os.ReadFile(sh.path)
	if err != nil {
		sh.t.Fatal(err)
	}
	d := model.Draft{Signal: model.NewID(), Rev: 1, Started: sunday, Changed: sunday, Subject: model.Subject{ID: model.NewID(), Code: "K7F3Q"}}
	if err := errors.Join(s.SaveDraft(d), s.Close()); err != nil {
		sh.t.Fatal(err)
	}
	after, err := os.ReadFile(sh.path)
	if err != nil {
		sh.t.Fatal(err)
	}
	const page, leaf = 4096, 2
	for at := 2 * page; at < len(after); at += page {
		fresh := at >= len(before) || !bytes.Equal(before[at:at+page], after[at:at+page])
		if fresh && after[at+8] == leaf && after[at+9] == 0 {
			clear(after[at : at+16])
			if err := os.WriteFile(sh.path, after, 0o600); err != nil {
				sh.t.Fatal(err)
			}
			return
		}
	}
	sh.t.Fatal("the save wrote no leaf")
}

func TestDamagedLastSaveIsSaidByEveryCommand(t *testing.T) {
	sh := newShell(t)
	sh.breakLastSave()
	broken, _ := os.ReadFile(sh.path)
	said := "laatste bewaring is beschadigd"
	if out := sh.does(0, []string{said}, "list"); strings.Count(out, "\n") != 2 {
		t.Errorf("the state before: %q", out)
	}
	sh.does(1, []string{said, "OUDERE STAND", "stand van", "ONLEESBAAR", "tijdig recover PATH OUT"}, "check")
	sh.does(1, []string{said}, "backup", sh.in("kopie.tijdig"))
	sh.does(1, []string{said, "alleen gelezen"}, "passwd", "--new-passphrase-file", sh.file("nieuw", "maan kanon fiets linde zwaan"))
	if now, _ := os.ReadFile(sh.path); !bytes.Equal(broken, now) {
		t.Error("the damaged file was touched")
	}
	whole := sh.in("heel.tijdig")
	sh.does(1, []string{"2 versies van signalen", "ONVOLLEDIG"}, "recover", sh.path, whole)
	sh.at(whole, 1, []string{"kwam uit een beschadigd bestand", command.CheckDoubts}, "check")
}

// TestCheckTellsAndTouchesNothing reads a file with a torn copy of its header.
// Control: a whole file has nothing of the kind to tell.
func TestCheckTellsAndTouchesNothing(t *testing.T) {
	sh := newShell(t)
	if out := sh.does(0, []string{"alles klopt"}, "check"); strings.Contains(out, "kop") {
		t.Errorf("control: %s", out)
	}
	sh.damageAt(sh.path, "h0", func(int) int { return 20 }) // what stands further on is padding
	before, err := os.ReadFile(sh.path)
	if err != nil {
		t.Fatal(err)
	}
	sh.does(0, []string{"kopie van de kop is beschadigd", "Er zijn er nog"}, "check")
	if now, _ := os.ReadFile(sh.path); !bytes.Equal(before, now) {
		t.Error("the file was touched")
	}
}

// TestCheckSaysWhatIsKnownElsewhere rolls the whole file back, takes the recovery code
// out of its header and blanks its newest state: each is said and fails, and only a word
// lets the ways in be changed after the second. Control: the file as it is.
func TestCheckSaysWhatIsKnownElsewhere(t *testing.T) {
	sh := newShell(t)
	sh.does(0, []string{"alles klopt"}, "check")
	before, err := os.ReadFile(sh.path)
	if err != nil {
		t.Fatal(err)
	}
	sh.does(0, nil, "passwd", "--new-passphrase-file", sh.file("zelfde", phrase), "--weak")
	sh.does(0, []string{"alles klopt"}, "check")
	after, err := os.ReadFile(sh.path)
	if err != nil {
		t.Fatal(err)
	}
	put := func(b []byte) {
		t.Helper()
		if err := os.WriteFile(sh.path, b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	put(before)
	if out := sh.does(1, []string{"ouder dan de vorige keer", command.CheckDoubts}, "check"); strings.Contains(out, "alles klopt") {
		t.Errorf("rolled back: %s", out)
	}
	sh.does(0, []string{"ouder dan de vorige keer"}, "list")
	if out := sh.does(1, []string{"ouder dan de vorige keer"}, "check"); strings.Contains(out, "alles klopt") {
		t.Errorf("rolled back, and forgotten by a list: %s", out)
	}

	put(withoutPaper(t, after))
	if out := sh.does(1, []string{"Iets anders dan Tijdig", "een herstelcode was weggehaald", command.CheckDoubts}, "check"); strings.Contains(out, "alles klopt") {
		t.Errorf("a slot removed: %s", out)
	}
	next := sh.file("nieuw", "maan kanon fiets linde zwaan")
	sh.does(1, []string{"een herstelcode was weggehaald", command.NeedSeen}, "passwd", "--new-passphrase-file", next)
	sh.does(1, []string{"een herstelcode was weggehaald", command.NeedSeen}, "passwd", "--new-passphrase-file", next)
	sh.does(0, []string{command.PassphraseSet}, "passwd", "--new-passphrase-file", next, "--woord", "gezien")

	zero := slices.Clone(after)
	n := func(p int) uint64 { return binary.LittleEndian.Uint64(zero[p*4096+64:]) }
	newest := 0
	if n(1) > n(0) {
		newest = 1
	}
	clear(zero[newest*4096 : (newest+1)*4096])
	put(zero)
	sh.does(1, []string{"Een van de twee plekken"}, "check")
}

// withoutPaper takes the recovery code out of every copy of the header, as somebody may
// who has no key: the sum that needs none is made right.
func withoutPaper(t *testing.T, whole []byte) []byte {
	t.Helper()
	out, n := slices.Clone(whole), 0
	for at := 0; ; at++ {
		i := bytes.Index(out[at:], []byte("TIJDIG01"))
		if i < 0 {
			break
		}
		at += i
		used := int(binary.LittleEndian.Uint16(out[at+10:]))
		if used < 107 || at+used > len(out) {
			continue
		}
		h := out[at : at+used]
		if sum := blake2b.Sum256(h[:used-64]); !bytes.Equal(sum[:], h[used-64:used-32]) {
			continue
		}
		first := 43 + 3 + int(binary.LittleEndian.Uint16(h[44:]))
		short := slices.Clone(h[:first])
		short[42] = 1
		binary.LittleEndian.PutUint16(short[10:], uint16(first+64))
		sum := blake2b.Sum256(short)
		short = append(append(short, sum[:]...), h[used-32:]...)
		clear(h)
		copy(h, short)
		n++
	}
	if n < 3 {
		t.Fatalf("%d copies of the header", n)
	}
	return out
}
