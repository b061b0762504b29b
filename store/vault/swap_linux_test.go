package vault

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"tijdig/store/disk"
)

// isPinned reports whether the kernel keeps the memory of b out of swap.
func isPinned(t *testing.T, b []byte) bool {
	t.Helper()
	f, err := os.Open("/proc/self/smaps")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	at, inside := uint64(reflect.ValueOf(b).Pointer()), false
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var from, to uint64
		if n, _ := fmt.Sscanf(lines.Text(), "%x-%x ", &from, &to); n == 2 {
			inside = from <= at && at < to
		}
		if flags, ok := strings.CutPrefix(lines.Text(), "VmFlags:"); ok && inside {
			return slices.Contains(strings.Fields(flags), "lo")
		}
	}
	t.Fatal("the memory is nowhere in the map of this process")
	return false
}

// TestTheKeysOfAnOpenFileAreKeptOutOfSwap asks the kernel, for each key and for the one
// within the cipher, and finds them empty once they were wiped.
func TestTheKeysOfAnOpenFileAreKeptOutOfSwap(t *testing.T) {
	page, err := unix.Mmap(-1, 0, 1<<12, unix.PROT_READ|unix.PROT_WRITE, unix.MAP_ANON|unix.MAP_PRIVATE)
	if err != nil {
		t.Fatal(err)
	}
	lets := unix.Mlock(page) == nil // a system may let nobody keep anything
	keys := NewKeys(Random(KeyLen), ID{})
	secrets := keys.secrets()
	if len(secrets) != 5 {
		t.Fatalf("%d keys", len(secrets))
	}
	for i, k := range secrets {
		if len(k) != KeyLen {
			t.Errorf("key %d has %d bytes: the package of the cipher no longer keeps it as it did", i, len(k))
		} else if got := isPinned(t, k); got != lets {
			t.Errorf("key %d kept out of swap: %v, and the system lets: %v", i, got, lets)
		}
	}
	phrase := pinned(strings.Repeat("woord ", 1<<12))
	if got := isPinned(t, phrase); got != lets {
		t.Errorf("a passphrase is kept out of swap: %v", got)
	}
	if isPinned(t, make([]byte, 1<<20)) {
		t.Error("control: memory nobody asked for is kept too")
	}
	if disk.Pin(nil) {
		t.Error("control: nothing was kept")
	}
	keys.Wipe()
	for i, k := range secrets {
		if !bytes.Equal(k, make([]byte, KeyLen)) {
			t.Errorf("key %d still stands in memory after wiping", i)
		}
	}
}
