package delivery

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"tijdig/model"
	"tijdig/store"
	"tijdig/store/disk"
)

// Cut is what was found of an output that was cut off: by a kill, a power cut, or a
// disk that would not let go.
type Cut struct {
	Path    string // where it was to come; "" for an output that was no file
	Whole   bool   // it stands there whole after all
	Removed bool   // readable text was found beside it, and removed
	Left    string // readable text that still stands, and where; "" for none
}

// Tidy looks after every output that was cut off: what is left of it is removed, how
// it ended is noted. It goes by the name and the mark that the file held before there
// was anything to find, so that nothing else is ever touched. What cannot be reached
// now, on a stick that is elsewhere, waits for a next time without a word. No output
// may be under way.
func Tidy(s *store.Store) (found []Cut, err error) {
	open, went, err := s.CutOff()
	for _, h := range open {
		c, known := look(h)
		if !known {
			continue
		}
		if c.Left == "" {
			state, signals := store.HandoverBroken, []model.ID(nil)
			if c.Whole {
				state = store.HandoverDone
			}
			if c.Whole || h.Path == "" {
				signals = went[h.ID]
			}
			if e := s.EndHandover(h.ID, signals, state); e != nil {
				return found, errors.Join(err, e)
			}
		}
		found = append(found, c)
	}
	return found, err
}

// look finds out how an output ended; known is false while its folder cannot be
// reached.
func look(h store.Handover) (c Cut, known bool) {
	if h.Path == "" {
		return c, true
	}
	c.Path = h.Path
	if _, err := os.Stat(filepath.Dir(h.Path)); err != nil {
		return c, false
	}
	switch ours, err := written(h.Temp, h.Place); {
	case errors.Is(err, fs.ErrNotExist):
	case ours && os.Remove(h.Temp) == nil:
		c.Removed = disk.SyncDir(filepath.Dir(h.Temp)) == nil
	default:
		c.Left = h.Temp
	}
	if len(h.Sum) > 0 {
		c.Whole = sums(h.Path, h.Sum)
	}
	return c, true
}

// written reports whether what stands at a path was written as the temporary file of
// an output: it is empty, begins with the mark, or is the whole by its sum.
func written(path string, at store.Place) (bool, error) {
	f, err := disk.OpenRegular(path, os.O_RDONLY)
	if err != nil {
		return false, err
	}
	defer disk.Release(f)
	begin := make([]byte, len(at.Mark))
	n, err := io.ReadFull(f, begin)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return false, err
	}
	return n == 0 || bytes.Equal(begin[:n], at.Mark) || len(at.Sum) > 0 && sums(path, at.Sum), nil
}

func sums(path string, want []byte) bool {
	f, err := disk.OpenRegular(path, os.O_RDONLY)
	if err != nil {
		return false
	}
	defer disk.Release(f)
	got, err := sumOf(f)
	return err == nil && bytes.Equal(got, want)
}
