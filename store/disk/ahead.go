package disk

import (
	"errors"
	"os"
)

// zeroAhead writes zeros, on systems that cannot fill a file otherwise. It
// never writes over what is there: from lies behind the last page.
func zeroAhead(f *os.File, from, to int64) error {
	zeros := make([]byte, 64<<10)
	for from < to {
		n, err := f.WriteAt(zeros[:min(int64(len(zeros)), to-from)], from)
		if err != nil {
			return errors.Join(err, f.Sync())
		}
		from += int64(n)
	}
	return nil
}
