//go:build !unix

package disk

import (
	"errors"
	"os"
)

// Map hands out the content of a file in memory, without copying it, until free is
// called. It returns [errors.ErrUnsupported] where a system cannot.
func Map(*os.File, int64) (data []byte, free func(), err error) {
	return nil, nil, errors.ErrUnsupported
}
