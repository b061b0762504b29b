// Package regionbook finds the package of a region: in a folder or a zip that somebody points
// at, and in the file.
package regionbook

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"tijdig/model/region"
	"tijdig/store"
	"tijdig/store/disk"
)

// Package is a package that was read and found right.
type Package struct {
	Book   *region.Book
	Packed []byte // as a file keeps it: the same for a folder as for a zip of it
}

// RefusedError says why a package is not one: its words name the file, the place and the
// reason, and nothing of it counts.
type RefusedError struct{ Why error }

func (e RefusedError) Error() string { return e.Why.Error() }
func (e RefusedError) Unwrap() error { return e.Why }

// Load reads the package at a path: a folder, or a zip.
func Load(path string) (Package, error) {
	info, err := os.Stat(path)
	if err != nil {
		return Package{}, err
	}
	read := zipped
	if info.IsDir() {
		read = folder
	}
	files, err := read(path)
	if err != nil {
		return Package{}, err
	}
	return of(files)
}

func of(files region.Files) (Package, error) {
	b, err := region.Read(files)
	if err != nil {
		return Package{}, RefusedError{err}
	}
	packed, err := files.Pack()
	if err != nil {
		return Package{}, RefusedError{err}
	}
	return Package{b, packed}, nil
}

func zipped(path string) (region.Files, error) {
	f, err := disk.OpenRegular(path, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	defer disk.Release(f)
	packed, err := io.ReadAll(io.LimitReader(f, region.MaxPacked+1))
	if err != nil {
		return nil, err
	}
	files, err := region.Unpack(packed)
	if err != nil {
		return nil, RefusedError{fmt.Errorf("%s: %w", filepath.Base(path), err)}
	}
	return files, nil
}

// folder reads the files that stand in a folder. It follows no link, and goes into no folder
// in it.
func folder(path string) (region.Files, error) {
	dir, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	in, err := dir.ReadDir(4 * region.MaxFiles)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	if len(in) == 4*region.MaxFiles {
		return nil, RefusedError{fmt.Errorf("meer dan %d bestanden", region.MaxFiles)}
	}
	out, left := region.Files{}, region.MaxSize
	for _, e := range in {
		if region.Dropped(e.Name()) {
			continue
		}
		if !e.Type().IsRegular() {
			return nil, RefusedError{fmt.Errorf("%s: geen gewoon bestand", e.Name())}
		}
		data, err := whole(filepath.Join(path, e.Name()), min(region.MaxFile, left)+1)
		if err != nil {
			return nil, err
		}
		out[e.Name()], left = data, left-len(data)
		if left < 0 || len(data) > region.MaxFile {
			return nil, RefusedError{fmt.Errorf("%s: te groot, ten hoogste %d bytes", e.Name(), region.MaxFile)}
		}
	}
	return out, nil
}

// whole reads a file, up to so many bytes.
func whole(path string, most int) ([]byte, error) {
	f, err := disk.OpenRegular(path, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	defer disk.Release(f)
	return io.ReadAll(io.LimitReader(f, int64(most)))
}

// Read returns the book of what a file keeps: nil where it keeps no package, or one that
// cannot be read, which is an error besides.
func Read(s *store.Store) (*region.Book, error) { return kept(s.Region()) }

// Before is [Read] of the package that taking back leads to.
func Before(s *store.Store) (*region.Book, error) { return kept(s.RegionBefore()) }

func kept(packed []byte, err error) (*region.Book, error) {
	if errors.Is(err, store.ErrNotFound) {
		return nil, nil //nolint:nilnil // no package is no book
	}
	if err != nil {
		return nil, err
	}
	files, err := region.Unpack(packed)
	if err != nil {
		return nil, RefusedError{err}
	}
	p, err := of(files)
	return p.Book, err
}
