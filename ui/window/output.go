package window

import (
	"os"
	"sync/atomic"

	"tijdig/ui/layout"
)

// Output is the window to draw in, and counts how often it was written to: whoever presses
// a key after that may have seen what was drawn before.
type Output struct {
	*layout.Terminal
	writes atomic.Int64
}

// NewOutput draws on f.
func NewOutput(f *os.File) *Output { return &Output{Terminal: layout.NewTerminal(f)} }

func (o *Output) Write(b []byte) (int, error) {
	o.writes.Add(1)
	return o.Terminal.Write(b)
}

// Writes is how often it was written to.
func (o *Output) Writes() int64 { return o.writes.Load() }
