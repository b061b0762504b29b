package exchange

import (
	"bytes"
	"crypto/ed25519"
	"encoding/binary"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"filippo.io/age"

	"tijdig/model"
	"tijdig/store"
	"tijdig/store/merge"
	"tijdig/store/objects"
	"tijdig/store/vault"
)

// keys are those of a laptop.
func (l *laptop) keys() me {
	l.t.Helper()
	team, err := l.s.Team()
	l.check(err)
	m, err := meOf(team)
	l.check(err)
	return m
}

// sealedFor seals a text to a laptop as anybody can.
func sealedFor(t *testing.T, l *laptop, text io.Reader) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := age.Encrypt(&b, l.keys().age.Recipient())
	l.check(err)
	_, err = io.Copy(w, text)
	l.check(err)
	l.check(w.Close())
	return b.Bytes()
}

// headed is the beginning of a text by somebody who says the head is so long.
func headed(by me, said uint32) []byte {
	return append(append([]byte(mark), by.Sign...), binary.LittleEndian.AppendUint32(nil, said)...)
}

// TestNothingInTheFolderTakesTheMemory reads what claims to be large, is large, or has more
// stanzas than a team can have, and holds that little memory is taken for it.
func TestNothingInTheFolderTakesTheMemory(t *testing.T) {
	all := team(t, "Sanne", "Fatima")
	a, b := all[0], all[1]
	by := b.keys()
	put := func(raw []byte) string {
		path := filepath.Join(a.folder, newName())
		a.check(os.WriteFile(path, raw, 0o600))
		return path
	}
	zeros := func(n int64) io.Reader { return io.LimitReader(endless{}, n) }
	a.check(os.Truncate(put([]byte("age-encryption.org/v1\n")), 1<<40))                           // a hole of a TiB
	put([]byte("age-encryption.org/v1\n" + strings.Repeat("-> X25519 a\nb\n", 1<<16)))            // a crowd
	put([]byte("age-encryption.org/v1\n-> " + strings.Repeat("x", 1<<20)))                        // one line
	put(sealedFor(t, a, bytes.NewReader(headed(by, math.MaxUint32))))                             // a head of 4 GiB, it says
	put(sealedFor(t, a, io.MultiReader(bytes.NewReader(headed(by, maxHead)), zeros(maxHead+64)))) // one that is, and is not signed
	said, err := objects.Encode(head{To: [][]byte{a.keys().Sign}, Size: math.MaxInt64})
	a.check(err)
	put(sealedFor(t, a, bytes.NewReader(append(append(headed(by, uint32(len(said))), said...), ed25519.Sign(by.sign, append([]byte(mark), said...))...))))
	deep, err := objects.Encode([]any{[]any{[]any{}}})
	a.check(err)
	deep = append(bytes.Repeat([]byte{0x81}, 1000), deep...)
	put(sealedFor(t, a, bytes.NewReader(append(append(headed(by, uint32(len(deep))), deep...), ed25519.Sign(by.sign, append([]byte(mark), deep...))...))))

	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r := a.does()
	runtime.ReadMemStats(&after)
	if r.Passed.Closed+r.Passed.Broken != 7 || r.In.Any() {
		t.Errorf("%+v", r.Passed)
	}
	most := uint64(64 << 20)
	if slow {
		most *= 2 // what the race detector notes is counted too
	}
	if took := after.TotalAlloc - before.TotalAlloc; took > most {
		t.Errorf("%d MiB were taken in all", took>>20)
	}
}

// endless is zeros without an end.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// TestALinkInTheFolderLeadsNowhere has somebody put a link where this laptop writes, to what
// is not in the folder.
func TestALinkInTheFolderLeadsNowhere(t *testing.T) {
	all := team(t, "Sanne", "Fatima")
	a := all[0]
	own := filepath.Join(tempDir(t), "brief")
	a.check(os.WriteFile(own, []byte("van mij"), 0o600))
	if err := os.Symlink(own, a.keys().temp(a.folder)); err != nil {
		t.Skip("SKIPPED: no links here")
	}
	a.records("Markt")
	if r := a.does(); r.Put != 1 {
		t.Errorf("%+v", r)
	}
	if got, err := os.ReadFile(own); err != nil || string(got) != "van mij" {
		t.Errorf("it was written over: %q, %v", got, err)
	}
}

// TestFictionAndRealNeverMeet has a file of fictional signals in a team of real ones.
func TestFictionAndRealNeverMeet(t *testing.T) {
	dir, folder := tempDir(t), tempDir(t)
	a := newLaptop(t, dir, folder, "Sanne")
	s, _, err := store.Create(filepath.Join(dir, "demo.tijdig"), store.CreateOptions{Passphrase: "demo", KDF: vault.CheapKDF, Demo: true, Now: clock})
	a.check(err)
	d := &laptop{t, "Demo", s, folder}
	t.Cleanup(func() { _ = s.Close() })
	join(t, []*laptop{a, d})
	v, w := a.records("Markt"), d.records("Station")
	for range 3 {
		a.does()
		d.does()
	}
	if a.has(w.Revision) || d.has(v.Revision) {
		t.Error("they met")
	}
}

// TestPoliceDataStaysAmongItself has a file of police data in a team of others.
func TestPoliceDataStaysAmongItself(t *testing.T) {
	all := team(t, "Sanne", "Wijkagent")
	a, p := all[0], all[1]
	p.check(p.s.UpdateSettings(func(set *model.Settings) { set.Police = true }))
	v, w := a.records("Markt"), p.records("Station")
	for range 3 {
		a.does()
		p.does()
	}
	if a.has(w.Revision) || p.has(v.Revision) {
		t.Error("they met")
	}
}

// TestAMemberWhoLiesHarmsNoFile has a member send a version that is another than the one
// that is known, and one about nobody.
func TestAMemberWhoLiesHarmsNoFile(t *testing.T) {
	all := team(t, "Sanne", "Fatima")
	a, b := all[0], all[1]
	v := a.records("Markt")
	for range 2 {
		a.does()
		b.does()
	}
	lie := `{"tijdig":"bundel","vorm":1,"niveau":"complete","aantallen":{"formulieren":0,"onderwerpen":0,"signalen":1,"versies":1},"formulieren":null}` + "\n" +
		`{"soort":"versie","versie":{"versie":"` + v.Revision.String() + `","signaal":"` + v.Signal.String() + `","onderwerp":"` + v.Subject.String() +
		`","volgnummer":1,"geschreven":"2026-11-23T14:05:06+01:00"}}` + "\n"
	raw, err := seal(b.keys(), []Card{a.card(), b.card()}, head{Holds: []holds{{Signal: v.Signal, Versions: []model.ID{v.Revision, model.NewID()}}}}, []byte(lie))
	b.check(err)
	b.check(os.WriteFile(filepath.Join(a.folder, newName()), raw, 0o600))
	r := a.does()
	got, err := a.s.Signal(v.Signal)
	if err != nil || got.Answers.One(model.QPlace) != "Markt" || r.In.Any() || len(r.In.Refused) != 1 || r.In.Refused[0].Why != merge.RefusedOther {
		t.Errorf("%+v, %+v, %v", r.In, got, err)
	}
}
