package folders

import "golang.org/x/sys/unix"

func onNetwork(dir string) bool {
	var s unix.Statfs_t
	if unix.Statfs(dir, &s) != nil {
		return false
	}
	switch unix.ByteSliceToString(s.Fstypename[:]) {
	case "nfs", "smbfs", "afpfs", "webdav", "cifs", "macfuse", "osxfuse":
		return true
	}
	return false
}
