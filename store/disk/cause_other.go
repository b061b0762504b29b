//go:build !windows

package disk

import (
	"errors"
	"io/fs"
	"syscall"
)

// Full reports whether there was no room: on the disk, within the quota of
// this account, or within what a file may be.
func Full(err error) bool {
	return err != nil && because(err, syscall.ENOSPC, syscall.EDQUOT, syscall.EFBIG)
}

// NotWritable reports whether the disk or the folder may only be read.
func NotWritable(err error) bool {
	return err != nil && (because(err, syscall.EROFS) || errors.Is(err, fs.ErrPermission))
}
