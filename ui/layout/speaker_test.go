package layout

import (
	"bytes"
	"fmt"
	"testing"
)

// TestWhatIsSaidOutsideTheScreensBreaksBetweenWords says it on a terminal and into a file.
func TestWhatIsSaidOutsideTheScreensBreaksBetweenWords(t *testing.T) {
	const says = "tijdig: het programma is van buitenaf beëindigd.\n"
	for width, want := range map[int]string{
		0: says, 80: says, 30: "tijdig: het programma is van\nbuitenaf beëindigd.\n",
	} {
		var b bytes.Buffer
		fmt.Fprint(Speaker{&b, func() (int, bool) { return width, width > 0 }}, says)
		if b.String() != want {
			t.Errorf("%d cells: %q", width, b.String())
		}
	}
}
