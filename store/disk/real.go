package disk

import (
	"os"
	"path/filepath"
)

// Real returns where the file at a path really lies: behind links to it. What belongs
// to a file lies beside the file, not beside a link. A path at which there is nothing
// stays as it is, and so does one that leads in a circle.
func Real(path string) string {
	for range 40 { // as many as Linux follows
		info, err := os.Lstat(path)
		if err != nil || info.Mode()&os.ModeSymlink == 0 {
			return path
		}
		to, err := os.Readlink(path)
		if err != nil {
			return path
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(path), to)
		}
		path = to
	}
	return path
}
