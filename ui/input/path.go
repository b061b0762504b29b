package input

import (
	"os"
	"path/filepath"
	"strings"
)

// Path is the place of a file as it was typed, with the worker's own folder for ~ and
// nothing left to where the program was started; "" for nothing.
func Path(typed string) string {
	path := strings.TrimSpace(typed)
	if rest, ok := strings.CutPrefix(path, "~"); ok && (rest == "" || rest[0] == filepath.Separator) {
		if home, err := os.UserHomeDir(); err == nil {
			path = home + rest
		}
	}
	if whole, err := filepath.Abs(path); err == nil && path != "" {
		return whole
	}
	return path
}
