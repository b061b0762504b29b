package disk

import "errors"

// What became of a write, for who acts on it; test for them with errors.Is.
var (
	ErrExists   = errors.New("store: file exists")
	ErrNotSaved = errors.New("store: not saved")
	ErrDiskFull = errors.New("store: disk is full")
	ErrReadOnly = errors.New("store: file may only be read")
)
