package pages

import (
	"bytes"
	"encoding/binary"
	"errors"
	"testing"
)

// widest returns the branch page of a file with the most children.
func widest(t *testing.T, b []byte) (at, children int) {
	t.Helper()
	w, err := Walk(bytes.NewReader(b), ReadMetas(bytes.NewReader(b))[0], nil)
	if err != nil {
		t.Fatal(err)
	}
	for p := range len(b) / Size {
		h := ParseHeader(b[p*Size:])
		if w.Has(uint64(p)) && h.ID == uint64(p) && h.Flags == Branch && h.Count > children {
			at, children = p*Size, h.Count
		}
	}
	return at, children
}

func TestPagesWalkedSideBySideAreCheckedAsOneByOne(t *testing.T) {
	whole := bboltFile(t, 3_000)
	at, n := widest(t, whole)
	if n <= wideFrom {
		t.Fatalf("control: %d pages below one", n)
	}
	child := func(b []byte, i int) []byte { return b[at+HeadLen+i*ElementLen+8:] }
	for name, harm := range map[string]func([]byte){
		"nothing":             func([]byte) {},
		"a page used twice":   func(b []byte) { copy(child(b, n-1)[:8], child(b, 1)[:8]) },
		"a page above itself": func(b []byte) { binary.LittleEndian.PutUint64(child(b, n-1), uint64(at/Size)) },
		"a page outside":      func(b []byte) { binary.LittleEndian.PutUint64(child(b, n/2), 1<<50) },
		"a page of no kind": func(b []byte) {
			p := binary.LittleEndian.Uint64(child(b, n/2))
			b[p*Size+8] = 0x40
		},
	} {
		b := bytes.Clone(whole)
		harm(b)
		_, mapped := Preflight(Image(b), int64(len(b)))
		_, copied := Preflight(bytes.NewReader(b), int64(len(b)))
		if good := name == "nothing"; errors.Is(mapped, ErrDamaged) == good || errors.Is(copied, ErrDamaged) == good {
			t.Errorf("%s: %v in memory, %v copied", name, mapped, copied)
		}
	}
}

func TestWalkOfHalfAFileInMemoryEnds(t *testing.T) {
	b := bboltFile(t, 600)
	m := ReadMetas(bytes.NewReader(b))[0]
	all, err := Walk(Image(b), m, nil)
	if err != nil {
		t.Fatal(err)
	}
	last := m.HWM - 1 // what lies behind it is free
	for !all.Has(last) {
		last--
	}
	for _, size := range []uint64{3, m.HWM / 2, last + 1} {
		if _, err := Walk(Image(b[:size*Size-1]), m, nil); !errors.Is(err, ErrDamaged) {
			t.Errorf("%d of %d pages: %v", size, m.HWM, err)
		}
	}
}
