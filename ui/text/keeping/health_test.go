package keeping_test

import (
	"os"
	"strings"
	"testing"

	"tijdig/store"
	"tijdig/ui/text/keeping"
)

// TestEveryWarningHasWords reads the warnings from where they are declared.
func TestEveryWarningHasWords(t *testing.T) {
	src, err := os.ReadFile("../../../store/standing.go")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for l := range strings.SplitSeq(string(src), "\n") {
		_, value, ok := strings.Cut(l, " Warning = \"")
		if !ok {
			continue
		}
		n++
		w := store.Warning(strings.TrimSuffix(value, "\""))
		words := keeping.Warning(w)
		if w != store.WarnDamaged && words == keeping.Warning(store.WarnDamaged) {
			t.Errorf("%q has no words of its own", w)
		}
		if strings.Count(words, ".") < 2 || !strings.Contains(keeping.Warned([]store.Warning{w}), keeping.FileWarned) {
			t.Errorf("%q: %q", w, words)
		}
	}
	if n < 10 {
		t.Fatalf("%d warnings found", n)
	}
}
