// Package pattern makes regular expressions when something is first looked for with them:
// there are many, and most starts of the program use none.
package pattern

import (
	"regexp"
	"sync"
)

// Lazy returns what gives a regular expression, which is read at its first use. One that is
// none panics there; a test would have caught it.
func Lazy(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}
