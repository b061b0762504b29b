//go:build !unix

package store

import (
	"errors"
	"os"
)

func mapFile(*os.File, int64) (data []byte, free func(), err error) {
	return nil, nil, errors.ErrUnsupported
}
