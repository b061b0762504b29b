package pages

import "errors"

// What is wrong with the pages of a file; test for it with errors.Is.
var (
	ErrNotOurs   = errors.New("store: not a file of this program")
	ErrTruncated = errors.New("store: file is shorter than it was")
	ErrDamaged   = errors.New("store: damaged")
)
