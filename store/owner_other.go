//go:build !windows

package store

// ownerOnly does nothing: files are made 0600 and folders 0700 here.
func ownerOnly(string) {}
