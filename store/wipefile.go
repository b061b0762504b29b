package store

import (
	"bytes"
	"errors"
	"io"
	"os"
)

// wipeFile overwrites every header in a file, without which nothing in it can
// be opened by a passphrase, and removes it. What the disk itself keeps of
// overwritten blocks is beyond reach.
func wipeFile(path string) error {
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
	zeros, page := make([]byte, pageSize), make([]byte, pageSize)
	for at := int64(0); at < info.Size(); at += pageSize {
		n, err := f.ReadAt(page, at)
		if err != nil && err != io.EOF {
			return err
		}
		if !bytes.Contains(page[:n], []byte(magic)) {
			continue
		}
		for extra := range int64(3) {
			if _, err := f.WriteAt(zeros[:min(pageSize, info.Size()-at)], at+extra*pageSize); err != nil {
				return err
			}
		}
	}
	return nil
}
