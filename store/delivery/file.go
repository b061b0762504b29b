package delivery

import (
	"bufio"
	"bytes"
	"cmp"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"tijdig/store"
	"tijdig/store/bundle"
	"tijdig/store/disk"
)

// ErrNotEqual says that what was read back from the disk is not what was
// written. Nothing was left under the name.
var ErrNotEqual = errors.New("delivery: read back differs from what was written")

// LeftError says that readable text stands on the disk that could not be removed.
type LeftError struct {
	Path string
	Err  error
}

func (e LeftError) Error() string { return "delivery: left behind: " + e.Err.Error() }
func (e LeftError) Unwrap() error { return e.Err }

// markLen is how many random bytes begin a file until it is whole. What a kill
// leaves is known by them.
const markLen = 16

// newPlace draws the name and the mark of the temporary file of an output.
func newPlace(path string) (store.Place, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return store.Place{}, err
	}
	b := make([]byte, 2*markLen)
	rand.Read(b) // never fails; see crypto/rand
	name := ".tijdig-" + strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(b[:markLen])) + ".deel"
	return store.Place{Path: path, Temp: filepath.Join(filepath.Dir(path), name), Mark: b[markLen:]}, nil
}

// part is the temporary file of an output, readable by its owner only. Its first
// bytes are its mark until [part.complete] puts those of the output there.
type part struct {
	f     *os.File
	mark  []byte
	first []byte // of the output, as many as the mark is long
	sum   hash.Hash
	buf   *bufio.Writer
	size  int64     // of what was written
	said  int64     // how far it may be read back
	back  *readBack // nil before there is a stretch of it
}

func newPart(at store.Place) (*part, error) {
	f, err := os.OpenFile(at.Temp, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	p := &part{f: f, mark: at.Mark, sum: sha256.New()}
	p.buf = bufio.NewWriterSize(f, 1<<16)
	if _, err := f.Write(p.mark); err != nil {
		return nil, p.discard(err)
	}
	return p, nil
}

// Write takes the next bytes of the output.
func (p *part) Write(b []byte) (int, error) {
	n := len(b)
	p.sum.Write(b)
	if hold := min(len(b), len(p.mark)-len(p.first)); hold > 0 {
		p.first = append(p.first, b[:hold]...)
		b = b[hold:]
	}
	_, err := p.buf.Write(b)
	p.size += int64(n)
	if there := p.size - int64(p.buf.Buffered()); err == nil && there >= p.said+stretch {
		if p.back == nil {
			p.back = newReadBack(p.f, p.first)
		}
		p.back.upTo(there)
		p.said = there
	}
	return n, err
}

// whole puts what was written on the disk and returns its sum.
func (p *part) whole() ([]byte, error) {
	err := p.buf.Flush()
	if err == nil {
		err = p.f.Sync()
	}
	return p.sum.Sum(nil), err
}

// readBack returns the sum of what stands on the disk from the first byte on, of which those
// that were written last are read as well.
func (p *part) readBack() ([]byte, error) {
	r := p.back
	if r == nil {
		r = newReadBack(p.f, p.first)
	}
	err := r.stop()
	p.back = nil
	if err == nil {
		err = r.read(p.size)
	}
	first := make([]byte, len(p.first))
	if err == nil {
		_, err = p.f.ReadAt(first, 0)
	}
	if err == nil && !bytes.Equal(first, p.first) {
		err = ErrNotEqual
	}
	return r.sum.Sum(nil), err
}

// complete makes it the output itself, and reads that back.
func (p *part) complete() error {
	if _, err := p.f.WriteAt(p.first, 0); err != nil {
		return err
	}
	if len(p.first) < len(p.mark) {
		if err := p.f.Truncate(int64(len(p.first))); err != nil {
			return err
		}
	}
	if err := p.f.Sync(); err != nil {
		return err
	}
	if end, err := p.f.Seek(0, io.SeekEnd); err != nil || end != p.size {
		return cmp.Or(err, ErrNotEqual)
	}
	got, err := p.readBack()
	if err == nil && !bytes.Equal(got, p.sum.Sum(nil)) {
		err = ErrNotEqual
	}
	return err
}

// reads has what stands on the disk read back from its beginning.
func (p *part) reads(back bundle.Back) error {
	if _, err := p.f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	return back(p.f)
}

// name gives it its name, durable on return. It replaces nothing unless it may.
func (p *part) name(path string, force bool) error {
	temp := p.f.Name()
	if err := p.f.Close(); err != nil {
		return err
	}
	var err error
	if force {
		err = os.Rename(temp, path)
	} else {
		err = disk.RenameNew(temp, path)
	}
	switch {
	case errors.Is(err, fs.ErrExist):
		return store.ErrExists
	case err != nil:
		return fmt.Errorf("rename: %w", err)
	}
	if err := disk.SyncDir(filepath.Dir(path)); err != nil {
		return StandsError{err}
	}
	return nil
}

// discard removes it after cause, and says so where that failed.
func (p *part) discard(cause error) error {
	if p.back != nil {
		cause = errors.Join(cause, p.back.stop())
	}
	disk.Release(p.f) // closed already, or failing: what counts is the name
	err := os.Remove(p.f.Name())
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return cause
	}
	return errors.Join(cause, LeftError{p.f.Name(), err})
}
