package pages

import (
	"bytes"
	"io"
	"iter"
	"os"

	"tijdig/store/disk"
)

// Image is a whole file in memory. Who walks its pages looks at them where they
// are: copying half a gigabyte takes longer than looking at it.
type Image []byte

// ReadAt copies, for who needs no more than an [io.ReaderAt].
func (m Image) ReadAt(p []byte, off int64) (int, error) {
	return bytes.NewReader(m).ReadAt(p, off)
}

// Mapped hands fn the content of a file without copying it where the system
// can do that: walking a large file is mostly reading pages. A page that the
// disk cannot give is an error.
func Mapped(f *os.File, size int64, fn func(io.ReaderAt) error) error {
	free, err := MappedOn(f, size, fn)
	go free() // nobody waits for that
	return err
}

// MappedOn is [Mapped] where the content may be looked at until free is called.
func MappedOn(f *os.File, size int64, fn func(io.ReaderAt) error) (free func(), err error) {
	data, free, err := disk.Map(f, size)
	if err != nil {
		return func() {}, fn(f)
	}
	return free, Guarded(func() error { return fn(Image(data)) })
}

// Data hands out the stretches that hold something: a hole of any size is passed
// over.
func Data(r io.ReaderAt, size int64) iter.Seq2[int64, int64] {
	return func(yield func(from, to int64) bool) {
		f, ok := r.(*os.File)
		if !ok {
			yield(0, size)
			return
		}
		_ = disk.EachData(f, size, func(from, to int64) error { //nolint:errcheck // it returns what the function does, which ends it
			if !yield(from, to) {
				return io.EOF
			}
			return nil
		})
	}
}
