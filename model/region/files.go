package region

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
)

// What a package may hold. Nothing larger is unpacked to see whether it would be right.
const (
	MaxPacked = 1 << 20   // bytes of a zip
	MaxFiles  = 32        // in it
	MaxFile   = 512 << 10 // bytes of one
	MaxSize   = 2 << 20   // bytes of all of them
)

// Files are those of a package, by their names.
type Files map[string][]byte

// Dropped reports a file that a system puts in every folder, and that is no part of what
// somebody put there.
func Dropped(name string) bool {
	base := path.Base(name)
	return base == ".DS_Store" || base == "Thumbs.db" || base == "desktop.ini" || strings.HasPrefix(base, "._") || strings.HasPrefix(name, "__MACOSX/")
}

// Unpack reads a zip: files side by side, or all in one folder. A name that leads elsewhere,
// a link and whatever is no plain file are refused, and so is what grows over a limit while
// it is unpacked, whatever it says of itself.
func Unpack(packed []byte) (Files, error) {
	if len(packed) > MaxPacked {
		return nil, fmt.Errorf("te groot, ten hoogste %d bytes", MaxPacked)
	}
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, errors.New("dit is geen zip, of niet heel")
	}
	if len(z.File) > 4*MaxFiles {
		return nil, fmt.Errorf("meer dan %d bestanden", MaxFiles)
	}
	top, out, left := "", Files{}, MaxSize
	for _, f := range z.File {
		name := f.Name
		if f.Mode().IsDir() || Dropped(name) {
			continue
		}
		if !f.Mode().IsRegular() {
			return nil, fmt.Errorf("%s: geen gewoon bestand", shown(name))
		}
		if !fs.ValidPath(name) || strings.ContainsAny(name, "\\:") {
			return nil, fmt.Errorf("%s: geen naam van een bestand in het pakket", shown(name))
		}
		dir, base := path.Split(name)
		if len(out) == 0 {
			top = dir
		}
		if _, twice := out[base]; dir != top || strings.Count(dir, "/") > 1 || twice {
			return nil, fmt.Errorf("%s: alle bestanden staan naast elkaar, elk een keer", shown(name))
		}
		if len(out) == MaxFiles {
			return nil, fmt.Errorf("meer dan %d bestanden", MaxFiles)
		}
		data, err := unpacked(f, min(MaxFile, left))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", shown(name), err)
		}
		out[base], left = data, left-len(data)
	}
	return out, nil
}

func unpacked(f *zip.File, most int) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, errors.New("niet uit te pakken")
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	switch {
	case len(data) > most:
		return nil, errors.New("te groot uitgepakt")
	case err != nil:
		return nil, errors.New("niet uit te pakken")
	}
	return data, nil
}

// shown is a name as it can be said.
func shown(name string) string {
	if len(name) > 60 {
		name = name[:60] + "…"
	}
	return strings.Trim(fmt.Sprintf("%q", name), `"`)
}

// Pack makes a zip of files, the same for the same files.
func (files Files) Pack() ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range slices.Sorted(maps.Keys(files)) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(files[name]); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	if b.Len() > MaxPacked {
		return nil, fmt.Errorf("te groot, ten hoogste %d bytes", MaxPacked)
	}
	return b.Bytes(), nil
}
