package uitest

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/charmbracelet/x/exp/golden"
)

// Size is a window in cells.
type Size struct{ W, H int }

func (s Size) String() string { return fmt.Sprintf("%dx%d", s.W, s.H) }

// Sizes are the windows every screen keeps a picture of: the smallest we promise
// to be at ease in, the common one, and a large one.
func Sizes() []Size { return []Size{{60, 20}, {80, 24}, {160, 50}} }

// Each runs one subtest a size, each in a bubble of its own.
func Each(t *testing.T, sizes []Size, f func(t *testing.T, s Size)) {
	t.Helper()
	for _, s := range sizes {
		t.Run(s.String(), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { f(t, s) })
		})
	}
}

// Golden compares the screen with testdata/<Test>/<size>.golden, and its last line
// with where the cursor stands. With -update it writes that file. One test may
// compare several screens: each further one has a name.
func (d *Desk) Golden(name ...string) {
	d.t.Helper()
	tb, ok := d.t.(testing.TB)
	if !ok {
		d.t.Fatalf("a golden screen needs a test with one outcome, not %T", d.t)
	}
	v := d.model.View()
	cursor := "no cursor"
	if c := v.Cursor; c != nil {
		cursor = fmt.Sprintf("cursor %d,%d", c.X, c.Y)
	}
	golden.RequireEqual(goldenName{tb, d.goldenName(name)}, plain(v)+"\n"+cursor+"\n")
}

func (d *Desk) goldenName(name []string) string {
	size := Size{d.w, d.h}.String()
	base := strings.TrimSuffix(d.t.Name(), "/"+size)
	return strings.Join(append(append([]string{base}, name...), size), "/")
}

// goldenName gives the file its name in place of the test's own.
type goldenName struct {
	testing.TB
	name string
}

func (g goldenName) Name() string { return g.name }
