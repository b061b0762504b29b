package uitest_test

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"tijdig/ui/uitest"
)

// TestAFalsePropertyIsFoundAndMadeSmall runs itself in a process of its own, since
// rapid fails the test it is given.
func TestAFalsePropertyIsFoundAndMadeSmall(t *testing.T) {
	if os.Getenv("FALSE_PROPERTY") != "" {
		rapid.Check(t, func(t *rapid.T) {
			rapid.SyncTest(t, func(t *rapid.T) {
				d := uitest.Sit(t, notebook{}, 30, 3)
				d.Type(rapid.StringMatching(`[a-z]{0,9}`).Draw(t, "text"))
				d.SeesNot("q")
			})
		})
		return
	}
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), exe, "-test.run=^"+t.Name()+"$", "-rapid.nofailfile", "-rapid.checks=1000")
	cmd.Env = append(os.Environ(), "FALSE_PROPERTY=1")
	out, err := cmd.CombinedOutput()
	if err == nil || !strings.Contains(string(out), `text: "q"`) {
		t.Fatalf("want a failure with the text \"q\" alone, got %v:\n%s", err, out)
	}
}
