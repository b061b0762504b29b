package store

import (
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/crypto/blake2b"

	"tijdig/store/disk"
)

// tempName makes an empty file beside path whose name only the keys can have made: what
// a crash leaves of it is known by that at the next opening, whatever is in it.
func (k *keys) tempName(path string) (string, error) {
	for {
		name, err := disk.TempAs(path, k.tempTag(hex.EncodeToString(randomBytes(6))))
		if !errors.Is(err, fs.ErrExist) {
			return name, err
		}
	}
}

func (k *keys) tempTag(random string) string {
	h, err := blake2b.New(8, k.idx)
	if err != nil {
		panic(err) // only for a key or size out of range
	}
	h.Write([]byte("temp"))
	h.Write([]byte(random))
	return random + "-" + hex.EncodeToString(h.Sum(nil))
}

// madeTemp reports whether the keys made the name of a file.
func (k *keys) madeTemp(path string) bool {
	tag := disk.TempTag(path)
	random, _, ok := strings.Cut(tag, "-")
	return ok && subtle.ConstantTimeCompare([]byte(tag), []byte(k.tempTag(random))) == 1
}

// sweep removes what a crash left of files that never got their name, or lost it to be
// wiped. They are sealed, but a half-made copy may hold what was destroyed since. One is
// known by a name that only the keys can have made, or by what is in it: nothing, or a
// header that they signed. Whatever else has such a name stays.
func sweep(k *keys, dir, prefix string) {
	for _, temp := range disk.Temps(dir, prefix) {
		info, err := os.Lstat(temp)
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		if info.Size() > 0 && !k.madeTemp(temp) {
			if h, ok := headerOf(temp); !ok || h.vault != k.vault || !h.genuine(k) {
				continue
			}
		}
		_ = wipe(temp) // what cannot be removed now is tried again at the next opening
	}
}

// sweepOwn removes what is left beside the file and among its copies.
func sweepOwn(path string, k *keys) {
	sweep(k, filepath.Dir(path), "."+filepath.Base(path)+".")
	sweep(k, backupDir(path), ".")
}

// tempName is tempName of the file that is open.
func (s *Store) tempName(path string) (string, error) {
	k := s.ownKeys()
	defer k.wipe()
	return k.tempName(path)
}
