package disk

import (
	"io"
	"os"
)

// Release closes what was only read, or what has failed already: its error
// would tell nothing new.
func Release(c io.Closer) { _ = c.Close() }

// Discard removes a file that never got its name. Where that fails it is swept
// at the next unlock.
func Discard(path string) { _ = os.Remove(path) }
