//go:build !linux

package store

import "os"

func fillAhead(f *os.File, from, to int64) error { return zeroAhead(f, from, to) }
