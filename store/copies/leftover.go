package copies

import (
	"errors"
	"os"
	"strings"

	"tijdig/store/disk"
	"tijdig/store/objects"
	"tijdig/store/vault"
)

// Sweep removes what a crash left of files that never got their name, or lost it to be
// wiped. They are sealed, but a half-made copy may hold what was destroyed since. One is
// known by a name that only the keys can have made; one that was begun before there were
// keys, by the digits in its name and by what is in it: nothing, or a header that they
// signed. Whatever else has such a name stays.
func Sweep(k *vault.Keys, dir, prefix string) (err error) {
	for _, temp := range disk.Temps(dir, prefix) {
		info, e := os.Lstat(temp)
		if e != nil || !info.Mode().IsRegular() {
			continue
		}
		if k.MadeTemp(temp) || begunBefore(k, temp, info.Size()) {
			err = errors.Join(err, vault.Wipe(temp))
		}
	}
	return err
}

// begunBefore reports whether a file was begun before there were keys to name it by.
func begunBefore(k *vault.Keys, temp string, size int64) bool {
	tag := disk.TempTag(temp)
	if tag == "" || strings.Trim(tag, "0123456789") != "" {
		return false
	}
	h, ok := vault.HeaderOf(temp)
	return size == 0 || ok && h.ID == k.ID && h.Genuine(k)
}

// SweepMade removes what a crash left in a folder that is not the program's own, of files
// whose names only the keys can have made.
func SweepMade(k *vault.Keys, dir string) (err error) {
	for _, temp := range disk.Temps(dir, ".") {
		if info, e := os.Lstat(temp); e == nil && info.Mode().IsRegular() && k.MadeTemp(temp) {
			err = errors.Join(err, vault.Wipe(temp))
		}
	}
	return err
}

// DropSecondNames takes away names of the file itself: it was given one to be kept under
// when another took its place, and that did not come about. A name is all that goes, and
// never the one the file was opened by, whatever way leads to it.
func DropSecondNames(s *objects.DB, paths []string) (err error) {
	for _, p := range paths {
		info, e := os.Lstat(p)
		if e != nil || !s.Is(info) {
			continue
		}
		if same, known := sameName(p, s.Path); known && !same {
			err = errors.Join(err, os.Remove(p))
		}
	}
	return err
}
