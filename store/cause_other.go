//go:build !windows

package store

import (
	"errors"
	"io/fs"
	"syscall"
)

// diskFull reports whether there was no room: on the disk, within the quota of
// this account, or within what a file may be.
func diskFull(err error) bool {
	return err != nil && because(err, syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG)
}

// notWritable reports whether the disk or the folder may only be read.
func notWritable(err error) bool {
	return err != nil && (because(err, syscall.EROFS) || errors.Is(err, fs.ErrPermission))
}
