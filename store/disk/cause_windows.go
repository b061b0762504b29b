package disk

import (
	"errors"
	"io/fs"

	"golang.org/x/sys/windows"
)

// Full reports whether there was no room: on the disk, within the quota of
// this account, or within what a file may be.
func Full(err error) bool {
	return err != nil && because(err, windows.ERROR_DISK_FULL, windows.ERROR_HANDLE_DISK_FULL,
		windows.ERROR_DISK_QUOTA_EXCEEDED, windows.ERROR_FILE_TOO_LARGE)
}

// NotWritable reports whether the disk or the folder may only be read.
func NotWritable(err error) bool {
	return err != nil && (because(err, windows.ERROR_WRITE_PROTECT) || errors.Is(err, fs.ErrPermission))
}
