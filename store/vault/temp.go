package vault

import (
	"bytes"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"tijdig/store/disk"
	"tijdig/store/pages"
)

// TempName makes an empty file beside path whose name only the keys can have made: what
// a crash leaves of it is known by that at the next opening, whatever is in it.
func (k *Keys) TempName(path string) (string, error) {
	for {
		name, err := disk.TempAs(path, k.tempTag(hex.EncodeToString(Random(6))))
		if !errors.Is(err, fs.ErrExist) {
			return name, err
		}
	}
}

func (k *Keys) tempTag(random string) string {
	return random + "-" + hex.EncodeToString(Hash(8, k.idx, []byte("temp"), []byte(random)))
}

// MadeTemp reports whether the keys made the name of a file.
func (k *Keys) MadeTemp(path string) bool {
	tag := disk.TempTag(path)
	random, _, ok := strings.Cut(tag, "-")
	return ok && subtle.ConstantTimeCompare([]byte(tag), []byte(k.tempTag(random))) == 1
}

// WipeFile takes the name of a file, overwrites every header in it, without which
// nothing in it can be opened by a passphrase, and removes it. Cut off halfway, the next
// opening knows by its name what it is and goes on. What the disk itself keeps of
// overwritten blocks is beyond reach.
func WipeFile(path string, k *Keys) error {
	temp := disk.TempPath(path, k.tempTag(hex.EncodeToString(Random(6))))
	if err := os.Rename(path, temp); err != nil {
		return err
	}
	return errors.Join(disk.SyncDir(filepath.Dir(path)), Wipe(temp))
}

// Wipe overwrites the headers of a file and removes it.
func Wipe(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = wipeHeaders(f)
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close(), os.Remove(path))
}

// wipeHeaders zeroes each page that holds the magic and two after it: a
// header of many slots runs on.
func wipeHeaders(f *os.File) error {
	info, err := f.Stat()
	if err != nil {
		return err
	}
	zeros, page := make([]byte, pages.Size), make([]byte, pages.Size)
	for at := int64(0); at < info.Size(); at += pages.Size {
		n, err := f.ReadAt(page, at)
		if err != nil && err != io.EOF {
			return err
		}
		if !bytes.Contains(page[:n], []byte(Magic)) {
			continue
		}
		for extra := range int64(3) {
			if _, err := f.WriteAt(zeros[:min(pages.Size, info.Size()-at)], at+extra*pages.Size); err != nil {
				return err
			}
		}
	}
	return nil
}
