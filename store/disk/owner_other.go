//go:build !windows

package disk

// OwnerOnly does nothing: files are made 0600 and folders 0700 here.
func OwnerOnly(string) {}
