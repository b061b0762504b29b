package xlsx

import (
	"bytes"
	"compress/flate"
	"io"
	"runtime"
	"sync"
)

// stretchLen is how much of a part is compressed by itself: enough that beginning anew costs
// little, and little enough that several stay small.
const stretchLen = 256 << 10

// lastBlock ends what is compressed: an empty block with fixed codes, RFC 1951, section 3.2.6.
var lastBlock = []byte{3, 0}

// deflater compresses the stretches of a part side by side and writes them in their order. What
// is under way when it is not closed ends by itself.
type deflater struct {
	w     io.Writer
	free  *sync.Pool // of stretches, to be used again
	begun *stretch   // the one that is filled; nil for none
	made  []*stretch // that are compressed, oldest first
	err   error
}

// stretch is one stretch of a part.
type stretch struct {
	in   []byte
	out  bytes.Buffer
	w    *flate.Writer
	done chan struct{} // takes one when it is compressed
}

func newStretch() any {
	s := &stretch{in: make([]byte, 0, stretchLen), done: make(chan struct{}, 1)}
	s.w, _ = flate.NewWriter(&s.out, flate.BestSpeed) //nolint:errcheck // only for a level that there is not
	return s
}

func (s *stretch) compress() {
	s.out.Reset()
	s.w.Reset(&s.out)
	_, _ = s.w.Write(s.in) //nolint:errcheck // a buffer takes everything
	_ = s.w.Flush()        //nolint:errcheck // as above
	s.done <- struct{}{}
}

func (d *deflater) Write(p []byte) (int, error) {
	for rest := p; len(rest) > 0; {
		if d.begun == nil {
			d.begun = d.free.Get().(*stretch) // nothing else is kept there
			d.begun.in = d.begun.in[:0]
		}
		n := min(len(rest), stretchLen-len(d.begun.in))
		d.begun.in = append(d.begun.in, rest[:n]...)
		if rest = rest[n:]; len(d.begun.in) == stretchLen {
			d.compress()
		}
	}
	return len(p), d.err
}

// compress begins with what was filled, and writes the oldest where enough are under way.
func (d *deflater) compress() {
	if d.begun != nil {
		go d.begun.compress()
		d.made, d.begun = append(d.made, d.begun), nil
	}
	if len(d.made) > runtime.GOMAXPROCS(0) {
		d.next()
	}
}

// next writes the oldest.
func (d *deflater) next() {
	s := d.made[0]
	<-s.done
	if d.err == nil {
		_, d.err = d.w.Write(s.out.Bytes())
	}
	d.made = d.made[1:]
	d.free.Put(s)
}

// Close writes all that is left.
func (d *deflater) Close() error {
	d.compress()
	for len(d.made) > 0 {
		d.next()
	}
	if d.err == nil {
		_, d.err = d.w.Write(lastBlock)
	}
	return d.err
}
