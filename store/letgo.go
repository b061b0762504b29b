package store

import (
	"io"
	"os"
)

// release closes what was only read, or what has failed already: its error
// would tell nothing new.
func release(c io.Closer) { _ = c.Close() }

// discard removes a file that never got its name. Where that fails it is swept
// at the next unlock.
func discard(path string) { _ = os.Remove(path) }
