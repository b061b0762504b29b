package disk

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"syscall"
)

// What became of a write, for who acts on it; test for them with errors.Is.
var (
	ErrExists   = errors.New("store: file exists")
	ErrNotSaved = errors.New("store: not saved")
	ErrDiskFull = errors.New("store: disk is full")
	ErrReadOnly = errors.New("store: file may only be read")
)

// NotSaved says so, and why where the worker can do something about it. Of no
// cause it makes nothing.
func NotSaved(cause error) error {
	switch {
	case cause == nil:
		return nil
	case errors.Is(cause, ErrNotSaved):
		return cause
	case Full(cause):
		return fmt.Errorf("%w: %w", ErrNotSaved, ErrDiskFull)
	case NotWritable(cause):
		return fmt.Errorf("%w: %w", ErrNotSaved, ErrReadOnly)
	}
	return fmt.Errorf("%w: %w", ErrNotSaved, cause)
}

// because reports whether an error comes from one of these of the system. bbolt
// passes some on as text only.
func because(err error, causes ...syscall.Errno) bool {
	return slices.ContainsFunc(causes, func(c syscall.Errno) bool {
		return errors.Is(err, c) || strings.HasSuffix(err.Error(), ": "+c.Error())
	})
}
