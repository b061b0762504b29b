package pages

import (
	"crypto/sha256"
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"

	bolt "go.etcd.io/bbolt"
)

// bboltFile returns a file of bbolt with a bucket of n values under keys in no order, and
// one that is so small that it stands within its parent.
func bboltFile(t *testing.T, n int) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "f")
	db, err := bolt.Open(path, 0o600, &bolt.Options{PageSize: Size})
	if err != nil {
		t.Fatal(err)
	}
	for from := 0; from < n; from += 500 {
		err := db.Update(func(b *bolt.Tx) error {
			small, err := b.CreateBucketIfNotExists([]byte("small"))
			if err != nil {
				return err
			}
			large, err := b.CreateBucketIfNotExists([]byte("large"))
			if err != nil {
				return err
			}
			for i := from; i < min(from+500, n); i++ {
				key := sha256.Sum256(binary.LittleEndian.AppendUint64(nil, uint64(i)))
				if err := large.Put(key[:16], make([]byte, 700)); err != nil {
					return err
				}
			}
			return small.Put([]byte("k"), []byte("v"))
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
