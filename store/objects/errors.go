package objects

import (
	"errors"

	"tijdig/store/pages"
)

// Why a file cannot be used, or a change was not made; test for them with errors.Is.
var (
	ErrNotFound   = errors.New("store: no such file or record")
	ErrInUse      = errors.New("store: file is open in another window")
	ErrUnreadable = errors.New("store: the file may not be read")
	ErrIncomplete = errors.New("store: not all the file counts is there; nothing was removed")
	ErrTooLarge   = errors.New("store: not saved: larger than anything the file takes")
	ErrMoved      = errors.New("store: the file at this path is not the one that was opened")
	ErrClosed     = errors.New("store: closed")
	ErrNoClock    = errors.New("store: no clock was given")
)

// IgnoreNotFound takes what is not there for no error.
func IgnoreNotFound(err error) error {
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	return err
}

// PassOver lets something be made of what is there and can be read.
func PassOver(err error) error {
	if errors.Is(err, pages.ErrDamaged) {
		return nil
	}
	return IgnoreNotFound(err)
}

// Lost takes what should be there and is not for damage, as what cannot be read is.
func Lost(err error) error {
	if err != nil {
		return pages.ErrDamaged
	}
	return nil
}
