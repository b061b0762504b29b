package vault

import (
	"fmt"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"tijdig/store/disk"
)

// KDF is the cost of turning a passphrase into a key. It stands in the file,
// so that it can be raised later without breaking older files.
type KDF struct {
	Memory  uint32 // KiB
	Time    uint32 // passes over the memory
	Threads uint8
}

// DefaultKDF took 0.8 to 1.5 s on two cores. At 256 MiB and 3 passes a guess
// moves 2.3 GB, which keeps even large hardware to hundreds of guesses a
// second.
var DefaultKDF = KDF{Memory: 256 << 10, Time: 3, Threads: 2}

// CheapKDF is for tests and fictional files only.
var CheapKDF = KDF{Memory: 8 << 10, Time: 1, Threads: 1}

// WeakKDF is the cost below which a passphrase should be set anew.
var WeakKDF = KDF{Memory: 64 << 10, Time: 1, Threads: 1}

// The most a file may ask for. More than this is a malicious or damaged file:
// it would take the machine down before anything could be said about it.
const (
	maxMemory  = 2 << 20 // KiB
	maxTime    = 16
	maxThreads = 16
)

// Check refuses a cost that is nonsense, as [ErrDamagedHeader], or more than any file may
// ask, as [ErrTooCostly].
func (k KDF) Check() error {
	if k.Memory < 8*uint32(k.Threads) || k.Time == 0 || k.Threads == 0 {
		return fmt.Errorf("%w: cost of the passphrase is nonsense", ErrDamagedHeader)
	}
	if k.Memory > maxMemory || k.Time > maxTime || k.Threads > maxThreads {
		return ErrTooCostly
	}
	return nil
}

// key stretches a passphrase. The passphrase is brought to NFC first: the same
// letters typed on another system must open the same file.
func (k KDF) key(passphrase, salt []byte) []byte {
	composed := norm.NFC.Bytes(passphrase) // the same bytes where nothing is to be changed
	if len(composed) > 0 && &composed[0] != &passphrase[0] {
		disk.Pin(composed)
		defer clear(composed)
	}
	return argon2.IDKey(composed, salt, k.Time, k.Memory, k.Threads, KeyLen)
}
