// Package copies is what lies beside a file or somewhere else: managed copies, how one is made
// and proven, which of them stay, what a crash left among them, and how one file takes the
// place of another. It knows no signals, and not when a copy is due: who has the file open says.
package copies

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"tijdig/store/disk"
)

// Info is one managed backup.
type Info struct {
	Path string
	At   time.Time // when it was made, to the second, in UTC
	Size int64
}

const (
	Ext          = ".tijdig"
	backupLayout = "20060102T150405"
	keepNewest   = 3
	keepWeekly   = 4
)

// NameAt is how a copy that was made at a moment is called, which is in UTC.
func NameAt(at time.Time) string { return at.Format(backupLayout) + Ext }

// Dir is where the managed backups of the file at path stand.
func Dir(path string) string { return path + ".backups" }

// MakeDir makes the folder of the managed backups, for its owner only.
func MakeDir(path string) error {
	dir := Dir(path)
	if err := disk.MakeFolder(dir); err != nil {
		return err
	}
	disk.OwnerOnly(dir)
	return nil
}

// OwnPlace reports whether a path is that of the folder of the managed copies of a file, be
// it there yet or not.
func OwnPlace(file, path string) bool {
	for _, name := range []string{file, disk.Real(file)} {
		if same, _ := sameName(path, Dir(name)); same {
			return true
		}
	}
	return false
}

// sameName reports whether two paths are one name in one folder, and whether both folders
// can be reached. Where letters differ in size alone it depends on the disk, and they are
// taken for one.
func sameName(a, b string) (same, known bool) {
	x, errX := os.Stat(filepath.Dir(a))
	y, errY := os.Stat(filepath.Dir(b))
	if errX != nil || errY != nil {
		return false, false
	}
	return os.SameFile(x, y) && strings.EqualFold(filepath.Base(a), filepath.Base(b)), true
}

// List lists the managed backups of the file at path, newest first. It
// needs no key.
func List(path string) (out []Info, err error) {
	path = disk.Real(path)
	all, err := os.ReadDir(Dir(path))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	for _, e := range all {
		name, ours := strings.CutSuffix(e.Name(), Ext)
		at, bad := time.Parse(backupLayout, name)
		info, gone := e.Info()
		if !ours || bad != nil || gone != nil {
			continue
		}
		out = append(out, Info{filepath.Join(Dir(path), e.Name()), at, info.Size()})
	}
	slices.SortFunc(out, func(a, b Info) int { return b.At.Compare(a.At) })
	return out, err
}

// Kept says which backups stay: the last three made, and of each of the four
// last weeks before those the last.
func Kept(newestFirst []Info) map[string]bool {
	keep, weeks := map[string]bool{}, map[string]bool{}
	for i, b := range newestFirst {
		if i < keepNewest {
			keep[b.Path] = true
			continue
		}
		y, w := b.At.ISOWeek()
		week := fmt.Sprint(y, w)
		if !weeks[week] && len(weeks) < keepWeekly {
			weeks[week], keep[b.Path] = true, true
		}
	}
	return keep
}
