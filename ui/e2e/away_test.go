//go:build linux

package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"tijdig/ui/e2e/window"
)

// TestTheLockScreenSaysWhereWordsAreThatTheDiskRefused has the system refuse what makes the
// file larger, as a full disk does, and covers the screen with words that do not fit. They
// come back after unlocking.
func TestTheLockScreenSaysWhereWordsAreThatTheDiskRefused(t *testing.T) {
	t.Parallel()
	p := withSignals(t, 2000)
	info, err := os.Stat(p.file)
	if err != nil {
		t.Fatal(err)
	}
	cmd := p.command()
	cmd.Path, err = exec.LookPath("bash")
	if err != nil {
		t.Fatal(err)
	}
	cmd.Args = []string{"bash", "-c", fmt.Sprintf("ulimit -f %d; exec %s --file %s", info.Size()/1024+8, tijdig, p.file)}
	w := window.Open(t, 80, 24, cmd)
	w.WaitText("Ontgrendelen", "Wachtzin")
	unlock(w)
	quickSignal(w, "het begint")
	word := strings.Repeat("woord ", 1500)
	for range 16 {
		w.Paste(strings.Repeat("\n"+word, 20))
	}
	w.Type("tot slot")
	w.WaitText("NIET bewaard: schijf vol")
	w.Press("ctrl+l")
	w.WaitText("Wachtzin", "noodkopie, naast het bestand", "vanzelf terug")
	kept, err := filepath.Glob(filepath.Join(filepath.Dir(p.file), "nood-*.tijdig"))
	away, errAway := filepath.Glob(filepath.Join(p.dir, "home", "nood-*.tijdig"))
	if err != nil || errAway != nil || len(kept)+len(away) != 1 {
		t.Errorf("%q, %q", kept, away)
	}
	w.Kill9()
	again := p.open(t, 80, 24)
	again.WaitText("teruggehaald uit een noodkopie")
	again.Press("ctrl+c", "ctrl+c")
	again.Exit()
}
