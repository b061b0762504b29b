package supervisor

import (
	"bytes"
	"strings"
)

// words takes what a child writes to its error output and keeps it from the
// terminal while the screen stands there, and for good when it is not the
// program's own: the runtime writes the value of a panic there, which may be a
// word of a record, and the arguments of functions, which may be a key.
type words struct{ b bytes.Buffer }

// mostWords is more than the program ever has to say.
const mostWords = 16 << 10

// Write keeps the first of p and lets go of the rest.
func (w *words) Write(p []byte) (int, error) {
	w.b.Write(p[:min(len(p), mostWords-w.b.Len())])
	return len(p), nil
}

// own returns the lines with which the program speaks to people. A value that is
// printed by the runtime cannot begin a line.
func (w *words) own() string {
	var own strings.Builder
	for line := range strings.Lines(w.b.String()) {
		if strings.HasPrefix(line, "tijdig: ") {
			own.WriteString(line)
		}
	}
	return own.String()
}
