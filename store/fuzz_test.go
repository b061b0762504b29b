package store

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"tijdig/model"
)

func FuzzHeader(f *testing.F) {
	k := newKeys(make([]byte, keyLen), vaultID{})
	h := header{version: 1, generation: 1, slots: []slot{newSlot(slotPaper, make([]byte, 20), KDF{}, k.master, k.vault)}}
	f.Add(h.bytes(k))
	f.Add([]byte(magic))
	f.Fuzz(func(t *testing.T, b []byte) {
		h, err := parseHeader(b)
		if err == nil && (len(h.slots) == 0 || len(h.slots) > maxSlots || !h.genuine(k) && bytes.Equal(b, h.bytes(k))) {
			t.Error("accepted what it must not")
		}
	})
}

func FuzzHead(f *testing.F) {
	e := entry{}
	f.Add(e.append(nil))
	full := fullHead()
	f.Add(full.append(nil))
	f.Fuzz(func(t *testing.T, b []byte) {
		e, ok := parseHead(b)
		if !ok {
			return
		}
		again, ok := parseHead(e.append(nil))
		if !ok || again.Signal != e.Signal || again.Line != e.Line {
			t.Error("does not read back")
		}
	})
}

func FuzzPaperCode(f *testing.F) {
	f.Add(paperCode(make([]byte, 20)))
	f.Add("O0I1-L")
	f.Fuzz(func(t *testing.T, code string) {
		secret, err := parsePaper(code)
		if err != nil {
			return
		}
		if again, err := parsePaper(paperCode(secret)); err != nil || !bytes.Equal(again, secret) {
			t.Error("does not read back")
		}
	})
}

func FuzzBody(f *testing.F) {
	b, err := encode(concept(1))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(_ *testing.T, b []byte) {
		var d model.Draft
		var l line
		var r root
		_, _, _ = decode(b, &d), decode(b, &l), decode(b, &r)
	})
}

// FuzzPreflight gives the walker whole files: it must end, and what it accepts
// bbolt must be able to open and read.
func FuzzPreflight(f *testing.F) {
	s := fresh(f)
	save(f, s, concept(1))
	s.working.Wait()
	s.Close()
	good, err := os.ReadFile(s.Path())
	if err != nil {
		f.Fatal(err)
	}
	good = good[:readMetas(bytes.NewReader(good))[0].hwm*pageSize]
	f.Add(uint32(0), []byte{1})
	f.Add(uint32(2*pageSize), []byte{0xff, 0xff, 0xff})
	f.Fuzz(func(t *testing.T, at uint32, harm []byte) {
		file := bytes.Clone(good)
		copy(file[int(at)%len(file):], harm)
		tryFile(t, file)
	})
}

// tryFile opens a harmed file as far as it goes. It must neither hang nor die,
// and may never hand out a record that was altered.
func tryFile(t *testing.T, file []byte) (noticed bool) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "f")
	if err := os.WriteFile(path, file, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := openAs(path, pass)
	if err != nil {
		return true
	}
	defer s.Close()
	r, err := s.Check(t.Context())
	s.working.Wait()
	return err != nil || !r.Whole() || len(s.Info().Warnings) > 1 || s.handle().metas < 2 // one for the cheap passphrase
}

// TestNoFlippedBitGoesUnnoticed flips bits all over the sealed parts of a file.
// Control: the file as it is raises nothing.
func TestNoFlippedBitGoesUnnoticed(t *testing.T) {
	n, floor := 200, 200
	if *long {
		n, floor = 20000, 20000
	}
	s := fresh(t)
	fill(t, s, 20)
	save(t, s, concept(1))
	s.working.Wait()
	whole := onlyNewest(t, s)
	c := newCarver(bytes.NewReader(whole), int64(len(whole)), s.keys)
	c.carve()
	live := reachable(t, s, c)
	s.Close()
	if tryFile(t, whole) {
		t.Fatal("control: the whole file raises something")
	}
	r := rand.New(rand.NewPCG(1, 1))
	tried, missed := 0, 0
	for range n {
		tr := live[r.IntN(len(live))]
		at, bit := tr.at+int64(r.IntN(tr.size)), byte(1)<<r.IntN(8)
		whole[at] ^= bit
		if tried++; !tryFile(t, whole) {
			missed++
		}
		whole[at] ^= bit
	}
	t.Logf("%d bits flipped, %d unnoticed", tried, missed)
	if missed > 0 || tried < floor {
		t.Errorf("%d of %d unnoticed", missed, tried)
	}
}

// onlyNewest returns the file with every page blanked that is not part of its
// newest state, so that each object stands in it once.
func onlyNewest(t *testing.T, s *Store) []byte {
	t.Helper()
	file, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	m := readMetas(bytes.NewReader(file))[0]
	w, err := walk(bytes.NewReader(file), m, nil)
	if err != nil {
		t.Fatal(err)
	}
	for p := uint64(2); p < m.hwm; p++ {
		if !w.has(p) {
			clear(file[p*pageSize : (p+1)*pageSize])
		}
	}
	return file[:m.hwm*pageSize]
}

// reachable returns the objects that are part of the file as it is now.
func reachable(t *testing.T, s *Store, c *carver) (out []trace) {
	t.Helper()
	for id, tr := range c.found {
		if id.kind == kindRoot {
			continue
		}
		err := s.scan(t.Context(), tr.bucket, func(f found) {
			if f.key == tr.key && f.env.Seq == tr.seq {
				out = append(out, tr)
			}
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if len(out) < 40 {
		t.Fatalf("only %d objects", len(out))
	}
	return out
}
