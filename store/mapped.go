package store

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"runtime/debug"
)

// mapped hands fn the content of a file without copying it where the system
// can do that: walking a large file is mostly reading pages. A page that the
// disk cannot give is an error.
func mapped(f *os.File, size int64, fn func(io.ReaderAt) error) (err error) {
	data, free, err := mapFile(f, size)
	if err != nil {
		return fn(f)
	}
	defer free()
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: a page cannot be read", ErrDamaged)
		}
	}()
	return fn(bytes.NewReader(data))
}
