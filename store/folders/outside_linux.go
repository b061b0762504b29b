package folders

import (
	"os"
	"strings"

	"golang.org/x/sys/unix"
)

// The file systems that live on another machine, by the number statfs gives.
// Source: statfs(2).
var networkMagic = map[uint32]bool{
	0x6969: true, 0x517B: true, 0xFE534D42: true, 0xFF534D42: true, 0x73757245: true, 0x5346414F: true,
	0x00C36400: true, 0x01021997: true, 0x564C: true,
}

const fuseMagic = 0x65735546

func onNetwork(dir string) bool {
	var s unix.Statfs_t
	if unix.Statfs(dir, &s) != nil {
		return false
	}
	if uint32(s.Type) == fuseMagic {
		return fuseElsewhere(dir)
	}
	return networkMagic[uint32(s.Type)]
}

// fuseElsewhere tells sshfs and cloud drives from sticks, which use FUSE for
// NTFS and exFAT.
func fuseElsewhere(dir string) bool {
	b, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return false
	}
	best, kind := "", ""
	for line := range strings.Lines(string(b)) {
		before, after, ok := strings.Cut(line, " - ")
		f, t := strings.Fields(before), strings.Fields(after)
		if !ok || len(f) < 5 || len(t) == 0 {
			continue
		}
		if at := f[4]; len(at) >= len(best) && (dir == at || strings.HasPrefix(dir, strings.TrimSuffix(at, "/")+"/")) {
			best, kind = at, t[0]
		}
	}
	return strings.HasPrefix(kind, "fuse.") && !strings.Contains(kind, "ntfs") && !strings.Contains(kind, "exfat")
}
