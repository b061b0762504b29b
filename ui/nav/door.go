package nav

import (
	"os"

	"tijdig/store"
	"tijdig/store/hoststate"
)

// Door is the way to the file: where it lies, and what making and opening it
// needs.
type Door struct {
	Path      string
	KDF       store.KDF          // the cost of making a passphrase slot
	Secrets   []store.Secret     // from a file, tried once in this order; none asks
	Hint      string             // shown on the lock screen of fictional files
	Covered   bool               // the screen was covered: nothing says what is behind it
	Recipient string             // the organisation's age recipient; "" for none
	Machine   *hoststate.Machine // nil where nothing can be kept about it
}

// Exists reports whether there is a file at the path.
func (d Door) Exists() bool {
	_, err := os.Stat(d.Path)
	return err == nil
}
