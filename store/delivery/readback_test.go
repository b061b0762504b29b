package delivery

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"testing"
)

// TestALargeOutputIsReadBackWhileItIsWritten writes several stretches, and outputs about as
// long as their mark, and damages some of them before they are complete.
func TestALargeOutputIsReadBackWhileItIsWritten(t *testing.T) {
	nothing := func(*part) {}
	for name, c := range map[string]struct {
		size   int
		damage func(*part)
		want   error
	}{
		"nothing":               {0, nothing, nil},
		"less than its mark":    {markLen - 1, nothing, nil},
		"its mark":              {markLen, nothing, nil},
		"more than its mark":    {markLen + 1, nothing, nil},
		"one stretch":           {stretch, nothing, nil},
		"three stretches":       {3*stretch + 5, nothing, nil},
		"a byte at the end":     {3*stretch + 5, func(p *part) { write(t, p, p.size-1) }, ErrNotEqual},
		"a byte of a small one": {100, func(p *part) { write(t, p, 40) }, ErrNotEqual},
		"cut off":               {3*stretch + 5, func(p *part) { must(t, p.f.Truncate(p.size-1)) }, ErrNotEqual},
		"longer":                {3*stretch + 5, func(p *part) { write(t, p, p.size) }, ErrNotEqual},
	} {
		t.Run(name, func(t *testing.T) {
			at, err := newPlace(filepath.Join(t.TempDir(), "uit.csv"))
			must(t, err)
			p, err := newPart(at)
			must(t, err)
			r := rand.NewChaCha8([32]byte{1})
			all := make([]byte, c.size)
			_, err = r.Read(all)
			must(t, err)
			for rest := all; len(rest) > 0; {
				n := min(len(rest), 1+int(r.Uint64()%200_000))
				_, err := p.Write(rest[:n])
				must(t, err)
				rest = rest[n:]
			}
			sum, err := p.whole()
			must(t, err)
			if want := sha256.Sum256(all); !bytes.Equal(sum, want[:]) {
				t.Fatal("another sum than that of what was written")
			}
			if begun := p.back != nil; begun != (c.size > 2*stretch) && c.size != stretch {
				t.Errorf("%d bytes: read back already: %v", c.size, begun)
			}
			c.damage(p)
			if err := p.complete(); !errors.Is(err, c.want) {
				t.Errorf("complete: %v, want %v", err, c.want)
			}
			must(t, p.discard(nil))
		})
	}
}

// write puts another byte in the file.
func write(t *testing.T, p *part, at int64) {
	t.Helper()
	was := []byte{0}
	_, _ = p.f.ReadAt(was, at) // beyond the end stands nothing
	_, err := p.f.WriteAt([]byte{was[0] ^ 1}, at)
	must(t, err)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
