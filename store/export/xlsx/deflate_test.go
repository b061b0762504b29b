package xlsx

import (
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"math/rand/v2"
	"sync"
	"testing"
)

// TestWhatIsCompressedSideBySideIsReadAsOne writes parts of many lengths, in pieces of any.
func TestWhatIsCompressedSideBySideIsReadAsOne(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	free := &sync.Pool{New: newStretch}
	for _, size := range []int{0, 1, stretchLen - 1, stretchLen, stretchLen + 1, 9*stretchLen + 5} {
		all := make([]byte, size)
		for i := range all {
			all[i] = "<c t=\"inlineStr\"><is><t>"[r.IntN(24)]
		}
		var out bytes.Buffer
		d := &deflater{w: &out, free: free}
		for rest := all; len(rest) > 0; {
			n := min(len(rest), 1+r.IntN(2*stretchLen))
			if _, err := d.Write(rest[:n]); err != nil {
				t.Fatal(err)
			}
			rest = rest[n:]
		}
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		in := flate.NewReader(&out)
		got, err := io.ReadAll(in)
		if err != nil || !bytes.Equal(got, all) || out.Len() > 0 {
			t.Errorf("%d bytes come back as %d, %d left, %v", size, len(got), out.Len(), err)
		}
	}
}

type full struct{ left int }

var errFull = errors.New("full")

func (f *full) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestAFullDiskEndsWhatIsCompressed(t *testing.T) {
	d := &deflater{w: &full{1000}, free: &sync.Pool{New: newStretch}}
	r := rand.NewChaCha8([32]byte{1})
	some := make([]byte, stretchLen)
	var err error
	for range 100 {
		if _, err = r.Read(some); err != nil {
			t.Fatal(err)
		}
		if _, err = d.Write(some); err != nil {
			break
		}
	}
	if !errors.Is(err, errFull) || !errors.Is(d.Close(), errFull) {
		t.Errorf("written, and closed with %v", err)
	}
}
